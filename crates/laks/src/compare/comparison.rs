//! The comparison of two tallies, line by line.

use super::{comparable, lines};
use crate::records::Day;
use crate::tally::Tally;
use crate::{Error, Estimate};
use serde::{Deserialize, Serialize};

/// The days in which the people of a tally were referred, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPeriod {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl EntryPeriod {
    /// How many days it has.
    ///
    /// # Errors
    /// When it ends before it begins.
    pub fn days(self) -> Result<u32, Error> {
        u32::try_from(self.to.days_since(self.from) + 1).ok().filter(|&days| days > 0).ok_or_else(
            || Error::Argument {
                argument: "period",
                expected: format!("a period that ends on or after its first day {}", self.from),
                found: self.to.to_string(),
            },
        )
    }
}

/// One figure before and after.
///
/// `contrast` and `p` come from one method, so p is below 1 − level exactly where the interval of the
/// contrast leaves out no difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComparisonLine {
    /// The figure, such as `uptake`.
    pub measure: String,
    /// Its value before.
    pub before: Estimate,
    /// Its value after.
    pub after: Estimate,
    /// After minus before, or after over before for counts per time.
    pub contrast: Estimate,
    /// The p-value of no difference.
    pub p: Option<f64>,
    /// The test's method.
    pub test: String,
}

/// Every figure before and after.
///
/// Shares: difference with Miettinen and Nurminen's score interval and test (1985,
/// doi:10.1002/sim.4780040211). Counts per thirty days: ratio with the exact conditional interval and
/// test (Przyborowski and Wilenski 1940, doi:10.1093/biomet/31.3-4.313). Mean gains: difference with
/// Welch's t (1947, doi:10.1093/biomet/34.1-2.28). The word is change: what else changed between the
/// two periods is not known here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The date of the count before.
    pub before_as_of: Option<Day>,
    /// The date of the count after.
    pub after_as_of: Option<Day>,
    /// Days everyone was followed.
    pub follow_up_days: Option<u32>,
    /// When those before were referred.
    pub before_period: Option<EntryPeriod>,
    /// When those after were referred.
    pub after_period: Option<EntryPeriod>,
    /// One line for each figure.
    pub lines: Vec<ComparisonLine>,
}

impl Comparison {
    /// The line of a figure.
    pub fn line(&self, measure: &str) -> Option<&ComparisonLine> {
        self.lines.iter().find(|line| line.measure == measure)
    }
}

impl Tally {
    /// Compares this tally, as before, with another, as after.
    ///
    /// Counts per time need to know in which days people could be referred: give the periods, or they
    /// are taken from the first to the last day on which somebody was.
    ///
    /// ```
    /// use laks::{Figures, Tally};
    /// let figures = |referred, started| Figures::new([("referred", referred), ("started", started)]);
    /// let before = Tally::from_counts(figures(35, 24)?, None)?;
    /// let after = Tally::from_counts(figures(41, 36)?, None)?;
    /// let comparison = before.compared_with(&after, None, None, 0.95)?;
    /// let uptake = comparison.line("uptake").unwrap();
    /// assert!((uptake.contrast.value.unwrap() - (36.0 / 41.0 - 24.0 / 35.0)).abs() < 1e-12);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::SpecMismatch`] when they count other things, [`Error::UnequalFollowUp`] when cases are
    /// open and no follow-up was declared, and when the level is not between 0 and 1.
    pub fn compared_with(
        &self,
        after: &Self,
        before_period: Option<EntryPeriod>,
        after_period: Option<EntryPeriod>,
        level: f64,
    ) -> Result<Comparison, Error> {
        comparable::check(self, after)?;
        let before_period = before_period.or_else(|| self.entry_period());
        let after_period = after_period.or_else(|| after.entry_period());
        let mut all = lines::of_funnel(self, after, level)?;
        if let (Some(first), Some(second)) = (before_period, after_period) {
            let days = [first.days()?, second.days()?];
            all.extend(lines::per_time(self, after, days, level)?);
        }
        all.extend(lines::of_outcomes(self, after, level)?);
        Ok(Comparison {
            before_as_of: self.as_of(),
            after_as_of: after.as_of(),
            follow_up_days: self.spec().follow_up_days,
            before_period,
            after_period,
            lines: all,
        })
    }

    /// From the first to the last day on which somebody who is counted was referred.
    fn entry_period(&self) -> Option<EntryPeriod> {
        let (from, to) = self.days_of_referral()?;
        Some(EntryPeriod { from, to })
    }
}
