//! `laks.Funnel`: how many of a cohort were referred, started and completed.

use crate::dicts::{Named, Strata, row};
use crate::result_class::result_class;
use laks::{CohortCounts, Estimate, FunnelRow};

fn rate<'a>(row: &'a FunnelRow, name: &str) -> Option<&'a Estimate> {
    laks::Figure::from_name(name).and_then(|figure| row.rate(&figure))
}

row! { |row: FunnelRow| {
    counts: row.counts.by_name();
    counts_from_start: row.counts_from_start.as_ref().map(CohortCounts::by_name);
    rates: Named(row.rates.iter().map(|rate| (&rate.name, rate)).collect());
} }

result_class! {
    /// How many of a cohort were referred, started and completed, as known at a date.
    ///
    /// referred = waiting + never_started + started; started = ongoing + exited;
    /// exited = completed + dropped_out + ended_other + ended_unknown. A rate is a share with its Wilson
    /// interval (Wilson 1927, doi:10.1080/01621459.1927.10502953). While cases are open, a rate of the
    /// referred or the started is a lower bound, and its estimate says what the open ones can add.
    examples
    /// >>> funnel = laks.datasets.ballerup().cohort.tally(as_of="2016-02-15").funnel()
    /// >>> funnel.counts["referred"], funnel.counts["started"], funnel.counts["waiting"]
    /// (35, 24, 11)
    /// >>> funnel.uptake.note
    /// 'a lower bound so far: 11 still waiting'
    Funnel(laks::Funnel) {
        /// The date of the count.
        as_of;
        /// Days everyone is followed, if follow-up is equal.
        follow_up_days;
        /// Every count by stage and state; ``None`` is not known. With follow-up, where people stood so
        /// many days after referral, of those who were referred that long ago.
        counts: |funnel| funnel.total.counts.by_name();
        /// With follow-up, where people stood so many days after their start, of those who started that
        /// long ago; else ``None``.
        #[doc = examples!()]
        /// >>> cohort = laks.datasets.ballerup().cohort
        /// >>> cohort.tally(as_of="2016-10-31").funnel().counts_from_start is None
        /// True
        counts_from_start: |funnel| funnel.total.counts_from_start.as_ref().map(CohortCounts::by_name);
        /// Started of the referred.
        uptake: |funnel| rate(&funnel.total, "uptake");
        /// Completed of the started.
        completion: |funnel| rate(&funnel.total, "completion");
        /// Dropped out of the started.
        attrition: |funnel| rate(&funnel.total, "attrition");
        /// Every rate of the funnel, each with its name.
        rates = total.rates;
        /// One dict for each stratum: its ``key`` (a dict), its ``counts``, its ``counts_from_start`` and its
        /// ``rates`` by name.
        strata: |funnel| Strata(&funnel.by, &funnel.strata);
    }
}
