//! Counts what is unpacked from a package, and stops at the limits.

use std::cell::Cell;
use std::io::{self, Read};

use crate::limits::{MOST_RATIO, MOST_UNPACKED, MOST_XML_TOKEN, RATIO_FROM};

/// Why reading was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trap {
    /// It unpacks to too much.
    Bomb,
    /// A single tag or text is too long.
    Token,
}

/// The meter of one package.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    /// Bytes unpacked from all parts.
    all: Cell<u64>,
    /// Bytes unpacked from this part, and its size in the package.
    part: Cell<u64>,
    packed: Cell<u64>,
    token: Cell<usize>,
    trap: Cell<Option<Trap>>,
}

impl Meter {
    /// A part of a size in the package begins.
    pub(crate) fn begin_part(&self, packed: u64) {
        self.part.set(0);
        self.packed.set(packed);
        self.trap.set(None);
    }

    pub(crate) fn begin_token(&self) {
        self.token.set(0);
    }

    pub(crate) fn trap(&self) -> Option<Trap> {
        self.trap.get()
    }

    pub(crate) fn over<R: Read>(&self, source: R) -> Metered<'_, R> {
        Metered {
            source,
            meter: self,
        }
    }

    fn count(&self, bytes: usize) -> Option<Trap> {
        let more = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.all.set(self.all.get().saturating_add(more));
        self.part.set(self.part.get().saturating_add(more));
        self.token.set(self.token.get().saturating_add(bytes));
        let part = self.part.get();
        let dense = part > RATIO_FROM && part / MOST_RATIO > self.packed.get();
        if dense || self.all.get() > MOST_UNPACKED {
            Some(Trap::Bomb)
        } else {
            (self.token.get() > MOST_XML_TOKEN).then_some(Trap::Token)
        }
    }
}

/// A source that is counted.
#[derive(Debug)]
pub(crate) struct Metered<'m, R> {
    source: R,
    meter: &'m Meter,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.source.read(buffer)?;
        match self.meter.count(bytes) {
            Some(trap) => {
                self.meter.trap.set(Some(trap));
                Err(io::Error::other("over a limit"))
            }
            None => Ok(bytes),
        }
    }
}
