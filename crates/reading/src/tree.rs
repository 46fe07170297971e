//! The tree of sections, built heading by heading.

use std::collections::BTreeSet;

use waymark_model::SectionId;
use waymark_model::plan::{Passage, Section};

use crate::structure::Style;

/// An open section on the way down the tree.
#[derive(Debug)]
struct Open {
    style: Style,
    id: SectionId,
    label: String,
    children: usize,
}

/// Sections so far and those still open.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) sections: Vec<Section>,
    open: Vec<Open>,
    tops: usize,
    taken: BTreeSet<SectionId>,
    /// The section of text above the first heading.
    above: Option<SectionId>,
}

impl Tree {
    /// Opens a section; gives its number in [`Tree::sections`].
    pub(crate) fn heading(
        &mut self,
        style: Style,
        label: &str,
        title: String,
        passage: Passage,
    ) -> usize {
        let style = self.letter_or_roman(style, label);
        let keep = self.open.iter().position(|o| !stands_above(o.style, style));
        self.open.truncate(keep.unwrap_or(self.open.len()));
        let parent = self.open.last_mut().map(|o| {
            o.children += 1;
            (o.id.clone(), o.children)
        });
        if parent.is_none() {
            self.tops += 1;
        }
        let position = parent.as_ref().map_or(self.tops, |p| p.1);
        let id = self.id(parent.as_ref().map(|p| &p.0), &plain_label(label), position);
        let number = self.sections.len();
        self.sections.push(Section {
            id: id.clone(),
            title,
            level: u8::try_from(self.open.len() + 1).unwrap_or(u8::MAX),
            parent: parent.map(|p| p.0),
            passage,
        });
        self.open.push(Open {
            style,
            id,
            label: label.to_owned(),
            children: 0,
        });
        number
    }

    /// "I." behind "H." is a letter, and "V." behind "U.".
    fn letter_or_roman(&self, style: Style, label: &str) -> Style {
        if style != Style::Roman {
            return style;
        }
        let before = self.open.iter().find(|o| o.style == Style::Letter);
        let follows = before.is_some_and(|o| {
            let (a, b) = (o.label.bytes().next(), label.bytes().next());
            label.len() == 1 && a.map(|a| a + 1) == b
        });
        if follows { Style::Letter } else { style }
    }

    /// Parent, dot, number. A number that already holds its parent's (`2.1` under `2`) is not said twice;
    /// a number met twice is told apart by its position.
    fn id(&mut self, parent: Option<&SectionId>, label: &str, position: usize) -> SectionId {
        let own = if label.is_empty() {
            position.to_string()
        } else {
            label.to_owned()
        };
        let full = match parent {
            None => own,
            Some(p) => {
                let last = own
                    .rsplit_once('.')
                    .filter(|(head, _)| p.as_str().ends_with(head));
                format!("{p}.{}", last.map_or(own.as_str(), |(_, tail)| tail))
            }
        };
        let mut again = 2;
        let mut candidate = full.clone();
        loop {
            let id = SectionId::try_new(&candidate)
                .or_else(|_| SectionId::try_new(&format!("s{}", self.sections.len() + 1)))
                .unwrap_or_else(|_| unreachable!("a letter and digits are an id"));
            if self.taken.insert(id.clone()) {
                return id;
            }
            candidate = format!("{full}_{again}");
            again += 1;
        }
    }

    /// The section text stands in; text above the first heading gets one of its own.
    pub(crate) fn section(&mut self) -> SectionId {
        if let Some(open) = self.open.last() {
            return open.id.clone();
        }
        if let Some(id) = &self.above {
            return id.clone();
        }
        let id = self.id(None, "0", 0);
        self.sections.push(Section {
            id: id.clone(),
            title: "§".to_owned(),
            level: 1,
            parent: None,
            passage: Passage::default(),
        });
        self.above = Some(id.clone());
        id
    }
}

/// Numbers in Chinese characters and words become digits, so that references can be typed.
fn plain_label(label: &str) -> String {
    const WORDS: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let lower = label.to_ascii_lowercase();
    if let Some(n) = WORDS.iter().position(|w| *w == lower) {
        return (n + 1).to_string();
    }
    let wide = label.chars().all(|c| ('０'..='９').contains(&c)) && !label.is_empty();
    if wide {
        let digit = |c: char| char::from_digit(c as u32 - '０' as u32, 10).unwrap_or('0');
        return label.chars().map(digit).collect();
    }
    chinese_number(label).map_or_else(|| label.to_owned(), |n| n.to_string())
}

/// 1 to 99 in Chinese characters.
fn chinese_number(label: &str) -> Option<usize> {
    let digit = |c: char| {
        "一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map(|n| n + 1)
    };
    let mut parts = label.splitn(2, '十');
    let (tens, ones) = (parts.next()?, parts.next());
    let single = |text: &str| {
        let mut chars = text.chars();
        let n = chars.next().and_then(digit);
        n.filter(|_| chars.next().is_none())
    };
    match ones {
        None => single(tens),
        Some(ones) => {
            let tens = if tens.is_empty() { 1 } else { single(tens)? };
            let ones = if ones.is_empty() { 0 } else { single(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

/// Whether an open section of the first style holds a heading of the second.
fn stands_above(open: Style, heading: Style) -> bool {
    match (open, heading) {
        (Style::Hash(a), Style::Hash(b)) | (Style::Dotted(a), Style::Dotted(b)) => a < b,
        (Style::ChineseWord(a), Style::ChineseWord(b)) => a < b,
        (
            Style::Plain,
            Style::Hash(_)
            | Style::Roman
            | Style::Word(_)
            | Style::Capitals
            | Style::Chinese
            | Style::Dotted(_),
        ) => false,
        (_, Style::ChineseWord(_)) => false,
        (Style::ChineseBracketed | Style::Arabic, Style::Chinese) => false,
        (Style::Arabic, Style::ChineseBracketed) => false,
        (Style::Dotted(_), Style::Arabic) => false,
        (Style::Arabic | Style::Bracketed | Style::Letter, Style::Roman | Style::Word(_)) => false,
        (a, b) => a != b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_labels_become_digits() {
        for (label, number) in [
            ("一", "1"),
            ("十", "10"),
            ("十二", "12"),
            ("二十", "20"),
            ("三十五", "35"),
            ("３", "3"),
            ("IV", "IV"),
            ("Two", "2"),
        ] {
            assert_eq!(plain_label(label), number, "{label}");
        }
    }
}
