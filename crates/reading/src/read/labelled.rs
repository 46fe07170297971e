//! What stands beside an action and says more of it: labelled lines and lists, cells of its row, brackets.

use std::ops::Range;

use waymark_model::plan::{Paragraph, SpanKind};

use super::{Reader, Setting};
use crate::beside;
use crate::groups::{of_heading, together};
use crate::mood::Mood;
use crate::paragraph::pieces;
use crate::sentence::Above;
use crate::structure::{Block, Cell, Field, Places, field};

impl Reader<'_> {
    /// "Indicators:" before a list: what is listed belongs to the action above, and stands for itself where there
    /// is none.
    pub(super) fn open_field(&mut self, block: &Block<'_>, found: Field) {
        if self.current.is_none() {
            self.loose = true;
            self.leads.close();
            self.leads.open(&block.text, None, self.language);
        } else if found != Field::Deadline {
            self.listed = Some(found);
        }
    }

    /// "Responsible: ...": what it says belongs to the action above.
    pub(super) fn labelled(&mut self, block: &Block<'_>, found: Field) {
        let all = pieces(&block.text, false, 0, self.language);
        let inside = self.number > 0;
        let above = Above::default();
        self.read(
            &block.text,
            &all,
            &Setting {
                places: &block.places,
                inside,
                mood: Mood::Field,
                opens: false,
                above: &above,
            },
        );
        let skip = field(&block.text, self.language).map_or(0, |f| f.1);
        self.beside(
            found,
            block.text.get(skip..).unwrap_or(""),
            skip,
            &block.places,
        );
    }

    pub(super) fn beside(&mut self, found: Field, text: &str, skip: usize, places: &Places) {
        let start = places.range(skip..skip).start;
        let at = self.offsets.chars(start);
        let Some(first) = self.current else { return };
        // Who and when hold for every promise of the action, a number only for the first.
        let all = matches!(found, Field::Body | Field::Deadline);
        let promises = self.sentences.iter_mut().skip(first);
        let promises = promises.filter(|s| s.modality.is_commitment());
        for sentence in promises.take(if all { usize::MAX } else { 1 }) {
            beside::amend(sentence, found, text, at, self.language);
        }
    }

    pub(super) fn row(
        &mut self,
        block: &Block<'_>,
        cells: &[Cell],
        whole: &Range<usize>,
        ordered: bool,
    ) {
        let section = self.tree.section();
        (self.number, self.inside, self.current) = (self.number + 1, 0, None);
        (self.action, self.outer) = (false, None);
        let passage = self.passage(whole.clone());
        self.paragraphs.push(Paragraph {
            section,
            number: self.number,
            heading: None,
            passage,
        });
        let found = pieces(&block.text, false, 0, self.language);
        let mut above = self.section.clone();
        for cell in cells {
            above.groups = together(&above.groups, &of_heading(&cell.text, self.language));
        }
        let mood = if ordered { Mood::Ordered } else { Mood::Plain };
        self.read(
            &block.text,
            &found,
            &Setting {
                places: &block.places,
                inside: true,
                mood,
                opens: false,
                above: &above,
            },
        );
        for cell in cells {
            if cell.own {
                for range in cell.places.runs(0..cell.text.len(), self.text) {
                    self.claim(range, SpanKind::Context, None, None);
                }
            }
            if let Some(found) = cell.field {
                self.beside(found, &cell.text, 0, &cell.places);
            }
        }
    }

    /// Brackets that stand behind the last sentence: who answers for all of them.
    pub(super) fn credit(&mut self, from: usize, text: &str) {
        let promises = self.sentences.iter_mut().skip(from);
        for sentence in promises.filter(|s| s.modality.is_commitment()) {
            beside::bracketed(sentence, text, self.language);
        }
    }
}
