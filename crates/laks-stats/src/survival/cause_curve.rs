//! The cumulative incidence of one cause: at times, its quantiles, the time lost to it.

use super::interval::two_sided_z;
use super::quantile::{Crossing, quantile_estimate};
use super::restricted::AREA_METHOD;
use super::risk_table::{RiskTable, check_time};
use crate::{Error, Estimate, Reason};

const METHOD: &str = "log_log";

/// The cumulative incidence of one cause, with log-log intervals.
///
/// The variance is the multinomial one, that of SAS and of R's survfit: with `a = S(tᵢ−)`,
/// `g = F(t) − F(tᵢ)`, `d` events of any cause and `d_k` of this one among `r` at risk,
/// `Σ g² d / (r (r − d)) − 2 Σ g a d_k / r² + Σ a² d_k (r − d_k) / r³` over times up to `t`
/// (Marubini and Valsecchi 1995, section 10.5; Dinse and Larson 1986, doi:10.1093/biomet/73.2.379).
#[derive(Debug, Clone, PartialEq)]
pub struct CauseCurve {
    cause: u32,
    level: f64,
    end: Option<f64>,
    event_free: f64,
    steps: Vec<CauseStep>,
}

/// The curve from one time to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CauseStep {
    /// When the step begins.
    pub time: f64,
    /// How many were at risk just before.
    pub at_risk: u64,
    /// How many left by this cause.
    pub events: u64,
    /// How many left by any cause.
    pub all_events: u64,
    /// The share without any event just before.
    pub event_free_before: f64,
    /// The share that has left by this cause from here on.
    pub incidence: f64,
    /// Its variance.
    pub variance: f64,
}

/// What one time adds to the variance: three non-negative factors.
struct Spread {
    others: f64,
    shared: f64,
    own: f64,
}

impl CauseStep {
    fn spread(&self) -> Spread {
        let (r, d, k) = (self.at_risk as f64, self.all_events as f64, self.events as f64);
        let remain = (self.at_risk - self.all_events) as f64;
        Spread {
            // With nobody remaining the curve ends here, and nothing later is spread.
            others: if remain > 0.0 { d / r / remain } else { 0.0 },
            shared: self.event_free_before * k / r / r,
            own: self.event_free_before.powi(2) * k / r * ((self.at_risk - self.events) as f64)
                / r
                / r,
        }
    }
}

impl CauseCurve {
    pub(crate) fn new(table: &RiskTable, cause: u32, level: f64) -> Self {
        let k = cause as usize - 1;
        let mut steps: Vec<CauseStep> = Vec::new();
        let (mut event_free, mut incidence) = (1.0, 0.0);
        // Sums over earlier times of g² others, g others, others, g shared, shared and own; each grows
        // by non-negative terms only.
        let (mut squared, mut single, mut others) = (0.0, 0.0, 0.0);
        let (mut crossed, mut shared, mut own) = (0.0, 0.0, 0.0);
        for row in table.rows().filter(|row| row.at_risk > 0 && row.all_events() > 0) {
            let mut step = CauseStep {
                time: row.time,
                at_risk: row.at_risk,
                events: row.events.get(k).copied().unwrap_or(0),
                all_events: row.all_events(),
                event_free_before: event_free,
                incidence,
                variance: 0.0,
            };
            let r = row.at_risk as f64;
            let jump = event_free * (step.events as f64 / r);
            incidence += jump;
            event_free *= (row.at_risk - step.all_events) as f64 / r;
            squared += jump * (2.0 * single + jump * others);
            single += jump * others;
            crossed += jump * shared;
            let spread = step.spread();
            others += spread.others;
            shared += spread.shared;
            own += spread.own;
            step.incidence = incidence.min(1.0);
            step.variance = (squared - 2.0 * crossed + own).max(0.0);
            steps.push(step);
        }
        Self { cause, level, end: table.end(), event_free, steps }
    }

