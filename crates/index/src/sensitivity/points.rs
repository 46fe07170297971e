//! Points in the unit cube, each found by its number: scrambled Sobol' points, and plain random ones.

use sobol::params::JoeKuoD6;
use waymark_numerics::random::Random;

use super::SensitivityFault;

/// Digits of a Sobol' number.
const DIGITS: usize = 32;
/// Dimensions of the three tables of direction numbers.
const TABLES: [usize; 3] = [100, 1_000, 21_201];

/// Points in the unit cube.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    dimensions: usize,
    random: Random,
    sobol: Option<Vec<Dimension>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Dimension {
    directions: Vec<u32>,
    seed: u64,
}

impl Points {
    /// Sobol' points, scrambled digit by digit.
    ///
    /// *Formula*, with the direction numbers `v` of a dimension and the binary digits `i_k` of the number of the point
    /// ```text
    /// x       = i_0 v_0 xor i_1 v_1 xor ...
    /// digit_k = digit_k of x, flipped or not by a random bit that belongs to the digits above it
    /// value   = (digits + 1/2) / 2^32
    /// ```
    /// *Units and range*: above 0 and below 1. Any `2^k` points from a multiple of `2^k` on have one in each of `2^k`
    /// equal bins of every dimension; keep to a power of two.
    ///
    /// *Errors*: no dimension, or more than there are direction numbers for.
    ///
    /// *Source*: Joe and Kuo (2008), Constructing Sobol sequences with better two-dimensional projections; Owen (1995),
    /// Randomly permuted (t,m,s)-nets and (t,s)-sequences.
    pub fn sobol(dimensions: usize, random: Random) -> Result<Self, SensitivityFault> {
        let mut out = Self::plain(dimensions, random)?;
        let [small, middle, most] = TABLES;
        let table = if dimensions <= small {
            JoeKuoD6::minimal()
        } else if dimensions <= middle {
            JoeKuoD6::standard()
        } else if dimensions <= most {
            JoeKuoD6::extended()
        } else {
            let asked = dimensions;
            return Err(SensitivityFault::TooManyDimensions { asked, most });
        };
        let all = sobol::Sobol::<u32>::init_direction_vals(dimensions, DIGITS, &table);
        let seeded = all.into_iter().zip(0..).map(|(directions, cell)| {
            let seed = random.bits(0, cell);
            Dimension { directions, seed }
        });
        out.sobol = Some(seeded.collect());
        Ok(out)
    }

    /// Plain random points.
    ///
    /// *Units and range*: above 0 and below 1.
    ///
    /// *Errors*: no dimension.
    ///
    /// *Source*: Philox, [`waymark_numerics::random`].
    pub fn plain(dimensions: usize, random: Random) -> Result<Self, SensitivityFault> {
        let sobol = None;
        (dimensions > 0)
            .then_some(Self {
                dimensions,
                random,
                sobol,
            })
            .ok_or(SensitivityFault::NoInputs)
    }

    /// How many dimensions the points have.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// One coordinate of one point; `NaN` for a dimension that is not there.
    #[must_use]
    pub fn point(&self, index: u32, dimension: usize) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << DIGITS) as f64;
        if dimension >= self.dimensions {
            return f64::NAN;
        }
        match &self.sobol {
            None => self.random.uniform(index, dimension as u64),
            Some(all) => all.get(dimension).map_or(f64::NAN, |found| {
                let digits = scramble(found.digits(index), found.seed);
                (f64::from(digits) + 0.5) * STEP
            }),
        }
    }
}

impl Dimension {
    fn digits(&self, index: u32) -> u32 {
        let (mut left, mut out) = (index, 0);
        while left > 0 {
            let digit = left.trailing_zeros() as usize;
            out ^= self.directions.get(digit).copied().unwrap_or(0);
            left &= left - 1;
        }
        out
    }
}

/// Flips each digit by a random bit that belongs to the digits above it.
fn scramble(digits: u32, seed: u64) -> u32 {
    let mut flips = 0;
    for above in 0..32 {
        // The number of a node of the binary tree: a one, then the digits on the way to it.
        let node = 1_u64 << above | u64::from(digits) >> (32 - above);
        flips |= coin(seed, node) << (31 - above);
    }
    digits ^ flips
}

