//! PDFs: order of reading, paragraphs over lines and pages, headings, tables, furniture, and what is refused.

use proptest::prelude::*;
use waymark_documents::Format;

use crate::pdf_make::{Sheet, file, pdf};
use crate::{lines, opened};

#[track_caller]
fn check(sheets: &[Sheet], expected: &[&str]) {
    let bytes = pdf(sheets);
    let (document, found) = opened(&bytes, Format::Pdf);
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(lines(&document), expected);
}

fn codes(bytes: &[u8]) -> Vec<String> {
    opened(bytes, Format::Pdf).1
}

const LONG: [&str; 4] = [
    "The Ministry of Health will open twelve health centres in the coastal districts by the",
    "end of 2028, each of them with at least two midwives, and will pay the travel of acces-",
    "sible transport for women who live more than ten kilometres from the nearest of them",
    "in the long-term.",
];

#[test]
fn lines_become_paragraphs_and_divided_words_one() {
    let sheet = Sheet::default()
        .bold(50.0, 60.0, 16.0, "1. Health")
        .lines(50.0, 90.0, &LONG)
        .lines(
            50.0,
            164.0,
            &["Clinics will be free of charge.", "2. Homes will be built."],
        );
    let text = "p The Ministry of Health will open twelve health centres in the coastal districts by the end of 2028, each of them with at least two midwives, and will pay the travel of accessible transport for women who live more than ten kilometres from the nearest of them in the long-term.";
    check(
        &[sheet],
        &[
            "#1 1. Health",
            text,
            "p Clinics will be free of charge.",
            "p 2. Homes will be built.",
        ],
    );
}

#[test]
fn columns_are_read_one_after_the_other() {
    let column = |x: f64, word: &str| {
        let line = format!("{word} goes on to the edge of the column here");
        let lines: Vec<String> = (0..8).map(|_| line.clone()).collect();
        (x, lines)
    };
    let mut sheet = Sheet::default().text(
        50.0,
        50.0,
        11.0,
        "A line over both columns that is long enough to cross the gutter between the two.",
    );
    for (x, lines) in [column(50.0, "left"), column(310.0, "right")] {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        sheet = sheet.lines(x, 80.0, &lines);
    }
    let bytes = pdf(&[sheet]);
    let (document, _) = opened(&bytes, Format::Pdf);
    let words: Vec<&str> = document
        .text
        .split_whitespace()
        .filter(|w| ["left", "right"].contains(w))
        .collect();
    assert_eq!(words, [["left"; 8], ["right"; 8]].concat());
}

#[test]
fn heads_feet_and_notes_are_no_text() {
    let page = |n: usize, lines: &[&str]| {
        Sheet::default()
            .text(50.0, 30.0, 9.0, "National Action Plan 2026-2030")
            .text(290.0, 815.0, 9.0, &n.to_string())
            .lines(50.0, 80.0, lines)
    };
    let first = page(
        1,
        &["Each court will keep a register of its open cases and the Ministry of"],
    )
    .text(50.0, 780.0, 8.0, "1 See the report of the Ombudsman.");
    let second = page(2, &["Justice will publish it every year."]);
    let third = page(3, &["Prisons will be visited."]);
    check(
        &[first, second, third],
        &[
            "~running National Action Plan 2026-2030",
            "~running 1",
            "p Each court will keep a register of its open cases and the Ministry of Justice will publish it every year.",
            "~note 1 See the report of the Ombudsman.",
            "~running National Action Plan 2026-2030",
            "~running 2",
            "~running National Action Plan 2026-2030",
            "~running 3",
            "p Prisons will be visited.",
        ],
    );
}

#[test]
fn a_grid_of_rules_is_a_table() {
    let sheet = Sheet::default()
        .text(
            50.0,
            60.0,
            11.0,
            "The actions of this chapter stand in the table.",
        )
        .grid(&[50.0, 300.0, 420.0, 545.0], &[80.0, 100.0, 140.0, 165.0])
        .text(54.0, 94.0, 11.0, "Action")
        .text(304.0, 94.0, 11.0, "Responsible")
        .text(424.0, 94.0, 11.0, "Deadline")
        .lines(54.0, 114.0, &["Open a shelter in every", "district"])
        .text(304.0, 114.0, 11.0, "Ministry of Justice")
        .text(424.0, 114.0, 11.0, "2027")
        .text(54.0, 156.0, 11.0, "Train 300 judges")
        .text(304.0, 156.0, 11.0, "Judicial Service")
        .text(424.0, 156.0, 11.0, "2028");
    check(
        &[sheet],
        &[
            "p The actions of this chapter stand in the table.",
            "t0:0,0+1x1h Action",
            "t0:0,1+1x1h Responsible",
            "t0:0,2+1x1h Deadline",
            "t0:1,0+1x1 Open a shelter in every district",
            "t0:1,1+1x1 Ministry of Justice",
            "t0:1,2+1x1 2027",
            "t0:2,0+1x1 Train 300 judges",
            "t0:2,1+1x1 Judicial Service",
            "t0:2,2+1x1 2028",
        ],
    );
}

