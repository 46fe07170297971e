//! Openings of lists: "To this end, the Ministry will:" and what they say for the items below.

use waymark_model::plan::Language;

use crate::lexicon::common;
use crate::sentences::sentences;
use crate::structure::{Field, MarkStyle, named};
use crate::words::{lowered, tokens};
use crate::{en, zh};

/// Whether a text opens a list by its end: a colon, a dash, or a modal without its verb ("The Ministry will").
pub(crate) fn opens(text: &str) -> bool {
    const MODALS: [&str; 5] = [" will", " shall", " must", " should", " undertakes to"];
    let text = text.trim_end();
    text.ends_with([':', '：']) || text.ends_with("——") || MODALS.iter().any(|m| text.ends_with(m))
}

/// What an opening says for each item of its list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lead {
    /// Whether the items are promised.
    pub(crate) promises: bool,
    /// Bodies that will do them.
    pub(crate) actors: Vec<String>,
    pub(crate) deadline: Option<String>,
}

/// The openings that are in force.
#[derive(Debug, Default)]
pub(crate) struct Leads {
    /// Whether the title of the section itself orders ("Actions").
    section: Option<Lead>,
    /// From the outermost; with the mark of the paragraph it ends, `None` for text.
    open: Vec<(Option<MarkStyle>, Lead)>,
    /// The mark of the items of the innermost list, once one is met.
    list: Option<MarkStyle>,
}

impl Leads {
    /// A new section begins.
    pub(crate) fn section(&mut self, title: &str, language: Language) {
        self.open.clear();
        let orders = named(title, language) == Some(Field::Action);
        self.section = orders.then(|| Lead {
            promises: true,
            ..Lead::default()
        });
    }

    /// Text without a mark ends every list.
    pub(crate) fn close(&mut self) {
        self.open.clear();
    }

    /// An item with the mark of the paragraph that opened a list is no part of that list.
    pub(crate) fn enter(&mut self, style: MarkStyle) {
        if let Some(n) = self
            .open
            .iter()
            .position(|(owner, _)| *owner == Some(style))
        {
            self.open.truncate(n);
        }
        // "Action 7." behind the items (a), (b) of a list is a paragraph of its own.
        if style == MarkStyle::Word && self.list.is_some_and(|s| s != MarkStyle::Word) {
            self.open.clear();
        }
        self.list = Some(style).filter(|_| !self.open.is_empty());
    }

    /// Opens a list where a paragraph ends in a colon.
    pub(crate) fn open(&mut self, text: &str, style: Option<MarkStyle>, language: Language) {
        let text = text.trim_end();
        if !opens(text) {
            return;
        }
        let Some((a, b)) = sentences(text).last().copied() else {
            return;
        };
        let last = text.get(a..b).unwrap_or("");
        let lower = lowered(last);
        let tokens = tokens(last, &lower, &common(language).vocabulary);
        // "Milestones:", "Targets:": what is listed is promised.
        let label = named(last, language);
        let listed = matches!(
            label,
            Some(Field::Indicator | Field::Deadline | Field::Action)
        );
        let lead = match language {
            Language::En => en::lead(last, &tokens),
            Language::Zh => zh::lead(last, &tokens),
        };
        // "(b) Recruit, through open competition:" in a list of promises opens a list of promises.
        let around = self
            .open
            .last()
            .map(|(_, l)| l)
            .filter(|l| style.is_some() && l.promises);
        let lead = Lead {
            promises: lead.promises || listed || around.is_some(),
            actors: match around {
                Some(outer) if lead.actors.is_empty() => outer.actors.clone(),
                Some(_) | None => lead.actors,
            },
            deadline: lead
                .deadline
                .or_else(|| around.and_then(|l| l.deadline.clone())),
        };
        self.open.push((style, lead));
        self.list = None;
    }

    /// Whether an item stands in a list that another item opened.
    pub(crate) fn is_inside(&self, style: MarkStyle) -> bool {
        let owner = self.open.last().and_then(|(owner, _)| *owner);
        owner.is_some_and(|owner| owner != style)
    }

    /// The opening that holds for an item now.
    pub(crate) fn current(&self) -> Option<&Lead> {
        self.open.last().map(|(_, l)| l).or(self.section.as_ref())
    }
}
