//! Blaker's (2000) interval, exactly: no grid, no step size.
//!
//! Seen from the lower limit: the acceptability of p below x / n is P(X ≥ x) + P(X ≤ k), where k is
//! the largest count whose lower tail does not exceed P(X ≥ x). The limit is the smallest p whose
//! acceptability reaches 1 − level. At Clopper–Pearson's limit P(X ≥ x) is (1 − level) / 2; wherever
//! k steps up later, the acceptability is twice P(X ≥ x) and has arrived. So the limit is a root
//! before the next step of k, or that step itself. The upper limit is the same seen from the other
//! end.

use super::exact::clopper_pearson;
use crate::distributions::{binomial_cdf, binomial_sf};
use crate::root::falling_root;

pub(super) fn limits(x: u64, n: u64, level: f64) -> (f64, f64) {
    let (lower, upper) = clopper_pearson(x, n, level);
    let at_least = |k: u64, p: f64| if k == 0 { 1.0 } else { binomial_sf(k - 1, n, p) };
    let at_most = |k: u64, p: f64| binomial_cdf(k, n, p);
    let from_below = End {
        start: lower,
        far: 1.0,
        counts: x,
        tail: |p| at_least(x, p),
        opposite: at_most,
        needed: 1.0 - level,
    };
    let from_above = End {
        start: upper,
        far: 0.0,
        counts: n - x,
        tail: |p| at_most(x, p),
        opposite: |k, p| at_least(n - k, p),
        needed: 1.0 - level,
    };
    (from_below.limit(), from_above.limit())
}

/// One end of the interval. Counts are numbered from the end of the range opposite to x.
struct End<T, O> {
    /// Clopper–Pearson's limit.
    start: f64,
    /// The end of the range beyond the estimate.
    far: f64,
    /// How many counts lie on the opposite side of x.
    counts: u64,
    /// The tail from x on, at p.
    tail: T,
    /// The opposite tail up to the k-th count, at p.
    opposite: O,
    /// 1 − level.
    needed: f64,
}

impl<T: Fn(f64) -> f64, O: Fn(u64, f64) -> f64> End<T, O> {
    fn limit(&self) -> f64 {
        if self.counts == 0 {
            return self.start;
        }
        let next = self.first_beyond();
        if next >= self.counts {
            return self.start;
        }
        // The opposite tail falls and that of x rises: where they meet, `next` joins.
        let meeting = |p: f64| (self.opposite)(next, p) - (self.tail)(p);
        let step = falling_root(self.start, self.far, meeting);
        let acceptability =
            |p: f64| (self.tail)(p) + if next == 0 { 0.0 } else { (self.opposite)(next - 1, p) };
        if acceptability(step) < self.needed {
            return step;
        }
        falling_root(self.start, step, |p| self.needed - acceptability(p))
    }

    /// The first count whose opposite tail exceeds the tail of x at the start.
    fn first_beyond(&self) -> u64 {
        let limit = (self.tail)(self.start) * (1.0 + 1e-12);
        crate::proportion::first(0, self.counts, |k| (self.opposite)(k, self.start) > limit)
    }
}
