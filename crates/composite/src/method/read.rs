//! From the text of a method file to a method, or to what is wrong with it.

use super::Method;
use crate::codes::wrong;
use crate::problem::{Problems, hint};
use crate::said::Said;

impl Method {
    /// Reads a method file.
    ///
    /// *Errors*: the first thing the file says that no method can, with its line.
    pub fn read(text: &str) -> Result<Self, Unread> {
        toml::from_str(text).map_err(|fault| Unread::new(&fault, text))
    }
}

/// Reads the bytes of a method file; what is wrong goes to `problems`.
pub fn from_bytes(file: &str, bytes: &[u8], problems: &mut Problems) -> Option<Method> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        problems.add(file, "", wrong::not_utf8());
        return None;
    };
    let read = Method::read(text);
    read.map_err(|fault| problems.at(file, fault.line, "", fault.what))
        .ok()
}

/// Why a text is no method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Line, from 1.
    pub line: Option<u64>,
    /// What is wrong.
    pub what: Said,
}

impl Unread {
    fn new(fault: &toml::de::Error, text: &str) -> Self {
        let line = fault.span().and_then(|span| {
            let before = text.as_bytes().get(..span.start)?;
            u64::try_from(before.iter().filter(|b| **b == b'\n').count() + 1).ok()
        });
        // The reader of TOML puts what it speaks of into such marks.
        let message = fault.message();
        let mut quoted = message.split('`').skip(1).step_by(2);
        let what = match quoted.next() {
            Some(key) if message.starts_with("unknown field") => {
                wrong::unknown_key(key, hint(key, quoted))
            }
            Some(key) if message.starts_with("missing field") => wrong::missing_key(key),
            _ => wrong::not_toml(message.trim_end().replace('\n', " ")),
        };
        Self { line, what }
    }
}
