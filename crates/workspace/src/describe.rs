//! The schemas in words: the tables of `docs/workspace.md`.

use std::fmt::Write as _;

use crate::table_schema::{self, Field, Form, Kind, TableSchema};
use crate::toml_schema::{self, Format, Node, Others, TomlSchema, Type};

/// The schema files: name and text, as they are published.
pub fn schemas() -> impl Iterator<Item = (String, &'static str)> {
    let tables = table_schema::texts().map(|(n, text)| (format!("{n}.table.json"), text));
    let tomls = toml_schema::texts().map(|(n, text)| (format!("{n}.schema.json"), text));
    tables.chain(tomls)
}

/// The document with everything between its marks made anew from the schemas: between
/// `<!-- fields of NAME -->` and `<!-- end of fields -->` stands the table of that schema.
#[must_use]
pub fn documented(text: &str) -> String {
    const BEGIN: &str = "<!-- fields of ";
    const END: &str = "<!-- end of fields -->";
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let Some((name, after)) = after.split_once(" -->") else {
            break;
        };
        let Some((_, after)) = after.split_once(END) else {
            break;
        };
        let table = fields(name).unwrap_or_default();
        let _ = write!(out, "{before}{BEGIN}{name} -->\n{table}{END}");
        rest = after;
    }
    out + rest
}

/// The fields of a schema as a table; `None` for a name that is no schema.
#[must_use]
pub fn fields(name: &str) -> Option<String> {
    if let Some(table) = table_schema::all().iter().find(|t| t.name == name) {
        return Some(of_table(table));
    }
    toml_schema::named(name).map(of_toml)
}

fn of_table(table: &TableSchema) -> String {
    let mut out = format!("`{}`: {}\n\n", table.path, table.description);
    out += "| column | needed | form | what it says |\n|---|---|---|---|\n";
    for field in &table.fields {
        let needed = match (field.constraints.required, field.is_needed()) {
            (true, _) => "yes",
            (false, true) => "the column",
            (false, false) => "",
        };
        let mut form = form_of(field);
        if let Some(to) = table.refers_to(&field.name) {
            let path = match to {
                "scales" => "`method`".to_owned(),
                to => format!("`{to}.csv`"),
            };
            let _ = write!(form, ", in {path}");
        }
        let about = cell(&field.description);
        let _ = writeln!(out, "| `{}` | {needed} | {form} | {about} |", field.name);
    }
    let name = |at: usize| table.fields.get(at).map_or("", |f| f.name.as_str());
    let key: Vec<String> = table
        .key()
        .into_iter()
        .map(|at| format!("`{}`", name(at)))
        .collect();
    let _ = writeln!(out, "\nA row is unique by {}.", key.join(", "));
    out
}

fn form_of(field: &Field) -> String {
    if !field.constraints.allowed.is_empty() {
        return format!("`{}`", field.constraints.allowed.join("`, `"));
    }
    let text = match field.form {
        Form::Free => "text",
        Form::Id => "id",
        Form::Period => "period",
        Form::Breakdown => "breakdown",
        Form::Key => "key",
    };
    match field.kind {
        Kind::String => text.to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Date => "day".to_owned(),
        Kind::Boolean => "`yes`, `no`".to_owned(),
        Kind::List => format!("{text}s joined by `\\|`"),
    }
}

fn of_toml(schema: &'static TomlSchema) -> String {
    let root = schema.root();
    let mut out = format!("`{}`: {}\n\n", root.title, root.description);
    out += "| key | needed | form | what it says |\n|---|---|---|---|\n";
    keys(schema, root, "", &mut out);
    out
}

fn keys(schema: &'static TomlSchema, node: &'static Node, path: &str, out: &mut String) {
    let mut names: Vec<&String> = node.properties.keys().collect();
    // Needed keys first; within both the order of the alphabet.
    names.sort_by_key(|name| !node.required.contains(name));
    for name in names {
        let Some(part) = node.properties.get(name) else {
            continue;
        };
        let inner = schema.resolve(part);
        let path = match path {
            "" => name.clone(),
            path => format!("{path}.{name}"),
        };
        let needed = if node.required.contains(name) {
            "yes"
        } else {
            ""
        };
        let items = inner.items.as_deref().map(|items| schema.resolve(items));
        let shown = if items.is_some_and(|i| i.kind == Some(Type::Object)) {
            format!("[[{path}]]")
        } else if inner.property_names.is_some() {
            format!("{path}.<{}>", map_key(inner))
        } else {
            path.clone()
        };
        let about = cell(&part.description);
        let form = form_of_node(schema, inner);
        let _ = writeln!(out, "| `{shown}` | {needed} | {form} | {about} |");
        // What is defined once is described once, where its list stands.
        if part.reference.is_none() {
            keys(schema, inner, &path, out);
        }
        if let Some(items) = items {
            keys(schema, items, &path, out);
        }
    }
}

fn map_key(node: &Node) -> &'static str {
    match node.property_names.as_ref().map(|n| n.format) {
        Some(Format::Language) => "language",
        Some(Format::Id) => "code",
        _ => "column",
    }
}

fn form_of_node(schema: &'static TomlSchema, node: &'static Node) -> String {
    if !node.allowed.is_empty() {
        let text = |v: &serde_json::Value| {
            format!("`{}`", v.as_str().map_or(v.to_string(), str::to_owned))
        };
        let all: Vec<String> = node.allowed.iter().map(text).collect();
        return all.join(", ");
    }
    let inner = |node: &'static Node| form_of_node(schema, schema.resolve(node));
    let form = match (node.kind, node.format) {
        (_, Some(Format::Id)) => "id".to_owned(),
        (_, Some(Format::Period)) => "period".to_owned(),
        (_, Some(Format::Date)) => "day".to_owned(),
        (_, Some(Format::Language)) => "language tag".to_owned(),
        (_, Some(Format::Key)) => "column".to_owned(),
        (Some(Type::Array), None) => match node.items.as_deref().map(|i| schema.resolve(i)) {
            Some(items) if items.kind == Some(Type::Object) => "tables".to_owned(),
            Some(items) => format!("list of: {}", inner(items)),
            None => "list".to_owned(),
        },
        (Some(Type::Object), None) => match &node.additional_properties {
            Some(Others::Each(each)) => inner(each),
            _ => "table".to_owned(),
        },
        (Some(Type::Number), None) => "number".to_owned(),
        (Some(Type::Integer), None) => "whole number".to_owned(),
        (Some(Type::String), None) => "text".to_owned(),
        (Some(Type::Boolean), None) => "`true`, `false`".to_owned(),
        (None, None) if node.any_of.iter().any(is_rule) => "rule".to_owned(),
        (None, None) => match node.any_of.iter().map(inner).collect::<Vec<_>>() {
            forms if forms.iter().any(|f| f == "table") => "test".to_owned(),
            forms => forms.join(" or "),
        },
    };
    let limits = match (node.minimum, node.maximum) {
        (Some(low), Some(high)) => format!(", {low} to {high}"),
        (Some(low), None) => format!(", {low} or more"),
        _ => String::new(),
    };
    let table = node.references.as_ref().map(|t| format!(", in `{t}.csv`"));
    form + &limits + &table.unwrap_or_default()
}

/// A code with parameters.
fn is_rule(node: &Node) -> bool {
    node.properties.contains_key("rule")
}

/// A text that fits into a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
