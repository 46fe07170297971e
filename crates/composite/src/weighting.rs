//! Weights of a node's children by a rule: from their scaled values, or from what people say.

use waymark_index::recipe::RecipeFault;
use waymark_index::weights::NoWeights;
use waymark_index::weights::components::components;
use waymark_index::weights::judged::{ahp, best_worst, budget};
use waymark_index::weights::objective::Objective;
use waymark_index::weights::optimise::{Aim, optimise};

use crate::codes::{remark, wrong};
use crate::compile::Composite;
use crate::faults;
use crate::method::Weighting;
use crate::problem::{Problems, hint};
use crate::said::Said;
use crate::source::Source;

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

/// Says what is wrong with the names in a rule of weights.
pub(crate) fn check(
    source: &Source,
    weighting: &Weighting,
    (file, at): (&str, usize),
    problems: &mut Problems,
) {
    let key = format!("weighting {at}");
    let by = weighting.by.as_str();
    if !KNOWN.contains(&by) {
        problems.add(file, &key, wrong::no_weighting(by, hint(by, KNOWN)));
    }
    let named = weighting.node.iter().chain(&weighting.children);
    let unknown = named.filter(|code| source.node(code).is_none());
    for code in unknown.filter(|_| !source.flaws.tree) {
        let known = source.nodes.iter().map(|n| n.code.as_str());
        problems.add(file, &key, wrong::no_node(code, hint(code, known)));
    }
}

impl Weighting {
    /// Whether figures decide, and not what people say.
    pub(crate) fn looks_at_figures(&self) -> bool {
        !["equal", "budget", "pairwise", "best_worst"].contains(&self.by.as_str())
    }
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
            // What has no such name was said before.
            Some(code) => self.source.node(code).into_iter().collect(),
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
                Err(faults) => {
                    for what in faults {
                        problems.add(file, &key, what);
                    }
                }
            }
        }
    }

    fn children_weights(
        &mut self,
        node: usize,
        weighting: &Weighting,
    ) -> Result<Vec<f64>, Vec<Said>> {
        match weighting.by.as_str() {
            "equal" => Ok(vec![1.0; self.tree.children(node).len()]),
            "budget" | "pairwise" | "best_worst" => {
                self.judged(node, weighting).map_err(|what| vec![what])
            }
            _ => {
                let values = self.values(node)?;
                let columns: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
                self.by_data(node, weighting, &columns)
                    .map_err(|what| vec![what])
            }
        }
    }

    fn code(&self, node: usize) -> &str {
        &self.source.nodes[node].code
    }

    /// What is wrong with the weights of a node's children, with their codes in the order of the tree.
    fn said(&self, node: usize, fault: NoWeights) -> Said {
        faults::no_weights(fault, self.code(node), &self.child_codes(node))
    }

    fn child_codes(&self, node: usize) -> Vec<String> {
        let children = self.tree.children(node).iter();
        children.map(|&c| self.code(c).to_owned()).collect()
    }

    /// The scaled values of a node's children.
    fn values(&self, node: usize) -> Result<Vec<Vec<f64>>, Vec<Said>> {
        let built = self.recipe.build(&self.source.figures, &self.tree);
        let named = |faults: Vec<RecipeFault>| -> Vec<Said> {
            let said = faults.iter().map(|f| faults::recipe(f, &self.source));
            said.collect()
        };
        let built = built.map_err(named)?;
        let rows = 0..self.source.units.len();
        let value = |row, child| built.scores.value(row, child).unwrap_or(f64::NAN);
        let column = |&child: &usize| rows.clone().map(|row| value(row, child)).collect();
        Ok(self.tree.children(node).iter().map(column).collect())
    }

    fn by_data(
        &mut self,
        node: usize,
        weighting: &Weighting,
        columns: &[&[f64]],
    ) -> Result<Vec<f64>, Said> {
        let found = match weighting.by.as_str() {
            "components" => {
                let found = components(columns).map_err(|fault| self.said(node, fault))?;
                if let Some(at) = found.first().iter().position(|w| *w < 0.0) {
                    let child = self.code(self.tree.children(node)[at]);
                    return Err(wrong::weights_negative_loading(self.code(node), child));
                }
                Ok(found.first().to_vec())
            }
            "factors" => components(columns).and_then(|c| c.factors(None)),
            "deviation" => Objective::Deviation.weights(columns),
            "entropy" => Objective::Entropy.weights(columns),
            "critic" => Objective::Critic.weights(columns),
            "gini" => Objective::Gini.weights(columns),
            "merec" => Objective::Merec.weights(columns),
            by => return self.optimal(node, by == "balanced", weighting, columns),
        };
        found.map_err(|fault| self.said(node, fault))
    }

    fn optimal(
        &mut self,
        node: usize,
        balanced: bool,
        weighting: &Weighting,
        columns: &[&[f64]],
    ) -> Result<Vec<f64>, Said> {
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
        let found = optimise(columns, &aim, bounds).map_err(|fault| self.said(node, fault))?;
        if !found.settled {
            let residual = format!("{:.1e}", found.residual);
            let note = remark::weights_not_settled(self.code(node), residual);
            self.notes.push(note);
        }
        Ok(found.weights)
    }

    fn judged(&mut self, node: usize, weighting: &Weighting) -> Result<Vec<f64>, Said> {
        let own = self.code(node).to_owned();
        let order = if weighting.children.is_empty() {
            self.child_codes(node)
        } else {
            weighting.children.clone()
        };
        let said = |fault: NoWeights| faults::no_weights(fault, &own, &order);
        let found = match weighting.by.as_str() {
            "budget" => budget(&weighting.judgements).map_err(said)?.weights,
            "pairwise" => {
                let found = ahp(&weighting.judgements).map_err(said)?;
                if let Some(ratio) = found.ratio.filter(|r| *r > 0.1) {
                    let note = remark::judgements_contradict(&own, format!("{ratio:.2}"));
                    self.notes.push(note);
                }
                found.weights
            }
            _ => {
                let place = |name: &Option<String>| {
                    let name = name.as_ref()?;
                    order.iter().position(|c| c == name)
                };
                let ends = place(&weighting.best).zip(place(&weighting.worst));
                let (best, worst) = ends.ok_or_else(|| {
                    wrong::weights_best_and_worst(&own, hint("", order.iter().map(String::as_str)))
                })?;
                let [to_all, to_worst] = &weighting.judgements[..] else {
                    return Err(wrong::weights_two_rows(&own, weighting.judgements.len()));
                };
                best_worst(best, worst, to_all, to_worst)
                    .map_err(said)?
                    .weights
            }
        };
        let of = |&child: &usize| {
            let at = order.iter().position(|c| c == self.code(child));
            let weight = at.and_then(|at| found.get(at).copied());
            weight.ok_or_else(|| wrong::weights_no_judgement(&own, self.code(child)))
        };
        self.tree.children(node).iter().map(of).collect()
    }
}
