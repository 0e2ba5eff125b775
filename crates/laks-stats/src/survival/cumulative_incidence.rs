//! What share has left by each cause after each time? The Aalen–Johansen estimate.

use super::cause_curve::CauseCurve;
use super::kaplan_meier::Survival;
use super::risk_table::{MAX_CAUSES, RiskTable};
use crate::SurvivalInterval;
use crate::error::check_level;
use crate::{Error, Estimate};

/// The cumulative incidence of each of several causes that exclude each other.
///
/// Take one with [`cause`](Self::cause). At every time the incidences of all causes and the share
/// without any event add up to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct CumulativeIncidence {
    table: RiskTable,
    level: f64,
}

/// The Aalen–Johansen estimate from people observed one by one.
///
/// `event` is 0 where the time is censored and otherwise the cause, 1, 2, and so on. Of those at risk
/// `r` at each time, `d_k` leave by cause `k`: `F_k(t) = Σ S(tᵢ−) d_k / r`, where `S` is the share
/// without any event. One minus a Kaplan–Meier curve of one cause, with the other causes censored, is
/// larger and is not a probability of anything.
///
/// Reference: Aalen and Johansen 1978, Scandinavian Journal of Statistics 5:141–150.
///
/// # Errors
/// Besides those of [`RiskTable::from_observations`]: a level outside (0, 1).
///
/// # Examples
/// Ten people on a course: 1 dropped out, 2 completed, 0 still there when last seen.
/// ```
/// use laks_stats::cumulative_incidence;
/// let days = [1.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 5.0];
/// let how = [1, 2, 0, 1, 2, 1, 1, 2, 0, 1];
/// let dropped_out = cumulative_incidence(&days, &how, 0.95)?.cause(1)?;
/// let after_2_days = &dropped_out.at(&[2.0])?[0];
/// assert!((after_2_days.value.unwrap() - 0.214_285_714).abs() < 1e-9);
/// assert!((after_2_days.standard_error.unwrap() - 0.135_041_296).abs() < 1e-9);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn cumulative_incidence(
    time: &[f64],
    event: &[u32],
    level: f64,
) -> Result<CumulativeIncidence, Error> {
    CumulativeIncidence::from_table(&RiskTable::from_observations(time, event, None)?, level)
}

impl CumulativeIncidence {
    /// The estimate from a table of counts, which may have late entries.
    ///
    /// ```
    /// use laks_stats::{CumulativeIncidence, RiskTable};
    /// let table = RiskTable::from_counts(10, &[3.0, 8.0], None, &[&[2, 1]], &[0, 2])?;
    /// let dropped_out = CumulativeIncidence::from_table(&table, 0.95)?.cause(1)?;
    /// assert!((dropped_out.at(&[8.0])?[0].value.unwrap() - 0.3).abs() < 1e-12);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the level is not strictly between 0 and 1.
    pub fn from_table(table: &RiskTable, level: f64) -> Result<Self, Error> {
        check_level(level)?;
        Ok(Self { table: table.clone(), level })
    }

    /// The curve of one cause, 1 or more; a cause that nobody had is 0 throughout.
    ///
    /// ```
    /// use laks_stats::cumulative_incidence;
    /// let (days, exit) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 2, 0, 0]); // dropped out, moved, still in
    /// let both = cumulative_incidence(&days, &exit, 0.95)?;
    /// let dropped_out = both.cause(1)?.at(&[35.0])?[0].value.unwrap();
    /// let moved = both.cause(2)?.at(&[35.0])?[0].value.unwrap();
    /// assert!((dropped_out - 0.4).abs() < 1e-12 && (moved - 0.2).abs() < 1e-12);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the cause is 0 or above 64.
    pub fn cause(&self, cause: u32) -> Result<CauseCurve, Error> {
        check_cause(cause)?;
        Ok(CauseCurve::new(&self.table, cause, self.level))
    }

    /// The share without any event at each of the times, with log-log intervals.
    ///
    /// ```
    /// use laks_stats::cumulative_incidence;
    /// let (days, exit) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 2, 0, 0]); // dropped out, moved, still in
    /// let both = cumulative_incidence(&days, &exit, 0.95)?;
    /// let still_in = both.event_free(&[35.0])?[0].value.unwrap();
    /// assert!((still_in - 0.4).abs() < 1e-12);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If a time is negative or not finite.
    pub fn event_free(&self, times: &[f64]) -> Result<Vec<Estimate>, Error> {
        Survival::from_table(&self.table, SurvivalInterval::LogLog, self.level)?.at(times)
    }

    /// How many were at risk just before each of the times.
    ///
    /// ```
    /// use laks_stats::cumulative_incidence;
    /// let (days, exit) = ([7.0, 21.0, 30.0, 35.0, 35.0], [1, 1, 2, 0, 0]); // dropped out, moved, still in
    /// let both = cumulative_incidence(&days, &exit, 0.95)?;
    /// assert_eq!(both.at_risk(&[7.0, 21.0]), [5, 4]);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn at_risk(&self, times: &[f64]) -> Vec<u64> {
        times.iter().map(|&t| self.table.at_risk(t)).collect()
    }
}

/// Checks that a cause has a legal code.
pub(crate) fn check_cause(cause: u32) -> Result<(), Error> {
    if (1..=MAX_CAUSES).contains(&cause) {
        Ok(())
    } else {
        Err(Error::argument("cause", "1 to 64", cause))
    }
}
