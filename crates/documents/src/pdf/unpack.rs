//! Weighs what the streams of a file unpack to, before anything is unpacked for good: a small file can
//! hold gigabytes of one letter.
//!
//! The library unpacks some streams when it opens a file, so all are weighed before that by what stands in plain
//! words beside them. Those that are locked, or name their packing elsewhere, are weighed when they are used.

use std::io::Read as _;

use std::borrow::Cow;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::object::dict::keys::{F, FILTER};
use hayro_syntax::object::{Array, Name, Stream};
use memchr::memmem;

/// Unpacked bytes of one stream: 32 MiB. Pictures are not weighed; nobody unpacks them.
pub(super) const MOST_STREAM: usize = 32 << 20;
/// Unpacked bytes of all streams: 192 MiB.
const MOST_ALL: usize = 192 << 20;
/// How far before its bytes the description of a stream is looked for.
const HEAD: usize = 16 << 10;
/// The method in the first byte of a packed stream (RFC 1950).
const DEFLATE: u8 = 8;
/// Most ways of packing one within the other.
const MOST_FILTERS: usize = 4;

/// Unpacks a stream; `None` where it is broken, a picture, or over the limit.
pub(super) fn unpacked<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    let dict = stream.dict();
    let one = dict.get::<Name<'_>>(F).or_else(|| dict.get(FILTER));
    let several = dict.get::<Array<'_>>(F).or_else(|| dict.get(FILTER));
    let several = several.into_iter().flat_map(|all| all.iter::<Name<'_>>());
    let filters: Vec<Filter> = match &one {
        Some(name) => filter(name.as_ref()).into_iter().collect(),
        None => several.filter_map(|name| filter(name.as_ref())).collect(),
    };
    weigh(&filters, &stream.raw_data())?;
    let out = stream.decoded_data().ok()?;
    (out.len() <= MOST_STREAM).then_some(out)
}

/// Whether the streams of a file that may be unpacked stay within the limits.
pub(super) fn is_modest(bytes: &[u8]) -> bool {
    let mut all = 0usize;
    let mut before = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        let head = bytes.get(before.max(at.saturating_sub(HEAD))..at);
        let head = head.unwrap_or(&[]);
        before = at + 6;
        if head.ends_with(b"end") {
            continue;
        }
        let head = match memmem::rfind(head, b"obj") {
            Some(start) => head.get(start..).unwrap_or(&[]),
            None => head,
        };
        if is_picture(head) {
            continue;
        }
        let packed = body(bytes, at + 6);
        let Some(size) = weigh(&filters(head, packed), packed) else {
            return false;
        };
        all = all.saturating_add(size);
        if all > MOST_ALL {
            return false;
        }
    }
    true
}

/// Whether a description is that of a picture, in plain words: nobody unpacks those.
fn is_picture(head: &[u8]) -> bool {
    let has = |words: &[u8]| memmem::find(head, words).is_some();
    (has(b"/Subtype/Image") || has(b"/Subtype /Image"))
        && has(b"/Width")
        && !has(b"/ObjStm")
        && !has(b"/XRef")
        && !head.contains(&b'#')
}

fn body(bytes: &[u8], at: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or(&[]);
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
    rest.strip_prefix(b"\n").unwrap_or(rest)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    Flate,
    Lzw,
    RunLength,
    Ascii85,
    AsciiHex,
}

fn filter(name: &[u8]) -> Option<Filter> {
    match name {
        b"FlateDecode" | b"Fl" => Some(Filter::Flate),
        b"LZWDecode" | b"LZW" => Some(Filter::Lzw),
        b"RunLengthDecode" | b"RL" => Some(Filter::RunLength),
        b"ASCII85Decode" | b"A85" => Some(Filter::Ascii85),
        b"ASCIIHexDecode" | b"AHx" => Some(Filter::AsciiHex),
        _ => None,
    }
}

/// The ways a stream is packed, outermost first, by the names in its description. Where it has none, they may
/// stand elsewhere: then the first byte tells the usual one.
fn filters(head: &[u8], packed: &[u8]) -> Vec<Filter> {
    let ends = |b: &u8| b.is_ascii_whitespace() || b"/[]<>(){}%".contains(b);
    let mut out: Vec<Filter> = memchr::memchr_iter(b'/', head)
        .filter_map(|at| head.get(at + 1..)?.split(ends).next())
        .filter_map(filter)
        .collect();
    if out.is_empty() && packed.first().is_some_and(|b| b & 0x0f == DEFLATE) {
        out.push(Filter::Flate);
    }
    out
}

