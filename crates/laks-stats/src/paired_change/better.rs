//! How many are better than before? Effects that use order only.

use super::wilcoxon::ranked;
use super::{PairedChange, Zeros};
use crate::error::check_level;
use crate::{Error, Estimate, PairedDifferenceMethod, Reason, paired_difference};

impl PairedChange {
    /// The probability of being better after than before, ties counted half.
    ///
    /// P(change > 0) + ½ P(change = 0) = ½ + (better − worse) / 2n: one half where as many got
    /// better as worse. The interval is Tango's score interval for the paired difference
    /// (better − worse) / n, halved and moved; it agrees with neither t nor Wilcoxon, which weigh
    /// sizes. "Better" is a higher score: where lower is better, take 1 minus value and limits.
    ///
    /// # Errors
    /// A level outside 0 to 1.
    ///
    /// # Examples
    /// ```
    /// let change = laks_stats::paired_change(&[1.0, 2.0, 3.0, 4.0], &[2.0, 3.0, 3.0, 2.0])?;
    /// assert_eq!(change.probability_better(0.95)?.value, Some(0.625));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # References
    /// Grissom & Kim (2012), Effect Sizes for Research, chapter 5; Tango (1998), Statistics in
    /// Medicine 17: 891–908.
    pub fn probability_better(&self, level: f64) -> Result<Estimate, Error> {
        let (better, worse) = self.changes().above_and_below_zero();
        let method = PairedDifferenceMethod::Tango;
        let net = paired_difference(0, better, worse, self.n_zero(), level, method)?;
        let halved = |end: Option<f64>| end.map(|end| 0.5 + end / 2.0);
        Ok(Estimate {
            value: halved(net.value),
            lower: halved(net.lower),
            upper: halved(net.upper),
            ..net
        })
    }

    /// The matched-pairs rank-biserial correlation: (W⁺ − W⁻) / (W⁺ + W⁻).
    ///
    /// W⁺ and W⁻ are the rank sums of the rises and falls, those who stayed the same dropped. It is
    /// of **those who changed only**: 2 better and 38 the same give 1. Read it beside
    /// [`n_zero`](Self::n_zero), or take [`probability_better`](Self::probability_better). It comes
    /// without an interval.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert!((change.rank_biserial(0.95)?.value.unwrap() - 0.866_667).abs() < 1e-6);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// A level outside 0 to 1.
    ///
    /// # References
    /// Kerby (2014), <https://doi.org/10.2466/11.IT.3.1>.
    pub fn rank_biserial(&self, level: f64) -> Result<Estimate, Error> {
        let level = check_level(level)?;
        const NAME: &str = "rank_biserial";
        if self.n() == 0 {
            return Ok(Estimate::undefined(level, NAME, Reason::NoPairs));
        }
        let ranks = ranked(self.changes(), Zeros::Drop);
        let total = ranks.plus + ranks.minus;
        if total == 0 {
            return Ok(Estimate::undefined(level, NAME, Reason::NobodyChanged));
        }
        let r = (ranks.plus as f64 - ranks.minus as f64) / total as f64;
        let (changed, n) = (self.n() - self.n_zero(), self.n());
        let reason = Reason::OfThoseWhoChanged { changed, n };
        Ok(Estimate::without_interval(r, level, NAME, reason))
    }
}
