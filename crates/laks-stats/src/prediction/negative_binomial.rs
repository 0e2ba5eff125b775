//! The negative binomial distribution of events still to come.

use crate::distributions::{beta_cdf, beta_sf};

/// Counts beyond this are not told apart.
const LARGEST: u64 = 1 << 53;

/// Events in the time `left`, when `known` is the time (with the prior's) that `size` events took.
pub(super) struct NegativeBinomial {
    pub(super) size: f64,
    pub(super) known: f64,
    pub(super) left: f64,
}

impl NegativeBinomial {
    /// `I_q(k, size)` with `q = left / (known + left)`, from whichever side has the digits.
    pub(super) fn at_least(&self, k: u64) -> f64 {
        match k {
            0 => 1.0,
            _ if self.left == 0.0 => 0.0,
            k if self.left <= self.known => {
                beta_cdf(1.0 / (1.0 + self.known / self.left), k as f64, self.size)
            }
            k => beta_sf(1.0 / (1.0 + self.left / self.known), self.size, k as f64),
        }
    }

    pub(super) fn at_most(&self, k: u64) -> f64 {
        let k = k as f64 + 1.0;
        match self.left {
            0.0 => 1.0,
            left if left <= self.known => beta_sf(1.0 / (1.0 + self.known / left), k, self.size),
            left => beta_cdf(1.0 / (1.0 + left / self.known), self.size, k),
        }
    }

    /// The smallest count with a property that all larger counts share.
    pub(super) fn first(holds: impl Fn(u64) -> bool) -> Option<u64> {
        let (mut fails, mut high) = (None, 0);
        while !holds(high) {
            fails = Some(high);
            high = if high == 0 { 1 } else { high * 2 };
            if high > LARGEST {
                return None;
            }
        }
        let Some(mut low) = fails else { return Some(0) };
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if holds(middle) { high = middle } else { low = middle }
        }
        Some(high)
    }
}
