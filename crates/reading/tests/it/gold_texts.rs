//! The annotated texts of the project: how many commitments, modalities and sections agree.
//!
//! `cargo test -p waymark-reading --test it gold_texts -- --nocapture` prints the figures. The floors
//! stand a little below what is reached, so that a rule that breaks another text is seen.

use serde_json::Value;
use waymark_model::plan::Sentence;
use waymark_reading::{Format, open, read_document};

use crate::assert_accounted;

/// Overlap of two stretches over their union.
fn overlap(sentence: &Sentence, gold: &Value) -> f64 {
    let number = |key: &str| gold[key].as_u64().unwrap() as f64;
    let (start, end) = (number("char_start"), number("char_end"));
    let (from, to) = (
        sentence.passage.char_start as f64,
        sentence.passage.char_end as f64,
    );
    let less = |a: f64, b: f64| if a < b { a } else { b };
    let inner = less(to, end) + less(-from, -start);
    if inner <= 0.0 {
        return 0.0;
    }
    inner / (to - start + end - from - inner)
}

/// F1 of commitments, and shares of right modalities and sections among those found.
fn score(bytes: &[u8], format: Format, gold: &str) -> [f64; 3] {
    let (document, _) = open(bytes, format);
    let plan = read_document(&document);
    assert_accounted(&document.text, &plan);
    let gold: Vec<Value> = gold
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let heading = |g: &&Value| g["modality"] == "heading";
    let last = gold.iter().filter_map(|g| g["char_end"].as_u64()).max();
    let first = gold.iter().filter_map(|g| g["char_start"].as_u64()).min();
    let inside = |s: &&Sentence| {
        s.passage.char_start as u64 >= first.unwrap() && s.passage.char_end as u64 <= last.unwrap()
    };
    let titled = |s: &&Sentence| gold.iter().filter(heading).any(|g| overlap(s, g) >= 0.5);
    let found = plan.commitments().filter(inside).filter(|s| !titled(s));
    let found = found.count() as f64;
    let (mut all, mut right, mut modality, mut section) = (0.0, 0.0, 0.0, 0.0);
    for g in gold
        .iter()
        .filter(|g| g["modality"] != "heading" && g["modality"] != "context")
    {
        all += 1.0;
        let best = plan.commitments().find(|s| overlap(s, g) >= 0.5);
        if let Some(s) = best {
            right += 1.0;
            modality += f64::from(u8::from(g["modality"] == s.modality.code()));
            section += f64::from(u8::from(g["section"] == s.section.as_str()));
        }
    }
    [
        2.0 * right / (found + all),
        modality / right,
        section / right,
    ]
}

#[track_caller]
fn check(name: &str, bytes: &[u8], format: Format, gold: &str, floors: [f64; 3]) {
    let got = score(bytes, format, gold);
    #[expect(
        clippy::print_stdout,
        reason = "the figures are what the command is for"
    )]
    {
        println!(
            "{name:20} commitments F1 {:.3}  modality {:.3}  section {:.3}",
            got[0], got[1], got[2]
        );
    }
    for (got, floor) in got.iter().zip(floors) {
        assert!(*got >= floor, "{name}: {got} is below {floor}");
    }
}

macro_rules! gold {
    ($test:ident, $folder:literal, $file:literal, $format:expr, $floors:expr) => {
        #[test]
        fn $test() {
            check(
                $folder,
                include_bytes!(concat!("../gold/", $folder, "/", $file)),
                $format,
                include_str!(concat!("../gold/", $folder, "/gold.jsonl")),
                $floors,
            );
        }
    };
}

gold!(
    numbered_actions,
    "numbered-actions",
    "plan.txt",
    Format::Text,
    [0.95, 0.94, 1.0]
);
gold!(
    action_table,
    "action-table",
    "plan.md",
    Format::Markdown,
    [0.97, 0.96, 1.0]
);
gold!(
    action_table_html,
    "action-table-html",
    "plan.html",
    Format::Html,
    [0.93, 0.90, 1.0]
);
gold!(
    chinese_dev,
    "zh-dev",
    "plan.txt",
    Format::Text,
    [0.96, 0.95, 1.0]
);
gold!(
    chinese_held,
    "zh-held",
    "plan.txt",
    Format::Text,
    [0.91, 0.85, 1.0]
);
gold!(
    un_paragraphs,
    "un-paragraphs",
    "plan.txt",
    Format::Text,
    [0.96, 0.96, 1.0]
);
gold!(
    bulleted_prose,
    "bulleted-prose",
    "plan.md",
    Format::Markdown,
    [0.92, 0.82, 1.0]
);
gold!(
    ministry_table,
    "ministry-table",
    "plan.md",
    Format::Markdown,
    [0.95, 0.93, 1.0]
);
gold!(
    wrapped_actions,
    "wrapped-actions",
    "plan.txt",
    Format::Text,
    [0.96, 0.79, 1.0]
);
gold!(
    chinese_province,
    "zh-province",
    "plan.txt",
    Format::Text,
    [0.96, 0.94, 1.0]
);
gold!(
    chinese_task_list,
    "zh-task-list",
    "plan.txt",
    Format::Text,
    [0.97, 0.96, 1.0]
);
gold!(
    un_footnotes,
    "un-footnotes",
    "plan.txt",
    Format::Text,
    [0.91, 0.94, 0.97]
);
gold!(
    prose_milestones,
    "prose-milestones",
    "plan.txt",
    Format::Text,
    [0.87, 0.87, 1.0]
);
gold!(
    caps_headings,
    "caps-headings",
    "plan.txt",
    Format::Text,
    [0.85, 0.81, 1.0]
);
gold!(
    chinese_outline,
    "zh-outline",
    "plan.txt",
    Format::Text,
    [0.95, 0.91, 1.0]
);
