//! Two editions side by side: pairs, verdicts and the reasons for them.

use std::collections::{BTreeMap, BTreeSet};

use waymark_model::plan::Plan;
use waymark_reading::compare::{
    Compared, Comparison, Direction, Side, Verdict, What, compare, hand_over,
};

use crate::markdown;

const BEFORE: &str = include_str!("../editions/meridia-2019-2023.md");
const AFTER: &str = include_str!("../editions/meridia-2024-2028.md");
const EXPECTED: &str = include_str!("../editions/expected.csv");

fn editions() -> Comparison {
    compare(&markdown(BEFORE), &markdown(AFTER))
}

/// The pair with these first words, as the file of expected verdicts has them.
fn pair<'a>(comparison: &'a Comparison, a: &str, b: &str) -> Option<&'a Compared> {
    let begins = |side: &Option<Side>, words: &str| match side {
        Some(side) => !words.is_empty() && side.text.starts_with(words),
        None => words.is_empty(),
    };
    let mut pairs = comparison.pairs.iter();
    pairs.find(|p| begins(&p.a, a) && begins(&p.b, b))
}

/// Every pair is found. Two verdicts are wrong because of what is read from the words: that 14 days bind,
/// and that "police services" urged to act are no owner.
#[test]
fn verdicts_of_the_fictional_editions_are_as_expected() {
    let comparison = editions();
    let (mut right, mut wrong) = (0, Vec::new());
    let mut kinds = BTreeSet::new();
    for row in EXPECTED.lines().skip(1) {
        let cells: Vec<_> = row.split(',').collect();
        kinds.insert(cells[0]);
        let found = pair(&comparison, cells[1], cells[2]);
        let found = found.unwrap_or_else(|| panic!("no pair: {row}\n{:#?}", comparison.pairs));
        if found.verdict.code() == cells[0] {
            right += 1;
        } else {
            wrong.push((row, found.verdict, &found.changes));
        }
    }
    assert_eq!(
        kinds.len(),
        Verdict::ALL.len(),
        "every verdict stands in the file"
    );
    assert_eq!(right + wrong.len(), comparison.pairs.len());
    assert!(right >= 27, "{right} of 29: {wrong:#?}");
}

#[test]
fn every_commitment_of_both_plans_stands_in_the_comparison_once() {
    let comparison = editions();
    for (n, source) in [BEFORE, AFTER].iter().enumerate() {
        let plan = markdown(source);
        let expected: Vec<_> = plan.commitments().map(|s| s.reference.clone()).collect();
        let sides = comparison.pairs.iter();
        let mut seen: Vec<_> = sides
            .filter_map(|p| if n == 0 { p.a.as_ref() } else { p.b.as_ref() })
            .map(|s| s.reference.clone())
            .collect();
        seen.sort();
        let mut sorted = expected.clone();
        sorted.sort();
        assert_eq!(seen, sorted);
        assert_eq!(comparison.profiles[n].commitments, expected.len());
        assert_eq!(
            comparison.profiles[n].modalities.values().sum::<usize>(),
            expected.len()
        );
    }
}

#[test]
fn a_plan_carries_itself_over_and_backwards_everything_turns_round() {
    let plan = markdown(BEFORE);
    let same = compare(&plan, &plan);
    assert!(
        same.pairs
            .iter()
            .all(|p| p.verdict == Verdict::CarriedOver && p.likeness == Some(1000))
    );
    let count = |c: &Comparison| {
        let mut out: BTreeMap<Verdict, usize> = BTreeMap::new();
        for p in &c.pairs {
            *out.entry(p.verdict).or_default() += 1;
        }
        out
    };
    let (there, back) = (count(&editions()), count(&compare(&markdown(AFTER), &plan)));
    let turned = |v: Verdict| match v {
        Verdict::Strengthened => Verdict::Weakened,
        Verdict::Weakened => Verdict::Strengthened,
        Verdict::Dropped => Verdict::New,
        Verdict::New => Verdict::Dropped,
        same @ (Verdict::CarriedOver | Verdict::Reworded | Verdict::Mixed) => same,
    };
    for verdict in Verdict::ALL {
        assert_eq!(
            there.get(&verdict),
            back.get(&turned(verdict)),
            "{verdict:?}"
        );
    }
}

fn lines(commitments: &[&str]) -> Plan {
    let items: Vec<_> = commitments.iter().map(|c| format!("- {c}\n")).collect();
    markdown(&format!("## I. Homes\n\n{}", items.concat()))
}

/// The changes between two sentences that are one commitment.
fn changes(a: &str, b: &str) -> Vec<(What, Direction)> {
    let found = compare(&lines(&[a]), &lines(&[b]));
    assert_eq!(found.pairs.len(), 1, "{a} / {b}: {:?}", found.pairs);
    let all = found.pairs[0].changes.iter();
    all.map(|c| (c.what, c.direction)).collect()
}

