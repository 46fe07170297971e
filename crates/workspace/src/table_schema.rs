//! What each table may hold, read from `schema/*.table.json` (Frictionless Table Schema).
//!
//! The schema files are the only place where columns, types, allowed values, keys and references
//! between tables are written down: the checks and `docs/workspace.md` work from them.
//! Three properties are ours: `path`, a field's `form` (the way its texts are written) and its
//! `columnRequired` (the column must be there, its cells may be empty).

use std::sync::LazyLock;

use serde::Deserialize;

/// How the texts of a field are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Form {
    /// Any text.
    #[default]
    Free,
    /// An id.
    Id,
    /// A period.
    Period,
    /// `key=value;key=value`.
    Breakdown,
    /// The key of a breakdown.
    Key,
}

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// A text.
    String,
    /// A plain decimal number.
    Number,
    /// `YYYY-MM-DD`.
    Date,
    /// `yes` or `no`.
    Boolean,
    /// Texts joined by `|`.
    List,
}

/// Limits of a field.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Constraints {
    /// Whether every row needs it; such a column must be there.
    #[serde(default)]
    pub(crate) required: bool,
    /// The values allowed; empty for any.
    #[serde(default, rename = "enum")]
    pub(crate) allowed: Vec<String>,
}

/// A column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    /// Name in the header row.
    pub(crate) name: String,
    /// Type.
    #[serde(rename = "type")]
    pub(crate) kind: Kind,
    /// In plain words.
    pub(crate) description: String,
    /// How its texts are written.
    #[serde(default)]
    pub(crate) form: Form,
    /// Limits.
    #[serde(default)]
    pub(crate) constraints: Constraints,
    /// Whether the column must be there although its cells may be empty.
    #[serde(default, rename = "columnRequired")]
    column_required: bool,
    /// For other programs: what we read is fixed by the type.
    #[serde(default, rename = "format")]
    _format: Option<String>,
    #[serde(default, rename = "delimiter")]
    _delimiter: Option<String>,
    #[serde(default, rename = "itemType")]
    _item_type: Option<String>,
    #[serde(default, rename = "trueValues")]
    pub(crate) yes: Vec<String>,
    #[serde(default, rename = "falseValues")]
    pub(crate) no: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    resource: String,
    #[serde(rename = "fields")]
    _fields: [String; 1],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ForeignKey {
    fields: [String; 1],
    reference: Reference,
}

impl Field {
    /// Whether the table must have the column.
    pub(crate) fn is_needed(&self) -> bool {
        self.constraints.required || self.column_required
    }
}

/// A table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableSchema {
    /// Name, by which other tables refer to it.
    pub(crate) name: String,
    /// Path in the workspace.
    pub(crate) path: String,
    #[serde(rename = "title")]
    _title: String,
    /// In plain words.
    pub(crate) description: String,
    /// Columns in the order of the canonical file.
    pub(crate) fields: Vec<Field>,
    #[serde(rename = "primaryKey")]
    primary_key: Vec<String>,
    #[serde(default, rename = "foreignKeys")]
    foreign_keys: Vec<ForeignKey>,
    #[serde(rename = "$schema")]
    _schema: String,
    #[serde(rename = "missingValues")]
    _missing_values: Vec<String>,
}

impl TableSchema {
    /// The place of a field; a name that is not there gives a place that no row has.
    pub(crate) fn at(&self, name: &str) -> usize {
        let at = self.fields.iter().position(|f| f.name == name);
        debug_assert!(at.is_some(), "{} has no field {name}", self.name);
        at.unwrap_or(usize::MAX)
    }

    /// The places of the fields that make a row unique.
    pub(crate) fn key(&self) -> Vec<usize> {
        self.primary_key.iter().map(|n| self.at(n)).collect()
    }

    /// The table that a field refers to.
    pub(crate) fn refers_to(&self, field: &str) -> Option<&str> {
        let key = self.foreign_keys.iter().find(|k| k.fields == [field])?;
        match key.reference.resource.as_str() {
            "" => Some(&self.name),
            other => Some(other),
        }
    }

    /// The fields that refer to another table, with its name.
    pub(crate) fn references(&self) -> impl Iterator<Item = (usize, &str)> {
        let of = |(at, field): (usize, &Field)| Some(at).zip(self.refers_to(&field.name));
        self.fields.iter().enumerate().filter_map(of)
    }
}

const SOURCES: [&str; 10] = [
    include_str!("../schema/bodies.table.json"),
    include_str!("../schema/areas.table.json"),
    include_str!("../schema/sources.table.json"),
    include_str!("../schema/indicators.table.json"),
    include_str!("../schema/targets.table.json"),
    include_str!("../schema/observations.table.json"),
    include_str!("../schema/assignments.table.json"),
    include_str!("../schema/measures.table.json"),
    include_str!("../schema/assessments.table.json"),
    include_str!("../schema/texts.table.json"),
];

static TABLES: LazyLock<Vec<TableSchema>> = LazyLock::new(|| {
    let read = |text| serde_json::from_str(text).expect("the embedded schemas are tested");
    SOURCES.iter().map(|text| read(text)).collect()
});

/// All tables in the order of `docs/workspace.md`.
pub(crate) fn all() -> &'static [TableSchema] {
    &TABLES
}

/// The table with this name, which must be one of ours.
pub(crate) fn named(name: &str) -> &'static TableSchema {
    let found = TABLES.iter().find(|t| t.name == name);
    found.expect("the name is a literal of this crate and tested")
}

/// Name and text of each schema file.
pub(crate) fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    let names = all().iter().map(|t| t.name.as_str());
    names.zip(SOURCES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_references_name_fields_and_tables_that_exist() {
        for table in all() {
            assert!(table.key().iter().all(|k| *k < table.fields.len()));
            for (at, to) in table.references() {
                let field = &table.fields[at];
                assert!(
                    matches!(field.form, Form::Id),
                    "{} {}",
                    table.name,
                    field.name
                );
                assert!(to == "scales" || all().iter().any(|t| t.name == to), "{to}");
            }
        }
    }

    #[test]
    fn values_allowed_are_those_of_the_model() {
        use waymark_model::workspace::Seat;
        use waymark_model::{Basis, Comparator, ObsStatus};
        let allowed = |table: &str, field: &str| {
            let table = named(table);
            table.fields[table.at(field)].constraints.allowed.join(" ")
        };
        let join = |codes: Vec<&str>| codes.join(" ");
        let basis = Basis::ALL.iter().map(|b| b.code()).collect();
        assert_eq!(allowed("observations", "basis"), join(basis));
        let status = ObsStatus::ALL.iter().map(|b| b.code()).collect();
        assert_eq!(allowed("observations", "status"), join(status));
        let comparator = Comparator::ALL.iter().map(|b| b.code()).collect();
        assert_eq!(allowed("targets", "comparator"), join(comparator));
        let seat = Seat::ALL.iter().map(|b| b.code()).collect();
        assert_eq!(allowed("assessments", "seat"), join(seat));
    }
}
