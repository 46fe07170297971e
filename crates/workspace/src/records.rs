//! The rows of a CSV file as a stream, in constant memory whatever the file holds.
//!
//! RFC 4180 with two mercies: LF or CRLF, and a quote in the middle of an unquoted cell is a
//! character like any other. A cell may run over several lines if it is quoted. A quote that is not
//! closed costs its own line only: reading goes on with the next one.

use std::io::{self, Read};

/// The longest line, in bytes.
pub(crate) const MAX_LINE: usize = 1 << 20;
/// How far a quoted cell may run on over further lines, in bytes.
const MAX_QUOTED: usize = 1 << 16;
/// After so many quotes that are not closed, a quoted cell must end on its line.
const MAX_RETRIES: u32 = 1000;
const CHUNK: usize = 1 << 16;

/// What came next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A row.
    Row,
    /// A line that cannot be used; its cells are there as far as they could be made out.
    Bad(Fault),
    /// The end of the file.
    End,
}

/// Why a line cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Longer than [`MAX_LINE`].
    Long,
    /// A zero byte in this cell, counted from 0.
    Nul(usize),
    /// Not UTF-8 in this cell.
    NotUtf8(usize),
    /// A quote that is not closed, or not followed by a comma, in this cell.
    Quote(usize),
}

/// One row: its cells and the line it starts on. Reused from row to row.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// 1-based line.
    pub(crate) line: u32,
    text: String,
    ends: Vec<usize>,
    bytes: Vec<u8>,
}

impl Record {
    /// How many cells.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell, counted from 0.
    pub(crate) fn get(&self, cell: usize) -> Option<&str> {
        let end = *self.ends.get(cell)?;
        let start = match cell.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start..end)
    }

    /// All cells.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|n| self.get(n))
    }

    fn clear(&mut self) {
        self.bytes = std::mem::take(&mut self.text).into_bytes();
        self.bytes.clear();
        self.ends.clear();
    }

    fn end_cell(&mut self) {
        self.ends.push(self.bytes.len());
    }

    /// Cuts a line without quotes.
    fn cut(&mut self, line: &[u8]) {
        let mut from = 0;
        for comma in memchr::memchr_iter(b',', line) {
            self.bytes
                .extend_from_slice(line.get(from..comma).unwrap_or(&[]));
            self.end_cell();
            from = comma + 1;
        }
        self.bytes
            .extend_from_slice(line.get(from..).unwrap_or(&[]));
        self.end_cell();
    }

    /// Turns the bytes into text; names the first cell that is none.
    fn seal(&mut self) -> Result<(), Fault> {
        let cell_of = |ends: &[usize], at: usize| ends.partition_point(|end| *end <= at);
        let bytes = std::mem::take(&mut self.bytes);
        let nul = memchr::memchr(0, &bytes).map(|at| Fault::Nul(cell_of(&self.ends, at)));
        match String::from_utf8(bytes) {
            Ok(text) => self.text = text,
            Err(fault) => {
                let at = fault.utf8_error().valid_up_to();
                let bad = Fault::NotUtf8(cell_of(&self.ends, at));
                self.text = fault.into_bytes().iter().map(|b| lossy(*b)).collect();
                return Err(bad);
            }
        }
        nul.map_or(Ok(()), Err)
    }
}

/// One byte as one byte, so that the ends of the cells stay where they are.
fn lossy(byte: u8) -> char {
    if byte.is_ascii() {
        char::from(byte)
    } else {
        '?'
    }
}

/// Where the reader of a quoted row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Plain,
    Quoted,
    QuoteSeen,
}

/// The stream.
#[derive(Debug)]
pub(crate) struct Records<R> {
    source: R,
    buffer: Vec<u8>,
    start: usize,
    filled: usize,
    ended: bool,
    taken: u64,
    line: u32,
    retries: u32,
}

impl<R: Read> Records<R> {
    /// A stream that begins where the source stands, at line 1.
    pub(crate) fn new(source: R) -> Self {
        Self {
            source,
            buffer: vec![0; CHUNK],
            start: 0,
            filled: 0,
            ended: false,
            taken: 0,
            line: 0,
            retries: 0,
        }
    }

    /// The first bytes of the source, without moving on.
    pub(crate) fn peek(&mut self) -> io::Result<&[u8]> {
        while self.filled < CHUNK && !self.ended {
            self.fill()?;
        }
        Ok(self.buffer.get(self.start..self.filled).unwrap_or(&[]))
    }

    /// How many bytes the rows read so far had.
    pub(crate) fn consumed(&self) -> u64 {
        let waiting = u64::try_from(self.filled - self.start).unwrap_or(0);
        self.taken.saturating_sub(waiting)
    }

    /// Leaves out so many bytes of what was peeked.
    pub(crate) fn skip(&mut self, bytes: usize) {
        self.start = (self.start + bytes).min(self.filled);
    }

