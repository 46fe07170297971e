//! The whole road from bytes to a plan.

use sha2::{Digest, Sha256};
use waymark_model::plan::{Modality, Paragraph, Passage, Plan, Section, Sentence, SpanKind};
use waymark_model::{CommitmentRef, Diagnostic, SectionId};

use crate::assess::{Evidence, assess};
use crate::block::{Block, blocks};
use crate::decode::decode;
use crate::format::Format;
use crate::groups::{Named, named, of_heading, together};
use crate::heading::{Heading, Style};
use crate::paragraph::{Pieces, pieces};
use crate::predicate::predicates;
use crate::spans::{Claim, Places, spans};
use crate::tokens::tokens;
use crate::{actors, deadline, modality, quantities};

/// Reads a plan. Never fails: what is wrong with the bytes is among the findings, whose places have no
/// file name (the caller knows it). INVARIANT: the spans of the plan cover the decoded text once.
#[must_use]
pub fn read(bytes: &[u8], format: Format) -> (Plan, Vec<Diagnostic>) {
    let (text, findings) = decode(bytes);
    let mut reader = Reader::new(&text);
    let blocks = blocks(&text, format);
    reader.title = document_title(&blocks);
    for block in &blocks {
        reader.block(block);
    }
    let mut plan = reader.plan;
    plan.spans = spans(&text, &reader.claims);
    plan.chars = text.chars().count();
    (plan, findings)
}

