//! Akoma Ntoso: well-formed, complete, marked where the words stand. `scripts/akn_check.py` holds the
//! same documents against the schema of OASIS: the tests leave them in the target folder.

use std::collections::BTreeSet;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use waymark_exchange::{Source, akn};
use waymark_model::Plan;

use crate::{any_plan, fixture};

type Attributes = Vec<(String, String)>;

/// The elements in the order of their start tags: name, attributes, all words inside.
#[derive(Debug, Default)]
struct Seen {
    elements: Vec<(String, Attributes, String)>,
}

fn attributes(tag: &BytesStart<'_>) -> Attributes {
    tag.attributes()
        .map(|a| {
            let a = a.unwrap();
            let key = a.key.as_ref().to_owned();
            (key, unescaped(&a.value))
        })
        .collect()
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).unwrap().into_owned()
}

/// All elements in the order of their start tags, each with all words inside it.
fn parsed(xml: &str) -> Seen {
    let mut reader = Reader::from_str(xml);
    let (mut seen, mut open) = (Seen::default(), Vec::new());
    let name = |t: &BytesStart<'_>| t.name().as_ref().to_owned();
    let say = |seen: &mut Seen, open: &[usize], words: &str| {
        for at in open {
            seen.elements[*at].2.push_str(words);
        }
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                open.push(seen.elements.len());
                let entry = (name(&tag), attributes(&tag), String::new());
                seen.elements.push(entry);
            }
            Event::Empty(tag) => {
                let entry = (name(&tag), attributes(&tag), String::new());
                seen.elements.push(entry);
            }
            Event::End(_) => {
                open.pop().unwrap();
            }
            Event::Text(text) => say(&mut seen, &open, &unescaped(&text)),
            Event::GeneralRef(entity) => {
                let written = format!("&{};", &*entity);
                say(&mut seen, &open, &unescaped(&written));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "every element is closed");
    seen
}

impl Seen {
    fn words(&self, element: &str) -> Vec<&str> {
        let of = self.elements.iter().filter(|e| e.0 == element);
        of.map(|e| e.2.as_str()).collect()
    }

    fn attribute(&self, element: &str, key: &str) -> Vec<&str> {
        let of = self.elements.iter().filter(|e| e.0 == element);
        of.filter_map(|e| e.1.iter().find(|(k, _)| k == key))
            .map(|(_, v)| v.as_str())
            .collect()
    }
}

fn written(plan: &Plan, source: &Source<'_>) -> Seen {
    let bytes = akn::document(plan, source).unwrap();
    parsed(&String::from_utf8(bytes).unwrap())
}

/// The sentences of a document: lines of the body and openings of its paragraphs.
fn sentences(xml: &Seen) -> Vec<String> {
    let start = xml.elements.iter().position(|e| e.0 == "mainBody").unwrap();
    let mut out = Vec::new();
    let mut above = "";
    for (name, attributes, words) in &xml.elements[start..] {
        let opening = name == "heading" && above != "section";
        // The line that keeps an empty body valid is no sentence and has no class.
        let line = name == "p" && attributes.iter().any(|(k, _)| k == "class");
        if opening || line {
            out.push(words.clone());
        }
        if ["section", "paragraph"].contains(&name.as_str()) {
            above = name;
        }
    }
    out
}

