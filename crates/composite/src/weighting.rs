//! Weights of a node's children by a rule: from their scaled values, or from what people say.

use waymark_index::weights::NoWeights;
use waymark_index::weights::components::components;
use waymark_index::weights::judged::{ahp, best_worst, budget};
use waymark_index::weights::objective::Objective;
use waymark_index::weights::optimise::{Aim, optimise};

use crate::compile::Composite;
use crate::method::Weighting;
use crate::problem::{Problems, hint};

/// Rules there are.
pub(crate) const KNOWN: [&str; 13] = [
    "equal",
    "components",
    "factors",
    "deviation",
    "entropy",
    "critic",
    "gini",
    "merec",
    "balanced",
    "most_information",
    "budget",
    "pairwise",
    "best_worst",
];

fn text(fault: NoWeights) -> String {
    fault.to_string()
}

impl Composite {
    /// Gives the children of a node the weights that a rule makes of their scaled values.
    pub(crate) fn weigh(
        &mut self,
        weighting: &Weighting,
        (file, at): (&str, usize),
        problems: &mut Problems,
    ) {
        let key = format!("weighting {at}");
        let nodes: Vec<usize> = match &weighting.node {
            // From the bottom up: the weights below decide the values above.
            None => self.tree.bottom_up().to_vec(),
            Some(code) => match self.source.node(code) {
                Some(node) => vec![node],
                None => {
                    let known = self.source.nodes.iter().map(|n| n.code.as_str());
                    let remedy = hint(code, known);
                    problems.add(file, &key, format!("there is no node \"{code}\""), &remedy);
                    return;
                }
            },
        };
        for node in nodes {
            if self.tree.children(node).len() < 2 {
                continue;
            }
            match self.children_weights(node, weighting) {
                Ok(found) => {
                    let all = 0..self.tree.len();
                    let mut weights: Vec<f64> = all.map(|n| self.tree.relative_weight(n)).collect();
                    for (&child, weight) in self.tree.children(node).iter().zip(found) {
                        weights[child] = weight;
                    }
                    self.tree = self.tree.reweighted(&weights);
                }
                Err(why) => {
                    let what = format!("no weights for the children of {}: {why}", self.code(node));
                    problems.add(file, &key, what, "");
                }
            }
        }
    }

    fn children_weights(&mut self, node: usize, weighting: &Weighting) -> Result<Vec<f64>, String> {
        match weighting.by.as_str() {
            "equal" => Ok(vec![1.0; self.tree.children(node).len()]),
            "budget" | "pairwise" | "best_worst" => self.judged(node, weighting),
            by if KNOWN.contains(&by) => self.by_data(node, weighting),
            other => Err(format!(
                "there is no rule \"{other}\" ({})",
                hint(other, KNOWN)
            )),
        }
    }

    fn code(&self, node: usize) -> &str {
        &self.source.nodes[node].code
    }

    fn by_data(&mut self, node: usize, weighting: &Weighting) -> Result<Vec<f64>, String> {
        let children = self.tree.children(node).to_vec();
        let built = self
            .recipe
            .build(&self.source.figures, &self.tree)
            .map_err(|faults| {
                let words: Vec<String> = faults.iter().map(ToString::to_string).collect();
                words.join("; ")
            })?;
        let rows = 0..self.source.units.len();
        let value = |row, child| built.scores.value(row, child).unwrap_or(f64::NAN);
        let column = |&child: &usize| rows.clone().map(|row| value(row, child)).collect();
        let columns: Vec<Vec<f64>> = children.iter().map(column).collect();
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        match weighting.by.as_str() {
            "components" => {
                let found = components(&columns).map_err(text)?;
                if let Some(at) = found.first().iter().position(|w| *w < 0.0) {
                    return Err(format!(
                        "{} runs against the others (its loading is negative): look at its direction, or take \"factors\"",
                        self.code(children[at])
                    ));
                }
                Ok(found.first().to_vec())
            }
            "factors" => components(&columns)
                .and_then(|c| c.factors(None))
                .map_err(text),
            "deviation" => Objective::Deviation.weights(&columns).map_err(text),
            "entropy" => Objective::Entropy.weights(&columns).map_err(text),
            "critic" => Objective::Critic.weights(&columns).map_err(text),
            "gini" => Objective::Gini.weights(&columns).map_err(text),
            "merec" => Objective::Merec.weights(&columns).map_err(text),
            by => self.optimal(node, by == "balanced", weighting, &columns),
        }
    }

    fn optimal(
        &mut self,
        node: usize,
        balanced: bool,
        weighting: &Weighting,
        columns: &[&[f64]],
    ) -> Result<Vec<f64>, String> {
        let children = self.tree.children(node).iter();
        let aim = if balanced {
            Aim::Shares {
                shares: children.map(|&c| self.tree.relative_weight(c)).collect(),
                squared: false,
            }
        } else {
            Aim::MostInformation
        };
        let bounds = (
            weighting.least.unwrap_or(0.0),
            weighting.most.unwrap_or(1.0),
        );
        let found = optimise(columns, &aim, bounds).map_err(text)?;
        if !found.settled {
            self.notes.push(format!(
                "the weights under {} are the best that were found, not the best there are (residual {:.1e})",
                self.code(node),
                found.residual
            ));
        }
        Ok(found.weights)
    }

    fn judged(&mut self, node: usize, weighting: &Weighting) -> Result<Vec<f64>, String> {
        let children = self.tree.children(node).to_vec();
        let order: Vec<String> = if weighting.children.is_empty() {
            children.iter().map(|&c| self.code(c).to_owned()).collect()
        } else {
            weighting.children.clone()
        };
        let found = match weighting.by.as_str() {
            "budget" => budget(&weighting.judgements).map_err(text)?.weights,
            "pairwise" => {
                let found = ahp(&weighting.judgements).map_err(text)?;
                if let Some(ratio) = found.ratio.filter(|r| *r > 0.1) {
                    self.notes.push(format!(
                        "the comparisons under {} contradict each other (ratio {ratio:.2}; at most 0.10 is usual)",
                        self.code(node)
                    ));
                }
                found.weights
            }
            _ => {
                let place = |name: &Option<String>| {
                    let name = name.as_ref()?;
                    order.iter().position(|c| c == name)
                };
                let ends = place(&weighting.best).zip(place(&weighting.worst));
                let (best, worst) = ends.ok_or("\"best\" and \"worst\" name no child")?;
                let [to_all, to_worst] = &weighting.judgements[..] else {
                    return Err(
                        "two rows of judgements are needed: best to all, all to worst".to_owned(),
                    );
                };
                best_worst(best, worst, to_all, to_worst)
                    .map_err(text)?
                    .weights
            }
        };
        let of = |&child: &usize| {
            let at = order.iter().position(|c| c == self.code(child));
            let weight = at.and_then(|at| found.get(at).copied());
            weight.ok_or_else(|| format!("no judgement about {}", self.code(child)))
        };
        children.iter().map(of).collect()
    }
}
