//! What a person sent, as a correction.

use waymark_i18n::render_diagnostic;
use waymark_model::correction::{Action, Correction, Edit, TargetFix};
use waymark_model::plan::{Comparator, Modality, QuantityRole, Sentence};
use waymark_model::{CommitmentRef, Located};
use waymark_reading::apply;

use super::desk::Desk;
use super::page::Message;
use super::sheet::{FILE, Sheet};

/// The words a correction is tied to, at most.
const MOST_WORDS: usize = 8;
/// The same, in characters, for writing without blanks.
const MOST_CHARS: usize = 14;
/// The line of a correction that is not in the file yet.
const NEW_LINE: u32 = u32::MAX;

/// What can be said.
const ACTIONS: [&str; 7] = ["accept", "edit", "context", "split", "merge", "add", "undo"];
/// What a sentence can do, in the order of the form.
pub(super) const MODALITIES: [Modality; 6] = [
    Modality::NewAction,
    Modality::Continue,
    Modality::Strengthen,
    Modality::Prohibit,
    Modality::Guarantee,
    Modality::Encourage,
];

/// Names and values as they were sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    pub(super) fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    pub(super) fn parse(body: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(body);
        Self(
            pairs
                .map(|(k, v)| (k.into_owned(), v.into_owned()))
                .collect(),
        )
    }

    /// The first value of a name, without blanks around it; empty where there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(k, _)| k == name)
            .map_or("", |(_, v)| v.trim())
    }

    /// All values of a name that are not empty.
    fn all(&self, name: &str) -> Vec<String> {
        let own = self
            .0
            .iter()
            .filter(|(k, v)| k == name && !v.trim().is_empty());
        own.map(|(_, v)| v.trim().to_owned()).collect()
    }

    /// Whether anything was sent.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The action, or nothing where nobody knows it: what stands in an address is only a word of ours.
pub(super) fn known_action(action: &str) -> &'static str {
    ACTIONS.into_iter().find(|a| *a == action).unwrap_or("")
}

/// All corrections as they are to be, or what is wrong with the new one.
pub(super) fn corrections(
    desk: &Desk,
    sheet: &Sheet,
    at: usize,
    fields: &Fields,
) -> Result<Vec<Correction>, Message> {
    let Some(sentence) = sheet.plan.sentences.get(at) else {
        return Err(Message::keys(&["review-gone"]));
    };
    let mut all: Vec<Correction> = sheet.corrections.iter().map(|c| c.item.clone()).collect();
    if fields.get("do") == "undo" {
        return undo(all, &sentence.reference);
    }
    let action = action(sheet, at, sentence, fields)?;
    let reason = fields.get("reason");
    if reason.is_empty() && !matches!(action, Action::Accept { .. }) {
        return Err(Message::keys(&["review-needs-reason"]));
    }
    let new = Correction {
        reference: sentence.reference.clone(),
        begins: begins(&sentence.text),
        text: None,
        action,
        by: desk.by.clone(),
        date: Some(desk.today()),
        reason: reason.to_owned(),
    };
    fits(desk, sheet, &new)?;
    all.push(new);
    Ok(all)
}

/// All corrections but those of a sentence; of a part that nothing was said of, what took its whole apart.
fn undo(all: Vec<Correction>, of: &CommitmentRef) -> Result<Vec<Correction>, Message> {
    let own = all.iter().any(|c| c.reference == *of);
    let whole = of.as_str().split('/').next().unwrap_or("");
    let (before, target) = (all.len(), if own { of.as_str() } else { whole });
    let kept: Vec<Correction> = all
        .into_iter()
        .filter(|c| c.reference.as_str() != target)
        .collect();
    if kept.len() < before {
        Ok(kept)
    } else {
        Err(Message::keys(&["review-nothing-to-undo"]))
    }
}

/// The first words of a sentence, cut where a word ends.
fn begins(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
    if words.len() > 2 {
        words.join(" ")
    } else {
        text.chars().take(MOST_CHARS).collect()
    }
}

/// Applies the new correction behind the others: what the reader says of it is said before anything is written.
fn fits(desk: &Desk, sheet: &Sheet, new: &Correction) -> Result<(), Message> {
    let mut all = sheet.corrections.clone();
    all.push(Located {
        line: NEW_LINE,
        item: new.clone(),
    });
    let mut plan = sheet.raw.clone();
    let applied = apply(&mut plan, &sheet.text, &all, FILE);
    if !applied.refused.contains(&(all.len() - 1)) {
        return Ok(());
    }
    let own = applied
        .findings
        .iter()
        .filter(|f| f.place.line == Some(NEW_LINE));
    let words = own.map(|f| {
        let words = render_diagnostic(&desk.catalog, f);
        format!("{} {}", words.cause, words.mend)
    });
    Err(Message::lines(words.collect()))
}

