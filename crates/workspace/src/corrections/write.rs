//! Corrections as the text of `plan/corrections.toml`.

use jiff::civil::Date;
use serde::Serialize;
use toml::value::Datetime;
use waymark_model::correction::{Action, Correction, Edit, LabelFix, TargetFix};
use waymark_model::plan::Instrument;

const TOP: &str = "# Corrections of what was read from the plan. Written by the program: comments of your own\n\
    # would be lost the next time it writes, so put them into `reason`.\n";

#[derive(Serialize)]
struct File<'a> {
    correct: Vec<Row<'a>>,
}

/// Keys in the order of the file; tables come last, as TOML asks for.
#[derive(Default, Serialize)]
struct Row<'a> {
    #[serde(rename = "ref")]
    reference: &'a str,
    begins: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(rename = "do")]
    action: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    modality: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Datetime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bodies: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actors: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Datetime>,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    targets: Option<Vec<Target<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instruments: Option<Vec<Named<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    labels: Option<Labels<'a>>,
}

#[derive(Serialize)]
struct Target<'a> {
    comparator: &'a str,
    value: f64,
    unit: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<f64>,
}

#[derive(Serialize)]
struct Named<'a> {
    kind: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
}

#[derive(Serialize)]
struct Labels<'a> {
    #[serde(skip_serializing_if = "<[LabelFix]>::is_empty")]
    add: &'a [LabelFix],
    #[serde(skip_serializing_if = "<[LabelFix]>::is_empty")]
    remove: &'a [LabelFix],
}

/// Writes corrections in their order, one form for each: reading the text gives the same corrections,
/// and writing those again the same text. Comments of a file that was edited by hand do not survive; the
/// first lines of the text say so. Numbers must be finite and dates lie in the years 1 to 9999.
#[must_use]
pub fn write_corrections(corrections: &[Correction]) -> String {
    let correct = corrections.iter().map(row).collect();
    // Texts, numbers and lists of them always have a form in TOML.
    let body = toml::to_string(&File { correct }).unwrap_or_default();
    match corrections {
        [] => TOP.to_owned(),
        _ => format!("{TOP}\n{body}"),
    }
}

fn row(c: &Correction) -> Row<'_> {
    let row = Row {
        reference: c.reference.as_str(),
        begins: &c.begins,
        text: c.text.as_deref(),
        action: c.action.code(),
        by: &c.by,
        date: c.date.and_then(day),
        reason: &c.reason,
        ..Row::default()
    };
    match &c.action {
        Action::Accept { modality } => Row {
            modality: modality.map(waymark_model::Modality::code),
            ..row
        },
        Action::Edit(edit) => with_edit(row, edit),
        Action::Split { at } => Row {
            at: Some(at),
            ..row
        },
        Action::Merge { with } => Row {
            with: Some(
                with.iter()
                    .map(waymark_model::CommitmentRef::as_str)
                    .collect(),
            ),
            ..row
        },
        Action::Add { quote, says } => Row {
            quote: Some(quote),
            ..with_edit(row, says)
        },
    }
}

fn with_edit<'a>(row: Row<'a>, edit: &'a Edit) -> Row<'a> {
    let labelled = !edit.labels_add.is_empty() || !edit.labels_remove.is_empty();
    Row {
        modality: edit.modality.map(waymark_model::Modality::code),
        deadline: edit.deadline.as_deref(),
        due: edit.due.and_then(day),
        groups: names(edit.groups.as_deref(), waymark_model::GroupId::as_str),
        bodies: names(edit.bodies.as_deref(), waymark_model::BodyId::as_str),
        actors: edit.actors.as_deref(),
        targets: edit
            .targets
            .as_ref()
            .map(|all| all.iter().map(target).collect()),
        instruments: edit
            .instruments
            .as_ref()
            .map(|all| all.iter().map(named).collect()),
        labels: labelled.then_some(Labels {
            add: &edit.labels_add,
            remove: &edit.labels_remove,
        }),
        ..row
    }
}

fn names<'a, T>(all: Option<&'a [T]>, name: fn(&'a T) -> &'a str) -> Option<Vec<&'a str>> {
    all.map(|all| all.iter().map(name).collect())
}

/// A bare day of TOML.
fn day(date: Date) -> Option<Datetime> {
    date.to_string().parse().ok()
}

fn target(fix: &TargetFix) -> Target<'_> {
    Target {
        comparator: fix.comparator.code(),
        value: fix.value,
        unit: &fix.unit,
        baseline: fix.baseline,
    }
}

fn named(instrument: &Instrument) -> Named<'_> {
    Named {
        kind: instrument.kind.code(),
        text: &instrument.text,
        id: instrument.id.as_deref(),
    }
}
