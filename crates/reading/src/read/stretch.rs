//! Reads the sentences of a stretch of text that stands in one place.

use std::ops::Range;

use waymark_model::SectionId;
use waymark_model::plan::{Modality, Sentence, SpanKind};

use super::parts::reference;
use super::{Reader, Setting};
use crate::beside;
use crate::mood::Mood;
use crate::paragraph::Pieces;
use crate::sentence;
use crate::structure::field;
use crate::trailing::is_credit;
use crate::words::fold;

impl Reader<'_> {
    pub(super) fn read(&mut self, text: &str, found: &Pieces, setting: &Setting<'_>) {
        let section = self.tree.section();
        let paragraph = if setting.inside { self.number } else { 0 };
        if let Some((a, b)) = found.opening {
            self.opening(
                &section,
                paragraph,
                fold(text.get(a..b).unwrap_or("")),
                setting.places.range(a..b),
            );
        }
        let first = self.sentences.len();
        for range in &found.sentences {
            self.sentence(text, *range, first, (&section, paragraph), setting);
        }
    }

    /// One sentence; `first` is the number of the first one of its stretch.
    fn sentence(
        &mut self,
        text: &str,
        (a, b): (usize, usize),
        first: usize,
        (section, paragraph): (&SectionId, u32),
        setting: &Setting<'_>,
    ) {
        let counter = if setting.inside {
            &mut self.inside
        } else {
            &mut self.outside
        };
        *counter += 1;
        let reference = reference(section, paragraph, *counter);
        let raw = text.get(a..b).unwrap_or("");
        let label = field(raw, self.language)
            .filter(|_| setting.mood != Mood::Field && self.current.is_some());
        let opens = setting.opens && b == text.trim_end().len();
        let credit = is_credit(raw, self.language);
        let mood = if label.is_some() || opens || credit {
            Mood::Field
        } else {
            setting.mood
        };
        let passage = self.passage(setting.places.range(a..b));
        let place = Sentence::new(reference, section.clone(), paragraph, passage, fold(raw));
        let mut sentence =
            sentence::read(raw, place, mood, setting.above, self.language, self.since);
        let commitment = sentence.modality.is_commitment();
        if commitment {
            beside::bracketed(&mut sentence, raw, self.language);
        }
        let kind = if commitment {
            SpanKind::Commitment
        } else {
            SpanKind::Context
        };
        let number = self.sentences.len();
        if commitment && setting.inside && self.current.is_none() {
            self.current = Some(number);
        }
        for range in setting.places.runs(a..b, self.text) {
            self.claim(range, kind, Some(number), None);
        }
        self.sentences.push(sentence);
        if credit {
            self.credit(self.current.unwrap_or(first), raw);
        }
        if let Some((label, skip)) = label {
            let rest = raw.get(skip..).unwrap_or("");
            self.beside(label, rest, a + skip, setting.places);
        }
    }

    fn opening(&mut self, section: &SectionId, paragraph: u32, text: String, range: Range<usize>) {
        let passage = self.passage(range.clone());
        self.claim(range, SpanKind::Heading, Some(self.sentences.len()), None);
        // An item in a paragraph that has its opening already.
        let number = if self.inside > 0 && paragraph > 0 {
            self.inside += 1;
            self.inside
        } else {
            0
        };
        let reference = reference(section, paragraph, number);
        self.sentences.push(Sentence {
            modality: Modality::Heading,
            ..Sentence::new(reference, section.clone(), paragraph, passage, text)
        });
    }
}
