//! A strict little reader of markup: it panics where a browser would guess.

/// An element as it was opened.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// Tags of the elements it stands in, outermost first.
    pub(crate) within: Vec<String>,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }
}

const VOID: [&str; 3] = ["meta", "link", "input"];

/// All elements in the order of their start tags.
pub(crate) fn elements(html: &str) -> Vec<Element> {
    let mut rest = html
        .strip_prefix("<!doctype html>")
        .expect("a document type");
    let mut open: Vec<String> = Vec::new();
    let mut out = Vec::new();
    while let Some((text, after)) = rest.split_once('<') {
        assert!(!text.contains('>'), "a bare > in {text:?}");
        let (tag, after) = after.split_at(end_of_tag(after));
        rest = after.strip_prefix('>').expect("the end of a tag");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(
                open.pop().as_deref(),
                Some(name),
                "wrong end tag in {open:?}"
            );
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(
            name.bytes().all(|b| b.is_ascii_alphanumeric()),
            "no name of a tag: {name:?}"
        );
        let attributes = read(attributes);
        out.push(Element {
            tag: name.to_owned(),
            attributes,
            within: open.clone(),
        });
        if !VOID.contains(&name) {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    out
}

fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            '<' => panic!("a < inside a tag: {text:.80}"),
            _ => {}
        }
    }
    panic!("a tag without end: {text:.80}");
}

fn read(mut text: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    while !text.is_empty() {
        let (name, rest) = text.split_once("=\"").expect("an attribute with a value");
        let (value, rest) = rest.split_once('"').expect("a closed value");
        assert!(out.iter().all(|(n, _)| n != name), "'{name}' stands twice");
        out.push((name.to_owned(), value.replace("&amp;", "&")));
        text = rest.trim_start();
    }
    out
}
