//! `docs/coverage.md` is true at every commit: what stands in it is counted from the example.
//!
//! To bring it up to date: `WAYMARK_BLESS=1 cargo test -p waymark --test it coverage`.

use std::fmt::Write as _;

use waymark_build::{Silent, prepare};
use waymark_evaluate::Results;
use waymark_model::Plan;

use crate::cli::root;

const BEGIN: &str = "<!-- begin table: counted by a test, do not edit -->\n";
const END: &str = "<!-- end table -->";

fn to_come() -> Vec<(String, String, String)> {
    let text = std::fs::read_to_string(root().join("docs/coverage.csv")).unwrap();
    let row = |line: &str| {
        let mut cells = line.splitn(3, ',').map(|c| c.trim_matches('"').to_owned());
        (
            cells.next().unwrap(),
            cells.next().unwrap(),
            cells.next().unwrap(),
        )
    };
    text.lines().skip(1).map(row).collect()
}

fn table(plan: &Plan, results: &Results) -> String {
    let mut out = String::from(
        "| paragraph | opening | commitments | targets | indicators with figures | measures | today | to come |\n|---|---|---|---|---|---|---|---|\n",
    );
    let rows = to_come();
    assert_eq!(
        rows.len(),
        plan.paragraphs.len(),
        "one row of docs/coverage.csv per paragraph"
    );
    for (paragraph, (id, kind, what)) in plan.paragraphs.iter().zip(&rows) {
        assert_eq!(*id, format!("{}.{}", paragraph.section, paragraph.number));
        let prefix = format!("{id}-");
        let own: Vec<_> = results
            .commitments
            .iter()
            .filter(|c| c.reference.as_str().starts_with(&prefix))
            .collect();
        let figures = |n: &usize| {
            results
                .indicators
                .get(*n)
                .is_some_and(|i| i.figures_in_period > 0)
        };
        let with_figures = own
            .iter()
            .flat_map(|c| &c.indicators)
            .filter(|n| figures(n))
            .count();
        let targets: usize = own.iter().map(|c| c.targets.len()).sum();
        let measures: usize = own.iter().map(|c| c.measures.len()).sum();
        let today = match (with_figures, measures) {
            (0, 0) => "register",
            (0, _) => "register, measures",
            _ => "register, indicators",
        };
        let to_come = match kind.as_str() {
            "pathway" => format!("protection pathway: {what}"),
            "obligation" => format!("obligation: {what}"),
            "review" => format!("review cycle: {what}"),
            _ => "review cycle: verdicts in rounds".to_owned(),
        };
        writeln!(
            out,
            "| {id} | {} | {} | {targets} | {with_figures} | {measures} | {today} | {to_come} |",
            paragraph
                .heading
                .as_deref()
                .unwrap_or("(no opening phrase)"),
            own.len()
        )
        .unwrap();
    }
    out
}

#[test]
fn the_coverage_page_says_what_is_true() {
    let prepared = prepare(&root().join("examples/china-2021-2025"), &Silent);
    let (_, plan, results) = prepared
        .ready
        .unwrap_or_else(|| panic!("{:#?}", prepared.findings));
    let path = root().join("docs/coverage.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = page.split_once(BEGIN).unwrap();
    let (_, tail) = rest.split_once(END).unwrap();
    let fresh = format!("{head}{BEGIN}{}{END}{tail}", table(&plan, &results));
    #[expect(
        clippy::disallowed_methods,
        reason = "a switch for the person who runs the test"
    )]
    if std::env::var("WAYMARK_BLESS").is_ok() {
        std::fs::write(&path, &fresh).unwrap();
    }
    assert_eq!(
        page, fresh,
        "run with WAYMARK_BLESS=1 to bring docs/coverage.md up to date"
    );
}
