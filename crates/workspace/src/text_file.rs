//! The bytes of a file: encoding, byte order mark, zero bytes, length of lines and of the whole.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use waymark_model::Place;

use crate::cell::Fault;
use crate::codes;
use crate::findings::Findings;
use crate::folder::unreadable;
use crate::records::MAX_LINE;

/// The byte order mark of UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// What the first bytes of a file say about the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// Text, after so many bytes of byte order mark.
    Text(usize),
    /// UTF-16 or UTF-32.
    Wide,
    /// Nothing.
    Empty,
}

/// Looks at the first bytes.
pub(crate) fn opening(first: &[u8]) -> Opening {
    let wide_mark = [&b"\xff\xfe"[..], b"\xfe\xff", b"\0\0\xfe\xff"];
    if wide_mark.iter().any(|mark| first.starts_with(mark)) || looks_wide(first) {
        return Opening::Wide;
    }
    let mark = if first.starts_with(BOM) { BOM.len() } else { 0 };
    let rest = first.get(mark..).unwrap_or(&[]);
    if rest.iter().all(u8::is_ascii_whitespace) && first.len() < 4096 {
        return Opening::Empty;
    }
    Opening::Text(mark)
}

/// UTF-16 without a mark: Latin letters and line ends leave every other byte zero.
fn looks_wide(first: &[u8]) -> bool {
    let sample = first.get(..4096).unwrap_or(first);
    let zeros = |odd: usize| {
        let half = sample.iter().skip(odd).step_by(2);
        half.filter(|b| **b == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = (sample.len() / 8).max(4);
    (odd >= many && even == 0) || (even >= many && odd == 0)
}

/// Reports what the opening says; gives the length of the byte order mark of a text.
pub(crate) fn accept(opening: Opening, file: &str, findings: &mut Findings) -> Option<usize> {
    match opening {
        Opening::Text(mark) => {
            if mark > 0 {
                findings.push(Fault::new(codes::BOM).at(Place::file(file)));
            }
            Some(mark)
        }
        Opening::Wide => {
            findings.push(Fault::new(codes::UTF16).at(Place::file(file)));
            None
        }
        Opening::Empty => {
            findings.push(Fault::new(codes::EMPTY_FILE).at(Place::file(file)));
            None
        }
    }
}

/// Line and character of a byte, both from 1.
pub(crate) fn position(bytes: &[u8], at: usize) -> (u32, u32) {
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let start = memchr::memrchr(b'\n', before).map_or(0, |n| n + 1);
    let row = before.get(start..).unwrap_or(&[]);
    let is_first = |b: &&u8| **b & 0b1100_0000 != 0b1000_0000;
    let column = row.iter().filter(is_first).count() + 1;
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (small(line), small(column))
}

fn place_at(file: &str, bytes: &[u8], at: usize) -> Place {
    let (line, column) = position(bytes, at);
    Place::cell(file, line, column, "")
}

/// A whole file as bytes that are known to be UTF-8, with the length of its byte order mark.
pub(crate) fn read_whole(
    path: &Path,
    file: &str,
    limit: u64,
    findings: &mut Findings,
) -> Option<(Vec<u8>, usize)> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|f| f.take(limit + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        findings.push(unreadable(&error).at(Place::file(file)));
        return None;
    }
    if u64::try_from(bytes.len()).is_ok_and(|len| len > limit) {
        let fault = Fault::new(codes::TOO_LARGE).with("limit", &(limit >> 20).to_string());
        findings.push(fault.at(Place::file(file)));
        return None;
    }
    let mark = accept(opening(&bytes), file, findings)?;
    match first_fault(&bytes) {
        None => Some((bytes, mark)),
        Some((at, fault)) => {
            findings.push(fault.at(place_at(file, &bytes, at)));
            None
        }
    }
}

fn first_fault(bytes: &[u8]) -> Option<(usize, Fault)> {
    let once = |code| Fault::new(code).with("times", "once");
    if let Err(fault) = std::str::from_utf8(bytes) {
        return Some((fault.valid_up_to(), once(codes::NOT_UTF8)));
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        return Some((at, once(codes::NUL)));
    }
    let mut start = 0;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        if line.len() > MAX_LINE {
            return Some((start, long_line()));
        }
        start += line.len();
    }
    None
}

/// A line over the limit.
pub(crate) fn long_line() -> Fault {
    Fault::new(codes::LONG_LINE).with("limit", &(MAX_LINE >> 20).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_encoding() {
        assert_eq!(opening(b"a,b\n"), Opening::Text(0));
        assert_eq!(opening(b"\xef\xbb\xbfa"), Opening::Text(3));
        assert_eq!(opening(b"\xff\xfea\0"), Opening::Wide);
        assert_eq!(opening(b"b\0o\0d\0y\0,\0"), Opening::Wide);
        assert_eq!(opening(b"\xef\xbb\xbf\n \n"), Opening::Empty);
        assert_eq!(opening(b""), Opening::Empty);
        assert_eq!(opening(b"abcdefgh\0"), Opening::Text(0));
    }

    #[test]
    fn positions_count_characters() {
        let text = "一二\n三x".as_bytes();
        assert_eq!(position(text, 0), (1, 1));
        assert_eq!(position(text, 7), (2, 1));
        assert_eq!(position(text, 10), (2, 2));
    }
}
