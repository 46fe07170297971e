//! Transcendental functions that give the same bits on every machine.
//!
//! The methods of `f64` (`exp`, `ln`, `powf`, ...) call the mathematics library of the platform, and
//! platforms differ in the last bit for 7 to 10 % of all arguments. These functions go through the
//! `libm` crate instead, which is compiled from the same source everywhere. This is the only module
//! of the project that may call it; a test fixes the bits of known results.

use pulp::{Arch, NullaryFnOnce};

/// e to the power `x`.
///
/// *Missing values*: `NaN` stays `NaN`.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// [`exp`] for sums of logarithms, bit for bit the same where its result is an ordinary number: without branches, so
/// that many are done at a time.
///
/// *Units and range*: `x` from -700 to 700; beyond, infinity or zero.
///
/// *Missing values*: `NaN` stays `NaN`.
///
/// *Source*: the approximation of FreeBSD's `e_exp.c` (Sun Microsystems 1993), which `libm` uses too.
#[inline(always)]
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the exponent lies between -1011 and 1011"
)]
pub fn exp_of_sum(x: f64) -> f64 {
    const P: [f64; 5] = [
        1.666_666_666_666_660_2e-1,
        -2.777_777_777_701_559_3e-3,
        6.613_756_321_437_934e-5,
        -1.653_390_220_546_525_2e-6,
        4.138_136_797_057_238e-8,
    ];
    let inside = x.abs() <= 700.0;
    let own = if inside { x } else { 0.0 };
    let half = if own < 0.0 { -0.5 } else { 0.5 };
    // Below half of ln 2 nothing is taken off; the conversion goes through 32 bits, which every processor does in lanes.
    let small = own.abs() <= 0.5 * std::f64::consts::LN_2;
    let steps = (std::f64::consts::LOG2_E * own + half) as i32;
    let steps = if small { 0 } else { steps };
    let k = f64::from(steps);
    let (high, low) = (own - k * LN2_HIGH, k * LN2_LOW);
    let rest = high - low;
    let square = rest * rest;
    let c = rest
        - square * (P[0] + square * (P[1] + square * (P[2] + square * (P[3] + square * P[4]))));
    let y = 1.0 + (rest * c / (2.0 - c) - low + high);
    let tiny = own.abs() < 1.0 / 268_435_456.0;
    let y = if tiny { 1.0 + own } else { y };
    let scaled = y * f64::from_bits(((1023 + steps) as u64) << 52);
    let beyond = if x > 0.0 { f64::INFINITY } else { 0.0 };
    let beyond = if x.is_nan() { x } else { beyond };
    if inside { scaled } else { beyond }
}

/// e to the power `x`, less one, without loss of digits near zero.
#[must_use]
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// The natural logarithm of `x`.
///
/// *Units and range*: `x > 0`; zero gives minus infinity and a negative number `NaN`, so callers
/// check first and name the value that is out of range.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// [`ln`] of every value of a slice, bit for bit the same, several at a time.
///
/// *Formula*, with `x = 2^k m`, `m` from sqrt(1/2) to sqrt(2), `f = m - 1`, `s = f / (2 + f)`
/// ```text
/// ln x = k ln 2 + f - f^2 / 2 + s (f^2 / 2 + R(s^2))
/// ```
/// *Missing values*: `NaN` stays `NaN`; range as for [`ln`].
///
/// *Source*: the approximation of FreeBSD's `e_log.c` (Sun Microsystems 1993), which `libm` uses too.
pub fn ln_all(values: &mut [f64]) {
    ln_each(values, |x| x);
}

/// The logarithms of what `map` makes of the values, as [`ln_all`].
pub fn ln_each(values: &mut [f64], map: impl Fn(f64) -> f64) {
    Arch::new().dispatch(LnEach { values, map });
}

/// To be compiled for each kind of processor.
struct LnEach<'a, F> {
    values: &'a mut [f64],
    map: F,
}

impl<F: Fn(f64) -> f64> NullaryFnOnce for LnEach<'_, F> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        const TOGETHER: usize = 32;
        for chunk in self.values.chunks_mut(TOGETHER) {
            chunk.iter_mut().for_each(|x| *x = (self.map)(*x));
            ln_in_place(chunk);
        }
    }
}

/// The formula is for numbers above zero that are not subnormal; where there is another, each goes alone. Missing values take
/// the road of the others as a one.
#[inline(always)]
fn ln_in_place(chunk: &mut [f64]) {
    let plain = |x: &f64| x.is_nan() | ((*x >= f64::MIN_POSITIVE) & (*x <= f64::MAX));
    if chunk.iter().fold(true, |all, x| all & plain(x)) {
        for x in chunk {
            let missing = x.is_nan();
            let ln = ln_of_normal(if missing { 1.0 } else { *x });
            *x = if missing { f64::NAN } else { ln };
        }
    } else {
        chunk.iter_mut().for_each(|x| *x = libm::log(*x));
    }
}

/// Where the mantissa is cut so that it lies around one: the upper half of the bits of sqrt(1/2).
const ROOT: u64 = 0x3fe6_a09e;
const ONE: u64 = 0x3ff0_0000;
const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// R in powers of `s^2`, from the second on.
const R: [f64; 7] = [
    6.666_666_666_666_735e-1,
    3.999_999_999_940_942e-1,
    2.857_142_874_366_239e-1,
    2.222_219_843_214_978_4e-1,
    1.818_357_216_161_805e-1,
    1.531_383_769_920_937_3e-1,
    1.479_819_860_511_658_6e-1,
];

