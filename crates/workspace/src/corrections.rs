//! `plan/corrections.toml`.

mod write;

use std::ops::Range;

use toml::de::DeTable;
use waymark_model::correction::{Action, Correction, Edit, LabelFix, TargetFix};
use waymark_model::plan::{Instrument, InstrumentKind};
use waymark_model::workspace::Located;
use waymark_model::{Comparator, Modality};

use crate::cell::Fault;
use crate::codes;
use crate::findings::Findings;
use crate::folder::Folder;
use crate::toml_check::{self, Use};
use crate::toml_file::{Read, Source, list, number_of, parsed, table_of, tables, text_of};
use crate::toml_schema;

pub use write::write_corrections;

/// The file.
const FILE: &str = "plan/corrections.toml";

const MODALITIES: [Modality; 8] = [
    Modality::NewAction,
    Modality::Continue,
    Modality::Strengthen,
    Modality::Prohibit,
    Modality::Guarantee,
    Modality::Encourage,
    Modality::Context,
    Modality::Heading,
];

const INSTRUMENTS: [InstrumentKind; 5] = [
    InstrumentKind::Law,
    InstrumentKind::Treaty,
    InstrumentKind::Plan,
    InstrumentKind::Programme,
    InstrumentKind::Agenda,
];

/// Keys of every correction.
const ALWAYS: [&str; 7] = ["ref", "begins", "text", "do", "by", "date", "reason"];
/// Keys that say what a sentence says instead.
const EDITS: [&str; 9] = [
    "modality",
    "deadline",
    "due",
    "groups",
    "bodies",
    "actors",
    "targets",
    "instruments",
    "labels",
];

/// Reads the corrections with the ids they use; no file, no corrections.
pub(crate) fn read(
    folder: &mut Folder,
    findings: &mut Findings,
) -> (Vec<Located<Correction>>, Vec<Use>) {
    let Read::Text(source) = Source::read(FILE, folder, findings) else {
        return (Vec::new(), Vec::new());
    };
    let schema = toml_schema::named("corrections");
    let (Some(table), Some(schema)) = (source.parse(findings), schema) else {
        return (Vec::new(), Vec::new());
    };
    let uses = toml_check::check(schema, &source, &table, findings);
    let mut all = Vec::new();
    for (span, correct) in tables(&table, "correct") {
        let line = source.line(&span);
        check_form(&source, &span, correct, findings);
        all.extend(item(correct).map(|item| Located { line, item }));
    }
    (all, uses)
}

fn action_code(correct: &DeTable<'_>) -> String {
    text_of(correct, "do").unwrap_or_else(|| "edit".to_owned())
}

/// Which keys there must and may be depends on what is to be done, which the schema cannot say.
fn check_form(
    source: &Source,
    span: &Range<usize>,
    correct: &DeTable<'_>,
    findings: &mut Findings,
) {
    let (own, may_edit): (&[&str], bool) = match action_code(correct).as_str() {
        "accept" => (&["modality"], false),
        "edit" => (&[], true),
        "split" => (&["at"], false),
        "merge" => (&["with"], false),
        "add" => (&["quote"], true),
        // Another word is reported by the schema; nothing more can be said then.
        _ => return,
    };
    let must = own.iter().filter(|key| **key != "modality");
    let reason = (own != ["modality"]).then_some(&"reason");
    for key in must
        .chain(reason)
        .filter(|key| !correct.contains_key(**key))
    {
        let fault = Fault::new(codes::REQUIRED).with("name", &format!("correct.{key}"));
        findings.push(fault.at(source.place(span, &format!("correct.{key}"))));
    }
    for (key, _) in correct {
        let name = key.get_ref().as_ref();
        let others = ["at", "with", "quote"];
        let known = others.contains(&name) || EDITS.contains(&name);
        let fits =
            ALWAYS.contains(&name) || own.contains(&name) || may_edit && EDITS.contains(&name);
        if known && !fits {
            let fault = Fault::new(codes::UNKNOWN_KEY)
                .with("name", name)
                .with("hint", "absent");
            let place = source.place(&key.span(), &format!("correct.{name}"));
            findings.push(fault.at(place));
        }
    }
}

fn item(correct: &DeTable<'_>) -> Option<Correction> {
    let action = match action_code(correct).as_str() {
        "accept" => Action::Accept {
            modality: modality(correct),
        },
        "edit" => Action::Edit(edit(correct)),
        "split" => Action::Split {
            at: list(correct, "at"),
        },
        "merge" => Action::Merge {
            with: list(correct, "with"),
        },
        "add" => Action::Add {
            quote: text_of(correct, "quote")?,
            says: edit(correct),
        },
        _ => return None,
    };
    Some(Correction {
        reference: parsed(correct, "ref")?,
        begins: text_of(correct, "begins")?,
        text: text_of(correct, "text"),
        action,
        by: text_of(correct, "by").unwrap_or_default(),
        date: parsed(correct, "date"),
        reason: text_of(correct, "reason").unwrap_or_default(),
    })
}

fn modality(correct: &DeTable<'_>) -> Option<Modality> {
    let code = text_of(correct, "modality")?;
    MODALITIES.into_iter().find(|m| m.code() == code)
}

fn edit(correct: &DeTable<'_>) -> Edit {
    let given = |key| correct.contains_key(key);
    let labels = |key| {
        let table = table_of(correct, "labels");
        table.map_or_else(Vec::new, |labels| items(labels, key, label))
    };
    Edit {
        modality: modality(correct),
        deadline: text_of(correct, "deadline"),
        due: parsed(correct, "due"),
        groups: given("groups").then(|| list(correct, "groups")),
        bodies: given("bodies").then(|| list(correct, "bodies")),
        actors: given("actors").then(|| list(correct, "actors")),
        targets: given("targets").then(|| items(correct, "targets", target)),
        instruments: given("instruments").then(|| items(correct, "instruments", instrument)),
        labels_add: labels("add"),
        labels_remove: labels("remove"),
    }
}

fn items<T>(table: &DeTable<'_>, key: &str, made: fn(&DeTable<'_>) -> Option<T>) -> Vec<T> {
    let all = tables(table, key).into_iter();
    all.filter_map(|(_, item)| made(item)).collect()
}

fn target(table: &DeTable<'_>) -> Option<TargetFix> {
    Some(TargetFix {
        comparator: Comparator::from_code(&text_of(table, "comparator")?)?,
        value: number_of(table, "value")?,
        unit: text_of(table, "unit")?,
        baseline: number_of(table, "baseline"),
    })
}

fn instrument(table: &DeTable<'_>) -> Option<Instrument> {
    let kind = text_of(table, "kind")?;
    Some(Instrument {
        kind: INSTRUMENTS.into_iter().find(|k| k.code() == kind)?,
        text: text_of(table, "text")?,
        id: text_of(table, "id"),
    })
}

fn label(table: &DeTable<'_>) -> Option<LabelFix> {
    Some(LabelFix {
        scheme: text_of(table, "scheme")?,
        edition: text_of(table, "edition")?,
        code: text_of(table, "code")?,
    })
}
