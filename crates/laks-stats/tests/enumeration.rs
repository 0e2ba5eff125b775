//! What exact methods promise, checked over every possible result.
#![allow(clippy::unwrap_used)]

use laks_stats::distributions::{binomial_pmf, hypergeometric_pmf, poisson_pmf};
use laks_stats::*;

fn ends(estimate: &Estimate) -> (f64, f64) {
    (estimate.lower.unwrap(), estimate.upper.unwrap())
}

/// The lowest coverage over p, next to every end on both sides, where it is attained.
fn lowest_coverage(n: u64, method: ProportionMethod, level: f64) -> f64 {
    let intervals: Vec<_> =
        (0..=n).map(|x| ends(&proportion(x, n, method, level).unwrap())).collect();
    let coverage = |p: f64| -> f64 {
        let held = (0..=n).zip(&intervals).filter(|(_, (l, u))| *l <= p && p <= *u);
        held.map(|(x, _)| binomial_pmf(x, n, p)).sum()
    };
    let points = intervals.iter().flat_map(|(l, u)| [*l, *u]);
    let beside = points.flat_map(|p| [p * (1.0 - 1e-10), p * (1.0 + 1e-10)]);
    beside.filter(|p| *p > 0.0 && *p < 1.0).map(coverage).fold(1.0, f64::min)
}

#[test]
fn clopper_pearson_and_blaker_never_fall_below_their_level() {
    for n in 1..=40 {
        for level in [0.8, 0.95, 0.998] {
            for method in [ProportionMethod::ClopperPearson, ProportionMethod::Blaker] {
                let lowest = lowest_coverage(n, method, level);
                assert!(lowest >= level - 1e-7, "{method}, n = {n}: {lowest}");
            }
        }
    }
}

#[test]
fn the_other_intervals_of_a_share_do_fall_below_so_the_check_can_fail() {
    for method in [ProportionMethod::Wilson, ProportionMethod::MidP, ProportionMethod::Jeffreys] {
        assert!(lowest_coverage(20, method, 0.95) < 0.95, "{method}");
    }
}

#[test]
fn blaker_lies_inside_clopper_pearson() {
    for n in 1..=40 {
        for x in 0..=n {
            let (outer_lower, outer_upper) =
                ends(&proportion(x, n, ProportionMethod::ClopperPearson, 0.95).unwrap());
            let (lower, upper) = ends(&proportion(x, n, ProportionMethod::Blaker, 0.95).unwrap());
            assert!(outer_lower <= lower + 1e-14 && upper <= outer_upper + 1e-14, "{x} of {n}");
        }
    }
}

/// Blaker's acceptability from its definition: both tails by summing the probabilities.
fn acceptability(x: u64, n: u64, p: f64) -> f64 {
    let pmf: Vec<f64> = (0..=n).map(|k| binomial_pmf(k, n, p)).collect();
    let tail = |k: usize| {
        let (below, above): (f64, f64) = (pmf[..=k].iter().sum(), pmf[k..].iter().sum());
        below.min(above)
    };
    let limit = tail(x as usize) * (1.0 + 1e-11);
    (0..=n as usize).filter(|k| tail(*k) <= limit).map(|k| pmf[k]).sum()
}

#[test]
fn blaker_keeps_exactly_what_its_acceptability_keeps() {
    for (x, n) in [(1, 5), (3, 8), (7, 20), (15, 33), (24, 35)] {
        let (lower, upper) = ends(&proportion(x, n, ProportionMethod::Blaker, 0.95).unwrap());
        for i in 1..2000 {
            let p = f64::from(i) / 2000.0;
            let accepted = acceptability(x, n, p) >= 0.05;
            assert!(!accepted || (lower <= p && p <= upper), "{x} of {n} at {p}");
        }
        assert!(acceptability(x, n, lower * (1.0 + 1e-9)) >= 0.05 - 1e-9, "{x} of {n} inside");
        assert!(acceptability(x, n, upper * (1.0 - 1e-9)) >= 0.05 - 1e-9, "{x} of {n} inside");
    }
}

#[test]
fn garwood_never_falls_below_its_level() {
    let intervals: Vec<_> =
        (0..200).map(|x| ends(&rate(x, 1.0, RateMethod::Exact, 0.95).unwrap())).collect();
    for i in 1..4000 {
        let mean = f64::from(i) / 50.0;
        let held = (0..).zip(&intervals).filter(|(_, (l, u))| *l <= mean && mean <= *u);
        let coverage: f64 = held.map(|(x, _)| poisson_pmf(x, mean)).sum();
        assert!(coverage >= 0.95, "mean {mean}: {coverage}");
    }
}

