//! Pairing the sentences of two texts, and both sides of each threshold.

use std::time::Instant;

use proptest::prelude::*;
use waymark_reading::align::{EDITIONS, How, Item, Limits, SAME_PLAN, align};

fn items(texts: &[&str]) -> Vec<Item> {
    texts.iter().map(|t| Item::of_words(t)).collect()
}

fn pairs(a: &[&str], b: &[&str], limits: Limits) -> Vec<(usize, usize, How)> {
    let found = align(&items(a), &items(b), limits);
    found.iter().map(|p| (p.a, p.b, p.how)).collect()
}

const CARE: &str = "The state will train 2,000 nurses for homes of older persons.";
const RENT: &str = "Rents in public housing will be capped.";
const SCHOOL: &str = "Every village shall have a primary school.";

#[test]
fn equal_moved_and_changed_sentences_are_told_apart() {
    let grown = "The state will train 3,000 nurses for homes of older persons by 2027.";
    let found = pairs(
        &[CARE, RENT, SCHOOL],
        &[grown, SCHOOL, "Courts will sit in public.", RENT],
        SAME_PLAN,
    );
    assert_eq!(
        found,
        [
            (0, 0, How::Alike),
            (1, 3, How::SameMoved),
            (2, 1, How::Same)
        ]
    );
}

#[test]
fn sentences_that_stand_several_times_stay_with_their_neighbours() {
    let again = "This work will continue.";
    let found = pairs(
        &[RENT, again, SCHOOL, again],
        &[SCHOOL, again, CARE, RENT, again],
        SAME_PLAN,
    );
    let plain: Vec<_> = found.iter().map(|p| (p.0, p.1)).collect();
    assert_eq!(plain, [(0, 3), (1, 4), (2, 0), (3, 1)]);
}

/// Ten words of one weight, `same` of them kept: the likeness is `same` tenths.
fn tenths(same: usize) -> (String, String) {
    let a: Vec<String> = (0..10).map(|n| format!("a{n}")).collect();
    let new = (same..10).map(|n| format!("b{n}"));
    let b: Vec<String> = a.iter().take(same).cloned().chain(new).collect();
    (a.join(" "), b.join(" "))
}

#[test]
fn both_sides_of_each_threshold_in_place() {
    for (limits, reaches) in [(SAME_PLAN, 5), (EDITIONS, 4)] {
        for same in 1..10 {
            let (a, b) = tenths(same);
            let found = align(&items(&[&a]), &items(&[&b]), limits);
            assert_eq!(found.len(), usize::from(same >= reaches), "{same} tenths");
            assert!(
                found
                    .iter()
                    .all(|p| p.how == How::Alike && p.likeness as usize == same * 100)
            );
        }
    }
}

#[test]
fn both_sides_of_each_threshold_after_a_move() {
    // The two neighbours are anchors, so the changed sentence stands outside its place. They share no
    // word with it, and every word stands once, so that all words weigh the same.
    for (limits, reaches) in [(SAME_PLAN, 8), (EDITIONS, 5)] {
        for same in 1..10 {
            let (a, b) = tenths(same);
            let found = align(&items(&[&a, "x", "y"]), &items(&["x", "y", &b]), limits);
            let moved = found.iter().filter(|p| p.how == How::AlikeMoved).count();
            assert_eq!(moved, usize::from(same >= reaches), "{same} tenths");
        }
    }
}

#[test]
fn chinese_sentences_are_compared_by_pairs_of_characters() {
    let a = ["新建500所乡村学校。", "保障老年人获得基本养老服务。"];
    let b = [
        "推进依法行政。",
        "保障老年人和残疾人获得基本养老服务。",
        "新建800所乡村学校。",
    ];
    let found = pairs(&a, &b, EDITIONS);
    let plain: Vec<_> = found.iter().map(|p| (p.0, p.1)).collect();
    assert_eq!(plain, [(0, 2), (1, 1)]);
}

#[test]
fn twenty_thousand_sentences_are_paired_quickly() {
    let text = |n: usize| {
        format!(
            "The office of district {n} will open {} rooms for group {} in year {}.",
            n % 97,
            n % 31,
            n % 7
        )
    };
    let word = |n: usize| text(n).replace(&format!("district {n} "), &format!("district d{n} "));
    let a: Vec<Item> = (0..20_000).map(|n| Item::of_words(&word(n))).collect();
    let b: Vec<Item> = (0..20_000)
        .map(|n| match n % 100 {
            7 => Item::of_words(&word(n).replace("rooms", "safe rooms")),
            _ => Item::of_words(&word(n)),
        })
        .collect();
    let begin = Instant::now();
    let found = align(&a, &b, SAME_PLAN);
    let took = begin.elapsed();
    assert!(found.iter().all(|p| p.a == p.b) && found.len() == a.len());
    assert!(took.as_secs_f64() < 2.0, "{took:?}");
}

fn words() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "homes", "nurses", "courts", "train", "build", "the", "200", "学校", "by", "law",
    ]);
    let sentence = prop::collection::vec(word, 0..6).prop_map(|w| w.join(" "));
    prop::collection::vec(sentence, 0..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nobody_is_paired_twice_and_likeness_keeps_its_limit(a in words(), b in words()) {
        let (a, b): (Vec<_>, Vec<_>) = (
            a.iter().map(|t| Item::of_words(t)).collect(),
            b.iter().map(|t| Item::of_words(t)).collect(),
        );
        let found = align(&a, &b, SAME_PLAN);
        prop_assert!(found.windows(2).all(|w| w[0].a < w[1].a));
        let mut other: Vec<_> = found.iter().map(|p| p.b).collect();
        other.sort_unstable();
        prop_assert!(other.windows(2).all(|w| w[0] < w[1]));
        for p in &found {
            let same = a[p.a] == b[p.b];
            let least = match p.how {
                How::Same | How::SameMoved => 1000,
                How::Alike => SAME_PLAN.in_place,
                How::AlikeMoved => SAME_PLAN.moved,
            };
            prop_assert!(p.likeness >= least);
            prop_assert_eq!(same, matches!(p.how, How::Same | How::SameMoved));
        }
    }

    #[test]
    fn a_text_is_paired_with_itself_in_full(a in words()) {
        let a: Vec<_> = a.iter().map(|t| Item::of_words(t)).collect();
        let found = align(&a, &a, SAME_PLAN);
        prop_assert_eq!(found.len(), a.len());
        prop_assert!(found.iter().all(|p| p.a == p.b));
    }
}
