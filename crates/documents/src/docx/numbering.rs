//! Automatic numbers of a DOCX document: computed here as a word processor shows them.

use std::collections::BTreeMap;

use crate::counting::{Beyond, Counting};
use crate::docx::xml::{Sink, Tag};
use crate::limits::MOST_STYLES;

/// Levels of a list.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    /// `None` for a bullet.
    counting: Option<Counting>,
    /// Text with `%1` to `%9` for the numbers of the levels.
    text: String,
    /// Begins anew after this level (1 for the highest); 0: never. `None`: after any higher one.
    restart: Option<u32>,
    /// All numbers in digits.
    legal: bool,
    /// The style of paragraphs that stand on this level.
    style: Option<String>,
}

/// A list that others are drawn from.
#[derive(Debug, Default)]
struct Pattern {
    levels: BTreeMap<usize, Level>,
    /// The style whose list it really is.
    link: Option<String>,
    counters: [Option<u32>; LEVELS],
}

/// A list of the document.
#[derive(Debug, Default)]
struct List {
    pattern: i64,
    levels: BTreeMap<usize, Level>,
    /// Where levels begin anew when the list is first used.
    starts: BTreeMap<usize, u32>,
}

/// All lists.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    patterns: BTreeMap<i64, Pattern>,
    lists: BTreeMap<i64, List>,
    /// What is being read: the number of a pattern or of a list, and a level of it.
    pattern: Option<i64>,
    list: Option<i64>,
    level: Option<(usize, Level)>,
    /// The level whose start a list changes.
    changed: usize,
}

impl Numbering {
    /// The level on which paragraphs of a style stand.
    pub(crate) fn level_of(&self, list: i64, style: &str) -> Option<usize> {
        let pattern = self.patterns.get(&self.lists.get(&list)?.pattern)?;
        pattern
            .levels
            .iter()
            .find(|(_, l)| l.style.as_deref() == Some(style))
            .map(|(n, _)| *n)
    }

    /// Ties lists that are only named by a style to the list of that style.
    pub(crate) fn link(&mut self, list_of: impl Fn(&str) -> Option<i64>) {
        let links: Vec<(i64, i64)> = self
            .patterns
            .iter()
            .filter_map(|(id, pattern)| {
                let list = list_of(pattern.link.as_deref()?)?;
                let target = self.lists.get(&list)?.pattern;
                (target != *id).then_some((*id, target))
            })
            .collect();
        for (id, target) in links {
            for list in self.lists.values_mut().filter(|list| list.pattern == id) {
                list.pattern = target;
            }
        }
    }

    /// Counts a paragraph and gives its label without marks around it; `None` for a bullet, and for a list
    /// that is not there.
    pub(crate) fn next(&mut self, list: i64, level: usize) -> Option<String> {
        let own = self.lists.get_mut(&list)?;
        let pattern = self.patterns.get_mut(&own.pattern)?;
        let level = level.min(LEVELS - 1);
        let find = |n: usize| own.levels.get(&n).or_else(|| pattern.levels.get(&n));
        let starts: Vec<u32> = (0..LEVELS)
            .map(|n| find(n).and_then(|l| l.start).unwrap_or(1))
            .collect();
        let begin = |n: usize| starts.get(n).copied().unwrap_or(1);
        let fresh = own.starts.remove(&level);
        let restarts: Vec<bool> = (0..LEVELS)
            .map(|n| n > level && restarts(find(n), level))
            .collect();
        for (n, counter) in pattern.counters.iter_mut().enumerate() {
            if n == level {
                *counter = fresh
                    .or_else(|| counter.map(|c| c.saturating_add(1)))
                    .or(Some(begin(n)));
            } else if n < level {
                counter.get_or_insert(begin(n));
            } else if restarts.get(n).copied().unwrap_or(false) {
                *counter = None;
            }
        }
        let shown = find(level)?;
        shown.counting?;
        let number = |n: usize| {
            let counter = pattern
                .counters
                .get(n)
                .copied()
                .flatten()
                .unwrap_or_else(|| begin(n));
            let counting = find(n)
                .and_then(|l| l.counting)
                .unwrap_or(Counting::Decimal);
            if shown.legal {
                Counting::Decimal.show(counter)
            } else {
                counting.show(counter)
            }
        };
        let label = fill(&shown.text, number);
        let label = label.trim_matches(is_mark);
        (!label.is_empty()).then(|| label.to_owned())
    }
}

