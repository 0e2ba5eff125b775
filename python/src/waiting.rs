//! `laks.Waiting`: how long people wait from referral to start.

use crate::dicts::{Json, Strata, row};
use crate::result_class::result_class;
use laks::Estimate;
use laks::results::WaitRow;

fn quartile<'a>(row: &'a WaitRow, name: &str) -> Option<&'a Estimate> {
    row.quartiles.iter().find(|quartile| quartile.name == name)
}

row! { |row: WaitRow| {
    lower_quartile: quartile(row, "lower_quartile");
    median: quartile(row, "median");
    upper_quartile: quartile(row, "upper_quartile");
    still_waiting: row.waiting;
} }

result_class! {
    /// Days from referral to start, with those who never start and those still waiting.
    ///
    /// The median is the first day on which half of the referred have started (cumulative incidence with
    /// closing before a start as the competing event; Aalen and Johansen 1978). Running waits are censored.
    /// It is not the median wait of those who started, and not defined if half never start.
    examples
    /// >>> waiting = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").waiting()
    /// >>> waiting.still_waiting, waiting.median.denominator, waiting.median.unit
    /// (9, 83, 'days')
    Waiting(laks::Waiting) {
        /// The date of the count.
        as_of;
        /// How many are still waiting; their waits are censored. ``None`` without columns for starts and
        /// exits.
        still_waiting = total.waiting;
        /// The first day on which half of the referred had started.
        median: |waiting| quartile(&waiting.total, "median");
        /// The first day on which a quarter had started.
        lower_quartile: |waiting| quartile(&waiting.total, "lower_quartile");
        /// The first day on which three quarters had started.
        upper_quartile: |waiting| quartile(&waiting.total, "upper_quartile");
        /// The curve of starts: one dict for each day on which it rises, with days, at_risk, started (a share),
        /// lower and upper, and one for the last day on which anybody was seen.
        #[doc = examples!()]
        /// >>> waiting = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").waiting()
        /// >>> half = next(step for step in waiting.curve if step["started"] >= 0.5)
        /// >>> half["days"] == waiting.median.value
        /// True
        curve: |waiting| Json(&waiting.total.curve);
        /// One dict for each stratum: its ``key`` (a dict), its three quartiles and ``still_waiting``.
        strata: |waiting| Strata(&waiting.by, &waiting.strata);
    }
}