/// Bytes that a stream unpacks to; `None` where they are over the limit.
fn weigh(filters: &[Filter], packed: &[u8]) -> Option<usize> {
    if filters.len() > MOST_FILTERS {
        return None;
    }
    // Packed bytes say themselves where they end.
    let end = match filters.first() {
        Some(Filter::Ascii85 | Filter::AsciiHex | Filter::RunLength) => {
            memmem::find(packed, b"endstream").unwrap_or(packed.len())
        }
        Some(Filter::Flate | Filter::Lzw) | None => 0,
    };
    let ascii = packed.get(..end).unwrap_or(&[]);
    let mut data = Cow::Borrowed(packed);
    let mut size = 0;
    for (n, filter) in filters.iter().enumerate() {
        let ascii = if n == 0 { ascii } else { &data };
        let next = match filter {
            Filter::Flate => flate(&data)?,
            Filter::Lzw | Filter::RunLength if n + 1 < filters.len() => return None,
            Filter::Lzw => return Some(lzw(&data)).filter(|size| *size <= MOST_STREAM),
            Filter::RunLength => {
                let most = if n == 0 { ascii.len() } else { data.len() };
                return (most.saturating_mul(64) <= MOST_STREAM).then_some(most);
            }
            Filter::Ascii85 => ascii85(ascii),
            Filter::AsciiHex => hex(ascii),
        };
        size = next.len();
        data = Cow::Owned(next);
    }
    Some(size)
}

/// Unpacks within the limit; what is broken is taken as far as it goes.
fn flate(packed: &[u8]) -> Option<Vec<u8>> {
    let most = u64::try_from(MOST_STREAM + 1).unwrap_or(u64::MAX);
    let mut out = Vec::new();
    let broken = ZlibDecoder::new(packed)
        .take(most)
        .read_to_end(&mut out)
        .is_err();
    if broken && out.is_empty() {
        let rest = packed.get(2..).unwrap_or(&[]);
        for start in [packed, rest] {
            let mut own = Vec::new();
            let read = DeflateDecoder::new(start).take(most).read_to_end(&mut own);
            if own.len() > out.len() {
                out = own;
            }
            if read.is_ok() {
                break;
            }
        }
    }
    (out.len() <= MOST_STREAM).then_some(out)
}

/// Bytes that LZW codes stand for: each new entry of the table is one longer than the last code.
fn lzw(packed: &[u8]) -> usize {
    let (mut bits, mut held, mut width) = (0u32, 0u32, 9u32);
    let mut table: Vec<usize> = Vec::new();
    let (mut last, mut sum) = (0usize, 0usize);
    for byte in packed {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = held >> bits & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        let length = match code {
            0..256 => 1,
            256 => {
                table.clear();
                (width, last) = (9, 0);
                continue;
            }
            257 => break,
            _ => {
                let entry = usize::try_from(code - 258).unwrap_or(0);
                table.get(entry).copied().unwrap_or(last + 1)
            }
        };
        if last > 0 && table.len() < 4096 - 258 {
            table.push(last + 1);
        }
        last = length;
        sum = sum.saturating_add(length);
        width = match table.len() + 258 {
            0..511 => 9,
            511..1023 => 10,
            1023..2047 => 11,
            _ => 12,
        };
        if sum > MOST_STREAM {
            break;
        }
    }
    sum
}

fn ascii85(packed: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group: Vec<u8> = Vec::new();
    for byte in packed {
        match byte {
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            b'~' => break,
            _ => {}
        }
        if group.len() == 5 {
            let value = group
                .iter()
                .fold(0u32, |n, d| n.wrapping_mul(85).wrapping_add(u32::from(*d)));
            out.extend(value.to_be_bytes());
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        let value = group
            .iter()
            .fold(0u32, |n, d| n.wrapping_mul(85).wrapping_add(u32::from(*d)));
        out.extend(value.to_be_bytes().iter().take(kept));
    }
    out
}

fn hex(packed: &[u8]) -> Vec<u8> {
    let end = packed.iter().position(|b| *b == b'>');
    let digits = packed.get(..end.unwrap_or(packed.len())).unwrap_or(&[]);
    let digits: Vec<u8> = digits
        .iter()
        .filter_map(|b| char::from(*b).to_digit(16))
        .filter_map(|d| u8::try_from(d).ok())
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |n, d| n << 4 | d))
        .collect()
}
