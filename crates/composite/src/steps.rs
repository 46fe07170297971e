//! Steps and rules of a method file as the engine takes them.

use std::collections::BTreeMap;

use waymark_index::aggregate::Aggregation;
use waymark_index::impute::{Centre, Donor, Filling, Line, Metric, Model};
use waymark_index::parameters::{ParameterFault, Parameters, Value};
use waymark_index::recipe::Step;
use waymark_index::screen::Screen;
use waymark_index::shape::ShapeTest;
use waymark_index::treat::{Fence, First, Transform, Treatment};
use waymark_numerics::moments::as_f64;

use crate::codes::wrong;
use crate::faults;
use crate::method::{Rule, Rules, StepSpec};
use crate::problem::{Problems, hint};
use crate::said::Said;
use crate::source::Source;

/// Ways to fill what is missing.
pub(crate) const FILLINGS: [&str; 13] = [
    "mean",
    "median",
    "group_mean",
    "group_median",
    "row_mean",
    "row_median",
    "latest",
    "linear",
    "constant",
    "nearest",
    "hot_deck",
    "regression",
    "em",
];
/// First steps of a treatment of outliers.
pub(crate) const FIRSTS: [&str; 5] = [
    "winsorise",
    "quartiles",
    "deviation",
    "percentiles",
    "nothing",
];
/// What follows where that was not enough.
pub(crate) const SECONDS: [&str; 6] = [
    "log",
    "log_one",
    "log_either",
    "log_scaled",
    "box_cox",
    "nothing",
];

/// Where words are looked up and problems go.
pub(crate) struct Reading<'a> {
    pub(crate) file: &'a str,
    pub(crate) source: &'a Source,
    pub(crate) problems: &'a mut Problems,
}

