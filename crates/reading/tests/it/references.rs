//! References stay with their words, whatever happens around them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use waymark_model::plan::Plan;
use waymark_reading::references::{Known, begins, keep, read_known, write_known};

use crate::markdown;

const BEFORE: &str = "## I. Work\n\n- **Jobs.** Ten offices will be opened. Every worker shall be insured.\n\
    - Courts will sit in public.\n\n## II. Homes\n\n- The state will build 500 homes for older persons.\n";

/// References by words.
fn references(plan: &Plan) -> BTreeMap<String, String> {
    let pair = |s: &waymark_model::plan::Sentence| (s.text.clone(), s.reference.to_string());
    plan.sentences.iter().map(pair).collect()
}

fn kept(source: &str, known: &[Known]) -> (BTreeMap<String, String>, Vec<Known>, Vec<String>) {
    let mut plan = markdown(source);
    let kept = keep(&mut plan, known);
    let codes = kept.findings.iter().map(|d| d.code.clone()).collect();
    (references(&plan), kept.known, codes)
}

#[test]
fn without_a_file_references_are_places() {
    let (now, known, codes) = kept(BEFORE, &[]);
    assert_eq!(now, references(&markdown(BEFORE)));
    assert!(codes.is_empty());
    assert_eq!(known.len(), 5);
    assert!(known.iter().all(|k| !k.retired));
}

#[test]
fn moved_reworded_and_renumbered_sentences_keep_theirs() {
    let known = kept(BEFORE, &[]).1;
    let after = "## I. Homes\n\n- Rents will be capped.\n- The state will build 800 homes for older persons.\n\n\
        ## II. Work\n\n- Courts will sit in public.\n- **Jobs.** Every worker shall be insured. Ten offices will be opened.\n";
    let (now, _, codes) = kept(after, &known);
    let of = |text: &str| now[text].as_str();
    assert_eq!(of("Ten offices will be opened."), "I.1-1");
    assert_eq!(of("Every worker shall be insured."), "I.1-2");
    assert_eq!(of("Courts will sit in public."), "I.2-1");
    assert_eq!(
        of("The state will build 800 homes for older persons."),
        "II.1-1"
    );
    // I.1-1 was had by another sentence: the next number that nobody had.
    assert_eq!(of("Rents will be capped."), "I.1-3");
    assert_eq!(codes, ["W0143"]);
}

#[test]
fn a_retired_reference_is_never_given_to_other_words() {
    let known = kept(BEFORE, &[]).1;
    let without = BEFORE.replace("- Courts will sit in public.\n", "");
    let (_, known, codes) = kept(&without, &known);
    assert_eq!(codes, ["W0144"]);
    let retired: Vec<_> = known.iter().filter(|k| k.retired).collect();
    assert_eq!(retired[0].reference.as_str(), "I.2-1");
    let other = BEFORE.replace("Courts will sit in public", "Rivers will be cleaned");
    let (now, known, codes) = kept(&other, &known);
    assert_eq!(now["Rivers will be cleaned."], "I.2-2");
    assert!(codes.is_empty(), "said once, when it vanished");
    let (now, known, _) = kept(BEFORE, &known);
    assert_eq!(now["Courts will sit in public."], "I.2-1", "the same words");
    let rivers = known.iter().find(|k| k.text.starts_with("Rivers")).unwrap();
    assert!(rivers.retired);
}

#[test]
fn the_file_says_the_same_when_it_is_read_again() {
    let source = "## I. Work\n\n- The \"Work, Pay\" office will be opened, by 2027.\n- 新建500所乡村学校并保障其经费。\n";
    let mut known = kept(source, &[]).1;
    known[0].retired = true;
    let text = write_known(&known);
    assert_eq!(read_known(&text), (known, vec![]));
    assert_eq!(
        begins("one two three four five six seven"),
        "one two three four five six"
    );
    assert_eq!(
        begins("新建五百所乡村学校并保障其经费和人员"),
        "新建五百所乡村学校并保障其经费和"
    );
}

#[test]
fn rows_that_cannot_be_used_are_named_by_line() {
    let text = "section,ref,text\nI,I.1-1,A\nI,,B\nI,I.1-1,C\n,I.1-3,D\nI,I 1,E\n";
    let (known, findings) = read_known(text);
    assert_eq!(known.len(), 1);
    assert!(known[0].commitment && !known[0].retired);
    let lines: Vec<_> = findings
        .iter()
        .map(|d| (d.code.as_str(), d.place.line))
        .collect();
    assert_eq!(lines, [3, 4, 5, 6].map(|line| ("E0145", Some(line))));
    assert_eq!(findings[1].args[1].1, "2");
}