/// XML cannot hold every character.
fn legal(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\r' => ' ',
            '\n' | '\t' => c,
            c if c < ' ' || c == '\u{fffe}' || c == '\u{ffff}' => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[test]
fn the_tree_has_numbers_headings_and_names_by_the_convention() {
    let xml = written(&fixture::english(), &fixture::english_source());
    assert_eq!(xml.words("num"), ["I.", "1.", "II."]);
    assert_eq!(
        xml.words("heading"),
        [
            "Living \"Well\" & Free",
            "Health and Care",
            "Care in old age.",
            "Equal Before the Law"
        ]
    );
    assert_eq!(
        xml.attribute("section", "eId"),
        ["sec_I", "sec_I__sec_1", "sec_II"]
    );
    assert_eq!(
        xml.attribute("paragraph", "eId"),
        ["sec_I__sec_1__para_1", "sec_I__sec_1__para_2"]
    );
    assert_eq!(
        xml.attribute("p", "eId"),
        [
            "preface__p_1",
            "sec_I__p_1",
            "sec_I__sec_1__para_1__p_1",
            "sec_I__sec_1__para_1__p_2",
            "sec_I__sec_1__para_2__p_1",
            "sec_II__p_1"
        ]
    );
    assert_eq!(
        xml.words("docTitle"),
        ["National Plan of Atlantis <2024-2028>"]
    );
    let chinese = written(&fixture::chinese(), &fixture::chinese_source());
    assert_eq!(chinese.words("num"), ["一、", "（一）"]);
    assert_eq!(
        chinese.attribute("section", "eId"),
        ["sec_一", "sec_一__sec_一"]
    );
    assert_eq!(chinese.words("docTitle"), Vec::<&str>::new());
}

#[test]
fn marks_stand_where_the_words_stand() {
    let xml = written(&fixture::english(), &fixture::english_source());
    assert_eq!(xml.words("date"), ["By the end of 2026"]);
    assert_eq!(xml.attribute("date", "date"), ["2026-12-31"]);
    assert_eq!(
        xml.words("inline"),
        Vec::<&str>::new(),
        "those words stand elsewhere"
    );
    assert_eq!(
        xml.words("quantity"),
        ["2026", "at least 3,000", "below three per 1,000"]
    );
    assert_eq!(
        xml.attribute("quantity", "normalized"),
        ["2026", "3000", "0.003"]
    );
    assert_eq!(
        xml.attribute("quantity", "refersTo"),
        [
            "#quantity_descriptive",
            "#quantity_target",
            "#quantity_target"
        ]
    );
    assert_eq!(xml.words("organization"), ["the Ministry of Health"]);
    assert_eq!(
        xml.words("ref"),
        ["Convention on the Rights of Persons with Disabilities"]
    );
    assert_eq!(xml.attribute("ref", "href"), ["/ontology/treaty/crpd"]);
    assert_eq!(xml.words("concept"), ["places", "care homes", "Care Act"]);
    assert_eq!(
        xml.attribute("concept", "refersTo")[1],
        "#con_uhri-2019-e3 #con_ohchr-2012-health"
    );
    let chinese = written(&fixture::chinese(), &fixture::chinese_source());
    assert_eq!(chinese.words("date"), ["到2026年底"]);
    let mut undated = fixture::chinese();
    undated.sentences[0].due = None;
    let undated = written(&undated, &fixture::chinese_source());
    assert_eq!(undated.words("inline"), ["到2026年底"]);
    assert!(undated.words("date").is_empty());
    assert_eq!(chinese.words("organization"), ["卫生部"]);
}

#[test]
fn what_is_unknown_is_said_to_be_unknown() {
    let xml = written(&fixture::chinese(), &Source::default());
    assert_eq!(xml.attribute("FRBRdate", "name"), ["unknown"; 3]);
    assert_eq!(xml.attribute("FRBRcountry", "value"), ["zz"]);
    assert_eq!(xml.attribute("FRBRlanguage", "language"), ["zho"]);
    assert!(xml.words("publication").is_empty());
    let known = Source {
        issuer: Some("Office of the Plan".to_owned()),
        country: Some("AT".to_owned()),
        issued: Some(jiff::civil::date(2024, 3, 1)),
        ..fixture::english_source()
    };
    let xml = written(&fixture::english(), &known);
    assert_eq!(xml.attribute("FRBRdate", "date"), ["2024-03-01"; 3]);
    assert_eq!(
        xml.attribute("FRBRuri", "value")[0],
        "/akn/at/doc/plan/2024-03-01/atlantis"
    );
    assert!(
        xml.attribute("TLCOrganization", "showAs")
            .contains(&"Office of the Plan")
    );
}

fn holds(plan: &Plan, source: &Source<'_>) {
    let xml = written(plan, source);
    let words: Vec<String> = plan.sentences.iter().map(|s| legal(&s.text)).collect();
    assert_eq!(sentences(&xml), words);
    let all = xml.elements.iter().flat_map(|e| &e.1);
    let names: Vec<&str> = all
        .clone()
        .filter(|(k, _)| k == "eId")
        .map(|(_, v)| v.as_str())
        .collect();
    let unique: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), unique.len(), "every name once");
    assert!(
        names
            .iter()
            .all(|n| !n.is_empty() && !n.contains(char::is_whitespace))
    );
    for (_, references) in all.filter(|(k, _)| k == "refersTo") {
        assert!(!references.is_empty());
        for one in references.split(' ') {
            assert!(unique.contains(one.trim_start_matches('#')), "{one}");
        }
    }
}

#[test]
fn documents_are_left_for_the_checker() {
    let english = akn::document(&fixture::english(), &fixture::english_source());
    let chinese = akn::document(&fixture::chinese(), &Source::default());
    let mut empty = fixture::chinese();
    empty.sections.clear();
    empty.sentences.clear();
    let empty = akn::document(&empty, &Source::default());
    for (name, bytes) in [("english", english), ("chinese", chinese), ("empty", empty)] {
        let bytes = bytes.unwrap();
        assert!(
            !parsed(std::str::from_utf8(&bytes).unwrap())
                .elements
                .is_empty()
        );
        fixture::keep(&format!("{name}.akn.xml"), &bytes);
    }
}

#[test]
fn the_words_of_the_body_are_the_words_of_the_plan() {
    holds(&fixture::english(), &fixture::english_source());
    holds(&fixture::chinese(), &fixture::chinese_source());
    let mut lost = fixture::english();
    lost.sections.clear();
    holds(&lost, &Source::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_plan_keeps_its_words_in_order(plan in any_plan::plan()) {
        holds(&plan, &Source::default());
    }
}
