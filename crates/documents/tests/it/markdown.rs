//! Markdown.

use waymark_documents::Format;

use crate::{opened, short};

fn md(source: &str) -> Vec<String> {
    short(source, Format::Markdown)
}

#[test]
fn headings_of_both_kinds() {
    assert_eq!(
        md("\u{feff}# I. *Work* #\n\n### 1. B & C &amp; D \\*\nTwo\nlines\n===\n"),
        ["#1 I. Work", "#3 1. B & C & D *", "#1 Two lines"]
    );
}

#[test]
fn a_wrapped_item_is_one_element_with_its_number_and_depth() {
    assert_eq!(
        md(
            "- **Jobs.** All shall\n  work\nhard.\n\n  More.\n- b\n  1) deep\n  2) deeper\n     - `x  y`\n\nEnd."
        ),
        [
            "-0*5 Jobs. All shall work hard.",
            "p More.",
            "-0 b",
            "-1[1] deep",
            "-1[2] deeper",
            "-2 x y",
            "p End."
        ]
    );
}

#[test]
fn markup_is_resolved_and_pieces_point_to_the_words() {
    let source = "Every *child* has the [right](u \"t\") to &quot;education&quot;[^1].\n\n[^1]: A\n    note.\n";
    let (document, _) = opened(source.as_bytes(), Format::Markdown);
    let first = &document.elements[0];
    let words = first.text(source);
    assert_eq!(words, "Every child has the right to \"education\".");
    for word in ["Every", "child", "right", "education", "."] {
        let at = words.find(word).unwrap();
        assert_eq!(&source[first.place(at..at + word.len())], word);
    }
    assert_eq!(md(source)[1], "~note A note.");
}

#[test]
fn bold_alone_is_a_paragraph_without_an_opening() {
    assert_eq!(
        md("**I. Work**\n\n**Jobs.** Text **more**.\n\nText **b**"),
        ["p I. Work", "p*5 Jobs. Text more.", "p Text b"]
    );
}

#[test]
fn tables_become_cells() {
    assert_eq!(
        md("| a | b \\| c |\n|---|---|\n| x<br>y | `z` |\n|  | *w* |\n"),
        [
            "t0:0,0+1x1h a",
            "t0:0,1+1x1h b | c",
            "t0:1,0+1x1 x",
            "t0:1,0+1x1 y",
            "t0:1,1+1x1 z",
            "t0:2,1+1x1 w"
        ]
    );
}

#[test]
fn what_is_not_the_plan_is_furniture_or_nothing() {
    assert_eq!(
        md(
            "---\ntitle: x\n---\n\n> quoted\n> on\n\n<!-- hidden -->\n\n***\n\n```\ncode\n```\n\na<!-- b --> c ![picture](p)\n"
        ),
        [
            "~navigation title: x",
            "~note quoted on",
            "~note code",
            "p a c"
        ]
    );
}

#[test]
fn blocks_of_html_are_read_as_such() {
    assert_eq!(
        md(
            "# I.\n\n<table>\n<tr><td>a<td>b &amp; c\n</table>\n\n<div>\n<h2>x</h2>\n</div>\n\n|a|\n|-|\n|b|\n\n> <p>q</p>\n"
        ),
        [
            "#1 I.",
            "t0:0,0+1x1 a",
            "t0:0,1+1x1 b & c",
            "#2 x",
            "t1:0,0+1x1h a",
            "t1:1,0+1x1 b",
            "~note q"
        ]
    );
}

#[test]
fn chinese_lines_are_joined_without_a_space() {
    assert_eq!(
        md("- 国家\n  保障 *人权*，\n  a\n  b"),
        ["-0 国家保障 人权， a b"]
    );
}

#[test]
fn lines_set_in_by_blanks_are_text() {
    assert_eq!(
        md("I.\n\n    All shall work.\n      - wrapped\n\nb  \nc\\\nd"),
        [
            "p I.",
            "l4+ All shall work.",
            "l6+ - wrapped",
            "p b",
            "p c",
            "p d"
        ]
    );
}

#[test]
fn odd_characters_survive() {
    let source = "a\u{1}\u{e001}b";
    assert_eq!(md(source), [format!("p {source}")]);
    let (document, found) = opened(b"a\0 *b*", Format::Markdown);
    assert_eq!(
        (document.elements[0].text("?"), found),
        ("a\0 b", vec!["E0102".to_owned()])
    );
}

#[test]
fn a_text_too_long_for_the_parser_is_read_as_lines() {
    let source = "- a\n".repeat(600_000);
    let (document, found) = opened(source.as_bytes(), Format::Markdown);
    assert_eq!(document.elements[0].text(&source), "- a");
    assert_eq!(found, ["W0115", "E0112"]);
}