#[inline(always)]
#[expect(
    clippy::cast_possible_truncation,
    reason = "the exponent of a number has eleven bits"
)]
fn ln_of_normal(x: f64) -> f64 {
    let bits = x.to_bits();
    let high = (bits >> 32) + (ONE - ROOT);
    let exponent = f64::from((high >> 20) as u32 as i32 - 0x3ff);
    let mantissa = ((high & 0x000f_ffff) + ROOT) << 32 | (bits & 0xffff_ffff);
    let f = f64::from_bits(mantissa) - 1.0;
    let half = 0.5 * f * f;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w * (R[1] + w * (R[3] + w * R[5]));
    let odd = z * (R[0] + w * (R[2] + w * (R[4] + w * R[6])));
    let rest = odd + even;
    s * (half + rest) + exponent * LN2_LOW - half + f + exponent * LN2_HIGH
}

/// Sine of an angle in radians.
#[must_use]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// Cosine of an angle in radians.
#[must_use]
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// The natural logarithm of `1 + x`, without loss of digits near zero.
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// The logarithm of `x` to base 2; range as for [`ln`].
#[must_use]
pub fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// The logarithm of `x` to base 10; range as for [`ln`].
#[must_use]
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// `base` to the power `exponent`.
#[must_use]
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// The complement of the error function, `1 - erf(x)`, without loss of digits in the tail.
#[must_use]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// The logarithm of the gamma function for `x > 0`.
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// The square root of `x`; a negative number gives `NaN`.
#[must_use]
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_logarithms_have_the_bits_of_one() {
        let mut values: Vec<f64> = vec![
            0.0,
            -0.0,
            -1.0,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            1e-310,
            1.0,
            2.0,
            0.5,
            std::f64::consts::SQRT_2,
            std::f64::consts::FRAC_1_SQRT_2,
            1.0 + f64::EPSILON,
            1.0 - f64::EPSILON,
        ];
        let mut state = 1_u64;
        for _ in 0..200_000 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            values.push(f64::from_bits(state >> 1));
            values.push(((state >> 12) as f64) * 1e-12);
        }
        let alone: Vec<u64> = values.iter().map(|x| ln(*x).to_bits()).collect();
        ln_all(&mut values);
        for (got, expected) in values.iter().zip(alone) {
            let missing = got.is_nan() && f64::from_bits(expected).is_nan();
            assert!(missing || got.to_bits() == expected, "{got} {expected:x}");
        }
    }

    #[test]
    fn exponentials_of_sums_have_the_bits_of_others() {
        for n in 0..400_000_u32 {
            let x = f64::from(n) * 3.5e-3 - 700.0;
            let near = f64::from(n) * 1e-6 - 0.2;
            for x in [x, near, near * 1e-9] {
                assert_eq!(exp_of_sum(x).to_bits(), exp(x).to_bits(), "{x}");
            }
        }
        assert!(exp_of_sum(f64::NAN).is_nan() && exp_of_sum(f64::INFINITY).is_infinite());
        assert_eq!(
            [exp_of_sum(-800.0), exp_of_sum(f64::NEG_INFINITY)].to_vec(),
            [0.0, 0.0]
        );
    }

    /// Golden bits: if one of these moves, published figures move with it. Each is within one unit
    /// in the last place of the true value (`exp(1)` is the one that is not the nearest number).
    #[test]
    fn known_arguments_give_these_exact_bits() {
        let cases: [(&str, f64, u64); 16] = [
            ("exp(1.0)", exp(1.0), 0x4005bf0a8b14576a),
            ("exp(-0.1)", exp(-0.1), 0x3fecf46d99d52b3a),
            ("exp(37.5)", exp(37.5), 0x4351293919c201e5),
            ("exp_m1(1e-9)", exp_m1(1e-9), 0x3e112e0be84bbb51),
            ("ln(2.0)", ln(2.0), 0x3fe62e42fefa39ef),
            ("ln(0.1)", ln(0.1), 0xc0026bb1bbb55515),
            ("ln(123_456.789)", ln(123_456.789), 0x40277281cad8a844),
            ("ln_1p(1e-9)", ln_1p(1e-9), 0x3e112e0be801f1d9),
            ("log2(10.0)", log2(10.0), 0x400a934f0979a371),
            ("log10(2.0)", log10(2.0), 0x3fd34413509f79ff),
            ("log10(75_000.0)", log10(75_000.0), 0x401380100f510e20),
            ("pow(2.0, 0.5)", pow(2.0, 0.5), 0x3ff6a09e667f3bcd),
            ("pow(1.07, 12.0)", pow(1.07, 12.0), 0x4002047d06174ddc),
            (
                "pow(0.3, 1.0 / 3.0)",
                pow(0.3, 1.0 / 3.0),
                0x3fe56bfea66ef78d,
            ),
            ("sqrt(2.0)", sqrt(2.0), 0x3ff6a09e667f3bcd),
            ("sqrt(0.1)", sqrt(0.1), 0x3fd43d136248490f),
        ];
        for (name, value, bits) in cases {
            assert_eq!(
                value.to_bits(),
                bits,
                "{name}: {value} is {:#018x}",
                value.to_bits()
            );
        }
    }

    #[test]
    fn values_outside_the_range_are_not_hidden() {
        assert!(ln(-1.0).is_nan());
        assert!(ln(0.0).is_infinite());
        assert!(sqrt(-1.0).is_nan());
        assert!(exp(f64::NAN).is_nan());
    }
}