fn action(
    sheet: &Sheet,
    at: usize,
    sentence: &Sentence,
    fields: &Fields,
) -> Result<Action, Message> {
    match fields.get("do") {
        "accept" => Ok(Action::Accept {
            modality: Some(sentence.modality),
        }),
        "context" => Ok(Action::Edit(Edit {
            modality: Some(Modality::Context),
            ..Edit::default()
        })),
        "edit" => edit(sentence, fields).map(Action::Edit),
        "split" => {
            let mut parts = fields.all("at");
            let typed = fields.get("at_words").lines().map(str::trim);
            parts.extend(typed.filter(|l| !l.is_empty()).map(str::to_owned));
            parts.sort_by_key(|p| sentence.text.find(p.as_str()));
            if parts.is_empty() {
                return Err(Message::keys(&["review-split-nowhere"]));
            }
            Ok(Action::Split { at: parts })
        }
        "merge" => {
            let count: usize = fields.get("count").parse().unwrap_or(0);
            let following = sheet.plan.sentences.iter().skip(at + 1).take(count);
            let with: Vec<CommitmentRef> = following.map(|s| s.reference.clone()).collect();
            if with.is_empty() {
                return Err(Message::keys(&["review-merge-nothing"]));
            }
            Ok(Action::Merge { with })
        }
        "add" => {
            let quote = fields.get("quote").to_owned();
            let modality = modality(fields.get("modality"));
            match (quote.is_empty(), modality) {
                (false, Some(modality)) => Ok(Action::Add {
                    quote,
                    says: Edit {
                        modality: Some(modality),
                        ..Edit::default()
                    },
                }),
                _ => Err(Message::keys(&["review-add-nothing"])),
            }
        }
        _ => Err(Message::keys(&["review-no-action"])),
    }
}

fn modality(code: &str) -> Option<Modality> {
    MODALITIES.into_iter().find(|m| m.code() == code)
}

/// What of a sentence is changed: only what differs from what stands there now.
fn edit(sentence: &Sentence, fields: &Fields) -> Result<Edit, Message> {
    let mut faults: Vec<&'static str> = Vec::new();
    let mut edit = Edit {
        modality: modality(fields.get("modality")).filter(|m| *m != sentence.modality),
        ..Edit::default()
    };
    let deadline = fields.get("deadline");
    if deadline != sentence.deadline.as_deref().unwrap_or("") {
        edit.deadline = Some(deadline.to_owned());
    }
    let due = fields.get("due");
    match due.parse() {
        Ok(date) if Some(date) != sentence.due => edit.due = Some(date),
        Err(_) if !due.is_empty() => faults.push("review-bad-date"),
        Ok(_) | Err(_) => {}
    }
    if edit.due.is_some() && edit.deadline.is_none() {
        edit.deadline = Some(deadline.to_owned());
    }
    let actors: Vec<String> = fields
        .get("actors")
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(str::to_owned)
        .collect();
    if actors != sentence.actors {
        edit.actors = Some(actors);
    }
    match targets(fields) {
        Some(new) if new != targets_of(sentence) => edit.targets = Some(new),
        Some(_) => {}
        None => faults.push("review-bad-number"),
    }
    if faults.is_empty() && edit == Edit::default() {
        faults.push("review-nothing-changed");
    }
    if fields.get("reason").is_empty() {
        faults.push("review-needs-reason");
    }
    if faults.is_empty() {
        Ok(edit)
    } else {
        Err(Message::keys(&faults))
    }
}

/// The numbers that bind now.
pub(super) fn targets_of(sentence: &Sentence) -> Vec<TargetFix> {
    let binding = sentence
        .quantities
        .iter()
        .filter(|q| q.role == QuantityRole::Target);
    let fix = binding.map(|q| TargetFix {
        comparator: q.comparator,
        value: q.value,
        unit: q.unit.clone(),
        baseline: q.baseline,
    });
    fix.collect()
}

/// The rows of numbers; a row without a number is none. `None` where something is no number.
fn targets(fields: &Fields) -> Option<Vec<TargetFix>> {
    /// Rows that a form may have.
    const MOST: usize = 40;
    let number = |text: &str| {
        let plain = text.replace([' ', ','], "");
        plain.parse::<f64>().ok().filter(|v| v.is_finite())
    };
    let mut out = Vec::new();
    for n in 0..MOST {
        let field = |name: &str| fields.get(&format!("{name}_{n}"));
        let (value, baseline) = (field("value"), field("baseline"));
        if value.is_empty() {
            continue;
        }
        let baseline = match baseline {
            "" => None,
            text => Some(number(text)?),
        };
        out.push(TargetFix {
            comparator: Comparator::from_code(field("comparator")).unwrap_or(Comparator::Eq),
            value: number(value)?,
            unit: field("unit").to_owned(),
            baseline,
        });
    }
    Some(out)
}
