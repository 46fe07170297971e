//! One sentence, with all that its words and the headings above it say.

use waymark_model::plan::{Label, Language, Sentence};

use crate::assess::{Evidence, assess};
use crate::groups::{self, Named, named, together};
use crate::instruments::instruments;
use crate::labels;
use crate::lexicon::common;
use crate::mood::Mood;
use crate::said::{due, say};
use crate::words::{lowered, tokens};

/// What the headings above a sentence say: read once for all sentences under them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Above {
    pub(crate) groups: Vec<Named>,
    pub(crate) labels: Vec<Label>,
}

impl Above {
    /// What a heading says.
    pub(crate) fn of(heading: &str, language: Language) -> Self {
        Self {
            groups: groups::of_heading(heading, language),
            labels: labels::of_heading(heading, language),
        }
    }

    /// What a nearer heading says comes first.
    pub(crate) fn under(&self, nearer: Self) -> Self {
        let mut labels = nearer.labels;
        labels.extend(self.labels.iter().cloned());
        Self {
            groups: together(&nearer.groups, &self.groups),
            labels,
        }
    }
}

/// Reads a sentence; `place` holds its place and its words folded, `raw` its words as they
/// stand, `since` is the first year of the plan (0 where it is not known).
pub(crate) fn read(
    raw: &str,
    place: Sentence,
    mood: Mood,
    above: &Above,
    language: Language,
    since: i16,
) -> Sentence {
    let words = common(language);
    let lower = lowered(raw);
    let tokens = tokens(raw, &lower, &words.vocabulary);
    let said = say(
        raw,
        &tokens,
        mood,
        place.passage.char_start,
        language,
        since,
    );
    let groups = together(&named(raw, &tokens, words), &above.groups);
    let ends = tokens
        .get(said.cue.start)
        .zip(said.cue.end.checked_sub(1).and_then(|n| tokens.get(n)));
    let cue = ends.and_then(|(a, b)| raw.get(a.start..b.end));
    let mut out = Sentence {
        modality: said.modality,
        cue: cue.unwrap_or("").to_owned(),
        due: said.deadline.as_deref().and_then(|d| due(d, language)),
        ..place
    };
    if said.modality.is_commitment() {
        out.labels = labels::under(raw, &above.labels, language);
        out.instruments = instruments(raw, language);
        out.assessability = Some(assess(&Evidence {
            sentence: raw,
            tokens: &tokens,
            acts: &said.acts,
            quantities: &said.quantities,
            deadline: said.deadline.as_deref(),
            actors: &said.actors,
            groups: &groups,
            words,
        }));
    }
    out.groups = groups.into_iter().map(|(id, _)| id).collect();
    out.quantities = said.quantities;
    out.actors = said.actors;
    out.deadline = said.deadline;
    out
}
