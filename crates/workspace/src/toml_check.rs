//! Walks a TOML file beside its schema and reports every difference with its place.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use waymark_model::{LangTag, Place};

use crate::cell::{self, Fault};
use crate::codes;
use crate::findings::{Findings, hint, nearest};
use crate::toml_file::{self, Source};
use crate::toml_schema::{Format, Node, Others, TomlSchema, Type};

/// A text that must be an id of another table.
#[derive(Debug)]
pub(crate) struct Use {
    /// The table.
    pub(crate) table: &'static str,
    /// The id.
    pub(crate) id: String,
    /// Where.
    pub(crate) place: Place,
}

/// Checks a whole file; gives the references in it.
pub(crate) fn check(
    schema: &'static TomlSchema,
    source: &Source,
    table: &DeTable<'_>,
    findings: &mut Findings,
) -> Vec<Use> {
    let mut walk = Walk {
        schema,
        source,
        findings,
        uses: Vec::new(),
    };
    walk.table(schema.root(), table, None, "");
    walk.uses
}

struct Walk<'a> {
    schema: &'static TomlSchema,
    source: &'a Source,
    findings: &'a mut Findings,
    uses: Vec<Use>,
}

impl Walk<'_> {
    fn report(&mut self, fault: Fault, span: &Range<usize>, path: &str) {
        self.findings.push(fault.at(self.source.place(span, path)));
    }

    fn value(&mut self, node: &'static Node, value: &Spanned<DeValue<'_>>, path: &str) {
        let node = self.schema.resolve(node);
        let (span, value) = (value.span(), value.get_ref());
        if !node.any_of.is_empty() {
            return self.any_of(node, value, &span, path);
        }
        let fits = node.kind.is_none_or(|kind| is_of(kind, node.format, value));
        if !fits {
            let expected = node.kind.map_or("absent", Type::code);
            return self.report(wrong_type(expected, value), &span, path);
        }
        match value {
            DeValue::Table(table) => self.table(node, table, Some(&span), path),
            DeValue::Array(list) => self.list(node, list, &span, path),
            DeValue::Integer(_) | DeValue::Float(_) => self.number(node, value, &span, path),
            DeValue::String(_) | DeValue::Datetime(_) => {
                self.text(
                    node,
                    &toml_file::text(value).unwrap_or_default(),
                    &span,
                    path,
                );
            }
            DeValue::Boolean(_) => {}
        }
    }

    fn any_of(
        &mut self,
        node: &'static Node,
        value: &DeValue<'_>,
        span: &Range<usize>,
        path: &str,
    ) {
        let fits = |n: &&Node| n.kind.is_none_or(|kind| is_of(kind, n.format, value));
        match node.any_of.iter().find(fits) {
            Some(one) => self.value(one, &Spanned::new(span.clone(), value.clone()), path),
            None => {
                let kinds = node.any_of.iter().filter_map(|n| n.kind);
                let kinds: Vec<&str> = kinds.map(Type::code).collect();
                self.report(wrong_type(&kinds.join("_or_"), value), span, path);
            }
        }
    }

    fn table(
        &mut self,
        node: &'static Node,
        table: &DeTable<'_>,
        span: Option<&Range<usize>>,
        path: &str,
    ) {
        let mut missing: Vec<&str> = node.required.iter().map(String::as_str).collect();
        missing.retain(|name| !table.contains_key(*name));
        let mut unknown = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let inner = joined(path, name);
            match (node.properties.get(name), &node.additional_properties) {
                (Some(part), _) => self.value(part, value, &inner),
                (None, Some(Others::Each(part))) => {
                    self.key(node, name, &key.span(), &inner);
                    self.value(part, value, &inner);
                }
                (None, Some(Others::Refused(_)) | None) => unknown.push((name, key.span())),
            }
        }
        for (name, span) in unknown {
            // A required key that is absent is the likeliest meaning of an unknown one.
            let absent = nearest(name, missing.iter().copied());
            missing.retain(|m| Some(*m) != absent);
            let near = absent.or_else(|| nearest(name, node.properties.keys().map(String::as_str)));
            let fault = Fault::new(codes::UNKNOWN_KEY)
                .with("name", name)
                .with("hint", hint(near));
            self.report(fault, &span, &joined(path, name));
        }
        let place = |field: &str| match span {
            Some(span) => self.source.place(span, field),
            None => Place {
                field: field.to_owned(),
                ..Place::file(&self.source.file)
            },
        };
        for name in missing {
            let inner = joined(path, name);
            let fault = Fault::new(codes::REQUIRED).with("name", &inner);
            self.findings.push(fault.at(place(&inner)));
        }
        if table.len() < node.min_properties {
            self.findings
                .push(too_few(node.min_properties).at(place(path)));
        }
    }

    fn key(&mut self, node: &Node, name: &str, span: &Range<usize>, path: &str) {
        let format = node.property_names.as_ref().map(|n| n.format);
        if let Some(Err(fault)) = format.map(|f| formatted(f, name)) {
            self.report(fault, span, path);
        }
    }

    fn list(
        &mut self,
        node: &'static Node,
        list: &[Spanned<DeValue<'_>>],
        span: &Range<usize>,
        path: &str,
    ) {
        if list.len() < node.min_items {
            self.report(too_few(node.min_items), span, path);
        }
        let mut seen = BTreeMap::new();
        for item in list {
            if let Some(part) = node.items.as_deref() {
                self.value(part, item, path);
            }
            let text = toml_file::text(item.get_ref());
            if let Some(text) = text.filter(|_| node.unique_items)
                && seen.insert(text.clone(), 0).is_some()
            {
                let fault = Fault::new(codes::LISTED_TWICE).with("text", &text);
                self.report(fault, &item.span(), path);
            }
            if let (Some(key), DeValue::Table(table)) = (&node.unique_key, item.get_ref()) {
                self.unique(key, table, &mut seen, path);
            }
        }
    }

    fn unique(
        &mut self,
        key: &str,
        table: &DeTable<'_>,
        seen: &mut BTreeMap<String, u32>,
        path: &str,
    ) {
        let Some(value) = table.get(key) else { return };
        let Some(text) = toml_file::text(value.get_ref()) else {
            return;
        };
        let line = self.source.line(&value.span());
        if let Some(other) = seen.get(&text) {
            let fault = Fault::new(codes::DUPLICATE)
                .with("key", &text)
                .with("other", &other.to_string());
            self.report(fault, &value.span(), &joined(path, key));
        } else {
            seen.insert(text, line);
        }
    }

    fn number(&mut self, node: &Node, value: &DeValue<'_>, span: &Range<usize>, path: &str) {
        let number = toml_file::number(value).filter(|n| n.is_finite());
        let words = match value {
            DeValue::Float(n) => n.to_string(),
            DeValue::Integer(n) => n.to_string(),
            _ => String::new(),
        };
        let Some(number) = number else {
            let fault = Fault::new(codes::BAD_NUMBER).with("text", &words);
            return self.report(fault.with("hint", "absent"), span, path);
        };
        let allowed: Vec<String> = node.allowed.iter().map(ToString::to_string).collect();
        if !allowed.is_empty()
            && let Err(fault) = cell::allowed(&words, allowed.iter())
        {
            return self.report(fault, span, path);
        }
        let low = node.minimum.is_some_and(|m| number < m);
        if low || node.maximum.is_some_and(|m| number > m) {
            let limit = |limit: Option<f64>| limit.map_or("absent".to_owned(), |l| l.to_string());
            let fault = Fault::new(codes::OUT_OF_RANGE)
                .with("text", &words)
                .with("minimum", &limit(node.minimum))
                .with("maximum", &limit(node.maximum));
            self.report(fault, span, path);
        }
    }

    fn text(&mut self, node: &'static Node, text: &str, span: &Range<usize>, path: &str) {
        if text.chars().take(node.min_length).count() < node.min_length {
            return self.report(Fault::new(codes::REQUIRED).with("name", path), span, path);
        }
        let allowed = node.allowed.iter().filter_map(|v| v.as_str());
        let allowed: Vec<String> = allowed.map(str::to_owned).collect();
        let checked = match node.format {
            Some(format) => formatted(format, text),
            None if allowed.is_empty() => Ok(()),
            None => cell::allowed(text, allowed.iter()),
        };
        if let Err(fault) = checked {
            return self.report(fault, span, path);
        }
        if let Some(table) = &node.references {
            self.uses.push(Use {
                table,
                id: text.to_owned(),
                place: self.source.place(span, path),
            });
        }
    }
}

