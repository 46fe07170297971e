//! Which ids are defined, and what to say about one that is not.
//!
//! A table that could not be read completely knows nothing for certain: a reference into it is then
//! let pass, because its own finding already says what to mend.

use std::collections::{BTreeMap, BTreeSet};

use waymark_model::Place;

use crate::cell::Fault;
use crate::codes;
use crate::findings::{Findings, hint, nearest};

/// The ids that one table defines.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    /// Path of its file.
    pub(crate) file: String,
    /// Whether there is such a file at all.
    pub(crate) present: bool,
    /// Whether every row of it could be read.
    pub(crate) complete: bool,
    /// The ids, as they are written.
    pub(crate) ids: BTreeSet<String>,
}

/// The ids of all tables.
#[derive(Debug, Default)]
pub(crate) struct References {
    tables: BTreeMap<String, Ids>,
}

impl References {
    /// Makes the ids of a table known.
    pub(crate) fn define(&mut self, table: &str, ids: Ids) {
        self.tables.insert(table.to_owned(), ids);
    }

    /// Whether nothing has to be said about the id.
    pub(crate) fn knows(&self, table: &str, id: &str) -> bool {
        let ids = self.tables.get(table);
        ids.is_none_or(|t| t.ids.contains(id) || (t.present && !t.complete))
    }

    /// Reports an id that is not defined, or the file that should define it. Says whether the id
    /// may be used.
    pub(crate) fn check(
        &self,
        table: &str,
        id: &str,
        place: Place,
        findings: &mut Findings,
    ) -> bool {
        let Some(ids) = self.tables.get(table).filter(|_| !self.knows(table, id)) else {
            return true;
        };
        if !ids.present {
            let fault = Fault::new(codes::MISSING_FILE).with("by", &place.to_string());
            findings.push_grouped("", fault.at(Place::file(&ids.file)));
            return true;
        }
        if findings.again(codes::UNKNOWN_ID, &place, id)
            || findings.is_counted_only(codes::UNKNOWN_ID, &place.file)
        {
            return false;
        }
        let near = nearest(id, ids.ids.iter().map(String::as_str));
        let fault = Fault::new(codes::UNKNOWN_ID)
            .with("table", table)
            .with("text", id)
            .with("hint", hint(near));
        findings.push_grouped(id, fault.at(place));
        false
    }
}
