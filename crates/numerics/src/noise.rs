//! Normal noise for very many cells: a number for each (seed, draw, cell), many at a time.
//!
//! The numbers are in single precision and from a grid of 2^23 radii and as many angles: never farther out than 5.8
//! deviations, and off from what the bits stand for by less than a millionth, which is more than the error of any figure is
//! known to. What is computed with them stays in double precision.

use crate::random::{Random, philox};

/// Cells that are done together.
pub const BLOCK: usize = 256;
const WORDS: usize = 4;
const LANES: usize = BLOCK / WORDS;

/// The noise of a draw for one block of cells, to be called where code is compiled for each kind of processor.
///
/// *Units and range*: standard normal, -5.8 to 5.8. A cell's number depends on nothing but seed, draw and cell.
///
/// *Formula*, with the bits u, v of two words as numbers between 0 and 1
/// ```text
/// sqrt(-2 ln u) cos(2 pi v),  sqrt(-2 ln u) sin(2 pi v)
/// ```
/// *Source*: Philox4x32-10 for the bits (Salmon et al. 2011), each of its four words one cell; Box and Muller (1958), A note
/// on the generation of random normal deviates.
#[inline(always)]
#[must_use]
pub fn block(random: Random, draw: u32, number: u32) -> [f32; BLOCK] {
    let (key, purpose) = random.key();
    let mut words = [[0_u32; LANES]; WORDS];
    for (at, lane) in (0_u32..).zip(0..LANES) {
        let found = philox([at, number, draw, purpose], key);
        for (word, found) in words.iter_mut().zip(found) {
            word[lane] = found;
        }
    }
    let mut out = [0.0; BLOCK];
    for (pair, out) in words.chunks_exact(2).zip(out.chunks_exact_mut(2 * LANES)) {
        let (cosines, sines) = out.split_at_mut(LANES);
        for lane in 0..LANES {
            (cosines[lane], sines[lane]) = pair_of(pair[0][lane], pair[1][lane]);
        }
    }
    out
}

/// Two numbers of the normal distribution from two words.
#[inline(always)]
fn pair_of(radius: u32, angle: u32) -> (f32, f32) {
    let radius = (-2.0 * ln(to_unit(radius))).sqrt();
    let (cosine, sine) = direction(angle);
    (radius * cosine, radius * sine)
}

/// The middle of one of 2^23 equal steps between 0 and 1.
#[inline(always)]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "a number of 24 bits is exact"
)]
fn to_unit(bits: u32) -> f32 {
    const STEP: f32 = 1.0 / 16_777_216.0;
    ((bits >> 9) << 1 | 1) as i32 as f32 * STEP
}

/// Cosine and sine of an angle: 23 bits say where in an eighth of the circle on either side of an axis, three which axis.
#[inline(always)]
fn direction(bits: u32) -> (f32, f32) {
    const SIGN: u32 = 1 << 31;
    let x = std::f32::consts::FRAC_PI_4 * (2.0 * to_unit(bits) - 1.0);
    let square = x * x;
    let sine =
        x + x * square * (-0.166_666_55 + square * (8.332_161e-3 + square * -1.951_529_6e-4));
    let cosine = 1.0 - 0.5 * square
        + square * square * (4.166_664_6e-2 + square * (-1.388_731_6e-3 + square * 2.443_315_7e-5));
    let swapped = bits & 1 == 1;
    let (first, second) = if swapped {
        (sine, cosine)
    } else {
        (cosine, sine)
    };
    let first_sign = bits << 30 & SIGN;
    let second_sign = bits << 29 & SIGN;
    (
        f32::from_bits(first.to_bits() ^ first_sign),
        f32::from_bits(second.to_bits() ^ second_sign),
    )
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
    use crate::normal::two_sided;

    /// 2^20 numbers of one draw.
    fn million(random: Random) -> Vec<f32> {
        let blocks = 0..1 << 12;
        blocks.flat_map(|number| block(random, 0, number)).collect()
    }

    #[test]
    fn pairs_are_what_the_formula_gives_in_double_precision() {
        let mut worst = 0.0_f64;
        let bits = |n: u32| n.wrapping_mul(0x9E37_79B9);
        for n in (0..1_u32 << 20).chain([u32::MAX]) {
            let (radius, angle) = (bits(n), bits(n ^ 0x5555_5555));
            let u = (f64::from(radius >> 9) + 0.5) / f64::from(1 << 23);
            let length = crate::math::sqrt(-2.0 * crate::math::ln(u));
            let (x, y) = pair_of(radius, angle);
            let (cosine, sine) = direction(angle);
            let turned =
                f64::from(cosine).mul_add(f64::from(cosine), f64::from(sine) * f64::from(sine));
            let off = [
                (f64::from(x) - length * f64::from(cosine)).abs(),
                (f64::from(y) - length * f64::from(sine)).abs(),
                (turned - 1.0).abs(),
            ];
            worst = off
                .into_iter()
                .fold(worst, |a, b| if b > a { b } else { a });
        }
        assert!(worst < 1e-6, "{worst}");
        assert!(pair_of(0, 0).0.abs() < 5.8);
    }

    #[test]
    fn angles_are_spread_evenly_over_the_circle() {
        // Sixteen parts by signs, the longer side and whether it is longer by the tangent of an eighth.
        let mut counts = [0_u32; 16];
        let draws = 1 << 20;
        for n in 0..draws {
            let bits = u32::try_from(Random::new(5, 1).bits(n, 0) >> 32).unwrap();
            let (x, y) = direction(bits);
            let (a, b) = (x.abs(), y.abs());
            let tangent = if a > b { b / a } else { a / b };
            let part = [x < 0.0, y < 0.0, a > b, tangent > 0.414_213_57];
            let place = part.iter().fold(0, |sum, yes| 2 * sum + usize::from(*yes));
            counts[place] += 1;
        }
        for count in counts {
            // Five standard errors.
            let off = (f64::from(count) - f64::from(draws) / 16.0).abs();
            assert!(off < 5.0 * 248.0, "{counts:?}");
        }
    }

    #[test]
    fn the_distribution_is_normal_everywhere() {
        let mut all = million(Random::new(2, 1));
        all.sort_unstable_by(f32::total_cmp);
        let n = f64::from(1 << 20);
        let steps = all.iter().zip(1_u32..);
        let farthest = steps.fold(0.0, |far: f64, (x, rank)| {
            let tail = two_sided(f64::from(x.abs())) / 2.0;
            let below = if *x < 0.0 { tail } else { 1.0 - tail };
            let off = (below - f64::from(rank) / n).abs();
            if off > far { off } else { far }
        });
        // One in ten thousand samples is farther off (Kolmogorov).
        assert!(farthest * 1024.0 < 2.23, "{farthest}");
    }

    #[test]
    fn a_block_depends_on_its_place_alone() {
        let random = Random::new(3, 7);
        let bits = |random, draw, number| block(random, draw, number).map(f32::to_bits);
        let own = bits(random, 4, 2);
        assert_eq!(own, bits(random, 4, 2));
        for other in [
            bits(random, 5, 2),
            bits(random, 4, 3),
            bits(Random::new(3, 8), 4, 2),
            bits(Random::new(4, 7), 4, 2),
        ] {
            assert_ne!(own, other);
        }
    }

    #[test]
    fn noise_has_the_moments_of_the_normal_distribution() {
        let all = million(Random::new(1, 1));
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