/// One change of a text, with places drawn at random.
#[derive(Debug, Clone)]
enum Change {
    Insert(prop::sample::Index),
    Delete(prop::sample::Index),
    Move(prop::sample::Index, prop::sample::Index),
    Reword(prop::sample::Index),
    /// Chapters change places and with it their numbers.
    Swap,
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        at().prop_map(Change::Insert),
        at().prop_map(Change::Delete),
        (at(), at()).prop_map(|(a, b)| Change::Move(a, b)),
        at().prop_map(Change::Reword),
        Just(Change::Swap),
    ]
}

/// A sentence by its number, in words that no other sentence has; a small change adds one word.
fn words(id: usize, reworded: usize) -> String {
    let own = |k: usize| {
        let letters = format!("{:05}", (id * 7 + k) * 977 % 100_000);
        letters
            .bytes()
            .map(|b| char::from(b + 49))
            .collect::<String>()
    };
    let more = " fully".repeat(reworded);
    format!(
        "The {} will open {} in {} and {} for {}{more}.",
        own(1),
        own(2),
        own(3),
        own(4),
        own(5)
    )
}

/// Sentences as (number, how often reworded), in two chapters.
#[derive(Debug, Clone)]
struct Text {
    chapters: [Vec<(usize, usize)>; 2],
    next: usize,
}

impl Text {
    fn source(&self) -> String {
        let mut out = String::new();
        for (title, chapter) in ["I. Work", "II. Homes"].iter().zip(&self.chapters) {
            out += &format!("## {title}\n\n");
            for pair in chapter.chunks(3) {
                let all: Vec<_> = pair.iter().map(|(id, n)| words(*id, *n)).collect();
                out += &format!("- {}\n", all.join(" "));
            }
            out += "\n";
        }
        out
    }

    fn place(&self, at: prop::sample::Index) -> Option<(usize, usize)> {
        let first = self.chapters[0].len();
        let all = first + self.chapters[1].len();
        let n = (all > 0).then(|| at.index(all))?;
        Some(if n < first { (0, n) } else { (1, n - first) })
    }

    /// Makes the change; gives the sentence it touched, where the words changed.
    fn make(&mut self, change: &Change) -> Option<usize> {
        match change {
            Change::Swap => self.chapters.swap(0, 1),
            Change::Insert(at) => {
                let (chapter, n) = self.place(*at).unwrap_or((0, 0));
                self.chapters[chapter].insert(n, (self.next, 0));
                self.next += 1;
            }
            Change::Delete(at) => {
                let (chapter, n) = self.place(*at)?;
                self.chapters[chapter].remove(n);
            }
            Change::Move(from, to) => {
                let (chapter, n) = self.place(*from)?;
                let sentence = self.chapters[chapter].remove(n);
                let (chapter, n) = self.place(*to).unwrap_or((0, 0));
                self.chapters[chapter].insert(n, sentence);
            }
            Change::Reword(at) => {
                let (chapter, n) = self.place(*at)?;
                let sentence = self.chapters[chapter].get_mut(n)?;
                sentence.1 += 1;
                return Some(sentence.0);
            }
        }
        None
    }

    fn ids(&self) -> impl Iterator<Item = (usize, String)> {
        self.chapters
            .iter()
            .flatten()
            .map(|(id, n)| (*id, words(*id, *n)))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn untouched_and_lightly_reworded_sentences_keep_theirs(
        size in 1usize..14,
        rounds in prop::collection::vec(prop::collection::vec(change(), 0..6), 1..5),
    ) {
        let half = size / 2;
        let chapter = |ids: std::ops::Range<usize>| ids.map(|id| (id, 0)).collect::<Vec<_>>();
        let mut text = Text { chapters: [chapter(0..half), chapter(half..size)], next: size };
        let (mut before, mut known, _) = kept(&text.source(), &[]);
        // Who ever had a reference.
        let mut owner: BTreeMap<String, usize> = BTreeMap::new();
        for (id, words) in text.ids() {
            owner.insert(before[&words].clone(), id);
        }
        let mut was: BTreeMap<usize, String> = text.ids().collect();
        for round in rounds {
            let mut reworded: BTreeMap<usize, usize> = BTreeMap::new();
            for change in &round {
                if let Some(id) = text.make(change) {
                    *reworded.entry(id).or_default() += 1;
                }
            }
            let (now, rows, _) = kept(&text.source(), &known);
            let unique: BTreeSet<_> = now.values().collect();
            prop_assert_eq!(unique.len(), now.len());
            for (id, words) in text.ids() {
                let reference = &now[&words];
                if let Some(old) = was.get(&id).filter(|_| reworded.get(&id).is_none_or(|n| *n < 3)) {
                    prop_assert_eq!(reference, &before[old]);
                }
                let first = owner.entry(reference.clone()).or_insert(id);
                prop_assert_eq!(*first, id, "{} was used before", reference);
            }
            let all: BTreeSet<_> = rows.iter().map(|k| k.reference.clone()).collect();
            prop_assert_eq!(all.len(), rows.len());
            prop_assert!(known.iter().all(|k| all.contains(&k.reference)), "a reference was lost");
            was = text.ids().collect();
            (before, known) = (now, rows);
        }
    }
}