/// 0 or 1: the first bit of a mixed number (Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators).
fn coin(seed: u64, node: u64) -> u32 {
    let mut z = seed.wrapping_add(node.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    u32::from(z >> 63 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bin of a number among `count` equal ones.
    fn bin(value: f64, count: u32) -> usize {
        (0..count)
            .position(|b| value < f64::from(b + 1) / f64::from(count))
            .unwrap()
    }

    #[test]
    fn every_projection_has_one_point_in_each_bin() {
        for (dimensions, seed) in [(1, 1), (7, 2), (100, 3), (130, 4)] {
            let points = Points::sobol(dimensions, Random::new(seed, 9)).unwrap();
            for dimension in [0, dimensions / 2, dimensions - 1] {
                for start in [0, 256] {
                    let mut seen = vec![0; 256];
                    for index in start..start + 256 {
                        let value = points.point(index, dimension);
                        assert!(value > 0.0 && value < 1.0);
                        seen[bin(value, 256)] += 1;
                    }
                    assert!(seen.iter().all(|n| *n == 1), "{dimension} from {start}");
                }
            }
        }
    }

    /// The first two dimensions are a (0, 2)-sequence: every box of volume 2^-6 holds one of 64 points, whatever its shape.
    #[test]
    fn scrambling_keeps_the_net() {
        let points = Points::sobol(2, Random::new(5, 0)).unwrap();
        for split in 0..=6 {
            let (wide, high) = (1 << split, 1 << (6 - split));
            let mut seen = [0; 64];
            for index in 64..128 {
                let across = bin(points.point(index, 0), wide);
                seen[across * high as usize + bin(points.point(index, 1), high)] += 1;
            }
            assert!(seen.iter().all(|n| *n == 1), "{split}");
        }
    }

    /// L2 star discrepancy, squared (Warnock 1972).
    fn discrepancy(points: &Points, count: u32) -> f64 {
        let n = f64::from(count);
        let d = points.dimensions();
        let row = |i: u32| (0..d).map(|k| points.point(i, k)).collect::<Vec<_>>();
        let rows: Vec<_> = (0..count).map(row).collect();
        let (mut single, mut double, mut third) = (0.0, 0.0, 1.0);
        (0..d).for_each(|_| third /= 3.0);
        for a in &rows {
            single += a.iter().map(|x| (1.0 - x * x) / 2.0).product::<f64>();
            for b in &rows {
                let pairs = a.iter().zip(b);
                double += pairs
                    .map(|(x, y)| 1.0 - if x > y { x } else { y })
                    .product::<f64>();
            }
        }
        third - 2.0 / n * single + double / (n * n)
    }

    /// Random points have `(2^-d - 3^-d) / n` on average.
    #[test]
    fn sobol_points_are_more_even_than_random_ones() {
        let expected = (1.0 / 16.0 - 1.0 / 81.0) / 256.0;
        let mut mean = 0.0;
        for seed in 0..8 {
            let random = Random::new(seed, 0);
            let even = discrepancy(&Points::sobol(4, random).unwrap(), 256);
            assert!(even > 0.0 && even * 5.0 < expected, "{even}");
            mean += discrepancy(&Points::plain(4, random).unwrap(), 256) / 8.0;
        }
        assert!(mean > expected / 2.0 && mean < expected * 2.0, "{mean}");
    }

    #[test]
    fn scrambles_differ_by_seed_and_are_uniform() {
        let (mut sum, mut squares) = (0.0, 0.0);
        for seed in 0..1_024 {
            let points = Points::sobol(2, Random::new(seed, 0)).unwrap();
            let u = points.point(3, 1) - 0.5;
            sum += u;
            squares += u * u;
        }
        // Five standard errors.
        assert!((sum / 1024.0_f64).abs() < 5.0 * 0.2887 / 32.0);
        assert!((squares / 1024.0 - 1.0 / 12.0_f64).abs() < 5.0 * 0.0745 / 32.0);
    }

    #[test]
    fn dimensions_have_bounds() {
        let random = Random::new(1, 1);
        assert_eq!(Points::sobol(0, random), Err(SensitivityFault::NoInputs));
        assert!(matches!(
            Points::sobol(21_202, random),
            Err(SensitivityFault::TooManyDimensions { .. })
        ));
        assert!(Points::plain(2, random).unwrap().point(0, 2).is_nan());
        assert!(Points::sobol(2, random).unwrap().point(0, 2).is_nan());
    }
}
