//! The non-central hypergeometric distribution of x₁ given the margins.

use crate::root::falling_root;

/// A logarithm beyond any odds ratio that a table can point to.
const FAR: f64 = 690.0;

/// A table seen through its margins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Conditional {
    x: f64,
    least: f64,
    most: f64,
    n1: f64,
    n2: f64,
    m: f64,
}

/// Unnormalised sums over the support: below x, at x, above x, and of the distance from x.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    below: f64,
    at: f64,
    above: f64,
    distance: f64,
}

impl Conditional {
    pub(super) fn new(x1: u64, n1: u64, x2: u64, n2: u64) -> Self {
        let m = x1 + x2;
        Self {
            x: x1 as f64,
            least: m.saturating_sub(n2) as f64,
            most: m.min(n1) as f64,
            n1: n1 as f64,
            n2: n2 as f64,
            m: m as f64,
        }
    }

    /// The ψ with E(X; ψ) = x; none where x is at the upper end.
    pub(super) fn estimate(&self) -> Option<f64> {
        if self.x >= self.most {
            None
        } else if self.x <= self.least {
            Some(0.0)
        } else {
            Some(falling_root(-FAR, FAR, |ln_odds| -self.sums(ln_odds).distance).exp())
        }
    }

    /// The limits, with the observed table counted as `observed` in each tail.
    pub(super) fn limits(&self, tail: f64, observed: f64) -> (f64, f64) {
        let lower = if self.x <= self.least {
            0.0
        } else {
            let f = |ln_odds: f64| {
                let s = self.sums(ln_odds);
                tail * (s.below + s.at + s.above) - (s.above + observed * s.at)
            };
            falling_root(-FAR, FAR, f).exp()
        };
        let upper = if self.x >= self.most {
            f64::INFINITY
        } else {
            let f = |ln_odds: f64| {
                let s = self.sums(ln_odds);
                (s.below + observed * s.at) - tail * (s.below + s.at + s.above)
            };
            falling_root(-FAR, FAR, f).exp()
        };
        (lower, upper)
    }

    /// P(k + 1) / P(k) at odds ratio 1.
    fn step_up(&self, k: f64) -> f64 {
        (self.n1 - k) / (k + 1.0) * ((self.m - k) / (self.n2 - self.m + k + 1.0))
    }

    /// The most likely count: the largest k with P(k) ≥ P(k − 1).
    fn mode(&self, odds: f64) -> f64 {
        let (mut from, mut to) = (self.least, self.most);
        while from < to {
            let middle = ((from + to) * 0.5).ceil();
            if self.step_up(middle - 1.0) * odds >= 1.0 { from = middle } else { to = middle - 1.0 }
        }
        from
    }

    /// All sums, from the most likely count outwards until nothing is added.
    fn sums(&self, ln_odds: f64) -> Sums {
        let odds = ln_odds.exp();
        let mode = self.mode(odds);
        let mut sums = Sums::default();
        self.add(&mut sums, mode, 1.0);
        let (mut k, mut term) = (mode, 1.0);
        while k < self.most && term > 1e-30 {
            term *= self.step_up(k) * odds;
            k += 1.0;
            self.add(&mut sums, k, term);
        }
        (k, term) = (mode, 1.0);
        while k > self.least && term > 1e-30 {
            term /= self.step_up(k - 1.0) * odds;
            k -= 1.0;
            self.add(&mut sums, k, term);
        }
        sums
    }

    fn add(&self, sums: &mut Sums, k: f64, term: f64) {
        if k < self.x {
            sums.below += term;
        } else if k > self.x {
            sums.above += term;
        } else {
            sums.at += term;
        }
        sums.distance += (k - self.x) * term;
    }
}
