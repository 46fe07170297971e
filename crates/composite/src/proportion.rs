//! Steps of a method file that put figures into proportion: to the best that others of like ability reach, to the
//! inequality of groups, to a unit's own past, and to the answers of others.

use waymark_index::adjust::{People, Unequal};
use waymark_index::frontier::{Ability, Frontier};
use waymark_index::opinion::{Balance, OverTime};
use waymark_index::recipe::Step;

use crate::codes::wrong;
use crate::method::{Method, PeopleSpec, StepSpec};
use crate::problem::hint;
use crate::steps::Reading;

/// Kinds of frontiers.
pub(crate) const FRONTIERS: [&str; 3] = ["hull", "quantile", "order_m"];
/// Ways to hold figures against a unit's own past.
pub(crate) const PASTS: [&str; 2] = ["cycle", "change"];

impl Method {
    /// Columns that steps look at and nobody scores, with the key that names them.
    #[must_use]
    pub fn other_columns(&self) -> Vec<(String, &str)> {
        let mut out = Vec::new();
        for (at, step) in self.step.iter().enumerate() {
            let key = |what: &str| format!("step {}.{what}", at + 1);
            out.extend(step.income.iter().map(|c| (key("income"), c.as_str())));
            out.extend(step.down.iter().map(|c| (key("down"), c.as_str())));
            out.extend(step.same.iter().map(|c| (key("same"), c.as_str())));
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
            self.add(key, wrong::column_of_step(hint("", all)));
        }
        found
    }

    fn share(&mut self, key: &str, name: &str, value: Option<f64>) {
        if let Some(value) = value.filter(|s| !(0.0..=1.0).contains(s)) {
            self.add(key, wrong::no_share(name, value));
        }
    }

    pub(crate) fn frontier(&mut self, key: &str, step: &StepSpec) -> Option<Step> {
        let chosen = self.columns(key, step);
        let Some(income) = &step.income else {
            self.add(key, wrong::income_needed());
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
                self.add(key, wrong::no_frontier(other, hint(other, FRONTIERS)));
                return None;
            }
        };
        if step.draws == Some(0) {
            self.add(key, wrong::no_draws());
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
            self.add(key, wrong::lower_is_better(lower));
        }
        if step.figures.len() < 2 {
            self.add(key, wrong::groups_needed());
            return None;
        }
        let aversion = step.aversion.unwrap_or(1.0);
        if !(aversion.is_finite() && aversion >= 0.0) {
            self.add(key, wrong::no_aversion(aversion));
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
            self.add(key, wrong::people_count(figures.len(), count));
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

    pub(crate) fn over_time(&mut self, key: &str, step: &StepSpec) -> Option<Step> {
        let chosen = self.columns(key, step);
        if self.source.figures.blocks().len() < 2 {
            self.add(key, wrong::one_time());
        }
        let how = match step.by.as_deref() {
            Some("cycle") => OverTime::Cycle,
            Some("change") => OverTime::Change,
            other => {
                let other = other.unwrap_or_default();
                self.add(key, wrong::no_past(other, hint(other, PASTS)));
                return None;
            }
        };
        let by = chosen.into_iter().map(|chosen| chosen.then_some(how));
        Some(Step::OverTime(by.collect()))
    }

    pub(crate) fn balance(&mut self, key: &str, step: &StepSpec) -> Option<Step> {
        let chosen = self.columns(key, step);
        if chosen.iter().filter(|chosen| **chosen).count() != 1 {
            self.add(key, wrong::balance_of_one());
        }
        let Some(down) = &step.down else {
            self.add(key, wrong::balance_needs_down());
            return None;
        };
        let down = *self.others(key, std::slice::from_ref(down))?.first()?;
        let same = match &step.same {
            Some(same) => Some(*self.others(key, std::slice::from_ref(same))?.first()?),
            None => None,
        };
        let how = Balance { down, same };
        let by = chosen.into_iter().map(|chosen| chosen.then_some(how));
        Some(Step::Balance(by.collect()))
    }
}