fn restarts(level: Option<&Level>, used: usize) -> bool {
    match level.and_then(|l| l.restart) {
        None => true,
        Some(after) => usize::try_from(after).is_ok_and(|after| used < after),
    }
}

/// A text with the numbers of the levels put in for `%1` to `%9`.
fn fill(text: &str, number: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let level = rest
            .peek()
            .and_then(|d| d.to_digit(10))
            .filter(|d| c == '%' && *d > 0);
        match level.and_then(|d| usize::try_from(d - 1).ok()) {
            Some(level) => {
                out.push_str(&number(level));
                rest.next();
            }
            None => out.push(c),
        }
    }
    out
}

/// Marks that stand around a number.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || "()（）[]［］【】〔〕.．。,，、:：;；-–—*\"".contains(c)
}

fn counting(format: &str) -> Option<Counting> {
    Some(match format {
        "bullet" => return None,
        "none" => Counting::Nothing,
        "decimalZero" => Counting::Padded,
        "lowerLetter" => Counting::Lower(Beyond::Repeated),
        "upperLetter" => Counting::Upper(Beyond::Repeated),
        "lowerRoman" => Counting::LowerRoman,
        "upperRoman" => Counting::UpperRoman,
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => Counting::Chinese,
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            Counting::ChineseDigits
        }
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            Counting::ChineseLegal
        }
        "ideographTraditional" => Counting::Stems,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Counting::Circled,
        "decimalFullWidth" | "decimalFullWidth2" => Counting::FullWidth,
        _ => Counting::Decimal,
    })
}

impl Sink for Numbering {
    fn start(&mut self, tag: &Tag<'_>) {
        let id = |name: &str| tag.get(name).and_then(|v| v.trim().parse().ok());
        match tag.name() {
            "abstractNum" => self.pattern = id("abstractNumId"),
            "num" => self.list = id("numId"),
            "lvl" | "lvlOverride" => {
                let at = id("ilvl")
                    .and_then(|n| usize::try_from(n).ok())
                    .unwrap_or(0);
                if tag.name() == "lvl" {
                    let plain = Level {
                        counting: Some(Counting::Decimal),
                        ..Level::default()
                    };
                    self.level = Some((at, plain));
                } else {
                    self.changed = at;
                }
            }
            "abstractNumId" => {
                if let (Some(list), Some(pattern)) = (self.list, tag.number()) {
                    self.lists.entry(list).or_default().pattern = pattern;
                }
            }
            "startOverride" => {
                if let (Some(list), Some(start)) = (self.list, tag.number()) {
                    let starts = &mut self.lists.entry(list).or_default().starts;
                    starts.insert(self.changed.min(LEVELS - 1), start);
                }
            }
            "numStyleLink" => {
                if let Some(pattern) = self.pattern {
                    self.patterns.entry(pattern).or_default().link = tag.get("val");
                }
            }
            name => {
                let Some((_, level)) = &mut self.level else {
                    return;
                };
                match name {
                    "start" => level.start = tag.number(),
                    "numFmt" => level.counting = counting(&tag.get("val").unwrap_or_default()),
                    "lvlText" => level.text = tag.get("val").unwrap_or_default(),
                    "lvlRestart" => level.restart = tag.number(),
                    "isLgl" => level.legal = tag.is_on(),
                    "pStyle" => level.style = tag.get("val"),
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "lvl" => {
                let Some((at, level)) = self.level.take().filter(|(at, _)| *at < LEVELS) else {
                    return;
                };
                if let Some(pattern) = self.pattern {
                    self.patterns
                        .entry(pattern)
                        .or_default()
                        .levels
                        .insert(at, level);
                } else if let Some(list) = self.list {
                    self.lists.entry(list).or_default().levels.insert(at, level);
                }
            }
            "abstractNum" => self.pattern = None,
            "num" => self.list = None,
            _ => {}
        }
    }

    fn is_full(&self) -> bool {
        self.patterns.len() + self.lists.len() >= MOST_STYLES
    }
}