#[test]
fn the_exact_odds_ratio_never_falls_below_its_level() {
    let (n1, n2) = (9, 12);
    let intervals: Vec<Vec<_>> = (0..=n1)
        .map(|x1| {
            let of = |x2| odds_ratio(x1, n1, x2, n2, OddsRatioMethod::Exact, 0.9).unwrap();
            (0..=n2).map(|x2| ends(&of(x2))).collect()
        })
        .collect();
    for p1 in [0.02, 0.2, 0.5, 0.77] {
        for p2 in [0.05, 0.31, 0.5, 0.9] {
            let truth = p1 / (1.0 - p1) / (p2 / (1.0 - p2));
            let mut coverage = 0.0;
            for x1 in 0..=n1 {
                for x2 in 0..=n2 {
                    let (lower, upper) = intervals[x1 as usize][x2 as usize];
                    if lower <= truth && truth <= upper {
                        coverage += binomial_pmf(x1, n1, p1) * binomial_pmf(x2, n2, p2);
                    }
                }
            }
            assert!(coverage >= 0.9, "{p1}, {p2}: {coverage}");
        }
    }
}

/// P(p-value ≤ that of the observed table), largest over a fine grid of the nuisance share.
fn brute_force(p_values: &[Vec<f64>], x1: usize, x2: usize) -> f64 {
    let (n1, n2) = (p_values.len() as u64 - 1, p_values[0].len() as u64 - 1);
    let observed = p_values[x1][x2] * (1.0 + 1e-9);
    let at = |p: f64| -> f64 {
        let (first, second) = (
            (0..=n1).map(|k| binomial_pmf(k, n1, p)).collect::<Vec<_>>(),
            (0..=n2).map(|k| binomial_pmf(k, n2, p)).collect::<Vec<_>>(),
        );
        let mut sum = 0.0;
        for (row, pmf1) in p_values.iter().zip(&first) {
            for (p_value, pmf2) in row.iter().zip(&second) {
                sum += if *p_value <= observed { pmf1 * pmf2 } else { 0.0 };
            }
        }
        sum
    };
    (0..=2000).map(|i| at(f64::from(i) / 2000.0)).fold(0.0, f64::max)
}

#[test]
fn boschloo_is_the_largest_rejection_probability_of_fishers_p() {
    for (n1, n2) in [(5, 5), (4, 9), (13, 7)] {
        let fisher = |x1, x2| {
            let (side, method) = (Alternative::Greater, TwoByTwoMethod::Fisher);
            two_by_two_test(x1, n1, x2, n2, side, method).unwrap().p.unwrap()
        };
        let p_values: Vec<Vec<f64>> =
            (0..=n1).map(|x1| (0..=n2).map(|x2| fisher(x1, x2)).collect()).collect();
        for x1 in 0..=n1 {
            for x2 in 0..=n2 {
                let (side, method) = (Alternative::Greater, TwoByTwoMethod::Boschloo);
                let p = two_by_two_test(x1, n1, x2, n2, side, method).unwrap().p.unwrap();
                let brute = brute_force(&p_values, x1 as usize, x2 as usize);
                if (1..n1 + n2).contains(&(x1 + x2)) {
                    assert!(p >= brute - 1e-12 && p <= brute + 1e-5, "{x1} {x2}: {p} {brute}");
                }
            }
        }
    }
}

#[test]
fn barnard_is_the_largest_rejection_probability_of_the_pooled_z() {
    for (n1, n2) in [(5, 5), (4, 6), (3, 15)] {
        let barnard = |x1, x2| {
            let (side, method) = (Alternative::Greater, TwoByTwoMethod::Barnard);
            two_by_two_test(x1, n1, x2, n2, side, method).unwrap()
        };
        // A larger z is more extreme: e to the −z orders as a p-value does.
        let order: Vec<Vec<f64>> = (0..=n1)
            .map(|x1| (0..=n2).map(|x2| (-barnard(x1, x2).statistic.unwrap()).exp()).collect())
            .collect();
        for x1 in 0..=n1 {
            for x2 in 0..=n2 {
                let p = barnard(x1, x2).p.unwrap();
                let brute = brute_force(&order, x1 as usize, x2 as usize);
                if (1..n1 + n2).contains(&(x1 + x2)) {
                    assert!(p >= brute - 1e-12 && p <= brute + 1e-5, "{x1} {x2}: {p} {brute}");
                }
            }
        }
    }
}

#[test]
fn fisher_is_the_sum_of_all_tables_no_likelier() {
    let (n1, n2) = (11_u64, 14_u64);
    for x1 in 0..=n1 {
        for x2 in 0..=n2 {
            let m = x1 + x2;
            let pmf = |k| hypergeometric_pmf(k, n1, n2, m);
            let no_likelier = (0..=m).map(pmf).filter(|q| *q <= pmf(x1) * (1.0 + 1e-7));
            let expected: f64 = no_likelier.sum();
            let (side, method) = (Alternative::TwoSided, TwoByTwoMethod::Fisher);
            let p = two_by_two_test(x1, n1, x2, n2, side, method).unwrap().p.unwrap();
            assert!((p - expected.min(1.0)).abs() < 1e-12, "{x1} {x2}: {p} {expected}");
        }
    }
}
