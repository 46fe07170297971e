//! What is to be cut, joined and added, each wish held against the plan as it was read.

use std::collections::BTreeMap;
use std::ops::Range;

use waymark_model::correction::{Action, Correction};
use waymark_model::plan::{Plan, SpanKind};
use waymark_model::{CommitmentRef, Located};

use super::super::Work;
use super::super::find::Found;
use super::super::locate::{Stands, locate};

/// A wish that can be fulfilled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wish {
    /// The sentence is cut before these bytes, rising.
    Split {
        correction: usize,
        sentence: usize,
        cuts: Vec<usize>,
    },
    /// The sentences become one.
    Merge {
        correction: usize,
        sentences: Range<usize>,
    },
    /// The bytes become a sentence; they stand in a sentence or in a section's title or furniture.
    Add {
        correction: usize,
        inside: Inside,
        bytes: Range<usize>,
    },
}

/// Where added words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inside {
    /// In a sentence that promises nothing.
    Sentence(usize),
    /// In a title or in furniture of this section.
    Section(usize),
}

/// Gathers the wishes; those that cannot be fulfilled are reported.
pub(crate) fn wishes(
    plan: &Plan,
    text: &str,
    corrections: &[Located<Correction>],
    found: &[Found],
    work: &mut Work<'_>,
) -> Vec<Wish> {
    let mut gather = Gather {
        plan,
        text,
        touched: BTreeMap::new(),
        wishes: Vec::new(),
    };
    for (n, (correction, found)) in corrections.iter().zip(found).enumerate() {
        let fits = match (&correction.item.action, found) {
            (Action::Accept { .. } | Action::Edit(_), _) | (_, Found::Nothing) => continue,
            (Action::Split { at }, Found::Sentence(s)) => gather.split(n, *s, at, correction, work),
            (Action::Merge { with }, Found::Sentence(s)) => {
                gather.merge(n, *s, with, correction, work)
            }
            (Action::Add { quote, .. }, Found::Sentence(s)) => {
                gather.add(n, Inside::Sentence(*s), quote, correction, work)
            }
            (Action::Add { quote, .. }, Found::Section(s)) => {
                gather.add(n, Inside::Section(*s), quote, correction, work)
            }
            // Parts are not divided again: divide the sentence into more parts instead.
            (
                Action::Split { .. } | Action::Merge { .. } | Action::Add { .. },
                Found::Later | Found::Section(_),
            ) => {
                work.conflict("E0103", correction, "ref")
                    .with("begins", &correction.item.begins);
                None
            }
        };
        match fits {
            Some(wish) => gather.wishes.push(wish),
            None => work.applied.refused.push(n),
        }
    }
    gather.wishes
}

struct Gather<'a> {
    plan: &'a Plan,
    text: &'a str,
    /// Sentences that a wish changes already, with the line of its correction.
    touched: BTreeMap<usize, u32>,
    wishes: Vec<Wish>,
}

