//! The whole road from bytes to a plan.

mod labelled;
mod parts;
mod stretch;

use std::ops::Range;

use sha2::{Digest, Sha256};
use waymark_documents::Document;
use waymark_model::Diagnostic;
use waymark_model::plan::{Language, Paragraph, Passage, Plan, Sentence, SpanKind};

use self::parts::{document_title, is_title, opens_list};
use crate::Format;
use crate::beside;
use crate::language::language;
use crate::lead::{Lead, Leads};
use crate::mood::Mood;
use crate::paragraph::pieces;
use crate::period::first_year;
use crate::sentence::Above;
use crate::spans::{Claim, Offsets, spans};
use crate::structure::{Block, Field, Kind, MarkStyle, Places, Style, blocks};
use crate::tree::Tree;
use crate::words::fold;

/// Reads a plan. Never fails: what is wrong with the file is among the findings, whose places have no
/// file name (the caller knows it). INVARIANT: the spans of the plan cover the text of the document once.
#[must_use]
pub fn read(bytes: &[u8], format: Format) -> (Plan, Vec<Diagnostic>) {
    let (document, findings) = waymark_documents::open(bytes, format);
    (read_document(&document), findings)
}

/// Reads a document that is open already.
#[must_use]
pub fn read_document(document: &Document<'_>) -> Plan {
    let language = language(document);
    let mut reader = Reader::new(&document.text, language);
    let blocks = blocks(document, language);
    let title = document_title(&blocks);
    for (n, block) in blocks.iter().enumerate() {
        let next = blocks.get(n + 1);
        if title == Some(n) {
            let range = block.places.range(0..block.text.len());
            reader.claim(range, SpanKind::Heading, None, None);
        } else {
            reader.block(block, next);
        }
    }
    reader.finish()
}

struct Reader<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    language: Language,
    /// The first year of the plan; 0 where it does not say.
    since: i16,
    tree: Tree,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Sentence>,
    claims: Vec<Claim>,
    leads: Leads,
    /// Paragraphs in the section so far.
    number: u32,
    /// Sentences of the section outside its paragraphs so far, and of the last paragraph.
    outside: u32,
    inside: u32,
    /// Whether text without a mark still belongs to the last paragraph.
    action: bool,
    /// The mark of the numbered paragraph that is open: a list in it belongs to it.
    outer: Option<MarkStyle>,
    /// The first commitment of the last paragraph: labelled lines below speak of it.
    current: Option<usize>,
    /// The label of the list that is being read: its items say more of the action above.
    listed: Option<Field>,
    /// Whether a label without an action above opened the list: its items are no actions that labels speak of.
    loose: bool,
    /// What the title of the section says.
    section: Above,
}

