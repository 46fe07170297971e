//! Random numbers that depend on what they are for and on nothing else.
//!
//! A generator is a function of a key and a counter: the number for (seed, draw, cell) is the same whatever was drawn
//! before it, on whichever thread. So a simulation gives the same bits for any number of threads, and one draw of it can
//! be made again alone.
//!
//! *Source*: Salmon, Moraes, Dror, Shaw (2011), Parallel random numbers: as easy as 1, 2, 3 (Philox4x32-10).

use crate::normal::normal_quantile;

/// Multipliers and increments of Philox4x32.
const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
const ROUNDS: usize = 10;

/// Four words that depend on a key and a counter, and on nothing else.
#[inline(always)]
#[must_use]
pub fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for round in 0..ROUNDS {
        if round > 0 {
            key[0] = key[0].wrapping_add(WEYL[0]);
            key[1] = key[1].wrapping_add(WEYL[1]);
        }
        let (high0, low0) = wide(MULTIPLIERS[0], counter[0]);
        let (high1, low1) = wide(MULTIPLIERS[1], counter[2]);
        counter = [
            high1 ^ counter[1] ^ key[0],
            low1,
            high0 ^ counter[3] ^ key[1],
            low0,
        ];
    }
    counter
}

/// High and low half of a product.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "each half of 64 bits has 32"
)]
fn wide(a: u32, b: u32) -> (u32, u32) {
    let product = u64::from(a) * u64::from(b);
    ((product >> 32) as u32, product as u32)
}

/// A stream of numbers for one purpose of one draw.
///
/// The seed is that of the whole analysis, `purpose` tells apart what numbers are for (weights, noise, which method),
/// `draw` is the number of the draw, `cell` that of the cell in it. Streams do not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Random {
    seed: u64,
    purpose: u32,
}

impl Random {
    /// The numbers of a seed for a purpose.
    #[must_use]
    pub fn new(seed: u64, purpose: u32) -> Self {
        Self { seed, purpose }
    }

    /// Key of the generator, and the word of the counter that tells purposes apart.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the seed is taken in halves"
    )]
    pub(crate) fn key(self) -> ([u32; 2], u32) {
        ([self.seed as u32, (self.seed >> 32) as u32], self.purpose)
    }

    /// 64 random bits for a cell of a draw.
    #[inline]
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the seed is taken in halves"
    )]
    pub fn bits(self, draw: u32, cell: u64) -> u64 {
        let counter = [cell as u32, (cell >> 32) as u32, draw, self.purpose];
        let words = philox(counter, [self.seed as u32, (self.seed >> 32) as u32]);
        u64::from(words[1]) << 32 | u64::from(words[0])
    }

    /// A number between 0 and 1, neither of them: the middle of one of 2^52 equal steps.
    #[inline]
    #[must_use]
    pub fn uniform(self, draw: u32, cell: u64) -> f64 {
        to_unit(self.bits(draw, cell))
    }

    /// A number of the standard normal distribution, by the inverse of its distribution function.
    #[inline]
    #[must_use]
    pub fn normal(self, draw: u32, cell: u64) -> f64 {
        normal_quantile(self.uniform(draw, cell))
    }

    /// A whole number from 0 to `count - 1`, all alike to within 2^-64; 0 where there is none to choose from.
    #[inline]
    #[must_use]
    pub fn below(self, draw: u32, cell: u64, count: usize) -> usize {
        let product = u128::from(self.bits(draw, cell)) * count as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// The numbers 0 to `count - 1` in random order (Fisher and Yates).
    #[must_use]
    pub fn permutation(self, draw: u32, count: usize) -> Vec<usize> {
        let mut out: Vec<usize> = (0..count).collect();
        for n in (1..count).rev() {
            out.swap(n, self.below(draw, n as u64, n + 1));
        }
        out
    }
}

/// The middle of one of 2^52 equal steps between 0 and 1, by the first 52 of these bits.
#[inline]
#[must_use]
pub fn to_unit(bits: u64) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 52) as f64;
    ((bits >> 12) as f64 + 0.5) * STEP
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::sqrt;

    /// The known answers that come with the authors' library.
    #[test]
    fn philox_gives_its_known_answers() {
        let full = u32::MAX;
        for (counter, key, words) in [
            (
                [0; 4],
                [0; 2],
                [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8],
            ),
            (
                [full; 4],
                [full; 2],
                [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd],
            ),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ] {
            assert_eq!(philox(counter, key), words);
        }
    }

    #[test]
    fn a_number_depends_on_its_place_alone() {
        let random = Random::new(42, 1);
        assert_eq!(random.bits(3, 9), random.bits(3, 9));
        let others = [
            random.bits(4, 9),
            random.bits(3, 10),
            Random::new(42, 2).bits(3, 9),
            Random::new(43, 1).bits(3, 9),
        ];
        assert!(others.iter().all(|o| *o != random.bits(3, 9)));
    }

    #[test]
    fn draws_have_the_moments_they_should() {
        let random = Random::new(7, 0);
        let n = 100_000_u64;
        let (mut sum, mut squares, mut uniform) = (0.0, 0.0, 0.0);
        for cell in 0..n {
            let z = random.normal(0, cell);
            sum += z;
            squares += z * z;
            uniform += random.uniform(1, cell);
        }
        // Five standard errors.
        let error = 5.0 / sqrt(n as f64);
        assert!((sum / n as f64).abs() < error);
        assert!((squares / n as f64 - 1.0).abs() < error * 1.5);
        assert!((uniform / n as f64 - 0.5).abs() < error * 0.3);
        let mut counts = [0_u32; 6];
        (0..60_000).for_each(|cell| counts[random.below(2, cell, 6)] += 1);
        assert!(
            counts.iter().all(|c| c.abs_diff(10_000) < 500),
            "{counts:?}"
        );
        let mut order = random.permutation(3, 10);
        order.sort_unstable();
        assert_eq!(order, (0..10).collect::<Vec<_>>());
    }
}