    /// Reads the next row that is not blank.
    pub(crate) fn next(&mut self, record: &mut Record) -> io::Result<Step> {
        loop {
            record.clear();
            let Some((from, to)) = self.line_after(self.start)? else {
                if self.start < self.filled {
                    return self.skip_long(record);
                }
                return Ok(Step::End);
            };
            self.line = self.line.saturating_add(1);
            record.line = self.line;
            let line = trimmed(self.buffer.get(from..to).unwrap_or(&[]));
            if line.is_empty() {
                self.start = to;
                continue;
            }
            if memchr::memchr(b'"', line).is_some() {
                return self.quoted(record, to);
            }
            record.cut(line);
            self.start = to;
            return Ok(record.seal().map_or_else(Step::Bad, |()| Step::Row));
        }
    }

    /// The line that begins at `from`, with its end mark; `None` at the end or for a line too long.
    fn line_after(&mut self, from: usize) -> io::Result<Option<(usize, usize)>> {
        let mut from = from;
        let mut seen = from;
        loop {
            let rest = self.buffer.get(seen..self.filled).unwrap_or(&[]);
            if let Some(at) = memchr::memchr(b'\n', rest) {
                let to = seen + at + 1;
                return Ok((to - from <= MAX_LINE).then_some((from, to)));
            }
            seen = self.filled;
            if seen - from > MAX_LINE {
                return Ok(None);
            }
            if self.ended {
                return Ok((seen > from).then_some((from, seen)));
            }
            let moved = self.fill()?;
            from -= moved;
            seen -= moved;
        }
    }

    /// Reads more; says by how much everything from `start` on moved to the front.
    fn fill(&mut self) -> io::Result<usize> {
        let mut moved = 0;
        if self.filled == self.buffer.len() {
            if self.start > 0 {
                moved = self.start;
                self.buffer.copy_within(self.start..self.filled, 0);
                self.filled -= moved;
                self.start = 0;
            }
            if self.filled + CHUNK > self.buffer.len() {
                self.buffer
                    .resize(self.buffer.len() + CHUNK.max(self.filled), 0);
            }
        }
        let free = self.buffer.get_mut(self.filled..).unwrap_or(&mut []);
        match self.source.read(free) {
            Ok(0) => self.ended = true,
            Ok(read) => {
                self.filled += read;
                self.taken += u64::try_from(read).unwrap_or(0);
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
        Ok(moved)
    }

    /// Throws a line away that is too long to hold.
    fn skip_long(&mut self, record: &mut Record) -> io::Result<Step> {
        self.line = self.line.saturating_add(1);
        record.line = self.line;
        loop {
            let rest = self.buffer.get(self.start..self.filled).unwrap_or(&[]);
            if let Some(at) = memchr::memchr(b'\n', rest) {
                self.start += at + 1;
                break;
            }
            self.start = 0;
            self.filled = 0;
            if self.ended {
                break;
            }
            self.fill()?;
        }
        Ok(Step::Bad(Fault::Long))
    }

    /// A row with quotes, whose first line ends at `first_end`.
    fn quoted(&mut self, record: &mut Record, first_end: usize) -> io::Result<Step> {
        let first_len = first_end - self.start;
        let mut state = State::CellStart;
        let mut offset = 0;
        let mut lines = 0;
        let fault = loop {
            let Some((from, to)) = self.line_after(self.start + offset)? else {
                break true;
            };
            offset = to - self.start;
            let line = self.buffer.get(from..to).unwrap_or(&[]);
            state = match quoted_line(record, trimmed(line), state) {
                Ok(State::Quoted) => State::Quoted,
                Ok(_) => break false,
                Err(()) => break true,
            };
            if self.retries >= MAX_RETRIES || offset - first_len > MAX_QUOTED {
                break true;
            }
            record.bytes.push(b'\n');
            lines += 1;
        };
        if fault {
            return Ok(self.give_up(record, first_len));
        }
        record.end_cell();
        self.start += offset;
        self.line = self.line.saturating_add(lines);
        Ok(record.seal().map_or_else(Step::Bad, |()| Step::Row))
    }

    /// Keeps the cells before the bad quote and goes on after its line.
    fn give_up(&mut self, record: &mut Record, first_len: usize) -> Step {
        self.retries += 1;
        self.start += first_len;
        let cell = record.len();
        record
            .bytes
            .truncate(record.ends.last().copied().unwrap_or(0));
        // A bad byte in the cells that are kept would be a second finding for the same line.
        let _ = record.seal();
        Step::Bad(Fault::Quote(cell))
    }
}

/// Takes one line of a row with quotes; gives the state at its end.
fn quoted_line(record: &mut Record, line: &[u8], from: State) -> Result<State, ()> {
    let mut state = from;
    for byte in line {
        state = match (state, byte) {
            (State::CellStart, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::QuoteSeen,
            (State::CellStart | State::Plain | State::QuoteSeen, b',') => {
                record.end_cell();
                State::CellStart
            }
            (State::QuoteSeen, b'"') => {
                record.bytes.push(b'"');
                State::Quoted
            }
            (State::QuoteSeen, _) => return Err(()),
            (State::CellStart | State::Plain, _) => {
                record.bytes.push(*byte);
                State::Plain
            }
            (State::Quoted, _) => {
                record.bytes.push(*byte);
                State::Quoted
            }
        };
    }
    Ok(state)
}

/// The line without its end mark.
fn trimmed(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

#[cfg(test)]
#[path = "records/tests.rs"]
mod tests;
