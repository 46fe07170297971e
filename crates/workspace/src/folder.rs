//! What lies in the folder: which files there are, which may be read, which nobody reads.
//!
//! Only the top and the folders `plan`, `method` and `texts` are looked at. Names that begin with a
//! dot are left alone. A symbolic link may not leave the workspace.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use waymark_model::Place;

use crate::cell::Fault;
use crate::codes;
use crate::findings::{Findings, hint, nearest};
use crate::table_schema;

/// The folders that are looked into.
const INNER: [&str; 3] = ["plan", "method", "texts"];
/// Files with a fixed place, beside the tables.
const FIXED: [&str; 4] = [
    "waymark.toml",
    "claims.toml",
    "plan/corrections.toml",
    "plan/references.csv",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    File,
    Folder,
    /// Neither: a device, a pipe.
    Other,
    /// Already reported.
    Refused,
}

#[derive(Debug)]
struct Entry {
    path: PathBuf,
    what: What,
    taken: bool,
}

/// The files of a workspace by their path inside it.
#[derive(Debug)]
pub(crate) struct Folder {
    entries: BTreeMap<String, Entry>,
}

/// Whether a file is there.
#[derive(Debug)]
pub(crate) enum Found {
    /// It can be opened.
    File(PathBuf),
    /// Something is there and cannot be used: reported.
    Refused,
    /// Nothing is there.
    Absent,
}

/// What the operating system answered, as a code.
pub(crate) fn unreadable(error: &io::Error) -> Fault {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "not_found",
        io::ErrorKind::PermissionDenied => "permission",
        _ => "other",
    };
    Fault::new(codes::UNREADABLE).with("reason", reason)
}

impl Folder {
    /// Looks at the folder.
    pub(crate) fn scan(dir: &Path, findings: &mut Findings) -> Option<Self> {
        let root = match fs::canonicalize(dir) {
            Ok(root) if root.is_dir() => root,
            _ => {
                findings.push(Fault::new(codes::NO_FOLDER).at(Place::file(".")));
                return None;
            }
        };
        let mut folder = Self {
            entries: BTreeMap::new(),
        };
        folder.look(&root, &root, "", findings);
        for inner in INNER {
            let Some(entry) = folder.entries.get_mut(inner) else {
                continue;
            };
            entry.taken = true;
            match entry.what {
                What::Folder => {
                    let path = entry.path.clone();
                    folder.look(&root, &path, inner, findings);
                }
                What::Refused => {}
                What::File | What::Other => {
                    let fault = Fault::new(codes::NOT_A_FILE).with("found", "file");
                    findings.push(fault.at(Place::file(inner)));
                }
            }
        }
        Some(folder)
    }

    fn look(&mut self, root: &Path, dir: &Path, prefix: &str, findings: &mut Findings) {
        let listing = match fs::read_dir(dir) {
            Ok(listing) => listing,
            Err(error) => {
                let place = if prefix.is_empty() { "." } else { prefix };
                return findings.push(unreadable(&error).at(Place::file(place)));
            }
        };
        for entry in listing.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let inside = if prefix.is_empty() {
                name
            } else {
                format!("{prefix}/{name}")
            };
            let what = what_is(root, &entry.path(), &inside, findings);
            let entry = Entry {
                path: entry.path(),
                what,
                taken: what == What::Refused,
            };
            self.entries.insert(inside, entry);
        }
    }

    /// The file at this path, which is read by the caller.
    pub(crate) fn take(&mut self, path: &str, findings: &mut Findings) -> Found {
        let Some(entry) = self.entries.get_mut(path) else {
            return Found::Absent;
        };
        entry.taken = true;
        match entry.what {
            What::File => return Found::File(entry.path.clone()),
            What::Refused => {}
            what @ (What::Folder | What::Other) => {
                let found = if what == What::Folder {
                    "folder"
                } else {
                    "other"
                };
                let fault = Fault::new(codes::NOT_A_FILE).with("found", found);
                findings.push(fault.at(Place::file(path)));
            }
        }
        Found::Refused
    }

    /// The names in a folder that end so, sorted.
    pub(crate) fn names_in(&self, folder: &str, end: &str) -> Vec<String> {
        let inside = |path: &&String| {
            let rest = path.strip_prefix(folder).and_then(|p| p.strip_prefix('/'));
            rest.is_some_and(|name| name.ends_with(end) && !name.contains('/'))
        };
        self.entries.keys().filter(inside).cloned().collect()
    }

    /// The files that were read, sorted.
    pub(crate) fn read_files(&self) -> Vec<String> {
        let read = self
            .entries
            .iter()
            .filter(|(_, e)| e.taken && e.what == What::File);
        read.map(|(path, _)| path.clone()).collect()
    }

    /// Warns about everything that nobody read. With an unknown plan document nothing can be said
    /// about the other files beside it.
    pub(crate) fn report_unread(&self, document_known: bool, findings: &mut Findings) {
        let tables = table_schema::all().iter().map(|t| t.path.as_str());
        let known: Vec<&str> = tables.chain(FIXED).chain(INNER).collect();
        for (path, entry) in &self.entries {
            let words = entry.what == What::File && !path.contains('/') && path.ends_with(".md");
            if entry.taken || words || (path.starts_with("plan/") && !document_known) {
                continue;
            }
            let near = nearest(path, known.iter().copied());
            let fault = Fault::new(codes::UNKNOWN_FILE).with("hint", hint(near));
            findings.push(fault.at(Place::file(path)));
        }
    }
}

fn what_is(root: &Path, path: &Path, inside: &str, findings: &mut Findings) -> What {
    let real = match fs::canonicalize(path) {
        Ok(real) => real,
        Err(error) => {
            findings.push(unreadable(&error).at(Place::file(inside)));
            return What::Refused;
        }
    };
    if !real.starts_with(root) {
        findings.push(Fault::new(codes::LINK_OUTSIDE).at(Place::file(inside)));
        return What::Refused;
    }
    match fs::metadata(&real) {
        Ok(data) if data.is_file() => What::File,
        Ok(data) if data.is_dir() => What::Folder,
        _ => What::Other,
    }
}
