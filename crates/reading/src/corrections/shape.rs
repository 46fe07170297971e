//! Corrections that change what the sentences are, made in one pass over the spans.
//!
//! First every split, merge and addition is held against the plan as it was read (`wishes`), so that none
//! depends on another; then spans are cut and given to their new owners, and the sentences are made from
//! the spans they own. A span is only ever cut or given away, so together they cover what they covered.

mod build;
mod cut;
mod wishes;

use waymark_model::Located;
use waymark_model::correction::Correction;
use waymark_model::plan::Plan;

use super::Work;
use super::find::{self, Found};

/// Where the sentences of the plan as it was read have gone.
#[derive(Debug)]
pub(crate) struct Shaped {
    fates: Vec<Fate>,
}

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is the sentence with this index now.
    At(usize),
    /// It is not there any more, because of the correction in this line.
    Gone(u32),
}

/// Makes the new sentences. Changes nothing where no correction asks for it.
pub(crate) fn shape(
    plan: &mut Plan,
    text: &str,
    corrections: &[Located<Correction>],
    found: &[Found],
    work: &mut Work<'_>,
) -> Shaped {
    let wishes = wishes::wishes(plan, text, corrections, found, work);
    if wishes.is_empty() {
        let fates = (0..plan.sentences.len()).map(Fate::At).collect();
        return Shaped { fates };
    }
    let fates = build::build(plan, text, corrections, &wishes, work);
    Shaped { fates }
}

impl Shaped {
    /// The sentence that an acceptance or an edit speaks of; `None` is reported.
    pub(crate) fn target(
        &self,
        plan: &Plan,
        n: usize,
        correction: &Located<Correction>,
        found: &[Found],
        work: &mut Work<'_>,
    ) -> Option<usize> {
        let at = match found.get(n)? {
            Found::Sentence(old) => match self.fates.get(*old)? {
                Fate::At(at) => Some(*at),
                Fate::Gone(line) => {
                    work.conflict("E0135", correction, "ref").with("line", line);
                    None
                }
            },
            Found::Later => find::made(plan, correction, work),
            Found::Section(_) | Found::Nothing => return None,
        };
        if at.is_none() {
            work.applied.refused.push(n);
        }
        at
    }
}
