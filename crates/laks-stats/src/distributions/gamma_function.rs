//! The logarithms of the gamma function, the beta function and the binomial coefficient, with what
//! Stirling's formula misses.
//!
//! Each is accurate relative to its own size, also near its zeros at 1 and 2 and for arguments of
//! 10⁹, where a difference of three large logarithms would keep six digits.

use std::f64::consts::TAU;

/// ln √(2π).
pub(super) const LN_SQRT_TAU: f64 = 0.918_938_533_204_672_8;

/// ζ(k) − 1 for k = 2, 3, …, the coefficients of ln Γ(2 + z).
const ZETA_MINUS_ONE: [f64; 34] = [
    0.644_934_066_848_226_4,
    0.202_056_903_159_594_3,
    0.082_323_233_711_138_19,
    0.036_927_755_143_369_93,
    0.017_343_061_984_449_14,
    0.008_349_277_381_922_827,
    0.004_077_356_197_944_34,
    0.002_008_392_826_082_214_3,
    0.000_994_575_127_818_085_3,
    0.000_494_188_604_119_464_5,
    0.000_246_086_553_308_048_3,
    0.000_122_713_347_578_489_15,
    6.124_813_505_870_483e-5,
    3.058_823_630_702_049e-5,
    1.528_225_940_865_187e-5,
    7.637_197_637_899_763e-6,
    3.817_293_264_999_84e-6,
    1.908_212_716_553_939e-6,
    9.539_620_338_727_96e-7,
    4.769_329_867_878_064e-7,
    2.384_505_027_277_33e-7,
    1.192_199_259_653_110_6e-7,
    5.960_818_905_125_948e-8,
    2.980_350_351_465_228e-8,
    1.490_155_482_836_504_3e-8,
    7.450_711_789_835_428e-9,
    3.725_334_024_788_457e-9,
    1.862_659_723_513_049e-9,
    9.313_274_324_196_682e-10,
    4.656_629_065_033_784e-10,
    2.328_311_833_676_505_3e-10,
    1.164_155_017_270_052e-10,
    5.820_772_087_902_701e-11,
    2.910_385_044_497_1e-11,
];

/// 1 − γ, with Euler's constant γ.
const ONE_MINUS_EULER: f64 = 0.422_784_335_098_467_1;

/// ln Γ(2 + z) for |z| ≤ ½, from its Taylor series.
fn ln_gamma_near_two(z: f64) -> f64 {
    let mut sum = 0.0;
    for (index, coefficient) in ZETA_MINUS_ONE.iter().enumerate().rev() {
        let k = index as f64 + 2.0;
        sum = coefficient / k - z * sum;
    }
    z * (ONE_MINUS_EULER + z * sum)
}

/// The natural logarithm of the gamma function, for positive `x`.
///
/// Taylor series about 2 (Abramowitz & Stegun 6.1.33) and the recurrence below 10, Stirling's
/// series above. Infinite at 0 and at infinity, NaN below 0.
///
/// ```
/// use laks_stats::distributions::ln_gamma;
/// assert!((ln_gamma(5.0) - 24.0_f64.ln()).abs() < 1e-14); // Γ(5) = 4!
/// assert_eq!(ln_gamma(1.0), 0.0);
/// ```
pub fn ln_gamma(x: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        f64::NAN
    } else if x == 0.0 || x == f64::INFINITY {
        f64::INFINITY
    } else if x < 0.5 {
        ln_gamma_near_two(x) - x.ln_1p() - x.ln()
    } else if x < 1.5 {
        let z = x - 1.0;
        ln_gamma_near_two(z) - z.ln_1p()
    } else if x < 10.0 {
        let mut argument = x;
        let mut product = 1.0;
        while argument > 2.5 {
            argument -= 1.0;
            product *= argument;
        }
        ln_gamma_near_two(argument - 2.0) + f64::ln(product)
    } else {
        (x - 0.5) * x.ln() - x + LN_SQRT_TAU + stirling_error(x)
    }
}

/// ln Γ(x + 1) − [(x + ½) ln x − x + ln √(2π)]: what Stirling's formula misses.
pub(super) fn stirling_error(x: f64) -> f64 {
    if x < 10.0 {
        return ln_gamma(x + 1.0) - (x + 0.5) * x.ln() + x - LN_SQRT_TAU;
    }
    let square = 1.0 / (x * x);
    let tail = 691.0 / 360_360.0 - square * (1.0 / 156.0 - square * (3617.0 / 122_400.0));
    let tail = 1.0 / 1188.0 - square * tail;
    let tail = 1.0 / 1680.0 - square * tail;
    let tail = 1.0 / 1260.0 - square * tail;
    let tail = 1.0 / 360.0 - square * tail;
    (1.0 / 12.0 - square * tail) / x
}

/// The natural logarithm of the beta function B(a, b), for positive `a` and `b`.
///
/// Written with Stirling's errors so that a large argument beside a small one costs no digits.
///
/// ```
/// use laks_stats::distributions::ln_beta;
/// assert!((ln_beta(2.0, 3.0) - (1.0_f64 / 12.0).ln()).abs() < 1e-12);
/// ```
pub fn ln_beta(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    if small.is_nan() || large.is_nan() || small < 0.0 {
        return f64::NAN;
    }
    if small == 0.0 {
        return f64::INFINITY;
    }
    let n = small + large;
    if n < 20.0 {
        return ln_gamma(small) + ln_gamma(large) - ln_gamma(n);
    }
    if small < 1e-30 {
        return -small.ln();
    }
    let ratio = small / n;
    let power = small * ratio.ln() + large * (-ratio).ln_1p();
    let scale = 0.5 * (TAU / small).ln() - 0.5 * (-ratio).ln_1p();
    power + scale + stirling_error(small) + stirling_error(large) - stirling_error(n)
}

/// The natural logarithm of the number of ways to choose `k` of `n`; −∞ if `k` exceeds `n`.
///
/// ```
/// use laks_stats::distributions::ln_choose;
/// assert!((ln_choose(10, 3) - 120.0_f64.ln()).abs() < 1e-14);
/// ```
pub fn ln_choose(n: u64, k: u64) -> f64 {
    if k > n {
        return f64::NEG_INFINITY;
    }
    let k = k.min(n - k);
    if k == 0 {
        return 0.0;
    }
    if k <= 30 {
        return (0..k).map(|i| ((n - i) as f64 / (k - i) as f64).ln()).sum();
    }
    let (n, k) = (n as f64, k as f64);
    let ratio = k / n;
    let power = -k * ratio.ln() - (n - k) * (-ratio).ln_1p();
    let scale = -0.5 * (TAU * k * (1.0 - ratio)).ln();
    power + scale + stirling_error(n) - stirling_error(k) - stirling_error(n - k)
}
