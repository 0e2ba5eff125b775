//! What share is still without the event after each time? The Kaplan–Meier curve.

use super::interval::two_sided_z;
use super::quantile::{Crossing, quantile_estimate};
use super::restricted::restricted_mean;
use super::risk_table::{RiskTable, check_time};
use super::survival_step::SurvivalStep;
use crate::SurvivalInterval;
use crate::error::check_level;
use crate::{Error, Estimate, Reason};

/// The share still without the event at each time, with Greenwood's variance.
///
/// Of those at risk, `d` of `r` have the event at each time: `S(t) = Π (1 − d/r)` over times up to
/// `t`. The variance of `ln S` is `Σ d / (r (r − d))`. Censored people count as at risk up to and
/// including their last time. Not for one cause among several: take
/// [`cumulative_incidence`](crate::cumulative_incidence).
///
/// References: Kaplan and Meier 1958, doi:10.1080/01621459.1958.10501452; Greenwood 1926.
#[derive(Debug, Clone, PartialEq)]
pub struct Survival {
    table: RiskTable,
    steps: Vec<SurvivalStep>,
    interval: SurvivalInterval,
    level: f64,
}

/// The Kaplan–Meier curve of times that may be censored.
///
/// `event` is 1 where the time ends with the event and 0 where it is censored. `entry` says from
/// when each person was under observation, if later than the start. When the set at risk is small
/// early on, as late entry makes it, the curve can fall to 0 there and stays at 0.
///
/// # Errors
/// Besides those of [`RiskTable::from_observations`]: an event code above 1, a level outside (0, 1).
///
/// # Examples
/// Days until eight people left a course; a 0 is somebody who had not left when last seen.
/// ```
/// use laks_stats::{SurvivalInterval, survival};
/// let days = [12.0, 20.0, 20.0, 33.0, 41.0, 60.0, 60.0, 60.0];
/// let left = [1, 1, 0, 1, 0, 0, 0, 0];
/// let curve = survival(&days, &left, None, SurvivalInterval::LogLog, 0.95)?;
/// let after_30 = &curve.at(&[30.0])?[0];
/// assert_eq!(after_30.value, Some(0.75));
/// assert!(curve.quantile(0.5)?.value.is_none()); // more than half are still there
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn survival(
    time: &[f64],
    event: &[u32],
    entry: Option<&[f64]>,
    interval: SurvivalInterval,
    level: f64,
) -> Result<Survival, Error> {
    if let Some(&code) = event.iter().find(|&&code| code > 1) {
        return Err(Error::argument(
            "event",
            "0 (censored) or 1 (use cumulative_incidence for several causes)",
            code,
        ));
    }
    Survival::from_table(&RiskTable::from_observations(time, event, entry)?, interval, level)
}

impl Survival {
    /// The curve of a table of counts; events of every cause count.
    ///
    /// ```
    /// use laks_stats::{RiskTable, Survival, SurvivalInterval};
    /// let table = RiskTable::from_counts(10, &[3.0, 8.0], None, &[&[2, 1]], &[0, 2])?;
    /// let curve = Survival::from_table(&table, SurvivalInterval::LogLog, 0.95)?;
    /// assert_eq!(curve.at(&[8.0])?[0].value, Some(0.7));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the level is not strictly between 0 and 1.
    pub fn from_table(
        table: &RiskTable,
        interval: SurvivalInterval,
        level: f64,
    ) -> Result<Self, Error> {
        check_level(level)?;
        let mut steps = Vec::new();
        let (mut hazard, mut greenwood) = (0.0, 0.0);
        // While nobody is censored and nobody enters, the product telescopes: one division.
        let (mut survival, mut anchor, mut anchor_risk) = (1.0, 1.0, None);
        for row in table.rows() {
            if row.at_risk == 0 {
                (anchor, anchor_risk) = (survival, None);
                continue;
            }
            let (d, left) = (row.all_events(), row.at_risk - row.all_events());
            if d > 0 {
                let (risk, remain) = (row.at_risk as f64, left as f64);
                hazard -= (-(d as f64) / risk).ln_1p();
                greenwood += d as f64 / risk / remain;
                survival = anchor * (remain / anchor_risk.unwrap_or(risk));
                anchor_risk = Some(anchor_risk.unwrap_or(risk));
            }
            if row.at_risk_after() != left {
                (anchor, anchor_risk) = (survival, None);
            }
            steps.push(SurvivalStep {
                time: row.time,
                at_risk: row.at_risk,
                events: d,
                censored: row.censored,
                survival,
                hazard,
                greenwood,
            });
        }
        Ok(Self { table: table.clone(), steps, interval, level })
    }

