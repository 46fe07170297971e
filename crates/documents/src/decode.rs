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
mod tests;
