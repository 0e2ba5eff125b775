//! Wilcoxon's signed-rank test from the counts of changes, with ties and zeros.

use super::PairedChange;
use super::signed_rank::lower_tail;
use crate::distributions::normal_sf;
use crate::method::methods;
use crate::{Alternative, Enumeration, Error, Histogram, Reason};

/// The most ranks for which the exact distribution is formed.
const EXACT_UP_TO: u64 = 1_000;

methods! {
    /// What [`PairedChange::wilcoxon`] does with those who did not change.
    pub enum Zeros: "zeros" {
        /// Leave them out before ranking, as Wilcoxon did; their number is stated.
        Drop = "drop",
        /// Rank them with the others, then leave their ranks out (Pratt).
        Pratt = "pratt",
    }
}

/// The result of Wilcoxon's signed-rank test.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedRankTest {
    /// The smaller of the two rank sums.
    pub statistic: f64,
    /// The rank sum of the rises.
    pub w_plus: f64,
    /// The rank sum of the falls.
    pub w_minus: f64,
    /// The standardised rank sum, positive for rises; undefined if nobody changed.
    pub z: Option<f64>,
    /// The p-value.
    pub p: Option<f64>,
    /// How many changed.
    pub n_used: u64,
    /// How many did not.
    pub n_zero: u64,
    /// `"exact"` or `"normal"`: which distribution the p-value is from.
    pub method: &'static str,
    /// What was done with those who did not change.
    pub zeros: Zeros,
    /// What to know when reading it.
    pub reason: Option<Reason>,
}

impl PairedChange {
    /// Wilcoxon's signed-rank test, two-sided, without continuity correction.
    ///
    /// The changes are ranked by size, ties sharing their mean rank; W⁺ is the rank sum of the rises.
    /// If rises and falls of each size are equally likely, every rank enters W⁺ with probability ½.
    /// - exact: the distribution of W⁺ over all 2^n sign patterns, ties and all;
    ///   p = min(1, 2 P(W ≤ min(W⁺, W⁻))).
    /// - normal: z = (W⁺ − Σr / 2) / √(Σr² / 4), which is the correction for ties.
    ///
    /// `exact` is `None` for the exact distribution up to 1 000 ranks and the normal one above;
    /// `method` in the result says which it was. The test assumes that a step means the same
    /// everywhere on the scale; [`sign_test`](crate::sign_test) does not. Nobody changed: p = 1, with
    /// a note; no pairs: undefined.
    ///
    /// ```
    /// use laks_stats::Zeros;
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert_eq!(change.wilcoxon(Zeros::Drop, None)?.p, Some(0.125));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// `exact = Some(true)` with more than 1 000 ranks.
    ///
    /// # References
    /// Wilcoxon (1945), <https://doi.org/10.2307/3001968>; Pratt (1959),
    /// <https://doi.org/10.1080/01621459.1959.10501526>.
    pub fn wilcoxon(&self, zeros: Zeros, exact: Option<bool>) -> Result<SignedRankTest, Error> {
        self.wilcoxon_with(zeros, exact, Alternative::TwoSided, false)
    }

    /// [`wilcoxon`](Self::wilcoxon) against one side, or with a correction for continuity.
    ///
    /// `greater` looks for rises. The correction moves W⁺ by ½ towards its mean before the normal
    /// approximation, as R does by default; it does not touch the exact distribution.
    ///
    /// ```
    /// use laks_stats::{Alternative, Zeros};
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// let rises = change.wilcoxon_with(Zeros::Drop, None, Alternative::Greater, false)?;
    /// assert_eq!((rises.w_plus, rises.p), (14.0, Some(0.0625)));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// `exact = Some(true)` with more than 1 000 ranks.
    pub fn wilcoxon_with(
        &self,
        zeros: Zeros,
        exact: Option<bool>,
        alternative: Alternative,
        continuity: bool,
    ) -> Result<SignedRankTest, Error> {
        let ranks = ranked(self.changes(), zeros);
        let n_used = self.n() - self.n_zero();
        let n_ranked = if zeros == Zeros::Pratt { self.n() } else { n_used };
        let exact = exact.unwrap_or(n_ranked <= EXACT_UP_TO);
        if exact {
            Enumeration::SignedRanks.check_size(n_ranked, EXACT_UP_TO)?;
        }
        let z = ranks.z(0.0);
        let p = match (self.n(), n_used) {
            (0, _) => None,
            (_, 0) => Some(1.0),
            _ if exact => Some(ranks.exact_p(alternative)),
            _ => ranks.normal_p(alternative, if continuity { 0.5 } else { 0.0 }),
        };
        Ok(SignedRankTest {
            statistic: ranks.plus.min(ranks.minus) as f64 / 2.0,
            w_plus: ranks.plus as f64 / 2.0,
            w_minus: ranks.minus as f64 / 2.0,
            z,
            p,
            n_used,
            n_zero: self.n_zero(),
            method: if exact { "exact" } else { "normal" },
            zeros,
            reason: self.remark(n_used, &ranks),
        })
    }