/// How the sentences of a stretch are read.
struct Setting<'a> {
    places: &'a Places,
    inside: bool,
    mood: Mood,
    /// Whether its last sentence opens a list.
    opens: bool,
    above: &'a Above,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, language: Language) -> Self {
        Self {
            text,
            offsets: Offsets::new(text),
            language,
            since: first_year(text),
            tree: Tree::default(),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            claims: Vec::new(),
            leads: Leads::default(),
            number: 0,
            outside: 0,
            inside: 0,
            action: false,
            outer: None,
            current: None,
            listed: None,
            loose: false,
            section: Above::default(),
        }
    }

    fn finish(mut self) -> Plan {
        self.claims.sort_by_key(|c| (c.start, c.end));
        Plan {
            language: self.language,
            spans: spans(self.text, &self.offsets, &self.claims),
            chars: self.offsets.chars(self.text.len()),
            sections: self.tree.sections,
            paragraphs: self.paragraphs,
            sentences: self.sentences,
        }
    }

    fn block(&mut self, block: &Block<'_>, next: Option<&Block<'_>>) {
        let listed = self.listed.take();
        match &block.kind {
            Kind::Heading { style, label, from } => self.heading(block, *style, label, *from),
            Kind::Item { style, .. }
                if listed.is_some() && self.current.is_some() && !style.counts() =>
            {
                self.labelled(block, listed.unwrap_or(Field::Other));
                self.listed = listed;
            }
            Kind::Item { style, from } => {
                self.leads.enter(*style);
                let nested = self.is_nested(*style);
                self.item(block, *from, next, nested);
                if !nested {
                    self.action = *style == MarkStyle::Word;
                    self.outer = style.counts().then_some(*style);
                }
                self.leads.open(&block.text, Some(*style), self.language);
                if self.loose {
                    self.current = None;
                }
            }
            Kind::Text => {
                self.loose = false;
                self.plain(block, next);
                self.outer = self.outer.filter(|_| self.action);
                self.leads.close();
                self.leads.open(&block.text, None, self.language);
            }
            Kind::Field(Field::Action) => {
                self.item(block, block.places.range(0..1).start, next, false);
            }
            Kind::Field(found) => {
                self.labelled(block, *found);
                if opens_list(&block.text, next) {
                    self.open_field(block, *found);
                }
            }
            Kind::Row {
                cells,
                whole,
                ordered,
            } => self.row(block, cells, whole, *ordered),
        }
    }

    fn passage(&self, range: Range<usize>) -> Passage {
        let bytes = self.text.get(range.clone()).unwrap_or("").as_bytes();
        let digest = Sha256::digest(bytes);
        let halves = digest.iter().take(8).flat_map(|b| [b >> 4, b & 15]);
        let hash = halves.filter_map(|h| char::from_digit(u32::from(h), 16));
        let hash: String = hash.collect();
        Passage {
            char_start: self.offsets.chars(range.start),
            char_end: self.offsets.chars(range.end),
            byte_start: range.start,
            byte_end: range.end,
            hash,
        }
    }

    fn claim(
        &mut self,
        range: Range<usize>,
        kind: SpanKind,
        sentence: Option<usize>,
        section: Option<usize>,
    ) {
        self.claims.push(Claim {
            start: range.start,
            end: range.end,
            kind,
            sentence,
            section,
        });
    }

    fn heading(&mut self, block: &Block<'_>, style: Style, label: &str, from: usize) {
        let range = from..block.places.range(0..block.text.len()).end;
        let passage = self.passage(range.clone());
        let title = fold(&block.text);
        self.section = Above::of(&title, self.language);
        self.leads.section(&title, self.language);
        let number = self.tree.heading(style, label, title, passage);
        self.claim(range, SpanKind::Heading, None, Some(number));
        (self.number, self.outside, self.inside) = (0, 0, 0);
        self.action = false;
        self.outer = None;
        self.current = None;
        self.loose = false;
    }

    /// Text without a mark. One that begins like the other paragraphs of its section has lost its mark.
    fn plain(&mut self, block: &Block<'_>, next: Option<&Block<'_>>) {
        let later = self.outside > 0 || self.number > 0;
        let lost = later
            && pieces(&block.text, true, block.bold, self.language)
                .opening
                .is_some();
        if lost && !self.action {
            self.item(block, block.places.range(0..1).start, None, false);
            return;
        }
        let found = pieces(&block.text, false, 0, self.language);
        let above = self.section.clone();
        let inside = self.action;
        self.read(
            &block.text,
            &found,
            &Setting {
                places: &block.places,
                inside,
                mood: Mood::Plain,
                opens: opens_list(&block.text, next),
                above: &above,
            },
        );
    }

    /// "(a)" in paragraph "12.", "–" in an item that opens a list.
    fn is_nested(&self, style: MarkStyle) -> bool {
        let listed = self.outer.is_some() && !style.counts();
        self.number > 0 && (listed || self.leads.is_inside(style))
    }

    /// An item is a paragraph of its own, or goes on with the one it is nested in.
    fn begin_item(&mut self, heading: Option<String>, from: usize, end: usize, nested: bool) {
        if nested && let Some(last) = self.paragraphs.last() {
            let passage = self.passage(last.passage.byte_start..end);
            if let Some(last) = self.paragraphs.last_mut() {
                last.passage = passage;
            }
            return;
        }
        (self.number, self.inside, self.current) = (self.number + 1, 0, None);
        self.paragraphs.push(Paragraph {
            section: self.tree.section(),
            number: self.number,
            heading,
            passage: self.passage(from..end),
        });
    }

    fn item(&mut self, block: &Block<'_>, from: usize, next: Option<&Block<'_>>, nested: bool) {
        let lead = self.leads.current();
        let ordered = lead.is_some_and(|l| l.promises) || matches!(block.kind, Kind::Field(_));
        let mut found = pieces(&block.text, !ordered, block.bold, self.language);
        let below = next.is_some_and(|b| b.kind == Kind::Text);
        let titled = matches!(
            block.kind,
            Kind::Item {
                style: MarkStyle::Word,
                ..
            }
        );
        if titled && below && is_title(&block.text) {
            found.opening = found.sentences.first().copied();
            found.sentences = Vec::new();
        }
        let text = |(a, b): (usize, usize)| fold(block.text.get(a..b).unwrap_or(""));
        let opening = found.opening.map(text);
        let nearer = opening.as_deref().map(|o| Above::of(o, self.language));
        let above = self.section.under(nearer.unwrap_or_default());
        let heading = opening.map(|o| o.trim_end_matches(['.', ':', '。', '：']).to_owned());
        let end = block.places.range(0..block.text.len()).end;
        self.begin_item(heading, from, end, nested);
        let single = found.opening.is_none() && found.sentences.len() == 1;
        // "Action 14. Support for ...": an action may be any phrase.
        let ordered = ordered || (titled && single && self.language == Language::En);
        let mood = match (ordered, single) {
            (true, _) => Mood::Ordered,
            (false, true) => Mood::Marked,
            (false, false) => Mood::Plain,
        };
        let first = self.sentences.len();
        self.read(
            &block.text,
            &found,
            &Setting {
                places: &block.places,
                inside: true,
                mood,
                opens: opens_list(&block.text, next),
                above: &above,
            },
        );
        if let Some(lead) = self.leads.current().filter(|l| l.promises).cloned() {
            self.inherit(first, &lead);
        }
    }

    /// What the opening of a list says holds for each of its items.
    fn inherit(&mut self, first: usize, lead: &Lead) {
        for sentence in self.sentences.iter_mut().skip(first) {
            if sentence.modality.is_commitment() {
                beside::inherit(sentence, lead, self.language);
            }
        }
    }
}