impl Gather<'_> {
    /// Whether no other correction changes these sentences; they are then taken.
    fn take(
        &mut self,
        sentences: Range<usize>,
        correction: &Located<Correction>,
        work: &mut Work<'_>,
    ) -> Option<()> {
        if let Some((_, line)) = self.touched.range(sentences.clone()).next() {
            work.conflict("E0135", correction, "ref").with("line", line);
            return None;
        }
        let line = correction.line;
        self.touched.extend(sentences.map(|s| (s, line)));
        Some(())
    }

    fn split(
        &mut self,
        n: usize,
        sentence: usize,
        at: &[String],
        correction: &Located<Correction>,
        work: &mut Work<'_>,
    ) -> Option<Wish> {
        let passage = &self.plan.sentences.get(sentence)?.passage;
        let mut cuts = Vec::new();
        let mut from = passage.byte_start;
        for words in at {
            let all = self.text.get(passage.byte_start..passage.byte_end);
            let code = match all.map_or(Stands::Nowhere, |all| locate(all, words)) {
                Stands::Once(range) if passage.byte_start + range.start > from => {
                    from = passage.byte_start + range.start;
                    cuts.push(from);
                    continue;
                }
                Stands::Once(_) | Stands::Nowhere => "E0130",
                Stands::Several => "E0131",
            };
            work.conflict(code, correction, "at").with("words", words);
            return None;
        }
        self.take(sentence..sentence + 1, correction, work)?;
        Some(Wish::Split {
            correction: n,
            sentence,
            cuts,
        })
    }

    fn merge(
        &mut self,
        n: usize,
        first: usize,
        with: &[CommitmentRef],
        correction: &Located<Correction>,
        work: &mut Work<'_>,
    ) -> Option<Wish> {
        let mut end = first + 1;
        for reference in with {
            let next = self.plan.sentences.get(end);
            let follows = next.is_some_and(|s| s.reference == *reference);
            if !follows || !self.touch(first, end) {
                work.conflict("E0132", correction, "with")
                    .with("with", reference);
                return None;
            }
            end += 1;
        }
        self.take(first..end, correction, work)?;
        Some(Wish::Merge {
            correction: n,
            sentences: first..end,
        })
    }

    /// Whether nothing but furniture and blank space stands between two sentences of a section.
    fn touch(&self, first: usize, last: usize) -> bool {
        let (Some(a), Some(b)) = (
            self.plan.sentences.get(first),
            self.plan.sentences.get(last),
        ) else {
            return false;
        };
        let between =
            self.plan.spans.iter().filter(|s| {
                s.byte_start >= a.passage.byte_start && s.byte_end <= b.passage.byte_end
            });
        let mut between = between.filter(|s| s.sentence.is_none());
        a.section == b.section
            && a.passage.byte_end <= b.passage.byte_start
            && between.all(|s| s.kind == SpanKind::Chrome && s.section.is_none())
    }

    fn add(
        &mut self,
        n: usize,
        inside: Inside,
        quote: &str,
        correction: &Located<Correction>,
        work: &mut Work<'_>,
    ) -> Option<Wish> {
        let region = self.region(inside)?;
        let all = self.text.get(region.clone()).unwrap_or("");
        let bytes = match locate(all, quote) {
            Stands::Once(range) => region.start + range.start..region.start + range.end,
            stands @ (Stands::Nowhere | Stands::Several) => {
                let code = if stands == Stands::Several {
                    "E0131"
                } else {
                    "E0133"
                };
                work.conflict(code, correction, "quote")
                    .with("words", quote);
                return None;
            }
        };
        if !self.is_free(inside, &bytes) {
            work.conflict("E0134", correction, "quote")
                .with("words", quote);
            return None;
        }
        let other = self.wishes.iter().find_map(|w| match w {
            Wish::Add {
                bytes: b,
                correction,
                ..
            } if b.start < bytes.end && bytes.start < b.end => Some(*correction),
            Wish::Add { .. } | Wish::Split { .. } | Wish::Merge { .. } => None,
        });
        // Several additions to one sentence are fine as long as they do not share words.
        let shared = |w: &Wish| matches!(w, Wish::Add { inside: i, .. } if *i == inside);
        match inside {
            _ if other.is_some() => {
                work.conflict("E0134", correction, "quote")
                    .with("words", quote);
                return None;
            }
            Inside::Sentence(s) if !self.wishes.iter().any(shared) => {
                self.take(s..s + 1, correction, work)?;
            }
            Inside::Sentence(_) | Inside::Section(_) => {}
        }
        Some(Wish::Add {
            correction: n,
            inside,
            bytes,
        })
    }

    /// The bytes in which added words are looked for.
    fn region(&self, inside: Inside) -> Option<Range<usize>> {
        match inside {
            Inside::Sentence(n) => {
                let passage = &self.plan.sentences.get(n)?.passage;
                Some(passage.byte_start..passage.byte_end)
            }
            Inside::Section(n) => {
                let start = self.plan.sections.get(n)?.passage.byte_start;
                let next = self.plan.sections.get(n + 1);
                let end = next.map_or(self.text.len(), |s| s.passage.byte_start);
                Some(start..end.max(start))
            }
        }
    }

    /// Whether the bytes promise nothing yet: they are of the sentence, or of no sentence.
    fn is_free(&self, inside: Inside, bytes: &Range<usize>) -> bool {
        let promises = |n: usize| {
            let sentence = self.plan.sentences.get(n);
            sentence.is_some_and(|s| s.modality.is_commitment())
        };
        let mut hit = self
            .plan
            .spans
            .iter()
            .filter(|s| s.byte_start < bytes.end && bytes.start < s.byte_end);
        hit.all(|s| match (inside, s.sentence) {
            (Inside::Sentence(n), Some(m)) => n == m && !promises(n),
            (Inside::Section(_), None) | (Inside::Sentence(_), None) => true,
            (Inside::Section(_), Some(_)) => false,
        })
    }
}