    /// The curve, step by step.
    ///
    /// ```
    /// use laks_stats::{SurvivalInterval, survival};
    /// let (days, dropped_out) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 0, 0, 0]);
    /// let curve = survival(&days, &dropped_out, None, SurvivalInterval::LogLog, 0.95)?;
    /// assert_eq!((curve.steps()[0].time, curve.steps()[0].at_risk), (7.0, 5));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn steps(&self) -> &[SurvivalStep] {
        &self.steps
    }

    /// How many were at risk just before each of the times.
    ///
    /// ```
    /// use laks_stats::{SurvivalInterval, survival};
    /// let (days, dropped_out) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 0, 0, 0]);
    /// let curve = survival(&days, &dropped_out, None, SurvivalInterval::LogLog, 0.95)?;
    /// assert_eq!(curve.at_risk(&[7.0, 21.0]), [5, 4]);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn at_risk(&self, times: &[f64]) -> Vec<u64> {
        times.iter().map(|&t| self.table.at_risk(t)).collect()
    }

    /// The share without the event at each of the times, each with its interval.
    ///
    /// Undefined after the last time at which anybody was seen, unless the curve has reached 0. The
    /// interval is undefined where its scale has no value: before the first event, and at 0.
    ///
    /// ```
    /// use laks_stats::{SurvivalInterval, survival};
    /// let (days, dropped_out) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 0, 0, 0]);
    /// let curve = survival(&days, &dropped_out, None, SurvivalInterval::LogLog, 0.95)?;
    /// assert!((curve.at(&[21.0])?[0].value.unwrap() - 0.6).abs() < 1e-12);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If a time is negative or not finite.
    pub fn at(&self, times: &[f64]) -> Result<Vec<Estimate>, Error> {
        let z = two_sided_z(self.level);
        times
            .iter()
            .map(|&t| {
                check_time("times", t)?;
                Ok(self.estimate_at(t, z))
            })
            .collect()
    }

    fn estimate_at(&self, t: f64, z: f64) -> Estimate {
        let (level, method) = (self.level, self.interval.name());
        let Some(end) = self.table.end() else {
            return Estimate::undefined(level, method, Reason::NobodyObserved);
        };
        let step = match self.steps.partition_point(|step| step.time <= t) {
            0 => None,
            steps => Some(&self.steps[steps - 1]),
        };
        let (survival, hazard, greenwood) =
            step.map_or((1.0, 0.0, 0.0), |s| (s.survival, s.hazard, s.greenwood));
        if survival == 0.0 {
            let reason = Reason::CurveAtZero;
            return Estimate::without_interval(0.0, level, method, reason);
        }
        if t > end {
            let reason = Reason::NobodyObservedAfter { time: end.into() };
            return Estimate::undefined(level, method, reason);
        }
        let estimate = match self.interval.ends(hazard, greenwood, z) {
            Some((lower, upper)) => {
                let estimate = Estimate::new(survival, lower, upper, level, method);
                match hazard == 0.0 {
                    true => estimate.with_reason(Reason::NoEventYetNoWidth),
                    false => estimate,
                }
            }
            None => Estimate::without_interval(
                survival,
                level,
                method,
                Reason::NoEventYet { interval: self.interval },
            ),
        };
        estimate.with_standard_error(survival * greenwood.sqrt())
    }

    /// The first time by which a share `q` has had the event, with its interval.
    ///
    /// The first `t` with `S(t) ≤ 1 − q` (R takes the midpoint when the curve is flat at exactly
    /// `1 − q`). The interval holds the times at which the curve's own interval contains `1 − q`
    /// (Brookmeyer and Crowley 1982, doi:10.2307/2530286); an end that is not reached is undefined.
    /// The lower end can be defined where the value is not.
    ///
    /// ```
    /// use laks_stats::{SurvivalInterval, survival};
    /// let (days, dropped_out) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 0, 0, 0]);
    /// let curve = survival(&days, &dropped_out, None, SurvivalInterval::LogLog, 0.95)?;
    /// assert_eq!(curve.quantile(0.25)?.value, Some(21.0)); // a quarter had left on day 21
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If `q` is not strictly between 0 and 1.
    pub fn quantile(&self, q: f64) -> Result<Estimate, Error> {
        let z = two_sided_z(self.level);
        let crossings = self.steps.iter().filter(|step| step.events > 0).map(|step| {
            let ends = self.interval.ends(step.hazard, step.greenwood, z);
            let (lower, upper) = ends.map_or((None, None), |(l, u)| (Some(l), Some(u)));
            Crossing { time: step.time, value: step.survival, first: lower, last: upper }
        });
        quantile_estimate(crossings, q, |value| value, self.level, self.interval.name())
    }

    /// The mean time without the event up to `t`, `∫₀ᵗ S(u) du`, with its standard error.
    ///
    /// Variance: `Σ (∫ S from tᵢ to t)² d / (r (r − d))`, without a small-sample factor, as R's
    /// survfit; the interval is the normal one. Undefined if `t` lies after the last time at which
    /// anybody was seen, unless the curve has reached 0.
    ///
    /// ```
    /// use laks_stats::{SurvivalInterval, survival};
    /// let (days, dropped_out) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 0, 0, 0]);
    /// let curve = survival(&days, &dropped_out, None, SurvivalInterval::LogLog, 0.95)?;
    /// let days = curve.restricted_mean(28.0)?.value.unwrap(); // 7 whole days, 14 of 0.8, 7 of 0.6
    /// assert!((days - (7.0 + 14.0 * 0.8 + 7.0 * 0.6)).abs() < 1e-9);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If `t` is negative or not finite.
    pub fn restricted_mean(&self, t: f64) -> Result<Estimate, Error> {
        check_time("t", t)?;
        Ok(restricted_mean(&self.steps, self.table.end(), t, self.level))
    }
}
