//! Streams that unpack to far more than a plan holds.

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;

/// Unpacked bytes of one stream that is no picture: 32 MiB.
const MOST_STREAM: u64 = 32 << 20;
/// Unpacked bytes of all of them: 256 MiB.
const MOST_ALL: u64 = 256 << 20;
/// The method in the first byte of a packed stream (RFC 1950).
const DEFLATE: u8 = 8;
/// How far before its stream the dictionary of a picture is looked for.
const BACK: usize = 600;

/// Whether a packed stream, other than a picture, unpacks to more than the limits. Counts in constant memory;
/// pictures are never unpacked by the reader.
pub(super) fn is_bomb(bytes: &[u8]) -> bool {
    let mut all = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        let head = bytes.get(at.saturating_sub(BACK)..at).unwrap_or(&[]);
        let object = memmem::rfind(head, b"obj").map_or(head, |n| head.get(n..).unwrap_or(head));
        if memmem::find(object, b"/Image").is_some() || object.ends_with(b"end") {
            continue;
        }
        let rest = bytes.get(at + b"stream".len()..).unwrap_or(&[]);
        let start = rest
            .iter()
            .take(2)
            .take_while(|b| b"\r\n".contains(b))
            .count();
        let body = rest.get(start..).unwrap_or(&[]);
        if body.first().is_some_and(|b| b & 0x0f == DEFLATE) {
            let size = unpacked(body);
            all += size;
            if size > MOST_STREAM || all > MOST_ALL {
                return true;
            }
        }
    }
    false
}

/// How many bytes a stream unpacks to, counted up to just over the limit.
fn unpacked(body: &[u8]) -> u64 {
    let mut inflate = Decompress::new(true);
    let mut out = vec![0; 64 << 10];
    loop {
        let read = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
        let Some(rest) = body.get(read..) else {
            return inflate.total_out();
        };
        let before = (inflate.total_in(), inflate.total_out());
        let status = inflate.decompress(rest, &mut out, FlushDecompress::None);
        let stuck = before == (inflate.total_in(), inflate.total_out());
        match status {
            Ok(Status::Ok | Status::BufError) if !stuck && inflate.total_out() <= MOST_STREAM => {}
            Ok(Status::Ok | Status::BufError | Status::StreamEnd) | Err(_) => {
                return inflate.total_out();
            }
        }
    }
}
