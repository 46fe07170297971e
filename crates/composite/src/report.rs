//! The audit as a text to be read. Its words stand in `locales/`; the names of columns are those of the tables.

use waymark_i18n::{Arg, Catalog};
use waymark_index::describe::Thresholds;

use crate::compile::Composite;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// Tables that are shown, in their order, with the most rows of each.
const SHOWN: [(&str, usize); 5] = [
    ("reliability", usize::MAX),
    ("importance", usize::MAX),
    ("removal", 15),
    ("sensitivity", usize::MAX),
    ("rank_intervals", usize::MAX),
];

/// The audit of an index as Markdown.
#[must_use]
pub fn report(
    composite: &Composite,
    results: &Results,
    tables: &[Table],
    catalog: &Catalog,
) -> String {
    let mut report = Report {
        tables,
        catalog,
        out: String::new(),
    };
    report.opening(composite, results);
    report.figures(&composite.method.audit.thresholds());
    report.coherence();
    for (name, most) in SHOWN {
        if let Some(table) = tables.iter().find(|t| t.name == name) {
            report.head(&format!("audit-{name}"));
            report.table(table, most);
        }
    }
    report.out
}

/// An audit while it is written.
struct Report<'a> {
    tables: &'a [Table],
    catalog: &'a Catalog,
    out: String,
}

impl Report<'_> {
    fn words(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.catalog.text(key, args).text
    }

    fn head(&mut self, key: &str) {
        let words = self.words(key, &[]);
        self.out.push_str(&format!("\n## {words}\n\n"));
    }

    fn point(&mut self, key: &str, args: &[(&str, Arg<'_>)]) {
        let words = self.words(key, args);
        self.out.push_str(&format!("- {words}\n"));
    }

    fn opening(&mut self, composite: &Composite, results: &Results) {
        let title = composite.method.title.as_ref();
        let title = title.map(|t| t.text_in(self.catalog.lang()));
        let title = title.unwrap_or_else(|| self.words("note-index", &[]));
        let title = self.words("audit-title", &[("index", title.into())]);
        let args = [
            ("rows", composite.source.units.len().into()),
            ("indicators", composite.source.indicators.len().into()),
            ("dimensions", composite.tree.bottom_up().len().into()),
            ("scored", results.order(composite).len().into()),
        ];
        let lead = self.words("audit-lead", &args);
        self.out.push_str(&format!("# {title}\n\n{lead}\n"));
    }

    /// Rows of a table with a word in a column, as text.
    fn flagged(&self, name: &str, column: &str, want: &str) -> Vec<Vec<String>> {
        let Some(table) = self.tables.iter().find(|t| t.name == name) else {
            return Vec::new();
        };
        let Some(at) = table.columns.iter().position(|c| c == column) else {
            return Vec::new();
        };
        let rows = table.rows.iter().filter(|r| r[at].text() == want);
        rows.map(|r| r.iter().map(Cell::text).collect()).collect()
    }

    fn figures(&mut self, bounds: &Thresholds) {
        self.head("audit-figures");
        for flag in ["few_available", "few_nonzero", "few_unique", "outliers"] {
            let rows = self.flagged("statistics", flag, "true").into_iter();
            let codes: Vec<String> = rows.map(|r| r[0].clone()).collect();
            let list = if codes.is_empty() {
                self.words("composite-none", &[])
            } else {
                self.catalog.list(&codes)
            };
            let args = [
                ("indicators", list.into()),
                ("available", self.catalog.percent(bounds.available).into()),
                ("skewness", bounds.shape.skewness.to_string().into()),
                ("kurtosis", bounds.shape.kurtosis.to_string().into()),
            ];
            self.point(&format!("audit-{flag}"), &args);
        }
        for row in self.flagged("denominators", "flag", "not_divided") {
            let args = [
                ("indicator", row[0].as_str().into()),
                ("denominator", row[1].as_str().into()),
                ("r", short(&row[3]).into()),
            ];
            self.point("audit-not_divided", &args);
        }
    }

    fn coherence(&mut self) {
        self.head("audit-coherence");
        let start = self.out.len();
        for flag in ["redundant", "opposed"] {
            for row in self.flagged("correlations", "flag", flag) {
                let args = [
                    ("one", row[0].as_str().into()),
                    ("other", row[1].as_str().into()),
                    ("node", row[2].as_str().into()),
                    ("r", short(&row[3]).into()),
                ];
                self.point(&format!("audit-{flag}"), &args);
            }
        }
        for row in self.flagged("correlations_across", "flag", "nearer") {
            let args = [
                ("indicator", row[0].as_str().into()),
                ("node", row[1].as_str().into()),
                ("r", short(&row[3]).into()),
            ];
            self.point("audit-nearer", &args);
        }
        if self.out.len() == start {
            let words = self.words("audit-coherent", &[]);
            self.out.push_str(&format!("{words}\n"));
        }
    }

    /// The first rows of a table.
    fn table(&mut self, table: &Table, most: usize) {
        let line = "---|".repeat(table.columns.len());
        let heads = table.columns.join(" | ");
        self.out.push_str(&format!("| {heads} |\n|{line}\n"));
        let cell = |cell: &Cell| match cell {
            Cell::Number(_) => short(&cell.text()),
            other => other.text().replace('|', "\\|"),
        };
        for row in table.rows.iter().take(most) {
            let cells: Vec<String> = row.iter().map(cell).collect();
            self.out.push_str(&format!("| {} |\n", cells.join(" | ")));
        }
        let rest = table.rows.len().saturating_sub(most);
        if rest > 0 {
            let args = [
                ("count", rest.into()),
                ("table", table.name.as_str().into()),
            ];
            let words = self.words("audit-rest", &args);
            self.out.push_str(&format!("\n{words}\n"));
        }
    }
}

/// A number of three digits.
fn short(text: &str) -> String {
    let number = text.parse::<f64>();
    number.map_or_else(|_| text.to_owned(), |x| format!("{:.3}", x + 0.0))
}
