//! The package of a DOCX: its parts, and how they name one another.

use std::io::Cursor;

use memchr::memmem;
use waymark_model::Diagnostic;
use zip::ZipArchive;

use crate::docx::meter::Meter;
use crate::docx::xml::{self, Sink, Tag};
use crate::findings;
use crate::limits::MOST_PARTS;

/// The name that findings give to the package as a whole.
const WHOLE: &str = "ZIP";

/// An open package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Names of the parts as others write them: no slash in front, small letters.
    names: Vec<String>,
    size: u64,
    meter: Meter,
}

impl<'a> Package<'a> {
    /// # Errors
    /// A finding where it is no package, a broken one, or one with too many parts.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Diagnostic> {
        // Each part has such a mark in the directory; counted before a list of them is made.
        if memmem::find_iter(bytes, b"PK\x01\x02")
            .take(MOST_PARTS + 1)
            .count()
            > MOST_PARTS
        {
            return Err(findings::bomb(WHOLE));
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| findings::broken_package(WHOLE))?;
        if archive.len() > MOST_PARTS {
            return Err(findings::bomb(WHOLE));
        }
        let names = archive
            .file_names()
            .map(|name| normal(&name.unwrap_or_default()))
            .collect();
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(Self {
            archive,
            names,
            size,
            meter: Meter::default(),
        })
    }

    /// Whether a part is there.
    pub(crate) fn has(&self, part: &str) -> bool {
        let part = normal(part);
        self.names.contains(&part)
    }

    /// Reads a part.
    ///
    /// # Errors
    /// As [`xml::read`]; also where the part is missing.
    pub(crate) fn read(&mut self, part: &str, sink: &mut dyn Sink) -> Result<(), Diagnostic> {
        let wanted = normal(part);
        let missing = || findings::broken_package(part);
        let at = self
            .names
            .iter()
            .position(|name| *name == wanted)
            .ok_or_else(missing)?;
        let file = self.archive.by_index(at).map_err(|_| missing())?;
        self.meter.begin_part(file.compressed_size().min(self.size));
        xml::read(part, file, &self.meter, sink)
    }

    /// Reads a part that a document may do without.
    ///
    /// # Errors
    /// As [`xml::read`].
    pub(crate) fn read_if_there(
        &mut self,
        part: &str,
        sink: &mut dyn Sink,
    ) -> Result<(), Diagnostic> {
        if self.has(part) {
            self.read(part, sink)
        } else {
            Ok(())
        }
    }

    /// What a part names by its relationships: type (the last word of it) and part.
    pub(crate) fn related(
        &mut self,
        part: &str,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<(String, String)> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let list = join(folder, &format!("_rels/{name}.rels"));
        if !self.has(&list) {
            return Vec::new();
        }
        let mut relations = Relations {
            folder: folder.to_owned(),
            all: Vec::new(),
        };
        found.extend(self.read(&list, &mut relations).err());
        relations.all
    }
}

struct Relations {
    folder: String,
    all: Vec<(String, String)>,
}

impl Sink for Relations {
    fn start(&mut self, tag: &Tag<'_>) {
        let outside = tag.get("TargetMode").is_some_and(|mode| mode == "External");
        if tag.name() != "Relationship" || outside {
            return;
        }
        if let (Some(kind), Some(target)) = (tag.get("Type"), tag.get("Target")) {
            let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
            let pair = (kind, join(&self.folder, &target));
            if self.all.len() < MOST_PARTS && !self.all.contains(&pair) {
                self.all.push(pair);
            }
        }
    }

    fn end(&mut self, _: &str) {}

    fn is_full(&self) -> bool {
        // Pictures and links are many; the comparison above must stay cheap.
        self.all.len() >= MOST_PARTS
    }
}

fn normal(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}

/// A target as seen from a folder: `../` goes up, a slash in front starts at the root.
fn join(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            name => steps.push(name),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_folder() {
        for (folder, target, part) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word/a", "../b.xml", "word/b.xml"),
            ("word", "../../../b.xml", "b.xml"),
        ] {
            assert_eq!(join(folder, target), part);
        }
    }
}