#[test]
fn a_table_goes_on_over_the_page() {
    let page = |rows: [&str; 2]| {
        let mut sheet = Sheet::default().grid(&[50.0, 300.0, 545.0], &[80.0, 100.0, 120.0, 140.0]);
        for (row, y) in ["Action", rows[0], rows[1]]
            .into_iter()
            .zip([94.0, 114.0, 134.0])
        {
            let body = if row == "Action" { "Body" } else { "Ministry" };
            sheet = sheet.text(54.0, y, 11.0, row).text(304.0, y, 11.0, body);
        }
        sheet
    };
    let bytes = pdf(&[
        page(["Build one", "Build two"]),
        page(["Build three", "Build four"]),
    ]);
    let (document, _) = opened(&bytes, Format::Pdf);
    let cells: Vec<String> = lines(&document)
        .into_iter()
        .filter(|l| l.contains(",0+"))
        .collect();
    assert_eq!(
        cells,
        [
            "t0:0,0+1x1h Action",
            "t0:1,0+1x1 Build one",
            "t0:2,0+1x1 Build two",
            "t0:4,0+1x1 Build three",
            "t0:5,0+1x1 Build four"
        ]
    );
}

#[test]
fn a_contents_page_is_navigation() {
    let sheet = Sheet::default().lines(
        50.0,
        60.0,
        &[
            "1. Health ........................ 3",
            "2. Housing ...................... 9",
            "The plan begins here.",
        ],
    );
    check(
        &[sheet],
        &[
            "~navigation 1. Health ........................ 3",
            "~navigation 2. Housing ...................... 9",
            "p The plan begins here.",
        ],
    );
}

#[test]
fn what_cannot_be_read_is_refused_with_a_reason() {
    assert_eq!(codes(&pdf(&[Sheet::default().picture()])), ["E0120"]);
    assert_eq!(codes(b"%PDF-1.7 and then nothing"), ["E0122"]);
    assert_eq!(codes(b""), ["E0122"]);
    let text = Sheet::default().lines(50.0, 60.0, &LONG);
    assert_eq!(codes(&pdf(&[text, Sheet::default().picture()])), ["W0126"]);
    assert_eq!(codes(&pdf(&[Sheet::default()])), ["W0116"]);
}

#[test]
fn a_stream_that_unpacks_without_end_is_refused() {
    use std::io::Write as _;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let blank = vec![b' '; 1 << 20];
    for _ in 0..40 {
        packer.write_all(&blank).unwrap();
    }
    let packed = packer.finish().unwrap();
    let mut bytes = b"%PDF-1.7\n4 0 obj\n<< /Filter /FlateDecode >>\nstream\n".to_vec();
    bytes.extend(packed);
    bytes.extend(b"\nendstream\nendobj\n");
    assert_eq!(codes(&bytes), ["E0123"]);
}

/// A composite font whose letters only its own table tells: Chinese, without blanks at the ends of lines.
#[test]
fn letters_come_from_the_table_of_the_font() {
    let text = "保障人权发展教育";
    let codes: Vec<String> = (1..=text.chars().count())
        .map(|n| format!("{n:04x}"))
        .collect();
    let pairs: String = text
        .chars()
        .zip(&codes)
        .map(|(c, code)| format!("<{code}> <{:04x}>\n", u32::from(c)))
        .collect();
    let table = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /X def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{} beginbfchar\n{pairs}endbfchar\nendcmap\nend\nend",
        codes.len()
    );
    let content = format!(
        "BT /F 12 Tf 50 700 Td <{}> Tj 0 -16 Td <{}> Tj ET",
        codes[..4].concat(),
        codes[4..].concat()
    );
    let stream = |s: &str| format!("<< /Length {} >>\nstream\n{s}\nendstream", s.len());
    let bytes = file(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>".to_owned(),
        stream(&content),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 8 0 R >>".to_owned(),
        stream(&table),
        "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>".to_owned(),
    ]);
    let (document, found) = opened(&bytes, Format::Pdf);
    assert_eq!(
        (document.text.as_ref(), found),
        ("保障人权发展教育", vec![])
    );
}

/// Printed by a browser: subset fonts, two columns set to both edges, hyphens, ligatures.
#[test]
fn a_printed_page_reads_as_it_was_written() {
    let bytes = include_bytes!("../data/two-columns.pdf");
    let (document, found) = opened(bytes, Format::Pdf);
    assert_eq!(found, Vec::<String>::new());
    for words in [
        "5. In order to reduce pretrial detention, the Ministry of Justice will:",
        "(c) Shorten the average stay on remand from 14 months to five;",
        "B. Freedom of expression and access to information",
        "12. To that end:",
    ] {
        let own = |e: &waymark_documents::Element| e.text(&document.text) == words;
        assert!(document.elements.iter().any(own), "{words}");
    }
    assert_eq!(document.elements.last().unwrap().page, Some(2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Damage anywhere: never a panic outside, and the promise of a document holds.
    #[test]
    fn damage_does_no_harm(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        let sheet = Sheet::default()
            .bold(50.0, 60.0, 16.0, "1. Health")
            .lines(50.0, 90.0, &LONG)
            .grid(&[50.0, 300.0, 545.0], &[280.0, 300.0, 320.0])
            .text(54.0, 294.0, 11.0, "Action");
        let mut bytes = pdf(&[sheet.clone(), sheet]);
        for (at, byte) in changes {
            let n = at.index(bytes.len());
            bytes[n] = byte;
        }
        opened(&bytes, Format::Pdf);
    }
}
