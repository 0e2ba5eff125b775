//! A binomial random number, at a cost that does not grow with the number of trials.

use super::Stream;

/// Below this mean the outcomes are gone through one by one.
const FEW: f64 = 10.0;

/// How many of `n` trials succeed, each with probability `p`.
pub(crate) fn binomial(n: u64, p: f64, stream: &mut Stream) -> u64 {
    if n == 0 || p <= 0.0 {
        0
    } else if p >= 1.0 {
        n
    } else if p > 0.5 {
        n - binomial(n, 1.0 - p, stream)
    } else if n as f64 * p < FEW {
        inversion(n, p, stream)
    } else {
        transformed_rejection(n, p, stream)
    }
}

/// The outcome at which the cumulated probabilities pass a uniform number.
fn inversion(n: u64, p: f64, stream: &mut Stream) -> u64 {
    let odds = p / (1.0 - p);
    let mut left = stream.uniform();
    let mut chance = (n as f64 * (-p).ln_1p()).exp();
    for k in 0..n {
        if left <= chance {
            return k;
        }
        left -= chance;
        chance *= odds * (n - k) as f64 / (k + 1) as f64;
        if chance < f64::MIN_POSITIVE {
            return k;
        }
    }
    n
}

/// Hörmann's BTRS (1993), <https://doi.org/10.1080/00949659308811496>, for a mean of 10 or more.
fn transformed_rejection(n: u64, p: f64, stream: &mut Stream) -> u64 {
    let trials = n as f64;
    let odds = p / (1.0 - p);
    let deviation = (trials * p * (1.0 - p)).sqrt();
    let b = 1.15 + 2.53 * deviation;
    let a = -0.0873 + 0.0248 * b + 0.01 * p;
    let centre = trials * p + 0.5;
    let mode = ((trials + 1.0) * p).floor();
    let log_ratio = |k: f64| {
        (mode + 0.5) * ((mode + 1.0) / (odds * (trials - mode + 1.0))).ln()
            + (trials + 1.0) * ((trials - mode + 1.0) / (trials - k + 1.0)).ln()
            + (k + 0.5) * (odds * (trials - k + 1.0) / (k + 1.0)).ln()
            + stirling(mode)
            + stirling(trials - mode)
            - stirling(k)
            - stirling(trials - k)
    };
    loop {
        let u = stream.uniform() - 0.5;
        let v = stream.uniform();
        let edge = 0.5 - u.abs();
        let k = ((2.0 * a / edge + b) * u + centre).floor();
        if edge >= 0.07 && v <= 0.92 - 4.2 / b {
            return k as u64;
        }
        if k < 0.0 || k > trials {
            continue;
        }
        let height = (v * (2.83 + 5.1 / b) * deviation / (a / (edge * edge) + b)).ln();
        if height <= log_ratio(k) {
            return k as u64;
        }
    }
}

/// ln k! − (½ ln 2π + (k + ½) ln(k + 1) − (k + 1)).
fn stirling(k: f64) -> f64 {
    const SMALL: [f64; 10] = [
        0.081_061_466_795_327_26,
        0.041_340_695_955_409_29,
        0.027_677_925_684_998_34,
        0.020_790_672_103_765_09,
        0.016_644_691_189_821_19,
        0.013_876_128_823_070_75,
        0.011_896_709_945_891_77,
        0.010_411_265_261_972_09,
        0.009_255_462_182_712_73,
        0.008_330_563_433_362_87,
    ];
    if let Some(value) = SMALL.get(k as usize) {
        return *value;
    }
    let r = 1.0 / (k + 1.0);
    r * (1.0 / 12.0 - r * r * (1.0 / 360.0 - r * r / 1260.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distributions::{binomial_pmf, chi_squared_sf, ln_gamma};

    #[test]
    fn the_rest_of_stirlings_formula_is_what_it_says() {
        for k in 0..60 {
            let k = f64::from(k);
            let formula =
                0.5 * (2.0 * std::f64::consts::PI).ln() + (k + 0.5) * (k + 1.0).ln() - (k + 1.0);
            assert!((stirling(k) - (ln_gamma(k + 1.0) - formula)).abs() < 1e-10, "{k}");
        }
    }

    #[test]
    fn draws_follow_the_binomial_probabilities() {
        for (n, p) in [(7_u64, 0.3), (40, 0.1), (60, 0.4), (60, 0.6), (1_000, 0.02)] {
            let draws = 40_000;
            let mut seen = vec![0.0; n as usize + 1];
            for place in 0..draws {
                seen[binomial(n, p, &mut Stream::new(11, place)) as usize] += 1.0;
            }
            let (mut chi2, mut df, mut rest_seen, mut rest_due) = (0.0, 0.0, 0.0, 0.0);
            for (k, count) in (0..=n).zip(&seen) {
                let due = draws as f64 * binomial_pmf(k, n, p);
                if due >= 5.0 {
                    chi2 += (count - due) * (count - due) / due;
                    df += 1.0;
                } else {
                    rest_seen += count;
                    rest_due += due;
                }
            }
            if rest_due >= 1.0 {
                chi2 += (rest_seen - rest_due) * (rest_seen - rest_due) / rest_due;
                df += 1.0;
            }
            assert!(chi_squared_sf(chi2, df - 1.0) > 1e-3, "{n} {p}: {chi2} on {df}");
        }
    }

    #[test]
    fn the_ends_are_certain() {
        let stream = &mut Stream::new(1, 1);
        assert_eq!(binomial(0, 0.5, stream), 0);
        assert_eq!(binomial(9, 0.0, stream), 0);
        assert_eq!(binomial(9, 1.0, stream), 9);
    }
}