impl Reading<'_> {
    pub(crate) fn add(&mut self, key: &str, what: Said) {
        self.problems.add(self.file, key, what);
    }

    /// Code and parameters of a rule.
    pub(crate) fn rule(&mut self, key: &str, rule: &Rule) -> Option<(String, Parameters)> {
        let table = match rule {
            Rule::Code(code) => return Some((code.clone(), Parameters::new())),
            Rule::With(table) => table,
        };
        let Some(toml::Value::String(code)) = table.get("rule") else {
            self.add(key, wrong::rule_needed());
            return None;
        };
        let mut parameters = Parameters::new();
        for (name, value) in table.iter().filter(|(name, _)| *name != "rule") {
            let value = match value {
                toml::Value::Float(x) => Value::Number(*x),
                toml::Value::Integer(x) => Value::Number(whole(*x)),
                toml::Value::Boolean(x) => Value::Flag(*x),
                toml::Value::Array(list) if list.iter().all(is_number) => {
                    Value::List(list.iter().map(number).collect())
                }
                toml::Value::String(unit) if code == "reference" && name == "unit" => {
                    let row = self.reference(key, unit)?;
                    parameters.insert("row".to_owned(), Value::Number(row));
                    continue;
                }
                _ => {
                    self.add(key, wrong::parameter_kind(name));
                    continue;
                }
            };
            parameters.insert(name.clone(), value);
        }
        Some((code.clone(), parameters))
    }

    /// The row of a unit that all are measured by, from 1: its latest.
    fn reference(&mut self, key: &str, unit: &str) -> Option<f64> {
        let units = &self.source.units;
        let found = units.iter().rposition(|u| u.code == unit);
        if found.is_none() && !self.source.flaws.units {
            let what = wrong::no_unit(unit, hint(unit, units.iter().map(|u| u.code.as_str())));
            self.add(key, what);
        }
        found.map(|row| as_f64(row + 1))
    }

    /// Says what is wrong with a rule.
    pub(crate) fn parameters(&mut self, key: &str, code: &str, faults: Vec<ParameterFault>) {
        for fault in faults {
            self.add(key, faults::parameter(&fault, code));
        }
    }

    /// Rules of aggregation from the top.
    pub(crate) fn aggregation(&mut self, key: &str, rules: &Rules) -> Vec<Aggregation> {
        let list = match rules {
            Rules::All(rule) => std::slice::from_ref(rule),
            Rules::Levels(rules) => rules,
        };
        if list.is_empty() {
            self.add(key, wrong::no_rules());
        }
        let mut out = Vec::new();
        for rule in list {
            let Some((code, parameters)) = self.rule(key, rule) else {
                continue;
            };
            match Aggregation::by_code(&code, &parameters) {
                Ok(rule) => out.push(rule),
                Err(faults) => self.parameters(key, &code, faults),
            }
        }
        out
    }

    /// Columns a step is for.
    pub(crate) fn columns(&mut self, key: &str, step: &StepSpec) -> Vec<bool> {
        let known = || self.source.indicators.iter().map(|i| i.code.as_str());
        let named = step.only.iter().flatten().chain(&step.except);
        let unknown: Vec<Said> = named
            .filter(|code| self.source.indicator(code).is_none() && !self.source.flaws.tree)
            .map(|code| wrong::no_indicator(code, hint(code, known())))
            .collect();
        for what in unknown {
            self.add(key, what);
        }
        let chosen = |code: &String| {
            step.only.as_ref().is_none_or(|only| only.contains(code)) && !step.except.contains(code)
        };
        self.source
            .indicators
            .iter()
            .map(|i| chosen(&i.code))
            .collect()
    }

    /// A step with the group column it needs.
    pub(crate) fn step(&mut self, key: &str, step: &StepSpec) -> Option<Step> {
        match step.what.as_str() {
            "denominate" => {
                let chosen = self.columns(key, step);
                let scale = step.scale.unwrap_or(1.0);
                if !(scale.is_finite() && scale > 0.0) {
                    self.add(key, wrong::scale_not_positive(scale));
                }
                let by = self.source.indicators.iter().zip(chosen);
                let by = by.map(|(i, chosen)| i.denominator.filter(|_| chosen).map(|d| (d, scale)));
                Some(Step::Denominate(by.collect()))
            }
            "impute" => self.impute(key, step).map(Step::Impute),
            "screen" => Some(self.screen(key, step)),
            "treat" => {
                let treatment = self.treatment(key, step)?;
                let chosen = self.columns(key, step).into_iter();
                Some(Step::Treat(
                    chosen.map(|c| c.then_some(treatment)).collect(),
                ))
            }
            "frontier" => self.frontier(key, step),
            "inequality" => self.inequality(key, step),
            "over_time" => self.over_time(key, step),
            "balance" => self.balance(key, step),
            other => {
                let known = [
                    "denominate",
                    "impute",
                    "screen",
                    "treat",
                    "frontier",
                    "inequality",
                    "over_time",
                    "balance",
                ];
                self.add(key, wrong::no_step(other, hint(other, known)));
                None
            }
        }
    }

    fn impute(&mut self, key: &str, step: &StepSpec) -> Option<Filling> {
        let donor = |hot_deck| {
            Filling::Donor(Donor {
                nearest: step.nearest.unwrap_or(5),
                metric: Metric::Gower,
                by_distance: false,
                hot_deck,
            })
        };
        let by = step.by.as_deref().unwrap_or_default();
        Some(match by {
            "mean" => Filling::Column(Centre::Mean),
            "median" => Filling::Column(Centre::Median),
            "group_mean" => Filling::Group(Centre::Mean),
            "group_median" => Filling::Group(Centre::Median),
            "row_mean" => self.row(key, step, Centre::Mean)?,
            "row_median" => self.row(key, step, Centre::Median)?,
            "latest" => Filling::Panel(Line::Latest { most: step.max_age }),
            "linear" => Filling::Panel(Line::Linear),
            "constant" => Filling::Panel(Line::Constant),
            "nearest" => donor(false),
            "hot_deck" => donor(true),
            "regression" => Filling::Model(Model::REGRESSION),
            "em" => Filling::Model(Model::EXPECTATION),
            other => {
                self.add(key, wrong::no_filling(other, hint(other, FILLINGS)));
                return None;
            }
        })
    }

    /// From the other indicators of the same unit, under the parent or a node further up.
    fn row(&mut self, key: &str, step: &StepSpec, centre: Centre) -> Option<Filling> {
        let Some(level) = step.level else {
            return Some(Filling::Row(centre));
        };
        let top = self.source.levels();
        let Some(depth) = top.checked_sub(level).filter(|_| level >= 2) else {
            self.add(key, wrong::no_level(level, top));
            return None;
        };
        Some(Filling::RowBelow { centre, depth })
    }

    /// The group column that fillings by group look at.
    pub(crate) fn group(&mut self, steps: &[StepSpec]) -> Option<usize> {
        let by_group = |s: &&StepSpec| s.by.as_deref().is_some_and(|by| by.starts_with("group_"));
        let named: Option<&String> = steps.iter().find_map(|s| s.group.as_ref());
        let needed = steps.iter().any(|s| by_group(&s));
        let known = self.source.groups.clone();
        let Some(name) = named else {
            if needed {
                let hint = hint("", known.iter().map(String::as_str));
                self.add("step.group", wrong::group_needed(hint));
            }
            return None;
        };
        let found = known.iter().position(|g| g == name);
        if found.is_none() && !self.source.flaws.tree {
            let hint = hint(name, known.iter().map(String::as_str));
            self.add("step.group", wrong::no_group(name, hint));
        }
        found
    }

    fn screen(&mut self, key: &str, step: &StepSpec) -> Step {
        for (name, share) in [("available", step.available), ("nonzero", step.nonzero)] {
            if let Some(share) = share.filter(|s| !(0.0..=1.0).contains(s)) {
                self.add(key, wrong::no_share(name, share));
            }
        }
        let mut forced = Vec::new();
        for (codes, stays) in [(&step.keep, true), (&step.drop, false)] {
            for code in codes {
                let rows: Vec<usize> = (0..self.source.units.len())
                    .filter(|&r| self.source.units[r].code == *code)
                    .collect();
                if rows.is_empty() && !self.source.flaws.units {
                    let known = self.source.units.iter().map(|u| u.code.as_str());
                    let what = wrong::no_unit(code, hint(code, known));
                    self.add(key, what);
                }
                forced.extend(rows.into_iter().map(|row| (row, stays)));
            }
        }
        let rule = Screen {
            available: step.available,
            nonzero: step.nonzero,
        };
        Step::Screen(rule, forced)
    }

    fn treatment(&mut self, key: &str, step: &StepSpec) -> Option<Treatment> {
        let usual = Treatment::default();
        let (first, second) = (self.first(key, step)?, self.second(key, step)?);
        Some(Treatment {
            test: ShapeTest {
                skewness: step.skewness.unwrap_or(usual.test.skewness),
                kurtosis: step.kurtosis.unwrap_or(usual.test.kurtosis),
            },
            first,
            second,
            combine: step.combine,
            force: step.force,
        })
    }

    fn first(&mut self, key: &str, step: &StepSpec) -> Option<First> {
        Some(match step.by.as_deref().unwrap_or("winsorise") {
            "winsorise" => First::Winsorise {
                most: step.most.unwrap_or(5),
            },
            "nothing" => First::Keep,
            "quartiles" => First::Fence(Fence::Quartiles {
                times: step.times.unwrap_or(3.0),
            }),
            "deviation" => First::Fence(Fence::Deviation {
                times: step.times.unwrap_or(3.5),
            }),
            "percentiles" => First::Fence(Fence::Percentiles {
                share: step.share.unwrap_or(0.025),
            }),
            other => {
                self.add(key, wrong::no_treatment(other, hint(other, FIRSTS)));
                return None;
            }
        })
    }

    /// `None` for a word that is not known, nothing inside for no second step.
    #[expect(
        clippy::option_option,
        reason = "not known and not wanted are two things"
    )]
    fn second(&mut self, key: &str, step: &StepSpec) -> Option<Option<Transform>> {
        Some(match step.then.as_deref().unwrap_or("log") {
            "log" => Some(Transform::Log),
            "log_one" => Some(Transform::LogOne),
            "log_either" => Some(Transform::LogEither),
            "log_scaled" => Some(Transform::LogScaled),
            "box_cox" => {
                Some(
                    step.lambda
                        .map_or(Transform::BoxCoxSearched, |lambda| Transform::BoxCox {
                            lambda,
                        }),
                )
            }
            "nothing" => None,
            other => {
                self.add(key, wrong::no_second(other, hint(other, SECONDS)));
                return None;
            }
        })
    }

    /// Weights of named nodes in the place of others.
    pub(crate) fn weights(
        &mut self,
        key: &str,
        given: &BTreeMap<String, f64>,
        weights: &mut [f64],
    ) {
        for (code, weight) in given {
            match self.source.node(code) {
                Some(node) => weights[node] = *weight,
                None if self.source.flaws.tree => {}
                None => {
                    let known = self.source.nodes.iter().map(|n| n.code.as_str());
                    let what = wrong::no_node(code, hint(code, known));
                    self.add(key, what);
                }
            }
        }
    }
}

fn is_number(value: &toml::Value) -> bool {
    value.is_float() || value.is_integer()
}

fn number(value: &toml::Value) -> f64 {
    match value {
        toml::Value::Integer(x) => whole(*x),
        other => other.as_float().unwrap_or(f64::NAN),
    }
}

/// A whole number as one that may have a fraction.
#[expect(clippy::cast_precision_loss, reason = "parameters are far below 2^53")]
fn whole(x: i64) -> f64 {
    x as f64
}
