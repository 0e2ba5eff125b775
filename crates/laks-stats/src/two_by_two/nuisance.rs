//! The largest value over π of Σ h(s) · Binomial(s; N, π).

use crate::distributions::binomial_pmf;

/// Points a standard deviation of the binomial, on the scale where it is constant.
const POINTS_PER_SD: f64 = 4.0;
/// How many of the highest grid points are climbed from.
const CLIMBS: usize = 6;

/// The maximum: a grid even in arcsin √π, then golden sections around its highest points.
///
/// On that scale the binomial's standard deviation is 1 / (2 √N) everywhere, so a grid with four
/// points to each misses no peak.
pub(super) fn largest_over_nuisance(h: &[f64]) -> f64 {
    let n = h.len().saturating_sub(1) as u64;
    let value = |angle: f64| mixture(h, n, angle.sin().powi(2));
    let quarter = std::f64::consts::FRAC_PI_2;
    let steps = (quarter * 2.0 * (n as f64).sqrt() * POINTS_PER_SD).ceil().max(32.0);
    let width = quarter / steps;
    let grid: Vec<f64> = (0..=steps as usize).map(|i| value(width * i as f64)).collect();
    let mut peaks: Vec<usize> = (0..grid.len()).filter(|&i| is_peak(&grid, i)).collect();
    peaks.sort_by(|&i, &j| grid[j].total_cmp(&grid[i]));
    peaks.truncate(CLIMBS);
    peaks
        .into_iter()
        .map(|i| {
            let centre = width * i as f64;
            golden((centre - width).max(0.0), (centre + width).min(quarter), value).max(grid[i])
        })
        .fold(0.0, f64::max)
}

fn is_peak(grid: &[f64], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|j| grid.get(j));
    let after = grid.get(i + 1);
    before.is_none_or(|b| grid[i] >= *b) && after.is_none_or(|a| grid[i] >= *a)
}

/// Σ h(s) · Binomial(s; N, π), from the most likely s outwards.
fn mixture(h: &[f64], n: u64, p: f64) -> f64 {
    let q = 1.0 - p;
    let mode = (((n as f64 + 1.0) * p) as u64).min(n);
    let start = binomial_pmf(mode, n, p);
    let mut sum = start * h[mode as usize];
    let odds = p / q;
    let mut term = start;
    for s in mode..n {
        term *= (n - s) as f64 / (s + 1) as f64 * odds;
        sum += term * h[s as usize + 1];
        if term < 1e-18 * start && term < 1e-18 * sum {
            break;
        }
    }
    term = start;
    for s in (0..mode).rev() {
        term *= (s + 1) as f64 / ((n - s) as f64 * odds);
        sum += term * h[s as usize];
        if term < 1e-18 * start && term < 1e-18 * sum {
            break;
        }
    }
    sum
}

/// The maximum of a function with one peak between two points, by golden sections.
fn golden(from: f64, to: f64, f: impl Fn(f64) -> f64) -> f64 {
    const SECTION: f64 = 0.618_033_988_749_894_9;
    let (mut a, mut b) = (from, to);
    let (mut left, mut right) = (b - SECTION * (b - a), a + SECTION * (b - a));
    let (mut at_left, mut at_right) = (f(left), f(right));
    for _ in 0..40 {
        if at_left > at_right {
            b = right;
            (right, at_right) = (left, at_left);
            left = b - SECTION * (b - a);
            at_left = f(left);
        } else {
            a = left;
            (left, at_left) = (right, at_right);
            right = a + SECTION * (b - a);
            at_right = f(right);
        }
    }
    at_left.max(at_right)
}
