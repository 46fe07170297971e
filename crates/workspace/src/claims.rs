//! `claims.toml`: sentences tied to the rows they count.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use waymark_model::workspace::{Ask, Claim, Condition, Located, Test};

use crate::cell::Fault;
use crate::codes;
use crate::findings::Findings;
use crate::folder::Folder;
use crate::toml_check;
use crate::toml_file::{
    self, Read, Source, list, number, number_of, parsed, table_of, tables, text_of, whole_of, words,
};
use crate::toml_schema;

/// The file.
const FILE: &str = "claims.toml";
const COUNTED: [&str; 3] = ["numerator", "denominator", "percent"];

/// Reads the claims; no file, no claims.
pub(crate) fn read(folder: &mut Folder, findings: &mut Findings) -> Vec<Located<Claim>> {
    let Read::Text(source) = Source::read(FILE, folder, findings) else {
        return Vec::new();
    };
    let (Some(table), Some(schema)) = (source.parse(findings), toml_schema::named("claims")) else {
        return Vec::new();
    };
    toml_check::check(schema, &source, &table, findings);
    let mut claims = Vec::new();
    for (span, claim) in tables(&table, "claim") {
        let ask = ask(&source, &span, claim, findings);
        let Some(ask) = ask else { continue };
        check_words(&source, claim, &ask, findings);
        let item = item(claim, ask);
        let line = source.line(&span);
        claims.extend(item.map(|item| Located { line, item }));
    }
    claims
}

fn item(claim: &DeTable<'_>, ask: Ask) -> Option<Claim> {
    Some(Claim {
        id: parsed(claim, "id")?,
        text: words(claim, "text"),
        table: text_of(claim, "from")?,
        of: conditions(claim, "of"),
        ask,
    })
}

/// What the claim asks: a count, or one cell.
fn ask(
    source: &Source,
    span: &Range<usize>,
    claim: &DeTable<'_>,
    findings: &mut Findings,
) -> Option<Ask> {
    let given = |keys: &[&str]| keys.iter().filter(|k| claim.contains_key(**k)).count();
    let count = given(&["pass", "numerator", "denominator"]);
    let value = given(&["value_of", "value"]);
    if (count, value) != (3, 0) && (count, value) != (0, 2) {
        let fault = Fault::new(codes::CLAIM_FORM);
        findings.push(fault.at(source.place(span, "claim")));
        return None;
    }
    if value == 2 {
        return Some(Ask::Value {
            column: text_of(claim, "value_of")?,
            value: number_of(claim, "value")?,
        });
    }
    let (numerator, denominator) = (
        whole_of(claim, "numerator")?,
        whole_of(claim, "denominator")?,
    );
    let place = |key| {
        let span = toml_file::get(claim, key).map_or(span.clone(), Spanned::span);
        source.place(&span, &format!("claim.{key}"))
    };
    if denominator == 0 {
        findings.push(Fault::new(codes::CLAIM_OVER_NOTHING).at(place("denominator")));
    } else if numerator > denominator {
        let fault = Fault::new(codes::NUMERATOR_ABOVE)
            .with("numerator", &numerator.to_string())
            .with("denominator", &denominator.to_string());
        findings.push(fault.at(place("numerator")));
    }
    Some(Ask::Count {
        pass: conditions(claim, "pass"),
        numerator,
        denominator,
    })
}

/// Every `{...}` in the words must be one that is filled in.
fn check_words(source: &Source, claim: &DeTable<'_>, ask: &Ask, findings: &mut Findings) {
    let filled: &[&str] = match ask {
        Ask::Count { .. } => &COUNTED,
        Ask::Value { .. } => &["value"],
    };
    for (lang, value) in table_of(claim, "text").into_iter().flatten() {
        let text = toml_file::text(value.get_ref()).unwrap_or_default();
        for name in placeholders(&text)
            .into_iter()
            .filter(|n| !filled.contains(n))
        {
            let fault = Fault::new(codes::PLACEHOLDER)
                .with("text", name)
                .with("allowed", &filled.join(", "));
            let place = source.place(&value.span(), &format!("claim.text.{}", lang.get_ref()));
            findings.push(fault.at(place));
        }
    }
}

/// The names between braces; an open brace takes the rest of the text.
fn placeholders(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    parts
        .map(|p| p.split_once('}').map_or(p, |(name, _)| name))
        .collect()
}

fn conditions(claim: &DeTable<'_>, key: &str) -> Vec<Condition> {
    let mut all = Vec::new();
    for (column, value) in table_of(claim, key).into_iter().flatten() {
        for test in tests(value.get_ref()) {
            let column = column.get_ref().as_ref().to_owned();
            all.push(Condition { column, test });
        }
    }
    all
}

fn tests(value: &DeValue<'_>) -> Vec<Test> {
    let texts = |items: &[Spanned<DeValue<'_>>]| {
        let text = |item: &Spanned<DeValue<'_>>| toml_file::text(item.get_ref());
        items.iter().filter_map(text).collect()
    };
    match value {
        DeValue::String(text) => vec![Test::OneOf(vec![text.as_ref().to_owned()])],
        DeValue::Array(items) => vec![Test::OneOf(texts(items))],
        DeValue::Table(table) => {
            let limit = |key| toml_file::get(table, key).and_then(|v| number(v.get_ref()));
            let not = table
                .contains_key("not")
                .then(|| Test::NoneOf(list(table, "not")));
            let least = limit("ge").map(Test::AtLeast);
            let most = limit("le").map(Test::AtMost);
            [not, least, most].into_iter().flatten().collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod checks {
    use super::placeholders;

    #[test]
    fn placeholders_are_found_even_when_left_open() {
        assert_eq!(placeholders("{a} of {b}, {c"), ["a", "b", "c"]);
        assert!(placeholders("none }").is_empty());
    }
}
