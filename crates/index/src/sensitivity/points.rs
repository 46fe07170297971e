//! Points between 0 and 1 that fill the space: Sobol' points, scrambled, or plain random ones.
//!
//! Sobol' points cover every box of the space alike, so that estimates settle with far fewer runs. Scrambling makes them
//! random without losing that: an error can be estimated, and no point lies on the edge.
//!
//! *Source*: Sobol' (1967) with the direction numbers of Joe and Kuo (2008); Owen (1995) for nested uniform scrambling, by
//! the hash of Laine and Karras (2011) with the constants of Burley (2020).

use sobol::Sobol;
use sobol::params::JoeKuoD6;
use waymark_numerics::random::Random;

/// What random numbers of this module are for.
const SCRAMBLE: u32 = 0x400;
const PLAIN: u32 = 0x401;
/// Dimensions that have direction numbers here.
const MOST: usize = 1000;
/// Dimensions in the short list of them.
const FEW: usize = 100;

/// How points are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Scrambled Sobol' points; best in powers of two.
    Sobol,
    /// Pseudo-random.
    Random,
}

/// The first `count` points in some dimensions. Beyond a thousand dimensions Sobol' points give way to random ones in the
/// dimensions that are too many.
#[must_use]
pub fn points(kind: Kind, count: usize, dimensions: usize, seed: u64) -> Vec<Vec<f64>> {
    let even = match kind {
        Kind::Sobol => dimensions.min(MOST),
        Kind::Random => 0,
    };
    let plain = Random::new(seed, PLAIN);
    let hashes: Vec<u32> = (0..even as u64).map(|d| hash_of(seed, d)).collect();
    let mut sequence: Box<dyn Iterator<Item = Vec<u32>>> = if even == 0 {
        Box::new(std::iter::repeat(Vec::new()))
    } else {
        // Reading the numbers of all dimensions takes longer than most analyses.
        let numbers = if even <= FEW {
            JoeKuoD6::minimal()
        } else {
            JoeKuoD6::standard()
        };
        Box::new(Sobol::<u32>::new(even, &numbers))
    };
    let point = |draw: u32| {
        let raw = sequence.next().unwrap_or_default();
        let scrambled = raw.iter().zip(&hashes);
        let scrambled = scrambled.map(|(bits, hash)| middle(scramble(*bits, *hash)));
        let rest = (even..dimensions).map(|d| plain.uniform(draw, d as u64));
        scrambled.chain(rest).collect()
    };
    (0..u32::try_from(count).unwrap_or(u32::MAX))
        .map(point)
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "half of the bits are as random as all"
)]
fn hash_of(seed: u64, dimension: u64) -> u32 {
    Random::new(seed, SCRAMBLE).bits(0, dimension) as u32
}

/// The middle of one of 2^32 steps.
fn middle(bits: u32) -> f64 {
    (f64::from(bits) + 0.5) / 4_294_967_296.0
}

/// A bit is turned or not by what stands before it: boxes stay boxes.
fn scramble(bits: u32, seed: u32) -> u32 {
    let mut x = bits.reverse_bits();
    x ^= x.wrapping_mul(0x3d20_adea);
    x = x.wrapping_add(seed);
    x = x.wrapping_mul((seed >> 16) | 1);
    x ^= x.wrapping_mul(0x0552_6c56);
    x ^= x.wrapping_mul(0x53a2_2864);
    x.reverse_bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_box_of_the_space_has_its_point() {
        let found = points(Kind::Sobol, 256, 5, 9);
        for dimension in 0..5 {
            let mut places: Vec<f64> = found
                .iter()
                .map(|p| (p[dimension] * 256.0).floor())
                .collect();
            places.sort_by(f64::total_cmp);
            let all: Vec<f64> = (0..256).map(f64::from).collect();
            assert_eq!(places, all, "{dimension}");
        }
        // In the first two dimensions, sixteen by sixteen boxes have one each.
        let box_of = |x: f64| (0..16).filter(|n| f64::from(*n) / 16.0 <= x).count();
        let mut boxes: Vec<(usize, usize)> =
            found.iter().map(|p| (box_of(p[0]), box_of(p[1]))).collect();
        boxes.sort_unstable();
        boxes.dedup();
        assert_eq!(boxes.len(), 256);
    }

    #[test]
    fn a_mean_settles_faster_than_with_random_points() {
        // The mean of a product of five factors around one is one.
        let error = |kind, seed| {
            let found = points(kind, 1024, 5, seed);
            let value = |p: &Vec<f64>| p.iter().fold(1.0, |all, x| all * (0.5 + x));
            (found.iter().map(value).sum::<f64>() / 1024.0 - 1.0).abs()
        };
        let mean = |kind| (0..20).map(|seed| error(kind, seed)).sum::<f64>() / 20.0;
        assert!(mean(Kind::Sobol) * 4.0 < mean(Kind::Random));
    }

    #[test]
    fn seeds_differ_and_stay() {
        let one = points(Kind::Sobol, 4, 3, 1);
        assert_eq!(one, points(Kind::Sobol, 4, 3, 1));
        assert_ne!(one, points(Kind::Sobol, 4, 3, 2));
        assert!(
            points(Kind::Random, 3, 1200, 1)
                .iter()
                .all(|p| p.len() == 1200)
        );
        assert!(points(Kind::Sobol, 0, 3, 1).is_empty());
    }
}
