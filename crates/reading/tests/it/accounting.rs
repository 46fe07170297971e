//! No text, however broken, loses a character or stops the reader.

use proptest::prelude::*;
use waymark_reading::{Format, read};

use crate::assert_accounted;

const PIECES: &[&str] = &[
    "I. Work\n",
    "1. Jobs\n",
    "(2) Pay\n",
    "## II. Homes\n",
    "### 1. Rent\n",
    "# Plan\n",
    "> note\n",
    "- **Care.** ",
    "-Building homes. ",
    "-- ",
    "• ",
    "12. ",
    "(a) ",
    "The state will build 500 homes. ",
    "No one may be hurt. ",
    "At least 1.5 million people (55 percent and above) will be trained by 2027. ",
    "One nurse for every 1,000 people. ",
    "Source: x\n",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\u{feff}",
    "。",
    "（",
    ")",
    "[",
    "**",
    "```\n",
    "人权行动计划",
    "é",
    "\0",
    "....12\n",
    "V.",
    "Mr. ",
    "%",
    "-",
    "’s ",
    "two hundred and ",
    "per ",
    "under the age of 16 ",
    "ABC DEF\n",
    "shall not ",
    "cannot ",
    "to be ",
    "| a | b |\n",
];

fn plan_like() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn plan_like_texts_are_accounted_for(source in plan_like(), markdown in any::<bool>()) {
        let format = if markdown { Format::Markdown } else { Format::Text };
        assert_accounted(&source, &read(source.as_bytes(), format).0);
    }

    #[test]
    fn any_text_is_accounted_for(source in any::<String>()) {
        assert_accounted(&source, &read(source.as_bytes(), Format::Text).0);
    }

    #[test]
    fn a_text_cut_anywhere_is_accounted_for(source in plan_like(), at in any::<prop::sample::Index>()) {
        let cut: String = source.chars().skip(at.index(source.chars().count().max(1))).collect();
        assert_accounted(&cut, &read(cut.as_bytes(), Format::Markdown).0);
    }

    #[test]
    fn any_bytes_are_read_and_reported(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let (document, findings) = waymark_reading::open(&bytes, Format::Text);
        assert_accounted(&document.text, &waymark_reading::read_document(&document));
        // Bytes that are no UTF-8 are decoded as something else or marked, and both are said.
        let plain = std::str::from_utf8(&bytes).is_ok_and(|t| t == document.text);
        let said = findings.iter().any(|d| ["E0101", "W0105"].contains(&d.code.as_str()));
        let marked = bytes.starts_with(b"\xef\xbb\xbf") || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        prop_assert!(plain || said || marked);
    }

    #[test]
    fn references_are_unique(source in plan_like()) {
        let plan = read(source.as_bytes(), Format::Markdown).0;
        let mut seen: Vec<_> = plan.sentences.iter().map(|s| s.reference.clone()).collect();
        let all = seen.len();
        seen.sort();
        seen.dedup();
        prop_assert_eq!(seen.len(), all);
    }
}

#[test]
fn a_wrong_byte_is_named_by_line_and_column() {
    let (_, findings) = read(b"I. Work\nfine\nbad \xff here\n", Format::Text);
    assert_eq!(findings.len(), 1);
    assert_eq!(
        (findings[0].place.line, findings[0].place.column),
        (Some(3), Some(5))
    );
}

#[test]
fn a_line_that_ends_in_an_invisible_character_is_accounted_for() {
    let source = "V.Source: x\n....12\n人权行动计划\u{feff}\n## II. Homes\n";
    assert_accounted(source, &read(source.as_bytes(), Format::Text).0);
}
