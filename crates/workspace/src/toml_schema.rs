//! What each TOML file may hold, read from `schema/*.schema.json` (JSON Schema 2020-12).
//!
//! Only the keywords that are used are understood; any other one is refused when the schema is read,
//! so that a schema can never promise a check that is not made. Two keywords are ours: `references`
//! (the text is an id of that table) and `uniqueKey` (this key differs between all items).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Type {
    /// A table.
    Object,
    /// A list.
    Array,
    /// A text.
    String,
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
}

impl Type {
    /// The code used in messages.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Object => "table",
            Self::Array => "list",
            Self::String => "text",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
        }
    }
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// An id.
    Id,
    /// A period.
    Period,
    /// A day.
    Date,
    /// A language tag.
    Language,
    /// The name of a column.
    Key,
}

/// What keys that are not listed may hold.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Others {
    /// `false`: there may be none.
    Refused(Never),
    /// They all hold this.
    Each(Box<Node>),
}

/// The `false` of JSON Schema, and nothing else.
#[derive(Debug, Deserialize)]
#[serde(try_from = "bool")]
pub(crate) struct Never;

impl TryFrom<bool> for Never {
    type Error = &'static str;
    fn try_from(any: bool) -> Result<Self, Self::Error> {
        if any {
            Err("write no such key instead of true")
        } else {
            Ok(Self)
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub(crate) format: Format,
}

/// A schema or a part of one.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
pub(crate) struct Node {
    #[serde(rename = "$schema")]
    _schema: String,
    #[serde(rename = "$id")]
    _id: String,
    #[serde(rename = "$defs")]
    defs: BTreeMap<String, Node>,
    #[serde(rename = "$ref")]
    pub(crate) reference: Option<String>,
    /// Title.
    pub(crate) title: String,
    /// In plain words.
    pub(crate) description: String,
    /// The type.
    #[serde(rename = "type")]
    pub(crate) kind: Option<Type>,
    /// Alternatives, told apart by their type.
    pub(crate) any_of: Vec<Node>,
    /// Keys of a table.
    pub(crate) properties: BTreeMap<String, Node>,
    /// Keys that must be there.
    pub(crate) required: Vec<String>,
    /// Keys that are not listed.
    pub(crate) additional_properties: Option<Others>,
    /// How keys that are not listed are written.
    pub(crate) property_names: Option<Names>,
    /// At least so many keys.
    pub(crate) min_properties: usize,
    /// Items of a list.
    pub(crate) items: Option<Box<Node>>,
    /// At least so many items.
    pub(crate) min_items: usize,
    /// No item twice.
    pub(crate) unique_items: bool,
    /// The key that differs between all items.
    pub(crate) unique_key: Option<String>,
    /// At least so many characters.
    pub(crate) min_length: usize,
    /// How the text is written.
    pub(crate) format: Option<Format>,
    /// The table whose id the text is.
    pub(crate) references: Option<String>,
    /// The values allowed; empty for any.
    #[serde(rename = "enum")]
    pub(crate) allowed: Vec<serde_json::Value>,
    /// The smallest number.
    pub(crate) minimum: Option<f64>,
    /// The largest number.
    pub(crate) maximum: Option<f64>,
}

/// The schema of one kind of file.
#[derive(Debug)]
pub(crate) struct TomlSchema {
    /// Name of the schema file without its ending.
    pub(crate) name: &'static str,
    text: &'static str,
    root: Node,
}

impl TomlSchema {
    /// The whole file.
    pub(crate) fn root(&self) -> &Node {
        &self.root
    }

    /// The node itself, or the one it refers to.
    pub(crate) fn resolve<'a>(&'a self, node: &'a Node) -> &'a Node {
        let name = node
            .reference
            .as_deref()
            .and_then(|r| r.strip_prefix("#/$defs/"));
        name.and_then(|n| self.root.defs.get(n)).unwrap_or(node)
    }
}

const SOURCES: [(&str, &str); 6] = [
    ("waymark", include_str!("../schema/waymark.schema.json")),
    (
        "corrections",
        include_str!("../schema/corrections.schema.json"),
    ),
    ("index", include_str!("../schema/index.schema.json")),
    ("progress", include_str!("../schema/progress.schema.json")),
    ("scale", include_str!("../schema/scale.schema.json")),
    ("claims", include_str!("../schema/claims.schema.json")),
];

static SCHEMAS: LazyLock<Vec<TomlSchema>> = LazyLock::new(|| {
    let read = |(name, text)| TomlSchema {
        name,
        text,
        root: serde_json::from_str(text).expect("the embedded schemas are tested"),
    };
    SOURCES.into_iter().map(read).collect()
});

/// All schemas.
pub(crate) fn all() -> &'static [TomlSchema] {
    &SCHEMAS
}

/// The schema with this name.
pub(crate) fn named(name: &str) -> Option<&'static TomlSchema> {
    SCHEMAS.iter().find(|s| s.name == name)
}

/// Name and text of each schema file.
pub(crate) fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    all().iter().map(|s| (s.name, s.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(schema: &TomlSchema, node: &Node, seen: &mut usize) {
        *seen += 1;
        assert!(
            node.reference.is_none() || !std::ptr::eq(schema.resolve(node), node),
            "{}: {:?}",
            schema.name,
            node.reference
        );
        let inner = node.properties.values().chain(&node.any_of);
        for part in inner.chain(node.items.as_deref()) {
            walk(schema, part, seen);
        }
        for name in &node.required {
            assert!(node.properties.contains_key(name), "{name}");
        }
    }

    #[test]
    fn every_schema_reads_and_holds_together() {
        for schema in all() {
            let mut seen = 0;
            walk(schema, schema.root(), &mut seen);
            assert!(seen > 3, "{}", schema.name);
        }
    }
}