    fn remark(&self, n_used: u64, ranks: &Ranked) -> Option<Reason> {
        if self.n() == 0 {
            return Some(Reason::NoPairs);
        }
        if n_used == 0 {
            return Some(Reason::NobodyChangedEitherWay);
        }
        let split = ranks.closest < self.largest * 1e-9;
        split.then_some(Reason::TiesSplitByRounding)
    }
}

/// The changes in order of size, with doubled ranks so that mean ranks are whole.
pub(super) struct Ranked {
    /// Doubled rank, and how many share it.
    pub(super) groups: Vec<(u64, u64)>,
    /// The doubled rank sum of the rises.
    pub(super) plus: u128,
    /// The doubled rank sum of the falls.
    pub(super) minus: u128,
    /// The smallest step from one size, or from 0, to the next.
    closest: f64,
}

/// Ranks the changes other than 0 by size.
pub(super) fn ranked(changes: &Histogram, zeros: Zeros) -> Ranked {
    let cells = changes.cells();
    let falls = cells.iter().rev().filter(|cell| cell.0 < 0.0).map(|cell| (-cell.0, cell.1));
    let rises = cells.iter().filter(|cell| cell.0 > 0.0).copied();
    let (mut falls, mut rises) = (falls.peekable(), rises.peekable());
    let mut below = match zeros {
        Zeros::Drop => 0,
        Zeros::Pratt => changes.count(0.0),
    };
    let mut ranked = Ranked { groups: Vec::new(), plus: 0, minus: 0, closest: f64::INFINITY };
    let mut last = 0.0;
    while let Some(size) = smaller(falls.peek(), rises.peek()) {
        let take = |side: &mut dyn Iterator<Item = (f64, u64)>| side.next().map_or(0, |c| c.1);
        let down = if falls.peek().is_some_and(|c| c.0 == size) { take(&mut falls) } else { 0 };
        let up = if rises.peek().is_some_and(|c| c.0 == size) { take(&mut rises) } else { 0 };
        let rank = 2 * below + up + down + 1;
        ranked.groups.push((rank, up + down));
        ranked.plus += u128::from(rank) * u128::from(up);
        ranked.minus += u128::from(rank) * u128::from(down);
        ranked.closest = ranked.closest.min(size - last);
        last = size;
        below += up + down;
    }
    ranked
}

fn smaller(a: Option<&(f64, u64)>, b: Option<&(f64, u64)>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.0.min(b.0)),
        (one, other) => one.or(other).map(|cell| cell.0),
    }
}

impl Ranked {
    /// The standardised rank sum, moved by `correction` towards 0.
    fn z(&self, correction: f64) -> Option<f64> {
        // Σ r² / 4 of the ranks themselves is Σ (2r)² / 16.
        let variance: f64 =
            self.groups.iter().map(|&(rank, count)| (rank as f64).powi(2) * count as f64).sum();
        let above = (self.plus as f64 - self.minus as f64) / 4.0;
        let moved = (above.abs() - correction).max(0.0).copysign(above);
        (variance > 0.0).then(|| moved / (variance.sqrt() / 4.0))
    }

    fn normal_p(&self, alternative: Alternative, correction: f64) -> Option<f64> {
        let deviation = self.z(0.0)?;
        Some(match alternative {
            Alternative::TwoSided => (2.0 * normal_sf(self.z(correction)?.abs())).min(1.0),
            // One-sided, the correction always makes p larger.
            Alternative::Greater => normal_sf(self.shifted(deviation, -correction)),
            Alternative::Less => normal_sf(-self.shifted(deviation, correction)),
        })
    }

    /// `z` with W⁺ moved by `by`.
    fn shifted(&self, z: f64, by: f64) -> f64 {
        let variance: f64 =
            self.groups.iter().map(|&(rank, count)| (rank as f64).powi(2) * count as f64).sum();
        z + by / (variance.sqrt() / 4.0)
    }

    fn exact_p(&self, alternative: Alternative) -> f64 {
        let tail = |sum: u128| lower_tail(&self.groups, u64::try_from(sum).unwrap_or(u64::MAX));
        match alternative {
            Alternative::TwoSided => (2.0 * tail(self.plus.min(self.minus))).min(1.0),
            Alternative::Less => tail(self.plus),
            // The distribution is symmetric, so P(W ≥ W⁺) = P(W ≤ W⁻).
            Alternative::Greater => tail(self.minus),
        }
    }
}
