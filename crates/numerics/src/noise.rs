//! Normal noise for very many cells: a number for each (seed, draw, cell), many at a time.
//!
//! The numbers are in single precision and a grid of 2^23 points: off from the exact quantile by less than a hundred
//! thousandth of a deviation and never farther out than 5.3, which is more than the error of any figure is known to. What
//! is computed with them stays in double precision.

use pulp::{Arch, NullaryFnOnce};

use crate::random::{Random, philox};

/// Cells that are done together.
pub const BLOCK: usize = 256;
const WORDS: usize = 4;
const LANES: usize = BLOCK / WORDS;

/// Fills `out` with the noise of a draw for the cells from `BLOCK * first_block` on.
///
/// *Units and range*: standard normal, -5.3 to 5.3. A cell's number does not depend on how much is asked for at once.
///
/// *Source*: Philox4x32-10 for the bits (Salmon et al. 2011), each of its four words one cell; Giles (2012),
/// Approximating the erfinv function, for the quantile.
pub fn normals(random: Random, draw: u32, first_block: u32, out: &mut [f32]) {
    Arch::new().dispatch(Fill {
        random,
        draw,
        first_block,
        out,
    });
}

struct Fill<'a> {
    random: Random,
    draw: u32,
    first_block: u32,
    out: &'a mut [f32],
}

impl NullaryFnOnce for Fill<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for (block, out) in (self.first_block..).zip(self.out.chunks_mut(BLOCK)) {
            let mut numbers = [0.0_f32; BLOCK];
            bits(self.random, self.draw, block, &mut numbers);
            for number in &mut numbers {
                *number = quantile(*number);
            }
            out.copy_from_slice(&numbers[..out.len()]);
        }
    }
}

/// Numbers between -1 and 1, neither of them: odd multiples of 2^-23.
#[inline(always)]
fn bits(random: Random, draw: u32, block: u32, out: &mut [f32; BLOCK]) {
    let (key, purpose) = random.key();
    let mut words = [[0_u32; LANES]; WORDS];
    for (number, lane) in (0_u32..).zip(0..LANES) {
        let found = philox([number, block, draw, purpose], key);
        for (word, found) in words.iter_mut().zip(found) {
            word[lane] = found;
        }
    }
    for (word, out) in words.iter().zip(out.chunks_exact_mut(LANES)) {
        for (bits, out) in word.iter().zip(out) {
            *out = to_symmetric(*bits);
        }
    }
}

#[inline(always)]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "a number of 24 bits is exact"
)]
fn to_symmetric(bits: u32) -> f32 {
    const STEP: f32 = 1.0 / 8_388_608.0;
    let odd = ((bits >> 9) << 1 | 1) as i32 - 8_388_608;
    odd as f32 * STEP
}

/// The standard normal quantile of `(1 + x) / 2`.
#[inline(always)]
fn quantile(x: f32) -> f32 {
    const SQRT_2: f32 = std::f32::consts::SQRT_2;
    let w = -ln((1.0 - x) * (1.0 + x));
    let near = w - 2.5;
    let far = w.sqrt() - 3.0;
    let inner = horner(near, &INNER);
    let outer = horner(far, &OUTER);
    SQRT_2 * x * if w < 5.0 { inner } else { outer }
}

const INNER: [f32; 9] = [
    2.810_226_4e-8,
    3.432_739_4e-7,
    -3.523_387_7e-6,
    -4.391_506_5e-6,
    2.185_808_7e-4,
    -1.253_725e-3,
    -4.177_681_6e-3,
    2.466_407_3e-1,
    1.501_409_4,
];
const OUTER: [f32; 9] = [
    -2.002_142_6e-4,
    1.009_505_6e-4,
    1.349_343_2e-3,
    -3.673_428_4e-3,
    5.739_507_7e-3,
    -7.622_461_3e-3,
    9.438_870_5e-3,
    1.001_674,
    2.832_976_8,
];

#[inline(always)]
fn horner(x: f32, factors: &[f32; 9]) -> f32 {
    let mut sum = factors[0];
    for factor in &factors[1..] {
        sum = sum * x + factor;
    }
    sum
}

/// The natural logarithm of a number above zero that is not subnormal, to single precision.
#[inline(always)]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "an exponent has eight bits"
)]
fn ln(x: f32) -> f32 {
    // The mantissa is cut so that it lies around one: from sqrt(1/2) to sqrt(2).
    const ROOT: u32 = 0x3f35_04f3;
    let bits = x.to_bits().wrapping_add(0x3f80_0000 - ROOT);
    let exponent = (bits >> 23) as i32 - 127;
    let f = f32::from_bits((bits & 0x007f_ffff) + ROOT) - 1.0;
    let s = f / (2.0 + f);
    let z = s * s;
    let series = z * (0.666_666_6 + z * (0.400_000_9 + z * (0.284_987_86 + z * 0.242_790_79)));
    let half = 0.5 * f * f;
    s * (half + series) - half + f + exponent as f32 * std::f32::consts::LN_2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::normal_quantile;

    #[test]
    fn quantiles_are_near_the_exact_ones_over_the_whole_range() {
        let mut worst = 0.0_f64;
        for n in (0..1_u32 << 23).step_by(37).chain([0, (1 << 23) - 1]) {
            let x = to_symmetric(n << 9);
            let exact = normal_quantile(f64::midpoint(1.0, f64::from(x)));
            let off = (f64::from(quantile(x)) - exact).abs();
            worst = if off > worst { off } else { worst };
        }
        assert!(worst < 1e-5, "{worst}");
        assert!(quantile(to_symmetric(u32::MAX)) < 5.3);
    }

    #[test]
    fn a_cell_has_its_number_whatever_is_asked_for() {
        let random = Random::new(3, 7);
        let mut all = vec![0.0; 5 * BLOCK];
        normals(random, 4, 0, &mut all);
        let mut part = vec![0.0; BLOCK + 9];
        normals(random, 4, 2, &mut part);
        assert_eq!(part[..], all[2 * BLOCK..3 * BLOCK + 9]);
        let mut other = vec![0.0; BLOCK];
        normals(random, 5, 0, &mut other);
        assert_ne!(other[..], all[..BLOCK]);
    }

    #[test]
    fn noise_has_the_moments_of_the_normal_distribution() {
        let mut all = vec![0.0; 1 << 20];
        normals(Random::new(1, 1), 0, 0, &mut all);
        let n = f64::from(1 << 20);
        let moment = |power: u32| {
            let term = |x: &f32| (0..power).fold(1.0, |product, _| product * f64::from(*x));
            all.iter().map(term).sum::<f64>() / n
        };
        // Five standard errors of each.
        let near = |power, expected: f64, error: f64| {
            let found = moment(power);
            assert!(
                (found - expected).abs() < 5.0 * error / 1024.0,
                "{power}: {found}"
            );
        };
        near(1, 0.0, 1.0);
        near(2, 1.0, 1.5);
        near(3, 0.0, 3.9);
        near(4, 3.0, 9.8);
        let neighbours = all
            .windows(2)
            .map(|w| f64::from(w[0]) * f64::from(w[1]))
            .sum::<f64>()
            / n;
        assert!(neighbours.abs() < 5.0 / 1024.0, "{neighbours}");
    }
}
