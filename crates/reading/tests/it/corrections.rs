//! Hand corrections reach the sentence they were made for and no other, and every character stays.

mod fit;
mod random;
mod shape;
mod words;

use waymark_model::correction::{Action, Correction, Edit};
use waymark_model::plan::{Plan, Sentence};
use waymark_model::{Located, Modality};
use waymark_reading::{Applied, apply};

use crate::{assert_accounted, markdown};

const PLAN: &str = "## I. Work\n\n- **Jobs.** Jobs are good. Ten offices will be opened.\n\
    - The State will build 500 homes, train 2,000 nurses and open 20 clinics by 2027.\n\n\
    ## II. Care for 300 homes\n\nCare is a right. The committee noted that nobody may be left alone, and this is so.\n";

/// A correction of line 7.
fn correction(reference: &str, begins: &str, action: Action) -> Correction {
    Correction {
        reference: reference.parse().unwrap(),
        begins: begins.to_owned(),
        text: None,
        action,
        by: String::new(),
        date: None,
        reason: "R".to_owned(),
    }
}

fn edit() -> Action {
    Action::Edit(Edit {
        modality: Some(Modality::Guarantee),
        deadline: Some("by 2027".to_owned()),
        bodies: Some(vec!["ministry".parse().unwrap()]),
        ..Edit::default()
    })
}

fn split(at: &[&str]) -> Action {
    Action::Split {
        at: at.iter().map(|&w| w.to_owned()).collect(),
    }
}

fn merge(with: &[&str]) -> Action {
    Action::Merge {
        with: with.iter().map(|r| r.parse().unwrap()).collect(),
    }
}

fn add(quote: &str) -> Action {
    Action::Add {
        quote: quote.to_owned(),
        says: Edit::default(),
    }
}

/// Applies corrections, each in a line of its own from line 1, and checks that nothing is lost.
#[track_caller]
fn applied(source: &str, corrections: &[Correction]) -> (Plan, Applied) {
    let mut plan = markdown(source);
    let lines: Vec<_> = (1..)
        .zip(corrections)
        .map(|(line, item)| Located {
            line,
            item: item.clone(),
        })
        .collect();
    let applied = apply(&mut plan, source, &lines, "c.toml");
    assert_accounted(source, &plan);
    assert_owned(&plan);
    (plan, applied)
}

/// Each sentence owns the spans in its passage, and its passage begins and ends with them.
#[track_caller]
fn assert_owned(plan: &Plan) {
    for (n, sentence) in plan.sentences.iter().enumerate() {
        let mut own = plan.spans.iter().filter(|s| s.sentence == Some(n));
        let first = own.next().expect("a sentence stands somewhere");
        let last = own.next_back().unwrap_or(first);
        assert_eq!(first.byte_start, sentence.passage.byte_start);
        assert_eq!(last.byte_end, sentence.passage.byte_end, "{sentence:?}");
    }
}

fn codes(applied: &Applied) -> Vec<(&str, Option<u32>)> {
    let of = |d: &'_ waymark_model::Diagnostic| d.place.line;
    applied
        .findings
        .iter()
        .map(|d| (d.code.as_str(), of(d)))
        .collect()
}

#[track_caller]
fn sentence<'a>(plan: &'a Plan, reference: &str) -> &'a Sentence {
    let found = plan.sentence(&reference.parse().unwrap());
    found.unwrap_or_else(|| {
        let all: Vec<_> = plan
            .sentences
            .iter()
            .map(|s| s.reference.as_str())
            .collect();
        panic!("no {reference} in {all:?}")
    })
}
