//! A TOML file with the places of its keys and values.

use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use waymark_model::{LangTag, Place};

use crate::cell::Fault;
use crate::codes;
use crate::findings::Findings;
use crate::folder::{Folder, Found};
use crate::text_file::read_whole;

/// The largest TOML file: 16 MiB.
const LIMIT: u64 = 16 << 20;

/// The text of a TOML file.
#[derive(Debug)]
pub(crate) struct Source {
    /// Path in the workspace.
    pub(crate) file: String,
    text: String,
    /// Where each line starts.
    starts: Vec<usize>,
}

/// Whether a TOML file is there.
#[derive(Debug)]
pub(crate) enum Read {
    /// It could be read as a text.
    Text(Source),
    /// It is there and cannot be read: reported.
    Refused,
    /// It is not there.
    Absent,
}

impl Source {
    /// Reads a file of the workspace.
    pub(crate) fn read(file: &str, folder: &mut Folder, findings: &mut Findings) -> Read {
        let path = match folder.take(file, findings) {
            Found::File(path) => path,
            Found::Refused => return Read::Refused,
            Found::Absent => return Read::Absent,
        };
        let Some((bytes, mark)) = read_whole(&path, file, LIMIT, findings) else {
            return Read::Refused;
        };
        let Ok(mut text) = String::from_utf8(bytes) else {
            return Read::Refused;
        };
        // A blank in place of the mark keeps every offset where it is.
        if mark > 0 {
            text.replace_range(..mark, &" ".repeat(mark));
        }
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(ends.map(|n| n + 1)).collect();
        Read::Text(Self {
            file: file.to_owned(),
            text,
            starts,
        })
    }

    /// Its keys and values; `None` where it is no TOML: reported, the first fault only, because the
    /// next ones mostly follow from it.
    pub(crate) fn parse(&self, findings: &mut Findings) -> Option<DeTable<'_>> {
        let (table, errors) = DeTable::parse_recoverable(&self.text);
        let start = |error: &toml::de::Error| error.span().map_or(usize::MAX, |s| s.start);
        let Some(error) = errors.iter().min_by_key(|e| start(e)) else {
            return Some(table.into_inner());
        };
        let fault = Fault::new(codes::TOML_SYNTAX).with("message", error.message());
        findings.push(fault.at(self.place(&error.span().unwrap_or(0..0), "")));
        None
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The place of a span.
    pub(crate) fn place(&self, span: &Range<usize>, field: &str) -> Place {
        let line = self.line(span);
        let start = self.starts.get(to_usize(line) - 1).copied().unwrap_or(0);
        let before = self.text.get(start..span.start).unwrap_or("");
        let column = u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX);
        Place::cell(&self.file, line, column, field)
    }

    /// The line of a span, from 1.
    pub(crate) fn line(&self, span: &Range<usize>) -> u32 {
        let line = self.starts.partition_point(|s| *s <= span.start);
        u32::try_from(line.max(1)).unwrap_or(u32::MAX)
    }
}

fn to_usize(line: u32) -> usize {
    usize::try_from(line).unwrap_or(1).max(1)
}

/// A value that was checked against its schema, by key.
pub(crate) fn get<'a, 'i>(table: &'a DeTable<'i>, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
    table.get(key)
}

/// A text, or a bare day.
pub(crate) fn text(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.as_ref().to_owned()),
        DeValue::Datetime(day) => Some(day.to_string()),
        _ => None,
    }
}

/// The text under a key.
pub(crate) fn text_of(table: &DeTable<'_>, key: &str) -> Option<String> {
    text(get(table, key)?.get_ref())
}

/// Something made from the text under a key.
pub(crate) fn parsed<T: FromStr>(table: &DeTable<'_>, key: &str) -> Option<T> {
    text_of(table, key)?.parse().ok()
}

/// A number.
pub(crate) fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Float(number) => number.as_str().parse().ok(),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            // A whole number that large is not exact any more, which is what a float means.
            #[expect(clippy::cast_precision_loss, reason = "said above")]
            Ok(whole) => Some(whole as f64),
            Err(_) => None,
        },
        _ => None,
    }
}

/// The number under a key.
pub(crate) fn number_of(table: &DeTable<'_>, key: &str) -> Option<f64> {
    number(get(table, key)?.get_ref())
}

/// The whole number under a key.
pub(crate) fn whole_of(table: &DeTable<'_>, key: &str) -> Option<u64> {
    match get(table, key)?.get_ref() {
        DeValue::Integer(n) => u64::from_str_radix(n.as_str(), n.radix()).ok(),
        _ => None,
    }
}

/// The items under a key; none where there is no list.
pub(crate) fn items<'a, 'i>(table: &'a DeTable<'i>, key: &str) -> Vec<&'a Spanned<DeValue<'i>>> {
    match get(table, key).map(Spanned::get_ref) {
        Some(DeValue::Array(list)) => list.iter().collect(),
        _ => Vec::new(),
    }
}

/// The table under a key.
pub(crate) fn table_of<'a, 'i>(table: &'a DeTable<'i>, key: &str) -> Option<&'a DeTable<'i>> {
    match get(table, key)?.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

/// The tables of a list of tables, with the span of each.
pub(crate) fn tables<'a, 'i>(
    table: &'a DeTable<'i>,
    key: &str,
) -> Vec<(Range<usize>, &'a DeTable<'i>)> {
    let inner = |item: &'a Spanned<DeValue<'i>>| match item.get_ref() {
        DeValue::Table(table) => Some((item.span(), table)),
        _ => None,
    };
    items(table, key).into_iter().filter_map(inner).collect()
}

/// The texts of a list of texts, each made into something.
pub(crate) fn list<T: FromStr>(table: &DeTable<'_>, key: &str) -> Vec<T> {
    let made = |item: &Spanned<DeValue<'_>>| text(item.get_ref())?.parse().ok();
    items(table, key).into_iter().filter_map(made).collect()
}

/// Words per language.
pub(crate) fn words(table: &DeTable<'_>, key: &str) -> BTreeMap<LangTag, String> {
    let inner = table_of(table, key).into_iter().flatten();
    let pair = |(lang, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let lang: &std::borrow::Cow<'_, str> = lang.get_ref();
        Some((LangTag::try_new(lang).ok()?, text(value.get_ref())?))
    };
    inner.filter_map(pair).collect()
}
