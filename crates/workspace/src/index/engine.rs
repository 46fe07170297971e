//! The parts of an index that only the engine understands: rules with parameters, typed; the rest as TOML, with the line of
//! each part.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};
use waymark_model::workspace::{Rule, Setting};

use crate::toml_file::{self, Source, get, items, table_of, tables, text_of};

/// Keys that the workspace reads itself and hands on typed.
const TYPED: [&str; 11] = [
    "kind",
    "title",
    "about",
    "areas",
    "periods",
    "normalisation",
    "aggregation",
    "minimum_coverage",
    "max_age",
    "node",
    "leaf",
];

/// Everything else of the file, as TOML of its own.
pub(super) fn rest(source: &Source) -> String {
    let mut table: toml::Table = source.text().parse().unwrap_or_default();
    for key in TYPED {
        table.remove(key);
    }
    toml::to_string(&table).unwrap_or_default()
}

/// The rule under a key.
pub(super) fn rule_of(table: &DeTable<'_>, key: &str) -> Option<Rule> {
    rule(get(table, key)?.get_ref())
}

/// The rules under a key, from the top: one that stands alone is for all levels.
pub(super) fn rules_of(table: &DeTable<'_>, key: &str) -> Vec<Rule> {
    match get(table, key).map(toml::Spanned::get_ref) {
        Some(DeValue::Array(_)) => {
            let all = items(table, key).into_iter();
            all.filter_map(|item| rule(item.get_ref())).collect()
        }
        Some(one) => rule(one).into_iter().collect(),
        None => Vec::new(),
    }
}

fn rule(value: &DeValue<'_>) -> Option<Rule> {
    match value {
        DeValue::String(code) => Some(Rule::from(code.as_ref())),
        DeValue::Table(table) => {
            let others = table.iter().filter(|(name, _)| name.get_ref() != "rule");
            let setting = |(name, value): (&toml::Spanned<std::borrow::Cow<'_, str>>, _)| {
                Some((name.get_ref().as_ref().to_owned(), setting(value)?))
            };
            Some(Rule {
                code: text_of(table, "rule")?,
                parameters: others.filter_map(setting).collect(),
            })
        }
        _ => None,
    }
}

fn setting(value: &toml::Spanned<DeValue<'_>>) -> Option<Setting> {
    match value.get_ref() {
        DeValue::Boolean(flag) => Some(Setting::Flag(*flag)),
        DeValue::String(text) => Some(Setting::Text(text.as_ref().to_owned())),
        DeValue::Array(list) => {
            let numbers = list.iter().map(|x| toml_file::number(x.get_ref()));
            numbers.collect::<Option<_>>().map(Setting::List)
        }
        number => toml_file::number(number).map(Setting::Number),
    }
}

/// The line of each part, by the name that the engine gives it.
pub(super) fn lines(source: &Source, table: &DeTable<'_>) -> BTreeMap<String, u32> {
    let mut lines = BTreeMap::new();
    for (key, _) in table {
        let line = source.line(&key.span());
        lines.insert(key.get_ref().as_ref().to_owned(), line);
    }
    for name in ["step", "weighting"] {
        for (at, (span, _)) in tables(table, name).iter().enumerate() {
            lines.insert(format!("{name} {}", at + 1), source.line(span));
        }
    }
    for (_, leaf) in tables(table, "leaf") {
        let Some(indicator) = text_of(leaf, "indicator") else {
            continue;
        };
        // What is wrong with the scale of all stands where that is.
        if let Some(own) = get(leaf, "normalisation") {
            let line = source.line(&own.span());
            lines.insert(format!("normalisation of {indicator}"), line);
        }
    }
    if let Some(uncertainty) = table_of(table, "uncertainty") {
        for (key, _) in uncertainty {
            let name = key.get_ref().as_ref();
            lines.insert(format!("uncertainty.{name}"), source.line(&key.span()));
        }
        for (span, input) in tables(uncertainty, "input") {
            let name = text_of(input, "name").unwrap_or_default();
            lines.insert(format!("uncertainty.input \"{name}\""), source.line(&span));
        }
    }
    lines
}