#[test]
fn each_change_has_its_direction() {
    use Direction::{Stronger, Weaker};
    let base = "The State will build 500 homes for older persons by 2025.";
    let cases = [
        (
            "The State will build 700 homes for older persons by 2025.",
            vec![(What::Target, Stronger)],
        ),
        (
            "The State will build 300 homes for older persons by 2025.",
            vec![(What::Target, Weaker)],
        ),
        (
            "The State will build about 500 homes for older persons by 2025.",
            vec![(What::Firmness, Weaker)],
        ),
        (
            "The State will build homes for older persons by 2025.",
            vec![(What::HasTarget, Weaker)],
        ),
        (
            "The State will build 500 homes for older persons by 2024.",
            vec![(What::Deadline, Stronger)],
        ),
        (
            "The State will build 500 homes for older persons by 2027.",
            vec![(What::Deadline, Weaker)],
        ),
        (
            "The State will build 500 homes for older persons.",
            vec![(What::HasDeadline, Weaker)],
        ),
        (
            "The Ministry of Housing will build 500 homes for older persons by 2025.",
            vec![(What::HasOwner, Stronger)],
        ),
        (
            "The State will continue to build 500 homes for older persons by 2025.",
            vec![(What::Modality, Weaker)],
        ),
        (
            "By 2025 the State will build 500 homes for older persons.",
            vec![],
        ),
    ];
    for (other, expected) in cases {
        assert_eq!(changes(base, other), expected, "{other}");
        let back: Vec<_> = expected
            .iter()
            .map(|(what, d)| (*what, if *d == Stronger { Weaker } else { Stronger }))
            .collect();
        assert_eq!(changes(other, base), back, "{other}");
    }
}

#[test]
fn less_is_more_where_the_words_aim_down() {
    use Direction::{Stronger, Weaker};
    let case = |a: &str, b: &str| changes(a, b);
    assert_eq!(
        case(
            "Deaths on roads will be reduced to 900 cases.",
            "Deaths on roads will be reduced to 700 cases."
        ),
        [(What::Target, Stronger)]
    );
    assert_eq!(
        case(
            "At most 9 percent of pupils will leave school early.",
            "At most 12 percent of pupils will leave school early."
        ),
        [(What::Target, Weaker)]
    );
}

#[test]
fn a_number_that_does_not_bind_is_shown_and_decides_nothing() {
    let a = "The State will open shelters for people over 60 years of age.";
    let b = "The State will open shelters for people over 65 years of age.";
    let found = compare(&lines(&[a]), &lines(&[b]));
    let ages = &found.pairs[0].changes;
    assert!(
        ages.iter().all(|c| c.direction == Direction::Open),
        "{ages:?}"
    );
    assert_eq!(found.pairs[0].verdict, Verdict::Reworded);
    let days = changes(
        "Arrest will be limited to 14 days.",
        "Arrest will be limited to 7 days.",
    );
    assert!(
        days.contains(&(What::Figure, Direction::Open))
            || days.contains(&(What::Target, Direction::Stronger))
    );
}

#[test]
fn what_is_neither_carried_on_nor_closed_is_handed_over() {
    let comparison = editions();
    let references = |closed: &BTreeSet<_>| -> Vec<String> {
        let left = hand_over(&comparison, closed);
        left.iter()
            .map(|p| p.a.as_ref().unwrap().reference.to_string())
            .collect()
    };
    let all = references(&BTreeSet::new());
    let left = |v| matches!(v, Verdict::Dropped | Verdict::Weakened | Verdict::Mixed);
    let expected = comparison.pairs.iter().filter(|p| left(p.verdict)).count();
    assert!(
        (11..14).contains(&all.len()) && all.len() == expected,
        "{all:?}"
    );
    let ratified = "IV.4-1";
    assert!(all.contains(&ratified.to_owned()));
    let closed = BTreeSet::from([ratified.parse().unwrap()]);
    let left = references(&closed);
    assert_eq!(left.len(), all.len() - 1);
    assert!(!left.contains(&ratified.to_owned()));
}

#[test]
fn an_amended_plan_shows_its_amendments() {
    let amended = BEFORE.replace("40 rural clinics", "44 rural clinics");
    let comparison = compare(&markdown(BEFORE), &markdown(&amended));
    let changed: Vec<_> = comparison
        .pairs
        .iter()
        .filter(|p| p.verdict != Verdict::CarriedOver)
        .collect();
    assert_eq!(changed.len(), 1);
    let change = &changed[0].changes[0];
    assert_eq!(
        (change.what, change.before.as_str(), change.after.as_str()),
        (What::Target, "40 rural clinics", "44 rural clinics")
    );
}
