//! What an edit changes in a sentence, and in its audit.

use waymark_model::correction::{Edit, LabelFix, TargetFix};
use waymark_model::plan::{Criterion, CriterionResult, Label, Quantity, QuantityRole, Sentence};

/// The keys that an edit speaks of. Labels are put on and taken off one by one and contradict nothing.
pub(crate) fn fields(edit: &Edit) -> impl Iterator<Item = &'static str> {
    [
        ("modality", edit.modality.is_some()),
        ("deadline", edit.deadline.is_some() || edit.due.is_some()),
        ("groups", edit.groups.is_some()),
        ("bodies", edit.bodies.is_some()),
        ("actors", edit.actors.is_some()),
        ("targets", edit.targets.is_some()),
        ("instruments", edit.instruments.is_some()),
    ]
    .into_iter()
    .filter(|(_, given)| *given)
    .map(|(field, _)| field)
}

/// Makes the changes. A changed deadline without a day has none: the old day was that of other words.
pub(crate) fn edit(sentence: &mut Sentence, edit: &Edit) {
    if let Some(modality) = edit.modality {
        sentence.modality = modality;
    }
    if let Some(deadline) = &edit.deadline {
        sentence.deadline = (!deadline.is_empty()).then(|| deadline.clone());
        sentence.due = None;
        criterion(sentence, Criterion::TimeBound, deadline);
    }
    if edit.due.is_some() {
        sentence.due = edit.due;
    }
    if let Some(groups) = &edit.groups {
        sentence.groups.clone_from(groups);
        let words = groups.first().map_or("", |g| g.as_str());
        criterion(sentence, Criterion::Disaggregated, words);
    }
    if let Some(actors) = &edit.actors {
        sentence.actors.clone_from(actors);
    }
    if let Some(bodies) = &edit.bodies {
        sentence.bodies.clone_from(bodies);
    }
    if edit.actors.is_some() || edit.bodies.is_some() {
        let body = sentence.bodies.first().map(|b| b.as_str().to_owned());
        let actor = sentence.actors.first().cloned();
        criterion(
            sentence,
            Criterion::Owned,
            &body.or(actor).unwrap_or_default(),
        );
    }
    if let Some(targets) = &edit.targets {
        bind(sentence, targets);
    }
    if let Some(instruments) = &edit.instruments {
        sentence.instruments.clone_from(instruments);
    }
    label(sentence, edit);
}

/// Sets one criterion: met by the words, not met where they are empty.
pub(crate) fn criterion(sentence: &mut Sentence, which: Criterion, words: &str) {
    let results: &mut [CriterionResult] = match &mut sentence.assessability {
        Some(audit) => &mut audit.results,
        None => &mut [],
    };
    for result in results.iter_mut().filter(|r| r.criterion == which) {
        result.met = !words.is_empty();
        words.clone_into(&mut result.words);
    }
}

/// Numbers that are listed bind, all others describe. A listed number that the reader saw keeps its
/// place; one that it did not see stands at the start of the sentence without words.
fn bind(sentence: &mut Sentence, targets: &[TargetFix]) {
    for quantity in &mut sentence.quantities {
        quantity.role = QuantityRole::Descriptive;
    }
    let at = sentence.passage.char_start;
    for target in targets {
        let seen = sentence.quantities.iter_mut().find(|q| {
            q.role == QuantityRole::Descriptive && q.value.total_cmp(&target.value).is_eq()
        });
        match seen {
            Some(quantity) => {
                quantity.role = QuantityRole::Target;
                quantity.comparator = target.comparator;
                quantity.unit.clone_from(&target.unit);
                quantity.baseline = target.baseline;
            }
            None => sentence.quantities.push(Quantity {
                value: target.value,
                unit: target.unit.clone(),
                comparator: target.comparator,
                baseline: target.baseline,
                denominator: String::new(),
                role: QuantityRole::Target,
                text: String::new(),
                char_start: at,
                char_end: at,
            }),
        }
    }
    let number = |t: &TargetFix| format!("{} {}", t.value, t.unit);
    let first = targets.first().map(number).unwrap_or_default();
    criterion(sentence, Criterion::Target, &first);
    let baseline = targets.iter().find_map(|t| t.baseline);
    let from = baseline.map(|b| b.to_string()).unwrap_or_default();
    criterion(sentence, Criterion::Baseline, &from);
    if !targets.is_empty() {
        criterion(sentence, Criterion::Measurable, &first);
    }
}

fn label(sentence: &mut Sentence, edit: &Edit) {
    let is = |label: &Label, fix: &LabelFix| {
        label.scheme == fix.scheme && label.edition == fix.edition && label.code == fix.code
    };
    let wrong = |label: &Label| edit.labels_remove.iter().any(|fix| is(label, fix));
    sentence.labels.retain(|label| !wrong(label));
    for fix in &edit.labels_add {
        if !sentence.labels.iter().any(|label| is(label, fix)) {
            sentence.labels.push(Label {
                scheme: fix.scheme.clone().into(),
                edition: fix.edition.clone().into(),
                code: fix.code.clone().into(),
                cue: String::new(),
                from_heading: false,
            });
        }
    }
}

/// Marks a criterion as met by these words, where no words met it yet.
pub(crate) fn criterion_if_missing(sentence: &mut Sentence, met: &CriterionResult) {
    let missing = |a: &waymark_model::plan::Assessability| !a.meets(met.criterion);
    if sentence.assessability.as_ref().is_some_and(missing) {
        criterion(sentence, met.criterion, &met.words);
    }
}
