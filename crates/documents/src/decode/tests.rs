//! Bytes to text.

use super::*;

fn read(bytes: &[u8]) -> (String, Vec<String>) {
    let (text, found) = decode(bytes, false).unwrap();
    let codes = found.iter().map(|d| d.code.clone()).collect();
    (text.into_owned(), codes)
}

#[test]
fn utf_8_stays_as_it_is_with_its_mark_and_odd_characters() {
    let text = "\u{feff}人权\u{e000}\u{7}\u{ad} é\r\n";
    assert_eq!(read(text.as_bytes()), (text.to_owned(), vec![]));
}

#[test]
fn utf_16_with_and_without_a_mark() {
    let text = "第一章 Work\n保障工作权利。\n";
    let units: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
    assert_eq!(read(&little), (text.to_owned(), vec!["W0105".to_owned()]));
    assert_eq!(read(&big), (text.to_owned(), vec!["W0105".to_owned()]));
    let marked = [&[0xff, 0xfe], &little[..]].concat();
    assert_eq!(read(&marked), (format!("\u{feff}{text}"), vec![]));
    let odd = [&[0xfe, 0xff], &big[..], &[0x4e]].concat();
    assert_eq!(read(&odd).1, ["E0101"]);
}

#[test]
fn encodings_of_old_are_told_from_the_bytes() {
    let chinese =
        "国家人权行动计划。政府将保障公民的工作权利、受教育权利和健康权利，完善社会保障制度。";
    let taiwanese =
        "國家人權行動計畫。政府將保障公民的工作權利、受教育權利和健康權利，完善社會保障制度。";
    let japanese =
        "国の人権行動計画です。政府はすべての人の労働の権利を守り、教育を受ける権利を保障します。";
    let french = "Le plan national d’action : égalité, santé, éducation — à réaliser d’ici l’été.";
    for (text, encoding, name) in [
        (chinese, encoding_rs::GB18030, "GBK"),
        (taiwanese, encoding_rs::BIG5, "Big5"),
        (japanese, encoding_rs::SHIFT_JIS, "Shift_JIS"),
        (french, WINDOWS_1252, "windows-1252"),
    ] {
        let bytes = encoding.encode(text).0;
        let (read, found) = decode(&bytes, false).unwrap();
        assert_eq!(read, text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].args, [("encoding".to_owned(), name.to_owned())]);
        assert!(!waymark_model::diagnostic::has_errors(&found));
    }
}

#[test]
fn html_may_say_its_encoding() {
    let page = |charset: &str| {
        format!("<meta http-equiv=x content=\"text/html; charset={charset}\"><p>тест 1")
    };
    for (charset, encoding) in [
        ("koi8-r", encoding_rs::KOI8_R),
        ("windows-1251", encoding_rs::WINDOWS_1251),
    ] {
        let text = page(charset);
        let bytes = encoding.encode(&text).0;
        let (read, found) = decode(&bytes, true).unwrap();
        assert_eq!((read.as_ref(), found), (text.as_str(), vec![]));
    }
    // A lie is not believed: the bytes are UTF-8.
    let text = page("gb2312");
    assert_eq!(decode(text.as_bytes(), true).unwrap().0, text);
}

#[test]
fn a_wrong_byte_and_a_zero_byte_are_named_by_line_and_column() {
    let (_, found) = decode(b"I. Work\nfine\nbad \xff here\n", false).unwrap();
    let place = |d: &Diagnostic| (d.code.clone(), d.place.line, d.place.column);
    let found: Vec<_> = found.iter().map(place).collect();
    assert_eq!(found, [("E0101".to_owned(), Some(3), Some(5))]);
    let (text, found) = decode("a\n人\0b\0".as_bytes(), false).unwrap();
    assert_eq!(text, "a\n人\0b\0");
    let found: Vec<_> = found.iter().map(place).collect();
    assert_eq!(found, [("E0102".to_owned(), Some(2), Some(2))]);
}

#[test]
fn damaged_utf_8_is_not_taken_for_another_encoding() {
    let mut bytes = "保障公民的工作权利、受教育权利。".as_bytes().to_vec();
    bytes.truncate(bytes.len() - 1);
    assert_eq!(read(&bytes).1, ["E0101"]);
    bytes[4] = 0xff;
    assert!(read(&bytes).0.starts_with("保\u{fffd}"));
}

#[test]
fn a_text_that_grows_over_the_limit_is_refused() {
    // Every two bytes become three, whatever they are taken for.
    let units = [0x4e, 0x00].repeat(MOST_TEXT / 3 + 8);
    let bytes = [&[0xfe, 0xff], &units[..]].concat();
    assert_eq!(decode(&bytes, false).unwrap_err().code, "E0106");
}
