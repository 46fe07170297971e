//! The styles of a DOCX document: what a paragraph gets from its style and those that one is based on.

use std::collections::BTreeMap;

use crate::document::Furniture;
use crate::docx::xml::{Sink, Tag};
use crate::limits::MOST_STYLES;

/// Styles based on one another, at most; a longer chain goes round in a circle.
const MOST_STEPS: usize = 20;

/// A style as the document has it.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    bold: Option<bool>,
    hidden: Option<bool>,
    list: Option<i64>,
    level: Option<usize>,
}

/// All styles by id.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    all: BTreeMap<String, Style>,
    /// The style of paragraphs without one.
    default: Option<String>,
    /// The style that is being read.
    current: Option<(String, Style)>,
}

/// What a style gives.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Given {
    /// Level of heading, from 1.
    pub(crate) heading: Option<u8>,
    pub(crate) furniture: Option<Furniture>,
    pub(crate) bold: Option<bool>,
    pub(crate) hidden: Option<bool>,
    /// Number of its list; 0 for none.
    pub(crate) list: Option<i64>,
    /// Level in that list, where the style says it.
    pub(crate) level: Option<usize>,
    /// The id of the style that names the list.
    pub(crate) list_style: Option<String>,
}

impl Styles {
    /// What a paragraph gets from its style, or from the default.
    pub(crate) fn paragraph(&self, id: Option<&str>) -> Given {
        let id = id.filter(|id| self.all.contains_key(*id) || level_of(id).is_some());
        match id.or(self.default.as_deref()) {
            Some(id) => self.given(id),
            None => Given::default(),
        }
    }

    /// What a style gives.
    pub(crate) fn given(&self, id: &str) -> Given {
        let mut out = Given {
            heading: level_of(id),
            ..Given::default()
        };
        // A style that says "body text" ends the search for a level of heading.
        let mut settled = false;
        let mut next = Some(id);
        for _ in 0..MOST_STEPS {
            let Some((id, style)) = next.and_then(|id| self.all.get_key_value(id)) else {
                break;
            };
            if !settled && out.heading.is_none() {
                out.heading = style
                    .outline
                    .filter(|n| *n < 9)
                    .map(|n| n + 1)
                    .or(level_of(&style.name));
                settled = style.outline.is_some();
            }
            out.furniture = out.furniture.or(furniture_of(&style.name));
            out.bold = out.bold.or(style.bold);
            out.hidden = out.hidden.or(style.hidden);
            if out.list.is_none() && style.list.is_some() {
                (out.list, out.list_style) = (style.list, Some(id.clone()));
            }
            out.level = out.level.or(style.level);
            next = style.based_on.as_deref();
        }
        out
    }
}

/// The level in a name or id such as "heading 2", "Heading2" or "标题 2"; the title of a document is the
/// highest.
fn level_of(name: &str) -> Option<u8> {
    const WORDS: [&str; 7] = [
        "heading",
        "标题",
        "標題",
        "überschrift",
        "titre",
        "título",
        "заголовок",
    ];
    let lower = name.trim().to_lowercase();
    if lower == "title" {
        return Some(1);
    }
    let rest = WORDS.iter().find_map(|word| lower.strip_prefix(word))?;
    rest.trim()
        .parse()
        .ok()
        .filter(|level| (1..=9).contains(level))
}

fn furniture_of(name: &str) -> Option<Furniture> {
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "caption" => Some(Furniture::Caption),
        "footnote text" | "endnote text" => Some(Furniture::Note),
        "header" | "footer" => Some(Furniture::Running),
        "toc heading" | "table of figures" => Some(Furniture::Navigation),
        _ => lower.starts_with("toc ").then_some(Furniture::Navigation),
    }
}

impl Sink for Styles {
    fn start(&mut self, tag: &Tag<'_>) {
        if tag.name() == "style" {
            let id = tag.get("styleId").unwrap_or_default();
            let paragraph = tag.get("type").is_none_or(|t| t == "paragraph");
            if paragraph && tag.get("default").is_some_and(|d| d == "1" || d == "true") {
                self.default = Some(id.clone());
            }
            self.current = Some((id, Style::default()));
            return;
        }
        let Some((_, style)) = &mut self.current else {
            return;
        };
        match tag.name() {
            "name" => style.name = tag.get("val").unwrap_or_default(),
            "basedOn" => style.based_on = tag.get("val"),
            "outlineLvl" => style.outline = tag.number(),
            "b" => style.bold = Some(tag.is_on()),
            "vanish" => style.hidden = Some(tag.is_on()),
            "numId" => style.list = tag.number(),
            "ilvl" => style.level = tag.number(),
            // Parts of a table have looks of their own.
            "tblStylePr" => {
                if let Some((id, style)) = self.current.take() {
                    self.all.entry(id).or_insert(style);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if name == "style"
            && let Some((id, style)) = self.current.take()
        {
            self.all.entry(id).or_insert(style);
        }
    }

    fn is_full(&self) -> bool {
        self.all.len() >= MOST_STYLES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_told_from_names() {
        for (name, level) in [
            ("heading 1", Some(1)),
            ("Heading9", Some(9)),
            ("标题 3", Some(3)),
            ("Title", Some(1)),
            ("heading 10", None),
            ("heading", None),
            ("Normal", None),
        ] {
            assert_eq!(level_of(name), level, "{name}");
        }
    }

    #[test]
    fn a_circle_of_styles_ends() {
        let style = |based: &str| Style {
            based_on: Some(based.to_owned()),
            ..Style::default()
        };
        let all = BTreeMap::from([("a".to_owned(), style("b")), ("b".to_owned(), style("a"))]);
        let styles = Styles {
            all,
            ..Styles::default()
        };
        assert_eq!(styles.paragraph(Some("a")), Given::default());
    }
}
