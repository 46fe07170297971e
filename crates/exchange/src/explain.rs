//! Why a sentence was read as it was: the words that decided, the rule, and what would mend it.

mod nearest;
mod reasons;
mod things;

use waymark_i18n::{Arg, Catalog};
use waymark_model::plan::Sentence;
use waymark_model::{CommitmentRef, Plan};

use crate::source::Source;
use reasons::Reasons;

/// A line of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How deep it stands: 0 for the reference, 1 for what stands under it.
    pub depth: usize,
    /// What it says about the sentence.
    pub tone: Tone,
    /// The words, in the language of the catalog; words of the plan stay in their own.
    pub text: String,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The reference of a sentence.
    Title,
    /// The head of a part.
    Head,
    /// A test that is passed.
    Good,
    /// A test that is not.
    Bad,
    /// Anything else.
    Plain,
    /// Less important than the rest.
    Soft,
}

/// The word that asks for every sentence.
pub const ALL: &str = "all";

/// Explains sentences: the one with the reference `wanted`; those of a section (`IV.5`) or a paragraph
/// (`IV.5.6`); every one for [`ALL`].
///
/// # Errors
/// [`Unknown`] where nothing has this reference, with the nearest that exist.
pub fn explain(
    plan: &Plan,
    source: &Source<'_>,
    wanted: &str,
    catalog: &Catalog,
) -> Result<Vec<Line>, Unknown> {
    let chosen = chosen(plan, wanted);
    if chosen.is_empty() {
        return Err(Unknown {
            wanted: wanted.to_owned(),
            nearest: nearest::nearest(plan, wanted),
        });
    }
    let mut out = Vec::new();
    for sentence in chosen {
        out.extend(Reasons::new(plan, source, sentence, catalog).lines());
    }
    Ok(out)
}

fn chosen<'a>(plan: &'a Plan, wanted: &str) -> Vec<&'a Sentence> {
    if wanted.eq_ignore_ascii_case(ALL) {
        return plan.sentences.iter().collect();
    }
    let exact = |s: &&Sentence| s.reference.as_str().eq_ignore_ascii_case(wanted);
    if let Some(sentence) = plan.sentences.iter().find(exact) {
        return vec![sentence];
    }
    let under = |s: &&Sentence| {
        let reference = s.reference.as_str();
        let (head, rest) = match reference.split_at_checked(wanted.len()) {
            Some((head, rest)) if !wanted.is_empty() => (head, rest),
            Some(_) | None => return false,
        };
        head.eq_ignore_ascii_case(wanted) && rest.starts_with(['.', '-'])
    };
    plan.sentences.iter().filter(under).collect()
}

/// No sentence has the reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What was asked for.
    pub wanted: String,
    /// The references that look most like it, nearest first; empty for a plan without sentences.
    pub nearest: Vec<CommitmentRef>,
}

impl Unknown {
    /// What is wrong and what would be right, in the language of the catalog.
    #[must_use]
    pub fn words(&self, catalog: &Catalog) -> String {
        let unknown = catalog.text("explain-unknown", &[("ref", Arg::from(&self.wanted))]);
        let names: Vec<String> = self.nearest.iter().map(CommitmentRef::to_string).collect();
        let hint = if names.is_empty() {
            catalog.text("explain-empty", &[])
        } else {
            let list = catalog.list(&names);
            catalog.text("explain-nearest", &[("list", Arg::from(list))])
        };
        format!("{} {}", unknown.text, hint.text)
    }
}
