//! PDFs made to stop a machine: each is answered in bounded time and memory.

use std::fmt::Write as _;
use std::io::Write as _;

use waymark_documents::Format;

use crate::opened;
use crate::pdf_make::{file, objects, stream};

const HELVETICA: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
const WORDS: &str = "BT /F 12 Tf 50 700 Td (The Ministry will build ten schools.) Tj ET\n";
const SHEET: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>";

fn packed(megabytes: usize) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let blank = vec![b' '; 1 << 20];
    for _ in 0..megabytes {
        packer.write_all(&blank).unwrap();
    }
    packer.finish().unwrap()
}

/// LZW: a blank, then codes that each stand for one letter more than the code before, again and again.
fn long_codes() -> Vec<u8> {
    let mut codes: Vec<(u32, u32)> = Vec::new();
    for _ in 0..10 {
        codes.push((256, if codes.is_empty() { 9 } else { 12 }));
        codes.push((32, 9));
        codes.extend((258..4094).map(|code| {
            let width = match code {
                0..511 => 9,
                511..1023 => 10,
                1023..2047 => 11,
                _ => 12,
            };
            (code, width)
        }));
    }
    let (mut out, mut held, mut bits) = (Vec::new(), 0u64, 0);
    for (code, width) in codes {
        held = held << width | u64::from(code);
        bits += width;
        while bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(held >> bits & 0xff).unwrap());
        }
        held &= (1 << bits) - 1;
    }
    out
}

/// A file of so many pages with the same instructions and font, and what else it holds from object 6 on.
fn pages(count: usize, content: Vec<u8>, font: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let first = 6 + more.len();
    let kids: Vec<String> = (first..first + count - 1)
        .map(|n| format!("{n} 0 R"))
        .collect();
    let mut all = objects(&format!(
        "<< /Type /Catalog /Pages 2 0 R >>|<< /Type /Pages /Kids [3 0 R {}] /Count {count} >>|{SHEET}",
        kids.join(" ")
    ));
    all.push(content);
    all.push(font.into());
    all.extend(more);
    all.extend((1..count).map(|_| Vec::from(SHEET)));
    file(&all)
}

fn codes(bytes: &[u8]) -> Vec<String> {
    opened(bytes, Format::Pdf).1
}

#[test]
fn forms_that_draw_one_another_come_to_an_end() {
    let form = |n: usize| {
        let dict = format!(
            "/Subtype /Form /Resources << /XObject << /X {} 0 R >> >>",
            n + 1
        );
        stream(b"/X Do /X Do /X Do /X Do", &dict)
    };
    let content = stream(format!("{WORDS} /X Do").as_bytes(), "");
    let bytes = pages(2, content, HELVETICA, (6..60).map(form).collect());
    let (document, found) = opened(&bytes, Format::Pdf);
    assert_eq!(document.text, "The Ministry will build ten schools.");
    assert_eq!(found, ["E0127"]);
}

#[test]
fn widths_of_four_thousand_million_letters_are_not_counted_out() {
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding /Identity-H /DescendantFonts [6 0 R] >>";
    for widths in ["/W [0 4294967295 500]", "/W2 [0 4294967295 1 2 3]"] {
        let own = format!("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /S {widths} >>");
        let bytes = pages(1, stream(WORDS.as_bytes(), ""), font, vec![own.into()]);
        assert_eq!(codes(&bytes), ["E0124"]);
    }
}

#[test]
fn a_bomb_is_found_under_every_way_of_packing() {
    let flate = packed(40);
    let hex: String = flate.iter().map(|b| format!("{b:02x}")).collect();
    let mut twice = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    twice.write_all(&flate).unwrap();
    let twice = twice.finish().unwrap();
    for (content, filter) in [
        (flate.as_slice(), "/Filter /FlateDecode"),
        (&flate, "/Filter [/Fl]"),
        (&flate, "/Filter 5 0 R"),
        (&flate, "/Filter /Flate#44ecode"),
        (hex.as_bytes(), "/Filter [/ASCIIHexDecode /FlateDecode]"),
        (&twice, "/Filter [/FlateDecode /FlateDecode]"),
        (&[0x81; 1 << 20], "/Filter /RunLengthDecode"),
        (&long_codes(), "/Filter /LZWDecode"),
    ] {
        let bytes = pages(1, stream(content, filter), HELVETICA, Vec::new());
        assert_eq!(codes(&bytes), ["E0123"], "{filter}");
    }
}

#[test]
fn what_calls_itself_a_picture_is_not_unpacked_as_text() {
    let dict = "/Filter /FlateDecode /Subtype /Image /Width 1 /Height 1";
    let bytes = pages(1, stream(&packed(40), dict), HELVETICA, Vec::new());
    assert_eq!(codes(&bytes), ["W0116"]);
}

/// The files are made by `tests/data/locked.py`.
#[test]
fn a_locked_file_opens_where_no_password_is_asked() {
    let words = "The State will build ten schools.";
    for (bytes, text, expected) in [
        (&include_bytes!("../data/open.pdf")[..], words, None),
        (include_bytes!("../data/locked.pdf"), "", Some("E0121")),
        (include_bytes!("../data/locked-bomb.pdf"), "", Some("W0116")),
    ] {
        let (document, found) = opened(bytes, Format::Pdf);
        assert_eq!(document.text, text);
        assert_eq!(found.first().map(String::as_str), expected);
    }
}

#[test]
fn one_stream_drawn_on_every_page_is_paid_for_each_time() {
    let mut content = WORDS.to_owned();
    content.push_str(&"0 0 m 9 9 l S\n".repeat(500_000));
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(content.as_bytes()).unwrap();
    let content = stream(&packer.finish().unwrap(), "/Filter /FlateDecode");
    let bytes = pages(2_000, content, HELVETICA, Vec::new());
    let (document, found) = opened(&bytes, Format::Pdf);
    assert_eq!(found, ["E0127"]);
    assert!(document.text.starts_with("The Ministry will build"));
}

#[test]
fn what_is_never_closed_does_not_overflow_the_stack() {
    for content in ["[", "<<", "(", "BT /F 12 Tf [", "q ", "/A BMC "] {
        let content = stream(content.repeat(200_000).as_bytes(), "");
        let bytes = pages(1, content, HELVETICA, Vec::new());
        assert_eq!(codes(&bytes), ["W0116"]);
    }
}

#[test]
fn letters_and_rules_by_the_thousand_are_not_compared_each_with_each() {
    let mut content = String::from("BT /F 4 Tf ");
    for n in 0..30_000 {
        let (x, y) = (n % 200 * 3, n / 200 * 5);
        write!(content, "1 0 0 1 {x} {y} Tm (1) Tj ").unwrap();
    }
    content.push_str("ET ");
    for n in 0..3_000 {
        let (x, y) = (n % 600, n % 800);
        write!(content, "{x} 0 m {x} 800 l S 0 {y} m 600 {y} l S ").unwrap();
    }
    let bytes = pages(40, stream(content.as_bytes(), ""), HELVETICA, Vec::new());
    assert!(codes(&bytes).contains(&"E0127".to_owned()));
}
