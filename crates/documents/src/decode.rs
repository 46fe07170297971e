//! Bytes to text. What is no text is reported and replaced, never dropped in silence; control and
//! private-use characters and a byte order mark stay in the text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use waymark_model::Diagnostic;

use crate::findings;
use crate::limits::MOST_TEXT;

/// The most findings of one kind that are listed.
const MOST_LISTED: usize = 20;
/// Bytes by which a decoded text grows: small enough not to double a large one.
const STEP: usize = 1 << 20;
/// Bytes that a guess looks at, from the first one on that is not ASCII.
const SAMPLE: usize = 256 << 10;
/// How far into an HTML file its encoding is looked for, in bytes.
const HEAD: usize = 4 << 10;

/// The text, and findings about its bytes. Places have no file: the caller knows its name.
///
/// In this order: a byte order mark; valid UTF-8; UTF-16 without a mark; what an HTML file declares
/// (`html`); a guess from the bytes, which is reported.
///
/// # Errors
/// When the text would be over the limit; the finding says so.
pub(crate) fn decode(
    bytes: &[u8],
    html: bool,
) -> Result<(Cow<'_, str>, Vec<Diagnostic>), Diagnostic> {
    let mut found = Vec::new();
    let (text, faulty) = match wide(bytes) {
        Some((encoding, certain)) => {
            if !certain {
                found.push(findings::assumed_encoding(encoding.name()));
            }
            let text = convert(encoding, bytes)?;
            let faulty = text.contains('\u{fffd}');
            (Cow::Owned(text), faulty)
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), false),
            Err(_) => {
                let text = legacy(bytes, html, &mut found)?;
                let faulty = text.contains('\u{fffd}');
                (Cow::Owned(text), faulty)
            }
        },
    };
    if faulty {
        report(&text, '\u{fffd}', findings::no_text, &mut found);
    }
    report(&text, '\0', findings::zero_byte, &mut found);
    Ok((text, found))
}

/// UTF-16, and whether a byte order mark makes that certain. Without one, the ends of lines, spaces and
/// digits tell it: no other character of note has the same bytes the other way round (`0` has).
fn wide(bytes: &[u8]) -> Option<(&'static Encoding, bool)> {
    match bytes {
        [0xff, 0xfe, ..] => return Some((UTF_16LE, true)),
        [0xfe, 0xff, ..] => return Some((UTF_16BE, true)),
        _ => {}
    }
    let telling = |b: u8| matches!(b, b'\n' | b'\r' | b' ' | b'1'..=b'9');
    let (mut little, mut big, mut zeros) = (0usize, 0usize, 0usize);
    for pair in bytes.chunks_exact(2) {
        if let [first, second] = *pair {
            little += usize::from(telling(first) && second == 0);
            big += usize::from(first == 0 && telling(second));
            zeros += usize::from(first == 0) + usize::from(second == 0);
        }
    }
    let (encoding, sure, against) = if little > big {
        (UTF_16LE, little, big)
    } else {
        (UTF_16BE, big, little)
    };
    // Zeros in a text that is valid UTF-8 may be mere damage: then nearly every pair must have one.
    let enough = sure >= 2
        && sure > 4 * against
        && (zeros * 5 > bytes.len() * 2 || std::str::from_utf8(bytes).is_err());
    let whole = bytes.get(..bytes.len() & !1).unwrap_or(bytes);
    let sound = || {
        encoding
            .decode_without_bom_handling_and_without_replacement(whole)
            .is_some()
    };
    (enough && sound()).then_some((encoding, false))
}

/// A text that is neither UTF-8 nor UTF-16.
fn legacy(bytes: &[u8], html: bool, found: &mut Vec<Diagnostic>) -> Result<String, Diagnostic> {
    let (mut wrong, mut right) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    // A text in another encoding has hardly a sound UTF-8 sequence: this one is UTF-8 with damage.
    if right >= wrong * 10 {
        return convert(UTF_8, bytes);
    }
    if let Some(encoding) = html.then(|| declared(bytes)).flatten() {
        let text = convert(encoding, bytes)?;
        if is_plausible(encoding, &text) {
            return Ok(text);
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let sample = bytes.get(first..).unwrap_or(bytes);
    detector.feed(
        sample.get(..sample.len().min(SAMPLE)).unwrap_or(sample),
        true,
    );
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let text = convert(encoding, bytes)?;
    if is_plausible(encoding, &text) {
        found.push(findings::assumed_encoding(encoding.name()));
        return Ok(text);
    }
    convert(UTF_8, bytes)
}

/// Whether a decoded text reads like one: hardly a byte could not be decoded, hardly a control
/// character, and no lonely `ÿ`, which is what the byte FF of damaged files becomes.
fn is_plausible(encoding: &'static Encoding, text: &str) -> bool {
    let (mut all, mut bad) = (0usize, 0usize);
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        all += usize::from(!c.is_ascii());
        let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
        let lonely = c == 'ÿ'
            && encoding == WINDOWS_1252
            && !before.is_alphabetic()
            && !rest.peek().is_some_and(|next| next.is_alphabetic());
        bad += usize::from(c == '\u{fffd}' || control || lonely);
        before = c;
    }
    // A file cut in the middle of a character has one such byte.
    bad * 50 <= all || (bad == 1 && all > 4)
}

/// The encoding that an HTML file names in its head (`charset=...`).
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const NAME: &[u8] = b"charset";
    let head = bytes.get(..bytes.len().min(HEAD))?.to_ascii_lowercase();
    let at = memchr::memmem::find(&head, NAME)? + NAME.len();
    let rest = head.get(at..)?.trim_ascii_start().strip_prefix(b"=")?;
    let rest = rest.trim_ascii_start();
    let rest = rest
        .strip_prefix(b"\"")
        .or(rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let ends = |b: &u8| matches!(b, b'"' | b'\'' | b'>' | b';' | b'/') || b.is_ascii_whitespace();
    let end = rest.iter().position(ends)?;
    let encoding = Encoding::for_label(rest.get(..end)?)?;
    let useless = [
        UTF_8,
        UTF_16LE,
        UTF_16BE,
        X_USER_DEFINED,
        encoding_rs::REPLACEMENT,
    ];
    (!useless.contains(&encoding)).then_some(encoding)
}

/// Decodes with replacement marks, and stops over the limit.
fn convert(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Diagnostic> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = String::new();
    let mut rest = bytes;
    loop {
        out.reserve_exact(STEP.min(rest.len().saturating_mul(3) + 16));
        let (result, read, _) = decoder.decode_to_string(rest, &mut out, true);
        rest = rest.get(read..).unwrap_or(&[]);
        if out.len() > MOST_TEXT {
            return Err(findings::too_large(MOST_TEXT));
        }
        if result == CoderResult::InputEmpty {
            return Ok(out);
        }
    }
}

fn report(
    text: &str,
    wanted: char,
    finding: fn(u32, u32) -> Diagnostic,
    found: &mut Vec<Diagnostic>,
) {
    let mut listed = 0;
    for (line, content) in (1u32..).zip(text.split('\n')) {
        if let Some(column) = content.chars().position(|c| c == wanted) {
            listed += 1;
            if listed > MOST_LISTED {
                return;
            }
            found.push(finding(line, u32::try_from(column + 1).unwrap_or(u32::MAX)));
        }
    }
}

#[cfg(test)]
mod tests {
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
        let japanese = "国の人権行動計画です。政府はすべての人の労働の権利を守り、教育を受ける権利を保障します。";
        let french =
            "Le plan national d’action : égalité, santé, éducation — à réaliser d’ici l’été.";
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
}
