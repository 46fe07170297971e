//! Counts of whole numbers that lie near each other, in little memory: only as far as any were seen, and in sixteen bits as
//! long as they suffice.

use std::ops::Range;

/// How often each whole number was seen.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    /// The number that the first counter is for.
    first: usize,
    few: Vec<u16>,
    /// Most that any of `few` can have reached.
    reached: usize,
    /// What no longer fits, by the same numbers; empty until then.
    many: Vec<u32>,
}

/// Two are equal if they count the same, wherever it stands.
impl PartialEq for Counts {
    fn eq(&self, other: &Self) -> bool {
        let (own, theirs) = (self.range(), other.range());
        let both = own.start.min(theirs.start)..own.end.max(theirs.end);
        self.of(both.clone()) == other.of(both)
    }
}

impl Eq for Counts {}

impl Counts {
    /// Counts some numbers.
    pub(super) fn add<N: Copy + Into<u32>>(&mut self, numbers: &[N]) {
        // As many at a time as a counter holds.
        for numbers in numbers.chunks(usize::from(u16::MAX)) {
            self.make_room(numbers.len());
            for number in numbers {
                let place = (*number).into() as usize;
                // Nearly all lie where others did.
                match self.few.get_mut(place.wrapping_sub(self.first)) {
                    Some(count) => *count += 1,
                    None => {
                        self.widen(place..place + 1);
                        self.few[place - self.first] += 1;
                    }
                }
            }
        }
    }

    /// Makes room for so many more of each number.
    fn make_room(&mut self, more: usize) {
        if self.reached + more > usize::from(u16::MAX) {
            self.spill();
        }
        self.reached += more;
    }

    fn range(&self) -> Range<usize> {
        self.first..self.first + self.few.len()
    }

    /// Moves the counters to a range that holds the wanted one too, and a quarter more on the sides that were too short: what
    /// grows by one each time would be moved each time.
    fn widen(&mut self, wanted: Range<usize>) {
        if self.few.is_empty() {
            self.first = wanted.start;
        }
        let own = self.range();
        let both = own.start.min(wanted.start)..own.end.max(wanted.end);
        let spare = 8 + both.len() / 4;
        let short = |is: bool| if is { spare } else { 0 };
        let start = both.start.saturating_sub(short(both.start < own.start));
        let end = both.end + short(both.end > own.end);
        let moved = |few: usize| few + self.first - start;
        let mut few = vec![0; end - start];
        few[moved(0)..moved(self.few.len())].copy_from_slice(&self.few);
        if !self.many.is_empty() {
            let mut many = vec![0; end - start];
            many[moved(0)..moved(self.many.len())].copy_from_slice(&self.many);
            self.many = many;
        }
        self.few = few;
        self.first = start;
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
        if other.few.is_empty() {
            return;
        }
        self.make_room(other.reached);
        let (own, theirs) = (self.range(), other.range());
        if self.few.is_empty() || theirs.start < own.start || theirs.end > own.end {
            self.widen(theirs);
        }
        let from = other.first - self.first;
        for (own, more) in self.few[from..].iter_mut().zip(&other.few) {
            *own += more;
        }
        if !other.many.is_empty() {
            self.many.resize(self.few.len(), 0);
            for (own, more) in self.many[from..].iter_mut().zip(&other.many) {
                *own += more;
            }
        }
    }

    /// How often each number of a range was seen.
    pub(super) fn of(&self, range: Range<usize>) -> Vec<u32> {
        let of = |number: usize| {
            let at = number.checked_sub(self.first);
            let few = at.and_then(|at| self.few.get(at));
            let many = at.and_then(|at| self.many.get(at));
            few.map_or(0, |few| u32::from(*few)) + many.copied().unwrap_or(0)
        };
        range.map(of).collect()
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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_no_longer_fits_is_kept() {
        let mut counts = Counts::default();
        counts.add(&[1_u32; 120_000]);
        assert_eq!(counts.of(0..2), [0, 120_000]);
        let mut other = Counts::default();
        other.add(&[0_u32; 60_000]);
        other.merge(&counts);
        assert_eq!(other.of(0..2), [60_000, 120_000]);
        other.merge(&other.clone());
        assert_eq!(other.of(0..2), [120_000, 240_000]);
        // Equal counts are equal, however they came about.
        let mut third = Counts::default();
        for _ in 0..6 {
            third.add(&[1_u32; 40_000]);
        }
        third.add(&[0_u32; 60_000]);
        third.add(&[0_u32; 60_000]);
        assert_eq!(third, other);
        assert_ne!(Counts::default(), other);
        other.merge(&Counts::default());
        assert_eq!(third, other);
    }

    proptest! {
        #[test]
        fn counts_are_those_of_a_plain_table(
            parts in prop::collection::vec(prop::collection::vec(0_u16..400, 0..9), 0..30),
            split in 0_usize..30,
        ) {
            let mut plain = vec![0_u32; 400];
            parts.iter().flatten().for_each(|n| plain[usize::from(*n)] += 1);
            let split = split.min(parts.len());
            let [mut one, other] = [&parts[..split], &parts[split..]].map(|parts| {
                let mut counts = Counts::default();
                parts.iter().for_each(|part| counts.add(part));
                counts
            });
            one.merge(&other);
            prop_assert_eq!(one.of(0..400), plain);
        }
    }
}
