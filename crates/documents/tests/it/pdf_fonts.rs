//! Which letters the glyphs of a PDF are, how they stand, and how they are set.

use waymark_documents::Format;

use crate::pdf_make::{Sheet, file, objects, pdf, stream};
use crate::{lines, opened};

const HELVETICA: &str =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/// A file of one page, with fonts from object 5 on.
fn page(content: &str, fonts: &[&str]) -> Vec<u8> {
    let mut all = objects(
        "<< /Type /Catalog /Pages 2 0 R >>|<< /Type /Pages /Kids [3 0 R] /Count 1 >>|<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
    );
    all.push(stream(content.as_bytes(), ""));
    all.extend(fonts.iter().map(|o| Vec::from(*o)));
    file(&all)
}

#[track_caller]
fn check(bytes: &[u8], expected: &[&str]) {
    let (document, found) = opened(bytes, Format::Pdf);
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(lines(&document), expected);
}

#[test]
fn a_bold_line_of_the_size_of_the_text_is_a_heading() {
    let sheet = Sheet::default()
        .bold(50.0, 60.0, 11.0, "Clean water")
        .lines(50.0, 84.0, &["Each village will have a well by 2027."]);
    check(
        &pdf(&[sheet]),
        &["#1 Clean water", "p Each village will have a well by 2027."],
    );
}

/// Older Chinese files name an encoding of their region and bring no table of letters.
#[test]
fn letters_come_from_the_encoding_of_a_region() {
    for (encoding, codes, words) in [
        ("GBK-EUC-H", "b1a3d5cfc8cbc8a8", "保障人权"),
        ("ETen-B5-H", "a448c576b54d", "人權然"),
        ("UniGB-UCS2-H", "4fdd969c4eba6743", "保障人权"),
    ] {
        let content = format!("BT /F 12 Tf 50 700 Td <{codes}> Tj ET");
        let font = format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /{encoding} /DescendantFonts [6 0 R] >>"
        );
        let own = "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R >>";
        let descriptor = "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 >>";
        let bytes = page(&content, &[&font, own, descriptor]);
        let (document, found) = opened(&bytes, Format::Pdf);
        let read = (document.text.as_ref(), found);
        assert_eq!(read, (words, vec![]), "{encoding}");
    }
}

#[test]
fn words_given_for_what_is_drawn_stand_in_its_place() {
    let content = "BT /F 12 Tf 50 700 Td (The State will rati) Tj /Span << /ActualText <feff00ad> >> BDC (-) Tj EMC 0 -14 Td (fy the treaty by ) Tj /Span << /ActualText (2027) >> BDC (MMXX) Tj (VII) Tj EMC (.) Tj ET";
    check(
        &page(content, &[HELVETICA]),
        &["p The State will ratify the treaty by 2027."],
    );
}

#[test]
fn what_the_file_marks_as_a_running_head_is_one() {
    let content = "/Artifact << /Type /Pagination /Subtype /Header >> BDC BT /F 9 Tf 50 600 Td (Plan of Arcadia) Tj ET EMC BT /F 12 Tf 50 500 Td (The State will build ten schools.) Tj ET";
    check(
        &page(content, &[HELVETICA]),
        &[
            "~running Plan of Arcadia",
            "p The State will build ten schools.",
        ],
    );
}

#[test]
fn a_page_that_stands_sideways_is_read_along_its_lines() {
    let content = "BT /F 12 Tf 0 1 -1 0 100 50 Tm (The State will build ten schools in the north) Tj 0 -14 Td (and four in the south.) Tj ET BT /F 60 Tf .7 .7 -.7 .7 100 100 Tm (DRAFT) Tj ET";
    check(
        &page(content, &[HELVETICA]),
        &["p The State will build ten schools in the north and four in the south."],
    );
}

/// Browsers draw a disc, a circle or a square before an item.
#[test]
fn dots_that_are_drawn_are_marks_of_a_list() {
    let round = "50 703 m 52 703 53 702 53 701 c 53 699 52 698 51 698 c 49 698 48 699 48 701 c 48 702 49 703 50 703 c";
    for (dot, mark) in [
        (format!("{round} f"), "• "),
        (format!("{round} s"), "• "),
        ("48 698 5 5 re f".to_owned(), "• "),
        ("48 698 15 5 re f".to_owned(), ""),
    ] {
        let content =
            format!("BT /F 12 Tf 64 697 Td (Build ten schools in the north.) Tj ET {dot}");
        let expected = format!("p {mark}Build ten schools in the north.");
        check(&page(&content, &[HELVETICA]), &[&expected]);
    }
}

/// Word processors draw around letters of a font that has no bold form.
#[test]
fn outlined_letters_are_bold_unless_all_are() {
    let line = |n: usize, mode: u8| {
        let y = 820 - 33 * n;
        format!("BT {mode} Tr /F 10 Tf 50 {y} Td (Line {n} of the plan) Tj ET ")
    };
    let shapes = |modes: &dyn Fn(usize) -> u8| {
        let content: String = (0..24).map(|n| line(n, modes(n))).collect();
        let bytes = page(&content, &[HELVETICA]);
        let (document, _) = opened(&bytes, Format::Pdf);
        let marks = lines(&document);
        let heading = |l: &&String| l.starts_with('#');
        marks.iter().filter(heading).count()
    };
    assert_eq!(shapes(&|n| if n % 6 == 0 { 2 } else { 0 }), 4);
    assert_eq!(shapes(&|_| 2), 0);
}

/// Text over the picture of a page, as programs for text recognition write it.
#[test]
fn hidden_letters_over_a_picture_are_read() {
    let content = "BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI BT 3 Tr /F 12 Tf 50 700 Td (The State will build ten schools.) Tj ET";
    check(
        &page(content, &[HELVETICA]),
        &["p The State will build ten schools."],
    );
}
