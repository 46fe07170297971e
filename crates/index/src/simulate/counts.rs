//! Counts in half the memory: sixteen bits as long as they suffice.

use std::ops::Range;

/// Many counts that grow by a few at a time.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    few: Vec<u16>,
    /// Most that any of `few` can have reached.
    reached: usize,
    /// What no longer fits; empty until then.
    many: Vec<u32>,
}

/// Two are equal if they count the same, wherever it stands.
impl PartialEq for Counts {
    fn eq(&self, other: &Self) -> bool {
        let all = 0..self.few.len();
        self.few.len() == other.few.len() && self.of(all.clone()) == other.of(all)
    }
}

impl Eq for Counts {}

impl Counts {
    pub(super) fn new(count: usize) -> Self {
        Self {
            few: vec![0; count],
            reached: 0,
            many: Vec::new(),
        }
    }

    /// Counters to which up to `more` each may be added now.
    pub(super) fn room_for(&mut self, more: usize) -> &mut [u16] {
        self.make_room(more);
        &mut self.few
    }

    /// The counters there is room in.
    pub(super) fn few(&mut self) -> &mut [u16] {
        &mut self.few
    }

    /// Makes room for up to `more` in each.
    pub(super) fn make_room(&mut self, more: usize) {
        if self.reached + more > usize::from(u16::MAX) {
            self.spill();
        }
        self.reached += more;
    }

    fn spill(&mut self) {
        self.many.resize(self.few.len(), 0);
        for (many, few) in self.many.iter_mut().zip(&mut self.few) {
            *many += u32::from(*few);
            *few = 0;
        }
        self.reached = 0;
    }

    pub(super) fn merge(&mut self, other: &Self) {
        if !other.many.is_empty() {
            self.many.resize(self.few.len(), 0);
            for (own, more) in self.many.iter_mut().zip(&other.many) {
                *own += more;
            }
        }
        let room = self.room_for(other.reached);
        for (own, more) in room.iter_mut().zip(&other.few) {
            *own += more;
        }
    }

    pub(super) fn of(&self, range: Range<usize>) -> Vec<u32> {
        let few = self.few.get(range.clone()).unwrap_or(&[]);
        let mut out: Vec<u32> = few.iter().map(|n| u32::from(*n)).collect();
        if let Some(many) = self.many.get(range) {
            out.iter_mut()
                .zip(many)
                .for_each(|(own, more)| *own += more);
        }
        out
    }
}

/// The whole part of a number from 0 to 2^51, in its last bits: processors without a way from many numbers to whole ones do
/// this as quickly.
#[inline(always)]
pub(super) fn whole(x: f64) -> u64 {
    const SHIFT: f64 = 4_503_599_627_370_496.0;
    (x.trunc() + SHIFT).to_bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_longer_fits_is_kept() {
        let mut counts = Counts::new(2);
        for _ in 0..3 {
            counts.room_for(40_000)[1] += 40_000;
        }
        assert_eq!(counts.of(0..2), [0, 120_000]);
        let mut other = Counts::new(2);
        other.room_for(60_000)[0] += 60_000;
        other.merge(&counts);
        assert_eq!(other.of(0..2), [60_000, 120_000]);
        other.merge(&other.clone());
        assert_eq!(other.of(0..2), [120_000, 240_000]);
        // Equal counts are equal, however they came about.
        let mut third = Counts::new(2);
        for _ in 0..6 {
            third.room_for(40_000)[1] += 40_000;
        }
        third.room_for(60_000)[0] += 60_000;
        third.room_for(60_000)[0] += 60_000;
        assert_eq!(third, other);
    }
}