/// A single `#` above deeper headings is the title of the document, not a chapter.
fn document_title(blocks: &[Block<'_>]) -> Option<usize> {
    let tops: Vec<usize> = blocks
        .iter()
        .filter_map(|b| match b {
            Block::Heading { start, heading, .. } if heading.style == Style::Hash(1) => {
                Some(*start)
            }
            Block::Heading { .. } | Block::Item { .. } | Block::Text { .. } => None,
        })
        .collect();
    let deeper = blocks.iter().any(|b| {
        matches!(b, Block::Heading { heading, .. } if matches!(heading.style, Style::Hash(d) if d > 1))
    });
    match tops.as_slice() {
        [only] if deeper => Some(*only),
        _ => None,
    }
}

/// An open section on the way down the tree.
struct Open {
    style: Style,
    id: SectionId,
    children: usize,
}

struct Reader<'a> {
    text: &'a str,
    places: Places<'a>,
    plan: Plan,
    claims: Vec<Claim>,
    open: Vec<Open>,
    tops: usize,
    title: Option<usize>,
    /// Paragraphs in the section so far.
    paragraphs: u32,
    /// Sentences of the section's introduction so far.
    introduction: u32,
    section_groups: Vec<Named>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let plan = Plan {
            language: waymark_model::plan::Language::En,
            sections: vec![],
            paragraphs: vec![],
            sentences: vec![],
            spans: vec![],
            chars: 0,
        };
        Self {
            text,
            places: Places::new(text),
            plan,
            claims: Vec::new(),
            open: Vec::new(),
            tops: 0,
            title: None,
            paragraphs: 0,
            introduction: 0,
            section_groups: Vec::new(),
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Heading {
                start,
                end,
                heading,
            } => self.heading(*start, *end, heading),
            Block::Item { mark, start, end } => self.paragraph(*mark, *start, *end),
            Block::Text { start, end } => self.text(*start, *end),
        }
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    fn passage(&mut self, start: usize, end: usize) -> Passage {
        let digest = Sha256::digest(self.slice(start, end).as_bytes());
        let hash = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
        let char_start = self.places.chars(start);
        // The cursor must not pass a paragraph whose sentences are still to come.
        let char_end = char_start + self.slice(start, end).chars().count();
        Passage {
            char_start,
            char_end,
            byte_start: start,
            byte_end: end,
            hash,
        }
    }

    fn claim(
        &mut self,
        start: usize,
        end: usize,
        kind: SpanKind,
        sentence: Option<usize>,
        section: Option<usize>,
    ) {
        self.claims.push(Claim {
            start,
            end,
            kind,
            sentence,
            section,
        });
    }

    fn heading(&mut self, start: usize, end: usize, heading: &Heading<'_>) {
        if self.title == Some(start) {
            self.claim(start, end, SpanKind::Heading, None, None);
            return;
        }
        let keep = self
            .open
            .iter()
            .position(|o| !stands_above(o.style, heading.style));
        self.open.truncate(keep.unwrap_or(self.open.len()));
        let parent = self.open.last_mut().map(|o| {
            o.children += 1;
            (o.id.clone(), o.children)
        });
        if parent.is_none() {
            self.tops += 1;
        }
        let position = parent.as_ref().map_or(self.tops, |p| p.1);
        let id = self.section_id(parent.as_ref().map(|p| &p.0), heading.label, position);
        let passage = self.passage(start, end);
        let number = self.plan.sections.len();
        self.plan.sections.push(Section {
            id: id.clone(),
            title: fold(heading.title),
            level: u8::try_from(self.open.len() + 1).unwrap_or(u8::MAX),
            parent: parent.map(|p| p.0),
            passage,
        });
        self.claim(start, end, SpanKind::Heading, None, Some(number));
        self.open.push(Open {
            style: heading.style,
            id,
            children: 0,
        });
        self.paragraphs = 0;
        self.introduction = 0;
        self.section_groups = of_heading(heading.title);
    }

    /// Parent, dot, number. A number that already holds its parent's (`2.1` under `2`) is not said twice;
    /// a number met twice is told apart by its position.
    fn section_id(&self, parent: Option<&SectionId>, label: &str, position: usize) -> SectionId {
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
        let taken = |id: &str| self.plan.sections.iter().any(|s| s.id.as_str() == id);
        let mut candidate = full.clone();
        let mut again = 2;
        while taken(&candidate) {
            candidate = format!("{full}_{again}");
            again += 1;
        }
        SectionId::try_new(&candidate)
            .or_else(|_| SectionId::try_new(&format!("s{}", self.plan.sections.len() + 1)))
            .unwrap_or_else(|_| unreachable!("a letter and digits are an id"))
    }

    /// The section text stands in; text above the first heading gets one of its own.
    fn section(&mut self) -> SectionId {
        if let Some(open) = self.open.last() {
            return open.id.clone();
        }
        let id = self.section_id(None, "0", 0);
        if !self.plan.sections.iter().any(|s| s.id.as_str() == "0") {
            let passage = Passage {
                char_start: 0,
                char_end: 0,
                byte_start: 0,
                byte_end: 0,
                hash: String::new(),
            };
            self.plan.sections.push(Section {
                id: id.clone(),
                title: "§".to_owned(),
                level: 1,
                parent: None,
                passage,
            });
            return id;
        }
        self.plan.sections.first().map_or(id, |s| s.id.clone())
    }

    fn text(&mut self, start: usize, end: usize) {
        let content = self.slice(start, end);
        let later = self.introduction > 0 || self.paragraphs > 0;
        let lost_mark = later && pieces(content, true).opening.is_some();
        if lost_mark {
            self.paragraph(start, start, end);
            return;
        }
        let pieces = pieces(content, false);
        let headings = self.section_groups.clone();
        self.sentences(start, &pieces, 0, false, &headings);
    }

    fn paragraph(&mut self, mark: usize, start: usize, end: usize) {
        let section = self.section();
        self.paragraphs += 1;
        let number = self.paragraphs;
        let pieces = pieces(self.slice(start, end), true);
        let opening = pieces
            .opening
            .map(|(a, b)| fold(self.slice(start + a, start + b)));
        let passage = self.passage(mark, end);
        let mut headings = opening.as_deref().map(of_heading).unwrap_or_default();
        headings = together(&headings, &self.section_groups);
        let heading = opening.map(|o| o.trim_end_matches(['.', ':', '。']).to_owned());
        self.plan.paragraphs.push(Paragraph {
            section,
            number,
            heading,
            passage,
        });
        self.sentences(start, &pieces, number, true, &headings);
    }

    fn sentences(
        &mut self,
        base: usize,
        pieces: &Pieces,
        paragraph: u32,
        marked: bool,
        headings: &[Named],
    ) {
        let section = self.section();
        if let Some((a, b)) = pieces.opening {
            self.opening(&section, paragraph, base + a, base + b);
        }
        let phrase = marked && pieces.opening.is_none() && pieces.sentences.len() == 1;
        for (n, (a, b)) in (1u32..).zip(&pieces.sentences) {
            let number = if paragraph == 0 {
                self.introduction + 1
            } else {
                n
            };
            if paragraph == 0 {
                self.introduction += 1;
            }
            let reference = reference(&section, paragraph, number);
            let (start, end) = (base + a, base + b);
            let passage = self.passage(start, end);
            let sentence = sentence(
                self.slice(start, end),
                passage,
                reference,
                &section,
                paragraph,
                phrase,
                headings,
            );
            let kind = if sentence.modality.is_commitment() {
                SpanKind::Commitment
            } else {
                SpanKind::Context
            };
            self.claim(start, end, kind, Some(self.plan.sentences.len()), None);
            self.plan.sentences.push(sentence);
        }
    }

    fn opening(&mut self, section: &SectionId, paragraph: u32, start: usize, end: usize) {
        let passage = self.passage(start, end);
        let text = fold(self.slice(start, end));
        self.claim(
            start,
            end,
            SpanKind::Heading,
            Some(self.plan.sentences.len()),
            None,
        );
        let blank = blank(
            text,
            passage,
            reference(section, paragraph, 0),
            section,
            paragraph,
        );
        self.plan.sentences.push(Sentence {
            modality: Modality::Heading,
            ..blank
        });
    }
}

