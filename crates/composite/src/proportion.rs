//! Steps of a method file that put figures into proportion: to the best that others of like ability reach, and to the
//! inequality of groups.

use waymark_index::adjust::{People, Unequal};
use waymark_index::frontier::{Ability, Frontier};
use waymark_index::recipe::Step;

use crate::method::{Method, PeopleSpec, StepSpec};
use crate::problem::hint;
use crate::steps::Reading;

/// Kinds of frontiers.
pub(crate) const FRONTIERS: [&str; 3] = ["hull", "quantile", "order_m"];

impl Method {
    /// Columns that steps look at and nobody scores, with the key that names them.
    #[must_use]
    pub fn other_columns(&self) -> Vec<(String, &str)> {
        let mut out = Vec::new();
        for (at, step) in self.step.iter().enumerate() {
            let key = |what: &str| format!("step {}.{what}", at + 1);
            out.extend(step.income.iter().map(|c| (key("income"), c.as_str())));
            out.extend(step.figures.iter().map(|c| (key("figures"), c.as_str())));
            if let Some(PeopleSpec::Columns(columns)) = &step.people {
                out.extend(columns.iter().map(|c| (key("people"), c.as_str())));
            }
        }
        out
    }
}

impl Reading<'_> {
    /// The places of columns among those that nobody scores.
    fn others(&mut self, key: &str, names: &[String]) -> Option<Vec<usize>> {
        let known = &self.source.denominators;
        let place = |name: &String| known.iter().position(|d| d == name);
        let found: Option<Vec<usize>> = names.iter().map(place).collect();
        if found.is_none() {
            // The reader of the table has said which.
            let all = known.iter().map(String::as_str);
            let what = "a column of this step is not there".to_owned();
            self.add(key, what, &hint("", all));
        }
        found
    }

    fn share(&mut self, key: &str, name: &str, value: Option<f64>) {
        if value.is_some_and(|s| !(0.0..=1.0).contains(&s)) {
            let what = format!("\"{name}\" is no share from 0 to 1");
            self.add(key, what, "write 0.95 for 95 %");
        }
    }

    pub(crate) fn frontier(&mut self, key: &str, step: &StepSpec) -> Option<Step> {
        let chosen = self.columns(key, step);
        let Some(income) = &step.income else {
            let what = "a frontier needs the column of an income or another ability";
            self.add(key, what, "write income = \"gdp\"");
            return None;
        };
        let income = *self.others(key, std::slice::from_ref(income))?.first()?;
        self.share(key, "share", step.share);
        let frontier = match step.by.as_deref().unwrap_or("hull") {
            "hull" => Frontier::Hull,
            "quantile" => Frontier::Quantile {
                share: step.share.unwrap_or(0.95),
            },
            "order_m" => Frontier::OrderM {
                m: step.draws.unwrap_or(25),
            },
            other => {
                self.add(
                    key,
                    format!("there is no frontier \"{other}\""),
                    &hint(other, FRONTIERS),
                );
                return None;
            }
        };
        if step.draws == Some(0) {
            self.add(key, "no draws make no frontier", "write draws = 25");
        }
        let of = |(indicator, chosen): (&crate::source::Indicator, bool)| {
            // What scores 0 under goalposts scores 0 here.
            let own = indicator
                .goalposts
                .map(|(low, high)| if indicator.higher { low } else { high });
            let how = Ability {
                frontier,
                floor: step.floor.or(own),
                cap: step.cap.unwrap_or(true),
                penalty: step.penalty,
            };
            chosen.then_some((income, how))
        };
        let all = self.source.indicators.iter().zip(chosen);
        Some(Step::Frontier(all.map(of).collect()))
    }

    pub(crate) fn inequality(&mut self, key: &str, step: &StepSpec) -> Option<Step> {
        let chosen = self.columns(key, step);
        let lower: Vec<String> = (self.source.indicators.iter().zip(&chosen))
            .filter(|(i, chosen)| **chosen && !i.higher)
            .map(|(i, _)| i.code.clone())
            .collect();
        if !lower.is_empty() {
            let what = format!(
                "less of {} is better: inequality lowers what is good",
                lower.join(", ")
            );
            self.add(
                key,
                what,
                "turn the figures round first (survival instead of deaths), or leave them out with \"except\"",
            );
        }
        if step.figures.len() < 2 {
            let what = "inequality needs the figures of at least two groups";
            self.add(key, what, "write figures = [\"rate_women\", \"rate_men\"]");
            return None;
        }
        let aversion = step.aversion.unwrap_or(1.0);
        if !(aversion.is_finite() && aversion >= 0.0) {
            let what = format!("the aversion {aversion} is no number from 0 on");
            self.add(key, what, "1 is that of the UNDP");
        }
        let figures = self.others(key, &step.figures)?;
        let people = match &step.people {
            None => People::Shares(vec![1.0; figures.len()]),
            Some(PeopleSpec::Shares(shares)) => People::Shares(shares.clone()),
            Some(PeopleSpec::Columns(columns)) => People::Columns(self.others(key, columns)?),
        };
        let count = match &people {
            People::Shares(shares) => shares.len(),
            People::Columns(columns) => columns.len(),
        };
        if count != figures.len() {
            let what = format!("{} groups have {count} numbers of people", figures.len());
            self.add(key, what, "name one for each group, in the same order");
        }
        let how = Unequal {
            figures,
            people,
            aversion,
        };
        Some(Step::Unequal(
            chosen.into_iter().map(|c| c.then(|| how.clone())).collect(),
        ))
    }
}
