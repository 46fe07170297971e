//! Traps and damage: never a panic, never without a finding, never much memory.

use proptest::prelude::*;
use waymark_documents::{Format, open};

use crate::docx::{document, package};
use crate::{lines, opened};

fn docx(text: &str) -> Vec<u8> {
    package(&[("word/document.xml", text.as_bytes())])
}

fn codes(bytes: &[u8], format: Format) -> Vec<String> {
    opened(bytes, format).1
}

#[test]
fn a_zip_bomb_is_stopped() {
    let first = "<w:document xmlns:w='w'><w:p><w:r><w:t>a</w:t></w:r></w:p>";
    let bytes = docx(&format!("{first}{}", "<w:p/>".repeat(24 << 20)));
    // 144 MiB: over the limit of size, however well the packer of the day packs.
    assert!(bytes.len() < 1 << 20);
    let (document, found) = opened(&bytes, Format::Docx);
    assert_eq!(
        (lines(&document), found),
        (vec!["p a".to_owned()], vec!["E0109".to_owned()])
    );
}

#[test]
fn many_parts_are_a_bomb() {
    let names: Vec<String> = (0..10_001).map(|n| format!("{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    assert_eq!(codes(&package(&parts), Format::Docx), ["E0109"]);
}

#[test]
fn entities_are_refused() {
    let laughs = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><w:document xmlns:w='w'>&b;</w:document>";
    assert_eq!(codes(&docx(laughs), Format::Docx), ["E0110"]);
    let outside =
        "<w:document xmlns:w='w'><w:p><w:r><w:t>&passwords;</w:t></w:r></w:p></w:document>";
    assert_eq!(codes(&docx(outside), Format::Docx), ["E0110"]);
}

#[test]
fn deep_and_broken_xml_is_read_as_far_as_it_goes() {
    let first: &str = "<w:document xmlns:w='w'><w:p><w:r><w:t>a</w:t></w:r></w:p>";
    let (deep, token): (String, String) = (
        "<w:p>".repeat(100_000),
        (0..1_500_000).map(|n: u32| n.to_string()).collect(),
    );
    for rest in [&deep, "<w:p></w:r>", "<w:p", "", &token, "\u{0}<<"] {
        let bytes = docx(&format!("{first}{rest}"));
        let (document, found) = opened(&bytes, Format::Docx);
        assert_eq!(
            (lines(&document), found),
            (vec!["p a".to_owned()], vec!["E0111".to_owned()])
        );
    }
    let latin = [
        first.as_bytes(),
        b"<w:p><w:r><w:t>\xe9</w:t></w:r></w:p></w:document>",
    ]
    .concat();
    assert_eq!(
        codes(&package(&[("word/document.xml", &latin)]), Format::Docx),
        ["E0111"]
    );
}

#[test]
fn lines_that_wait_for_their_paragraph_are_limited_too() {
    let line = "<w:r><w:t>a</w:t><w:br/></w:r>".repeat(300_000);
    let paragraph = "<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(300_000);
    for inner in [
        line,
        format!("<w:r><w:txbxContent>{paragraph}</w:txbxContent></w:r>"),
    ] {
        let bytes = docx(&format!(
            "<w:document xmlns:w='w'><w:p>{inner}</w:p></w:document>"
        ));
        let (document, found) = opened(&bytes, Format::Docx);
        assert_eq!(found, ["E0112"]);
        assert_eq!(document.elements.len(), 250_000);
    }
}

#[test]
fn what_is_no_docx_is_said_to_be_none() {
    for (bytes, code) in [
        (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"[..], "E0107"),
        (b"{\\rtf1 text}", "E0107"),
        (b"PK\x03\x04", "E0108"),
        (b"", "E0108"),
        (&package(&[("xl/workbook.xml", b"<x/>")]), "E0108"),
    ] {
        assert_eq!(codes(bytes, Format::Docx), [code]);
    }
}

#[test]
fn deep_markdown_and_html_do_not_overflow_the_stack() {
    for source in [
        ">".repeat(50_000),
        "- ".repeat(50_000),
        "*a ".repeat(100_000),
        "[".repeat(100_000),
    ] {
        codes(format!("{source}b").as_bytes(), Format::Markdown);
    }
    for tag in [
        "<div>",
        "<b>",
        "<ul><li>",
        "<table><tr><td>",
        "<p><b>",
        "<svg>",
        "<h1>",
        "<a><sup>",
    ] {
        codes(tag.repeat(100_000).as_bytes(), Format::Html);
    }
}

#[test]
fn a_file_over_the_limit_is_refused() {
    for format in [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Docx,
        Format::Pdf,
    ] {
        assert_eq!(codes(&vec![b'a'; (64 << 20) + 1], format), ["E0106"]);
    }
    assert_eq!(codes(&vec![b'a'; (32 << 20) + 1], Format::Html), ["E0106"]);
}

#[test]
fn a_page_without_text_is_reported() {
    assert_eq!(
        codes(
            b"<html><script>load()</script><nav>Home</nav></html>",
            Format::Html
        ),
        ["W0116"]
    );
    assert_eq!(codes(&document("", "", ""), Format::Docx), ["W0116"]);
    assert_eq!(codes(b"", Format::Text), Vec::<String>::new());
}

const MARKDOWN: &str = "# I. Work\r\n\r\n- **Jobs.** All *shall*\n  work &amp; rest.\n1. 国家\n   保障`人权`[^a]\n\n|a|b|\n|-|-|\n|c|d\\|e|\n\n> q\n\n[^a]: n\n\n<div><p>h &lt;</p></div>\n\n    code\n***\n";
const HTML: &str = "<!DOCTYPE html><html><head><title>T</title></head><body><nav>N</nav><h1>I.<br>W&ouml;rk</h1><p><b>Jobs.</b> 国\n家 &#20154;&nbsp;</p><ol start=3 type=a><li>x<ul><li>y</ol><table><tr><th rowspan=2>h<td colspan=2>i<tr><td>j</table><pre>l\n  m</pre><!-- c --><script>s</script><dl><dt>t<dd>d</dl><sup><a href='#n'>1</a></sup></body></html>";

fn body() -> String {
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a&amp;b</w:t></w:r></w:p>";
    let field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>c</w:t><w:fldChar w:fldCharType=\"end\"/><w:br/><w:t>权</w:t></w:r></w:p>";
    let table = "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:txbxContent><w:p><w:r><w:t>e</w:t></w:r></w:p></w:txbxContent></w:r></w:p></w:tc></w:tr></w:tbl>";
    format!("{numbered}{field}{table}<w:del><w:r/></w:del>")
}

/// Damages a sample: bytes changed, cut out, doubled, or the end cut off.
fn damaged(sample: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let change = (
        any::<prop::sample::Index>(),
        0..4u8,
        any::<u8>(),
        1..40usize,
    );
    prop::collection::vec(change, 0..12).prop_map(move |changes| {
        let mut out = sample.clone();
        for (at, kind, byte, length) in changes {
            if out.is_empty() {
                break;
            }
            let start = at.index(out.len());
            let end = (start + length).min(out.len());
            match kind {
                0 => out[start] = byte,
                1 => drop(out.drain(start..end)),
                2 => {
                    let copy = out[start..end].to_vec();
                    out.splice(start..start, copy.repeat(3));
                }
                _ => out.truncate(end.max(out.len() / 2)),
            }
        }
        out
    })
}

fn assert_sound(bytes: &[u8], format: Format) -> Result<(), TestCaseError> {
    let (document, found) = open(bytes, format);
    prop_assert_eq!(document.check(), Ok(()));
    prop_assert_eq!(open(bytes, format), (document, found));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_text(bytes in damaged(MARKDOWN.into())) {
        assert_sound(&bytes, Format::Text)?;
    }

    #[test]
    fn damaged_markdown(bytes in damaged(MARKDOWN.into())) {
        assert_sound(&bytes, Format::Markdown)?;
    }

    #[test]
    fn damaged_html(bytes in damaged(HTML.into())) {
        assert_sound(&bytes, Format::Html)?;
    }

    #[test]
    fn damaged_docx_packages(bytes in damaged(document(&body(), "", ""))) {
        assert_sound(&bytes, Format::Docx)?;
    }

    #[test]
    fn damaged_docx_texts(body in damaged(body().into())) {
        let text = [b"<w:document xmlns:w='w'><w:body>", &body[..], b"</w:body></w:document>"].concat();
        assert_sound(&package(&[("word/document.xml", &text)]), Format::Docx)?;
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Text, Format::Markdown, Format::Html, Format::Docx] {
            assert_sound(&bytes, format)?;
        }
    }

    #[test]
    fn any_marks(source in "[<>/&;!#|*_`~a-e1-3 \\[\\]().人\n\t\\-]{0,200}") {
        for format in [Format::Text, Format::Markdown, Format::Html] {
            assert_sound(source.as_bytes(), format)?;
        }
    }

    #[test]
    fn any_tags(tags in prop::collection::vec(
        prop::sample::select(vec!["<p>", "</p>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "<td rowspan=3 colspan=2>",
            "</td>", "<li>", "<ol>", "</ol>", "<h1>", "</h1>", "<br>", "<pre>", "</pre>", "<nav>", "</nav>", "<svg>", "</svg>", "a", "&amp;", "&nbsp", "\n", "人", " ",
            "<sup>", "<a href=#x>", "</a>", "</sup>", "<span hidden>", "</span>", "<script>", "</script>", "<caption>", "<form>", "<dd>"]), 0..60)) {
        assert_sound(tags.concat().as_bytes(), Format::Html)?;
    }
}
