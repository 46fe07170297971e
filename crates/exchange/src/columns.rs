//! The columns of the tables, once for every format.
//!
//! The words of a column stand in `locales/`; [`Column::title`] and [`Column::about`] are their keys.

use waymark_model::plan::Criterion;

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in files.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold. Any of them may be empty: not said, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words or a code.
    Text,
    /// Several texts in one cell.
    List,
    /// A figure.
    Number,
    /// A whole number from 0.
    Count,
    /// A day.
    Day,
    /// `yes` or `no`.
    YesNo,
}

/// How the columns of the nine criteria begin.
const MEETS: &str = "meets_";

impl Column {
    /// The key of its heading.
    #[must_use]
    pub fn title(&self) -> String {
        match self.name.strip_prefix(MEETS) {
            Some(criterion) => format!("criterion-{criterion}"),
            None => format!("register-col-{}", self.name),
        }
    }

    /// The key of the sentence that says what it means.
    #[must_use]
    pub fn about(&self) -> String {
        match self.name.strip_prefix(MEETS) {
            Some(criterion) => format!("criterion-about-{criterion}"),
            None => format!("register-about-{}", self.name),
        }
    }
}

/// The column of a criterion.
const fn meets(criterion: Criterion) -> Column {
    let name = match criterion {
        Criterion::Specific => "meets_specific",
        Criterion::Measurable => "meets_measurable",
        Criterion::Baseline => "meets_baseline",
        Criterion::Target => "meets_target",
        Criterion::TimeBound => "meets_time_bound",
        Criterion::Owned => "meets_owned",
        Criterion::Resourced => "meets_resourced",
        Criterion::Disaggregated => "meets_disaggregated",
        Criterion::Evidenced => "meets_evidenced",
    };
    column(name, Kind::YesNo)
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind }
}

/// The columns of `register.csv`, one row per commitment.
#[must_use]
pub fn commitments() -> Vec<Column> {
    let first = [
        column("ref", Kind::Text),
        column("section", Kind::Text),
        column("section_titles", Kind::List),
        column("paragraph", Kind::Count),
        column("heading", Kind::Text),
        column("text", Kind::Text),
        column("modality", Kind::Text),
        column("cue", Kind::Text),
        column("targets", Kind::List),
        column("units", Kind::List),
        column("baselines", Kind::List),
        column("deadline", Kind::Text),
        column("due", Kind::Day),
        column("bodies", Kind::List),
        column("body_ids", Kind::List),
        column("groups", Kind::List),
        column("uhri", Kind::List),
        column("ohchr", Kind::List),
        column("sdg", Kind::List),
        column("other_labels", Kind::List),
        column("label_editions", Kind::List),
        column("instruments", Kind::List),
        column("instrument_kinds", Kind::List),
        column("instrument_ids", Kind::List),
    ];
    let last = [
        column("met", Kind::Count),
        column("gate", Kind::Text),
        column("measure", Kind::Text),
        column("page", Kind::Count),
        column("char_start", Kind::Count),
        column("char_end", Kind::Count),
        column("byte_start", Kind::Count),
        column("byte_end", Kind::Count),
        column("hash", Kind::Text),
        column("corrected", Kind::YesNo),
    ];
    let criteria = Criterion::ALL.map(meets);
    first.into_iter().chain(criteria).chain(last).collect()
}

/// The columns of `targets.csv`, one row per number that a commitment is measured by.
#[must_use]
pub fn targets() -> Vec<Column> {
    vec![
        column("ref", Kind::Text),
        column("number", Kind::Count),
        column("comparator", Kind::Text),
        column("value", Kind::Number),
        column("unit", Kind::Text),
        column("denominator", Kind::Text),
        column("baseline", Kind::Number),
        column("deadline", Kind::Text),
        column("due", Kind::Day),
        column("words", Kind::Text),
        column("char_start", Kind::Count),
        column("char_end", Kind::Count),
    ]
}

/// The columns of the sheet of sections.
#[must_use]
pub fn sections() -> Vec<Column> {
    vec![
        column("section", Kind::Text),
        column("parent", Kind::Text),
        column("level", Kind::Count),
        column("title", Kind::Text),
        column("paragraphs", Kind::Count),
        column("commitments", Kind::Count),
        column("page", Kind::Count),
        column("char_start", Kind::Count),
        column("char_end", Kind::Count),
    ]
}
