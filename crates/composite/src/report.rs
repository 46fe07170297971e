//! The audit as a text to be read.

use crate::compile::Composite;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// The audit of an index as Markdown.
#[must_use]
pub fn report(composite: &Composite, results: &Results, tables: &[Table]) -> String {
    let title = composite.method.title.as_ref();
    let title = title.map_or("index".to_owned(), crate::method::Words::text);
    let scored = results.order(composite).len();
    let mut out = format!(
        "# Statistical audit: {title}\n\n{} rows, {} indicators, {} dimensions; {scored} rows have a score.\n",
        composite.source.units.len(),
        composite.source.indicators.len(),
        composite.tree.bottom_up().len(),
    );
    figures(tables, &mut out);
    for row in flagged(tables, "denominators", "flag", "not_divided") {
        out.push_str(&format!(
            "- {} mostly tells how large {} is (r = {}), and is not divided by it\n",
            row[0],
            row[1],
            short(&row[3])
        ));
    }
    coherence(tables, &mut out);
    for (name, heading, most) in [
        ("reliability", "Do the parts measure one thing", usize::MAX),
        ("importance", "Weights and importance", usize::MAX),
        ("removal", "What happens when something is left out", 15),
        ("sensitivity", "Which choice matters", usize::MAX),
        ("rank_intervals", "Rank intervals", usize::MAX),
    ] {
        if let Some(table) = tables.iter().find(|t| t.name == name) {
            out.push_str(&format!("\n## {heading}\n\n{}", markdown(table, most)));
        }
    }
    out
}

/// Rows of a table with a word in a column, as text.
fn flagged(tables: &[Table], name: &str, column: &str, want: &str) -> Vec<Vec<String>> {
    let Some(table) = tables.iter().find(|t| t.name == name) else {
        return Vec::new();
    };
    let Some(at) = table.columns.iter().position(|c| c == column) else {
        return Vec::new();
    };
    let rows = table.rows.iter().filter(|r| r[at].text() == want);
    rows.map(|r| r.iter().map(Cell::text).collect()).collect()
}

fn figures(tables: &[Table], out: &mut String) {
    out.push_str("\n## Figures\n\n");
    for (column, words) in [
        ("few_available", "too few figures (below 65 % of units)"),
        ("few_nonzero", "mostly zero"),
        ("few_unique", "few different values"),
        (
            "outliers",
            "outliers before treatment (|skewness| > 2 and kurtosis > 3.5)",
        ),
    ] {
        let rows = flagged(tables, "statistics", column, "true").into_iter();
        let codes: Vec<String> = rows.map(|r| r[0].clone()).collect();
        let list = if codes.is_empty() {
            "none".to_owned()
        } else {
            codes.join(", ")
        };
        out.push_str(&format!("- {words}: {list}\n"));
    }
}

fn coherence(tables: &[Table], out: &mut String) {
    out.push_str("\n## Coherence\n\n");
    let start = out.len();
    for (flag, words) in [
        ("redundant", "say nearly the same"),
        (
            "opposed",
            "work against each other, so that a mean of them cancels out",
        ),
    ] {
        for row in flagged(tables, "correlations", "flag", flag) {
            out.push_str(&format!(
                "- {} and {} (in {}) {words}: r = {}\n",
                row[0],
                row[1],
                row[2],
                short(&row[3])
            ));
        }
    }
    for row in flagged(tables, "correlations_across", "flag", "nearer") {
        out.push_str(&format!(
            "- {} goes more with {} (r = {}) than with its own dimension\n",
            row[0],
            row[1],
            short(&row[3])
        ));
    }
    if out.len() == start {
        out.push_str("No two parts say the same, and none work against each other.\n");
    }
}

/// A number of three digits.
fn short(text: &str) -> String {
    let number = text.parse::<f64>();
    number.map_or_else(|_| text.to_owned(), |x| format!("{:.3}", x + 0.0))
}

/// The first rows of a table.
fn markdown(table: &Table, most: usize) -> String {
    let line = "---|".repeat(table.columns.len());
    let mut out = format!("| {} |\n|{line}\n", table.columns.join(" | "));
    let cell = |cell: &Cell| match cell {
        Cell::Number(_) => short(&cell.text()),
        other => other.text().replace('|', "\\|"),
    };
    for row in table.rows.iter().take(most) {
        let cells: Vec<String> = row.iter().map(cell).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    let rest = table.rows.len().saturating_sub(most);
    if rest > 0 {
        out.push_str(&format!(
            "\n{rest} more rows stand in {}.csv.\n",
            table.name
        ));
    }
    out
}
