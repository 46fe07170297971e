//! Which commitment of the second plan takes up which of the first.

use waymark_model::plan::{Plan, QuantityRole, Sentence};

use crate::align::{EDITIONS, Item, Pair, align, terms};

/// Pairs of indices into the commitments of both plans.
pub(crate) fn pairs(a: &Plan, b: &Plan) -> Vec<Pair> {
    align(&items(a), &items(b), EDITIONS)
}

fn items(plan: &Plan) -> Vec<Item> {
    plan.commitments().map(|s| item(plan, s)).collect()
}

/// The words, and once more what is counted: two promises about nursery places are one subject, however
/// they are worded. Chapter and groups speak for a pair as one term each.
fn item(plan: &Plan, sentence: &Sentence) -> Item {
    let mut all = terms(&sentence.text);
    let bound = sentence
        .quantities
        .iter()
        .filter(|q| q.role == QuantityRole::Target);
    for quantity in bound {
        all.extend(terms(&quantity.unit).into_iter().map(|t| format!("of {t}")));
    }
    let title = plan
        .section(&sentence.section)
        .map(|s| s.title.to_lowercase());
    all.extend(title.map(|t| format!("in {t}")));
    let groups = sentence.groups.iter();
    all.extend(groups.map(|g| format!("for {g}")));
    Item::new(sentence.text.clone(), all)
}
