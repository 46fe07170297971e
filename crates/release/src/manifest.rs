//! `manifest.json`: what a release consists of.

use serde::{Deserialize, Serialize};

/// File name of the manifest. It lists every other file of the release.
pub const MANIFEST: &str = "manifest.json";

/// A release in one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this format: 1.
    pub format: u32,
    /// Name and version of the engine that made the release.
    pub engine: String,
    /// Title of the plan.
    pub title: String,
    /// The day the assessment speaks of.
    pub as_of: String,
    /// Every file but this one, by path.
    pub files: Vec<Entry>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Path in the release, forward slashes.
    pub path: String,
    /// Length.
    pub bytes: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// The canonical text: one file per line, sorted by path, LF at the end.
    #[must_use]
    pub fn to_text(&self) -> String {
        let head = |key: &str, value: &str| format!("  {}: {},\n", quoted(key), quoted(value));
        let mut out = format!("{{\n  \"format\": {},\n", self.format);
        out += &head("engine", &self.engine);
        out += &head("title", &self.title);
        out += &head("as_of", &self.as_of);
        out += "  \"files\": [";
        for (n, f) in self.files.iter().enumerate() {
            out += if n == 0 { "\n" } else { ",\n" };
            out += &format!(
                "    {{\"path\": {}, \"bytes\": {}, \"sha256\": {}}}",
                quoted(&f.path),
                f.bytes,
                quoted(&f.sha256)
            );
        }
        out + "\n  ]\n}\n"
    }
}

fn quoted(text: &str) -> String {
    let mut out = Vec::new();
    crate::canonical::json_text(&mut out, text);
    String::from_utf8(out).unwrap_or_default()
}

/// SHA-256 as lower-case hexadecimal.
#[must_use]
pub fn hex(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    digest
        .iter()
        .fold(String::with_capacity(64), |mut out, byte| {
            // Writing to a String cannot fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_reads_back_as_the_same_manifest() {
        let manifest = Manifest {
            format: 1,
            engine: "waymark 0.1.0".into(),
            title: "A \"plan\"\n人权".into(),
            as_of: "2026-11-23".into(),
            files: vec![Entry {
                path: "data/a.csv".into(),
                bytes: 3,
                sha256: hex(&[0xab, 0x01]),
            }],
        };
        assert_eq!(
            serde_json::from_str::<Manifest>(&manifest.to_text()).unwrap(),
            manifest
        );
    }
}