/// Whether an open section of the first style holds a heading of the second.
fn stands_above(open: Style, heading: Style) -> bool {
    match (open, heading) {
        (Style::Hash(a), Style::Hash(b)) => a < b,
        (Style::Dotted(a), Style::Dotted(b)) => a < b,
        (Style::Dotted(_), Style::Arabic) | (Style::Arabic, Style::Roman | Style::Word) => false,
        (Style::Bracketed | Style::Letter, Style::Roman | Style::Word) => false,
        (a, b) => a != b,
    }
}

fn reference(section: &SectionId, paragraph: u32, number: u32) -> CommitmentRef {
    CommitmentRef::try_new(&format!("{section}.{paragraph}-{number}"))
        .or_else(|_| CommitmentRef::try_new(&format!("s.{paragraph}-{number}")))
        .unwrap_or_else(|_| unreachable!("digits and marks are an id"))
}

fn fold(text: &str) -> String {
    text.replace("**", "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn blank(
    text: String,
    passage: Passage,
    reference: CommitmentRef,
    section: &SectionId,
    paragraph: u32,
) -> Sentence {
    Sentence {
        reference,
        section: section.clone(),
        paragraph,
        passage,
        text,
        modality: Modality::Context,
        cue: String::new(),
        quantities: vec![],
        actors: vec![],
        deadline: None,
        due: None,
        instruments: vec![],
        labels: vec![],
        groups: vec![],
        assessability: None,
        bodies: vec![],
        corrected: false,
    }
}

fn sentence(
    raw: &str,
    passage: Passage,
    reference: CommitmentRef,
    section: &SectionId,
    paragraph: u32,
    phrase: bool,
    headings: &[Named],
) -> Sentence {
    let tokens = tokens(raw);
    let predicates = predicates(&tokens);
    let (modality, cue) = modality::modality(&tokens, &predicates, phrase);
    let commitment = modality.is_commitment();
    let own = named(raw, &tokens);
    let groups = together(&own, headings);
    let words = tokens
        .get(cue.start)
        .zip(cue.end.checked_sub(1).and_then(|n| tokens.get(n)));
    let cue = words
        .and_then(|(a, b)| raw.get(a.start..b.end))
        .unwrap_or("")
        .to_owned();
    let char_start = passage.char_start;
    let mut out = Sentence {
        modality,
        cue,
        quantities: quantities::quantities(raw, &tokens, commitment, char_start),
        groups: groups.iter().map(|(id, _)| id.clone()).collect(),
        ..blank(fold(raw), passage, reference, section, paragraph)
    };
    if commitment {
        out.actors = actors::actors(raw, &tokens, &predicates);
        out.deadline = deadline::deadline(raw, &tokens);
        out.assessability = Some(assess(&Evidence {
            sentence: raw,
            tokens: &tokens,
            predicates: &predicates,
            quantities: &out.quantities,
            deadline: out.deadline.as_deref(),
            actors: &out.actors,
            groups: &groups,
        }));
    }
    out
}
