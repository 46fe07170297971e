//! The method of an index as a note that people read: what goes in, what is done, by which formula, in which order.
//!
//! The words stand in `locales/`, the formulas here: they are the same in every language.

mod formula;
mod phrases;

use std::collections::BTreeMap;

use waymark_i18n::{Arg, Catalog};
use waymark_index::Apart;

use self::phrases::PHRASES;
use crate::compile::Composite;
use crate::method::{InputSpec, PeopleSpec, Rule, Rules, StepSpec, Weighting};

/// The note of an index, in Markdown.
#[must_use]
pub fn note(composite: &Composite, catalog: &Catalog) -> String {
    let mut note = Note {
        composite,
        catalog,
        out: String::new(),
    };
    note.write();
    note.out
}

/// A note while it is written.
struct Note<'a> {
    composite: &'a Composite,
    catalog: &'a Catalog,
    out: String,
}

impl Note<'_> {
    fn words(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.catalog.text(key, args).text
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn say(&mut self, key: &str, args: &[(&str, Arg<'_>)]) {
        let text = self.words(key, args);
        self.line(&format!("{text}\n"));
    }

    fn head(&mut self, key: &str) {
        let text = self.words(key, &[]);
        self.line(&format!("## {text}\n"));
    }

    fn formula(&mut self, code: &str) {
        if let Some(formula) = formula::of(code) {
            let text = in_words(formula, self.catalog);
            self.line(&format!("```text\n{text}\n```\n"));
        }
    }

    fn write(&mut self) {
        let method = &self.composite.method;
        let lang = self.catalog.lang();
        let title = method.title.as_ref().map(|t| t.text_in(lang));
        let title = title.unwrap_or_else(|| self.words("note-index", &[]));
        let title = self.words("note-title", &[("index", title.into())]);
        self.line(&format!("# {title}\n"));
        if let Some(about) = &method.about {
            let about = about.text_in(lang);
            self.line(&format!("{about}\n"));
        }
        self.parts();
        self.steps();
        self.scales();
        self.aggregation();
        self.weights();
        self.missing();
        self.uncertain();
    }

    fn parts(&mut self) {
        let source = &self.composite.source;
        let mut codes: Vec<&str> = source.units.iter().map(|u| u.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        let (units, times) = (codes.len(), source.figures.blocks().len());
        self.head("note-parts");
        let args = [
            ("indicators", source.indicators.len().into()),
            ("dimensions", self.composite.tree.bottom_up().len().into()),
            ("units", units.into()),
            ("times", times.into()),
        ];
        self.say("note-parts-lead", &args);
        let columns = ["indicator", "parent", "direction", "weight", "effective"];
        let heads: Vec<String> = columns
            .iter()
            .map(|c| self.words(&format!("note-col-{c}"), &[]))
            .collect();
        self.line(&format!("| {} |", heads.join(" | ")));
        self.line(&format!("|{}", "---|".repeat(heads.len())));
        for (node, own) in source.nodes.iter().enumerate() {
            let Some(column) = own.column else { continue };
            let name = |node: usize| self.composite.name(node, self.catalog.lang());
            let parent = own.parent.map_or_else(String::new, name);
            let direction = if source.indicators[column].higher {
                "note-higher"
            } else {
                "note-lower"
            };
            let tree = &self.composite.tree;
            let cells = [
                named(&name(node), &own.code),
                cell(&parent),
                self.words(direction, &[]),
                self.catalog.rounded(tree.relative_weight(node)),
                self.catalog.percent(tree.effective_weight(node)),
            ];
            self.line(&format!("| {} |", cells.join(" | ")));
        }
        self.line("");
    }

    fn steps(&mut self) {
        self.head("note-steps");
        let steps = self.composite.method.step.clone();
        if steps.is_empty() {
            return self.say("note-steps-none", &[]);
        }
        for (at, step) in steps.iter().enumerate() {
            let text = self.step(step);
            let whose = self.whose(step);
            self.line(&format!("{}. {text}{whose}\n", at + 1));
            self.formula(&step_formula(step));
        }
    }

    /// Which indicators a step is for, where not for all.
    fn whose(&self, step: &StepSpec) -> String {
        let level = step.level.filter(|level| *level > 2);
        let level = level.map(|level| self.words("note-step-level", &[("level", level.into())]));
        let level = level.map_or_else(String::new, |words| format!(" {words}"));
        let (key, codes) = match (&step.only, step.except.is_empty()) {
            (Some(only), _) => ("note-step-only", only),
            (None, false) => ("note-step-except", &step.except),
            (None, true) => return level,
        };
        let list = self.catalog.list(codes);
        format!(
            " {}{level}",
            self.words(key, &[("indicators", list.into())])
        )
    }

    fn step(&self, step: &StepSpec) -> String {
        let by = step.by.as_deref();
        let number = |x: f64| self.catalog.number(x);
        match step.what.as_str() {
            "denominate" => {
                let scale = number(step.scale.unwrap_or(1.0));
                self.words("note-denominate", &[("scale", scale.into())])
            }
            "impute" => {
                let key = format!("note-impute-{}", by.unwrap_or_default());
                let group = step.group.clone().unwrap_or_default();
                let near = step.nearest.unwrap_or(5);
                self.words(&key, &[("group", group.into()), ("nearest", near.into())])
            }
            "screen" => {
                let share = |x: Option<f64>| self.catalog.percent(x.unwrap_or(0.0));
                let args = [
                    ("available", share(step.available).into()),
                    ("nonzero", share(step.nonzero).into()),
                ];
                self.words("note-screen", &args)
            }
            "treat" => self.treatment(step),
            "frontier" => {
                let key = format!("note-frontier-{}", by.unwrap_or("hull"));
                let income = step.income.clone().unwrap_or_default();
                let args = [
                    ("income", income.into()),
                    (
                        "share",
                        self.catalog.percent(step.share.unwrap_or(0.95)).into(),
                    ),
                    (
                        "draws",
                        usize::try_from(step.draws.unwrap_or(25))
                            .unwrap_or(usize::MAX)
                            .into(),
                    ),
                ];
                self.words(&key, &args)
            }
            "over_time" => {
                let key = format!("note-over_time-{}", by.unwrap_or_default());
                self.words(&key, &[])
            }
            "balance" => {
                let key = if step.same.is_some() {
                    "note-balance-same"
                } else {
                    "note-balance"
                };
                let args = [
                    ("down", step.down.clone().unwrap_or_default().into()),
                    ("same", step.same.clone().unwrap_or_default().into()),
                ];
                self.words(key, &args)
            }
            "inequality" => self.inequality(step),
            other => other.to_owned(),
        }
    }

    fn inequality(&self, step: &StepSpec) -> String {
        let number = |x: f64| self.catalog.number(x);
        let groups = self.catalog.list(&step.figures);
        let people = match &step.people {
            Some(PeopleSpec::Columns(columns)) => self.catalog.list(columns),
            Some(PeopleSpec::Shares(shares)) => {
                let shares: Vec<String> = shares.iter().map(|s| number(*s)).collect();
                self.catalog.list(&shares)
            }
            None => self.words("note-equal-groups", &[]),
        };
        let aversion = number(step.aversion.unwrap_or(1.0));
        let args = [
            ("groups", groups.into()),
            ("people", people.into()),
            ("aversion", aversion.into()),
        ];
        self.words("note-inequality", &args)
    }

    fn treatment(&self, step: &StepSpec) -> String {
        let number = |x: f64| self.catalog.number(x);
        let first = format!("note-treat-{}", step.by.as_deref().unwrap_or("winsorise"));
        let times = step.times.unwrap_or(match step.by.as_deref() {
            Some("deviation") => 3.5,
            _ => 3.0,
        });
        let args = [
            ("most", step.most.unwrap_or(5).into()),
            ("times", number(times).into()),
            (
                "share",
                self.catalog.percent(step.share.unwrap_or(0.025)).into(),
            ),
        ];
        let first = self.words(&first, &args);
        let then = step.then.as_deref().unwrap_or("log");
        let second = self.words(&format!("note-then-{then}"), &[]);
        let args = [
            ("skewness", number(step.skewness.unwrap_or(2.0)).into()),
            ("kurtosis", number(step.kurtosis.unwrap_or(3.5)).into()),
            ("first", first.into()),
            ("second", second.into()),
        ];
        let key = if step.force {
            "note-treat-always"
        } else {
            "note-treat"
        };
        self.words(key, &args)
    }

    /// A rule with its parameters, those that are not given as they are by default.
    fn rule(&self, family: &str, rule: &Rule) -> (String, String) {
        let (code, given) = match rule {
            Rule::Code(code) => (code.clone(), BTreeMap::new()),
            Rule::With(table) => {
                let code = table.get("rule").and_then(|r| r.as_str()).unwrap_or("");
                (code.to_owned(), table.clone())
            }
        };
        let mut list: BTreeMap<String, String> = formula::defaults(&code)
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        for (name, value) in given.iter().filter(|(name, _)| *name != "rule") {
            list.insert(name.clone(), value.to_string());
        }
        let name = self.words(&format!("{family}-{code}"), &[]);
        if list.is_empty() {
            return (name, code);
        }
        let list: Vec<String> = list.iter().map(|(n, v)| format!("{n} = {v}")).collect();
        let args = [
            ("rule", name.into()),
            ("parameters", list.join(", ").into()),
        ];
        (self.words("note-rule", &args), code)
    }

    fn scales(&mut self) {
        self.head("note-scale");
        let method = &self.composite.method;
        let usual = Rule::Code("min_max".to_owned());
        let general = method.normalisation.clone().unwrap_or(usual);
        let own = method.own_scales().into_iter();
        let own: Vec<(String, Rule)> = own
            .map(|(indicator, rule)| (indicator.to_owned(), rule.clone()))
            .collect();
        let key = match method.apart.apart() {
            Apart::All => "note-scale-apart",
            Apart::Steps => "note-scale-steps-apart",
            Apart::Nothing => "note-scale-together",
        };
        let (words, code) = self.rule("normalisation", &general);
        self.say("note-scale-all", &[("rule", words.into())]);
        self.formula(&code);
        for (indicator, rule) in own {
            let (words, code) = self.rule("normalisation", &rule);
            let args = [("indicator", indicator.into()), ("rule", words.into())];
            self.say("note-scale-own", &args);
            self.formula(&code);
        }
        if self.composite.source.figures.blocks().len() > 1 {
            self.say(key, &[]);
        }
    }

    fn aggregation(&mut self) {
        self.head("note-aggregation");
        let usual = Rules::All(Rule::Code("arithmetic".to_owned()));
        let rules = self.composite.method.aggregation.clone().unwrap_or(usual);
        let rules = match rules {
            Rules::All(rule) => vec![rule],
            Rules::Levels(rules) => rules,
        };
        let many = rules.len() > 1;
        let mut said: Vec<String> = Vec::new();
        for (level, rule) in rules.iter().enumerate() {
            let (words, code) = self.rule("aggregation", rule);
            let key = match (many, level + 1 == rules.len()) {
                (false, _) => "note-level-all",
                (true, false) => "note-level",
                (true, true) => "note-level-below",
            };
            let args = [("level", (level + 1).into()), ("rule", words.into())];
            self.say(key, &args);
            if !said.contains(&code) {
                self.formula(&code);
                said.push(code);
            }
        }
    }

    fn weights(&mut self) {
        self.head("note-weights");
        let weighting = self.composite.method.weighting.clone();
        if weighting.is_empty() {
            self.say("note-weights-given", &[]);
        }
        for Weighting { node, by, .. } in &weighting {
            let name = self.words(&format!("note-weighting-{by}"), &[]);
            match node {
                Some(node) => {
                    let args = [("node", node.into()), ("rule", name.into())];
                    self.say("note-weighting-one", &args);
                }
                None => self.say("note-weighting-all", &[("rule", name.into())]),
            }
        }
        self.formula("effective_weight");
    }

    fn missing(&mut self) {
        self.head("note-missing");
        if let Some(shares) = &self.composite.method.minimum_children {
            let levels: Vec<String> = shares
                .levels()
                .iter()
                .map(|s| self.catalog.percent(*s))
                .collect();
            self.say(
                "note-missing-children",
                &[("least", levels.join(", ").into())],
            );
            self.formula("coverage");
            return;
        }
        let least = self.composite.method.minimum_coverage.unwrap_or(0.0);
        let key = if least > 0.0 {
            "note-missing-least"
        } else {
            "note-missing-any"
        };
        let least = self.catalog.percent(least);
        self.say(key, &[("least", least.into())]);
        self.formula("coverage");
    }

    fn uncertain(&mut self) {
        let Some(spec) = self.composite.method.uncertainty.clone() else {
            return;
        };
        self.head("note-uncertain");
        let draws = usize::try_from(spec.draws.unwrap_or(1000)).unwrap_or(usize::MAX);
        let seed = self.composite.method.seed.unwrap_or(1).to_string();
        let args = [("draws", draws.into()), ("seed", seed.into())];
        self.say("note-uncertain-lead", &args);
        for input in &spec.input {
            let text = self.input(input);
            self.line(&format!("- {}: {text}", input.name));
        }
        self.line("");
        if let Some(base) = spec.base.filter(|base| *base > 0) {
            self.say("note-sensitivity", &[("base", base.into())]);
            self.formula("sobol");
        }
    }

    fn input(&self, input: &InputSpec) -> String {
        let share = |x: f64| self.catalog.percent(x);
        if let Some(relative) = input.weights {
            return self.words("note-input-weights", &[("share", share(relative).into())]);
        }
        if let Some(relative) = input.relative_error {
            return self.words("note-input-relative", &[("share", share(relative).into())]);
        }
        if let Some(error) = input.error {
            return self.words("note-input-error", &[("share", share(error).into())]);
        }
        if let Some(place) = &input.errors {
            return self.words("note-input-errors", &[("place", place.into())]);
        }
        if let Some(places) = &input.bounds {
            let places = self.catalog.list(places);
            return self.words("note-input-bounds", &[("places", places.into())]);
        }
        if let Some(file) = &input.values {
            let key = if input.joint {
                "note-input-values-joint"
            } else {
                "note-input-values"
            };
            return self.words(key, &[("file", file.into())]);
        }
        if input.filling {
            return self.words("note-input-filling", &[]);
        }
        self.words("note-input-choice", &[("count", input.choice.len().into())])
    }
}

/// A formula with its words in a language.
fn in_words(formula: &str, catalog: &Catalog) -> String {
    let mut text = formula.to_owned();
    for (english, key) in PHRASES {
        text = text.replace(english, &catalog.text(key, &[]).text);
    }
    text
}

/// The key of the formula of a step.
fn step_formula(step: &StepSpec) -> String {
    match (step.what.as_str(), step.by.as_deref()) {
        ("frontier", by) => format!("frontier_{}", by.unwrap_or("hull")),
        ("over_time", by) => by.unwrap_or_default().to_owned(),
        (what, _) => what.to_owned(),
    }
}

/// A name with its code, where the two differ.
fn named(name: &str, code: &str) -> String {
    if name == code {
        cell(code)
    } else {
        format!("{} ({})", cell(name), cell(code))
    }
}

/// Words that cannot end a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests;