    /// The cause.
    ///
    /// ```
    /// use laks_stats::cumulative_incidence;
    /// # let (days, exit) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 2, 0, 0]); // dropped out, moved, still in
    /// let curve = cumulative_incidence(&days, &exit, 0.95)?.cause(1)?;
    /// assert_eq!(curve.cause(), 1);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn cause(&self) -> u32 {
        self.cause
    }

    /// The curve, step by step, at every time with an event of any cause.
    ///
    /// ```
    /// use laks_stats::cumulative_incidence;
    /// # let (days, exit) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 2, 0, 0]); // dropped out, moved, still in
    /// let curve = cumulative_incidence(&days, &exit, 0.95)?.cause(1)?;
    /// let days: Vec<f64> = curve.steps().iter().map(|step| step.time).collect();
    /// assert_eq!(days, [7.0, 21.0, 30.0]); // also those of the other cause
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn steps(&self) -> &[CauseStep] {
        &self.steps
    }

    /// Why nothing can be said at `t`, if so.
    fn unobserved(&self, t: f64) -> Option<Reason> {
        match self.end {
            None => Some(Reason::NobodyObserved),
            Some(end) if t > end && self.event_free > 0.0 => {
                Some(Reason::NobodyObservedAfter { time: end.into() })
            }
            Some(_) => None,
        }
    }

    /// The share that has left by this cause at each of the times, with its standard error.
    ///
    /// Undefined after the last time at which anybody was seen, unless everybody has left by some
    /// cause. The log-log interval, `F^exp(± z se / (F ln F))`, is undefined where `F` is 0 or 1.
    ///
    /// ```
    /// use laks_stats::cumulative_incidence;
    /// # let (days, exit) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 2, 0, 0]); // dropped out, moved, still in
    /// let curve = cumulative_incidence(&days, &exit, 0.95)?.cause(1)?;
    /// let left = curve.at(&[21.0])?[0].value.unwrap(); // dropped out within three weeks
    /// assert!((left - 0.4).abs() < 1e-12);
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
                if let Some(reason) = self.unobserved(t) {
                    return Ok(Estimate::undefined(self.level, METHOD, reason));
                }
                let (value, variance) = match self.steps.partition_point(|step| step.time <= t) {
                    0 => (0.0, 0.0),
                    steps => (self.steps[steps - 1].incidence, self.steps[steps - 1].variance),
                };
                let estimate = match log_log(value, variance, z) {
                    Some((lower, upper)) => Estimate::new(value, lower, upper, self.level, METHOD),
                    None => {
                        let reason = match value == 0.0 {
                            true => Reason::NobodyLeftByCause,
                            false => Reason::EverybodyLeftByCause,
                        };
                        Estimate::without_interval(value, self.level, METHOD, reason)
                    }
                };
                Ok(estimate.with_standard_error(variance.sqrt()))
            })
            .collect()
    }

    /// The first time at which the cumulative incidence reaches `q`, with its interval.
    ///
    /// The interval holds the times at which the curve's own interval contains `q`. Undefined if the
    /// curve never gets there: with other causes it may stay below `q` for ever.
    ///
    /// ```
    /// use laks_stats::cumulative_incidence;
    /// # let (days, exit) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 2, 0, 0]); // dropped out, moved, still in
    /// let curve = cumulative_incidence(&days, &exit, 0.95)?.cause(1)?;
    /// assert_eq!(curve.quantile(0.25)?.value, Some(21.0)); // a quarter had left on day 21
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If `q` is not strictly between 0 and 1.
    pub fn quantile(&self, q: f64) -> Result<Estimate, Error> {
        let z = two_sided_z(self.level);
        let crossings = self.steps.iter().filter(|step| step.events > 0).map(|step| {
            let ends = log_log(step.incidence, step.variance, z);
            let (lower, upper) = ends.map_or((None, None), |(l, u)| (Some(l), Some(u)));
            Crossing { time: step.time, value: step.incidence, first: upper, last: lower }
        });
        quantile_estimate(crossings, q, |value| 1.0 - value, self.level, METHOD)
    }

    /// The mean time lost to this cause up to `t`, `∫₀ᵗ F(u) du`, with its standard error.
    ///
    /// The variance is that of the curve, carried through the integral; the interval is normal. Time
    /// lost to each cause and the restricted mean without any event add up to `t`.
    ///
    /// ```
    /// use laks_stats::cumulative_incidence;
    /// # let (days, exit) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 2, 0, 0]); // dropped out, moved, still in
    /// let curve = cumulative_incidence(&days, &exit, 0.95)?.cause(1)?;
    /// let lost = curve.restricted_time_lost(28.0)?.value.unwrap(); // 0.2 of 14 days and 0.4 of 7
    /// assert!((lost - (0.2 * 14.0 + 0.4 * 7.0)).abs() < 1e-12);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If `t` is negative or not finite.
    pub fn restricted_time_lost(&self, t: f64) -> Result<Estimate, Error> {
        check_time("t", t)?;
        if let Some(reason) = self.unobserved(t) {
            return Ok(Estimate::undefined(self.level, AREA_METHOD, reason));
        }
        // From the back: `later` is the time that the steps after this one will take away.
        let (mut later, mut variance) = (0.0, 0.0);
        for step in self.steps.iter().rev().filter(|step| step.time < t) {
            let (spread, span) = (step.spread(), t - step.time);
            variance += later * later * spread.others - 2.0 * later * span * spread.shared
                + span * span * spread.own;
            later += step.event_free_before * (step.events as f64 / step.at_risk as f64) * span;
        }
        let error = variance.max(0.0).sqrt();
        let margin = two_sided_z(self.level) * error;
        let (lower, upper) = ((later - margin).max(0.0), (later + margin).min(t));
        Ok(Estimate::new(later, lower, upper, self.level, AREA_METHOD).with_standard_error(error))
    }
}

/// A share this near to 1 is 1: everybody has left, and only rounding keeps the sum of the steps from it.
const ALL: f64 = 1.0 - 1e-12;

/// The interval that is symmetric for ln(−ln F).
fn log_log(value: f64, variance: f64, z: f64) -> Option<(f64, f64)> {
    if value <= 0.0 || value >= ALL {
        return None;
    }
    let factor = (z * variance.sqrt() / (value * -value.ln())).exp();
    Some((value.powf(factor), value.powf(1.0 / factor)))
}

#[cfg(test)]
mod tests {
    use crate::{CumulativeIncidence, RiskTable};

    /// Once everybody had left, rounding decided whether there was a band: for 1 to 11 days, but not for
    /// 1 to 10.
    #[test]
    fn once_everybody_has_left_no_band_ends_there_however_many_they_are() {
        for n in 2..60_u64 {
            let days: Vec<f64> = (1..=n).map(|day| day as f64).collect();
            let (ones, none) = (vec![1; n as usize], vec![0; n as usize]);
            let table = RiskTable::from_counts(n, &days, None, &[&ones], &none).unwrap();
            let curve = CumulativeIncidence::from_table(&table, 0.95).unwrap().cause(1).unwrap();
            let last = curve.quantile(1.0 - 0.5 / n as f64).unwrap();
            assert_eq!((last.value, last.upper), (Some(n as f64), None), "{n}");
        }
    }
}
