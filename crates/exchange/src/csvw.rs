//! `register.csv-metadata.json`: what each column of the two tables means, for people and programs, as
//! CSV on the Web (W3C, Metadata Vocabulary for Tabular Data, 2015).

use serde_json::{Value, json};
use waymark_i18n::Catalog;

use crate::columns::{self, Column, Kind};

/// The languages that columns are explained in.
const LANGUAGES: [&str; 2] = ["en", "zh"];

/// The description of `register.csv` and `targets.csv`. It is the same for every plan.
#[must_use]
pub fn metadata() -> String {
    let catalogs: Vec<Catalog> = LANGUAGES.into_iter().map(Catalog::named).collect();
    let register = json!({
        "url": "register.csv",
        "dc:title": said(&catalogs, "register-table-commitments"),
        "dc:description": said(&catalogs, "register-table-guard"),
        "tableSchema": {
            "columns": described(&catalogs, &columns::commitments()),
            "primaryKey": "ref",
        },
    });
    let targets = json!({
        "url": "targets.csv",
        "dc:title": said(&catalogs, "register-table-targets"),
        "dc:description": said(&catalogs, "register-table-guard"),
        "tableSchema": {
            "columns": described(&catalogs, &columns::targets()),
            "primaryKey": ["ref", "number"],
            "foreignKeys": [{
                "columnReference": "ref",
                "reference": { "resource": "register.csv", "columnReference": "ref" },
            }],
        },
    });
    let whole = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "tables": [register, targets],
    });
    format!("{whole:#}\n")
}

fn said(catalogs: &[Catalog], key: &str) -> Value {
    let one = |c: &Catalog| json!({ "@value": c.text(key, &[]).text, "@language": c.lang() });
    catalogs.iter().map(one).collect()
}

fn described(catalogs: &[Catalog], columns: &[Column]) -> Value {
    let one = |c: &Column| {
        let mut out = json!({
            "name": c.name,
            "titles": c.name,
            "dc:title": said(catalogs, &c.title()),
            "dc:description": said(catalogs, &c.about()),
            "datatype": datatype(c.kind),
            "required": matches!(c.name, "ref" | "number"),
        });
        if let (Kind::List, Some(out)) = (c.kind, out.as_object_mut()) {
            out.insert("separator".to_owned(), "|".into());
        }
        out
    };
    columns.iter().map(one).collect()
}

fn datatype(kind: Kind) -> Value {
    match kind {
        Kind::Text | Kind::List => "string".into(),
        Kind::Number => "double".into(),
        Kind::Count => "nonNegativeInteger".into(),
        Kind::Day => "date".into(),
        Kind::YesNo => json!({ "base": "boolean", "format": "yes|no" }),
    }
}