fn joined(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    }
}

fn too_few(minimum: usize) -> Fault {
    Fault::new(codes::TOO_FEW).with("minimum", &minimum.to_string())
}

fn wrong_type(expected: &str, value: &DeValue<'_>) -> Fault {
    let found = match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "integer",
        DeValue::Float(_) => "number",
        DeValue::Boolean(_) => "boolean",
        DeValue::Datetime(_) => "date",
        DeValue::Array(_) => "list",
        DeValue::Table(_) => "table",
    };
    Fault::new(codes::WRONG_TYPE)
        .with("expected", expected)
        .with("found", found)
}

/// A bare day passes where a text with a day in it is asked for.
fn is_of(kind: Type, format: Option<Format>, value: &DeValue<'_>) -> bool {
    match value {
        DeValue::String(_) => kind == Type::String,
        DeValue::Integer(_) => matches!(kind, Type::Integer | Type::Number),
        DeValue::Float(_) => kind == Type::Number,
        DeValue::Boolean(_) => kind == Type::Boolean,
        DeValue::Datetime(_) => kind == Type::String && format == Some(Format::Date),
        DeValue::Array(_) => kind == Type::Array,
        DeValue::Table(_) => kind == Type::Object,
    }
}

fn formatted(format: Format, text: &str) -> Result<(), Fault> {
    match format {
        Format::Id => cell::id(text),
        Format::Period => cell::period(text).map(|_| ()),
        Format::Date => cell::date(text).map(|_| ()),
        Format::Language => language(text),
        Format::Key if cell::is_key(text) => Ok(()),
        Format::Key => Err(Fault::new(codes::BAD_PAIRS).with("text", text)),
    }
}

/// A language tag: a language of two or three letters, then parts of letters and digits.
pub(crate) fn language(text: &str) -> Result<(), Fault> {
    let part = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or("");
    let letters = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
    if letters && parts.all(part) && LangTag::try_new(text).is_ok() {
        return Ok(());
    }
    Err(Fault::new(codes::BAD_LANGUAGE).with("text", text))
}
