//! How large is the change, in standard deviations? Four answers, by which deviation divides.

use super::PairedChange;
use super::noncentral_t::{hedges_factor, noncentrality_limits};
use crate::distributions::normal_quantile;
use crate::error::check_level;
use crate::{Error, Estimate, Reason};

impl PairedChange {
    /// Mean change over the standard deviation of the changes: d̄ / s.
    ///
    /// Also called standardised response mean. The interval is exact under normality: the
    /// noncentralities δ for which t = dz √n is in neither tail of the noncentral t distribution,
    /// over √n. It depends on how strongly before and after correlate, so compare it only between
    /// studies of the same design.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert!((change.dz(0.95)?.value.unwrap() - 1.060_660).abs() < 1e-6);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// A level outside 0 to 1.
    ///
    /// # References
    /// Cohen (1988), Statistical Power Analysis, section 2.3.5; Cumming & Finch (2001),
    /// <https://doi.org/10.1177/0013164401614002>.
    pub fn dz(&self, level: f64) -> Result<Estimate, Error> {
        let level = check_level(level)?;
        let Some(s) = self.deviation() else {
            return Ok(Estimate::undefined(level, "noncentral_t", self.no_spread()));
        };
        let n = self.n() as f64;
        let dz = self.moments().mean / s;
        let (lower, upper) = noncentrality_limits(dz * n.sqrt(), n - 1.0, level);
        Ok(Estimate::new(dz, lower / n.sqrt(), upper / n.sqrt(), level, "noncentral_t"))
    }

    /// [`dz`](Self::dz) and its limits, times the exact small-sample factor J on n − 1.
    ///
    /// J(m) = Γ(m / 2) / (√(m / 2) Γ((m − 1) / 2)) with m = n − 1 degrees of freedom.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert!((change.gz(0.95)?.value.unwrap() - 0.891_749).abs() < 1e-6);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// A level outside 0 to 1.
    ///
    /// # References
    /// Hedges (1981), <https://doi.org/10.3102/10769986006002107>.
    pub fn gz(&self, level: f64) -> Result<Estimate, Error> {
        self.dz(level).map(|dz| self.corrected(dz))
    }

    /// Glass' Δ: mean change over the standard deviation of the scores before.
    ///
    /// The yardstick is the population as it came in, which the programme cannot have altered.
    /// Interval: Δ ∓ z √(s_d² / ((n − 1) s_b²) + Δ² / (2(n − 1))), s_d and s_b the deviations of the
    /// changes and of the scores before.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert!((change.glass_delta(0.95)?.value.unwrap() - 1.097_888).abs() < 1e-6);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// A level outside 0 to 1.
    ///
    /// # References
    /// Glass (1976), <https://doi.org/10.3102/0013189X005010003>; Bonett (2008),
    /// <https://doi.org/10.1037/1082-989X.13.2.99>.
    pub fn glass_delta(&self, level: f64) -> Result<Estimate, Error> {
        let level = check_level(level)?;
        if self.n() < 2 {
            return Ok(Estimate::undefined(level, "bonett", self.no_spread()));
        }
        let Some(before) = self.before.deviation() else {
            return Ok(Estimate::undefined(level, "bonett", Reason::SameScoresBefore));
        };
        let df = (self.n() - 1) as f64;
        let delta = self.moments().mean / before;
        let of_mean = self.moments().variance().unwrap_or(0.0) / (before * before * df);
        let of_yardstick = delta * delta / (2.0 * df);
        Ok(with_normal_interval(delta, of_mean + of_yardstick, level))
    }

    /// Mean change over the root of the mean of both variances: d̄ / √((s_b² + s_a²) / 2).
    ///
    /// Comparable with a standardised difference of two groups. Interval: d_av ∓ z √v with
    /// v = d_av² (s_b⁴ + s_a⁴ + 2 r² s_b² s_a²) / (8 (n − 1) s⁴) + s_d² / ((n − 1) s²), s² the mean
    /// variance.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert!((change.d_av(0.95)?.value.unwrap() - 0.945_537).abs() < 1e-6);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// A level outside 0 to 1.
    ///
    /// # References
    /// Cumming (2012), Understanding the New Statistics, chapter 11; Bonett (2008),
    /// <https://doi.org/10.1037/1082-989X.13.2.99>.
    pub fn d_av(&self, level: f64) -> Result<Estimate, Error> {
        let level = check_level(level)?;
        let (Some(before), Some(after)) = (self.before.variance(), self.after.variance()) else {
            return Ok(Estimate::undefined(level, "bonett", self.no_spread()));
        };
        let mean_variance = (before + after) / 2.0;
        if mean_variance == 0.0 {
            return Ok(Estimate::undefined(level, "bonett", Reason::SameScores));
        }
        let df = (self.n() - 1) as f64;
        let d = self.moments().mean / mean_variance.sqrt();
        let change = self.moments().variance().unwrap_or(0.0);
        let covariance = (before + after - change) / 2.0;
        let of_yardstick =
            d * d * (before * before + after * after + 2.0 * covariance * covariance)
                / (8.0 * df * mean_variance * mean_variance);
        Ok(with_normal_interval(d, of_yardstick + change / (df * mean_variance), level))
    }

    /// Hedges' g_av: [`d_av`](Self::d_av) and its limits, times the exact factor J on n − 1.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert!((change.hedges_g_av(0.95)?.value.unwrap() - 0.794_959).abs() < 1e-6);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// A level outside 0 to 1.
    ///
    /// # References
    /// Lakens (2013), <https://doi.org/10.3389/fpsyg.2013.00863>; Hedges (1981),
    /// <https://doi.org/10.3102/10769986006002107>.
    pub fn hedges_g_av(&self, level: f64) -> Result<Estimate, Error> {
        self.d_av(level).map(|d_av| self.corrected(d_av))
    }

    /// Mean change in deviations freed of the correlation: dz √(2(1 − r)).
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert!((change.d_rm().unwrap() - 0.920_009).abs() < 1e-6);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # References
    /// Morris & DeShon (2002), <https://doi.org/10.1037/1082-989X.7.1.105>.
    pub fn d_rm(&self) -> Option<f64> {
        let dz = self.moments().mean / self.deviation()?;
        Some(dz * (2.0 * (1.0 - self.correlation()?)).sqrt())
    }

    /// An effect size times J, with the degrees of freedom in the remark.
    fn corrected(&self, estimate: Estimate) -> Estimate {
        if estimate.value.is_none() {
            return estimate;
        }
        let n = self.n();
        if n < 3 {
            return Estimate::undefined(
                estimate.level,
                estimate.method,
                Reason::FewerThanThreePairs,
            );
        }
        let factor = hedges_factor((n - 1) as f64);
        let scaled = |end: Option<f64>| end.map(|end| end * factor);
        Estimate {
            value: scaled(estimate.value),
            lower: scaled(estimate.lower),
            upper: scaled(estimate.upper),
            standard_error: scaled(estimate.standard_error),
            ..estimate
        }
        .with_reason(Reason::Corrected { df: n - 1 })
    }
}

fn with_normal_interval(d: f64, variance: f64, level: f64) -> Estimate {
    let error = variance.sqrt();
    let reach = normal_quantile(0.5 + level / 2.0) * error;
    Estimate::new(d, d - reach, d + reach, level, "bonett").with_standard_error(error)
}
