//! `laks.PeriodCounts` and `laks.Flow`: what happened in a period, and month by month.

use crate::result_class::result_class;

result_class! {
    /// Events from one day to another, both included, whoever they happened to.
    ///
    /// The people referred in a period are not those who started in it, so there are no rates here:
    /// a :class:`Funnel` has them.
    examples
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31")
    /// >>> tally.period("2016-03-01", "2016-09-15").events["referred"]
    /// 41
    PeriodCounts(laks::results::PeriodCounts) {
        /// The first day, as ``datetime.date``.
        first_day = from;
        /// The last day, as ``datetime.date``.
        last_day = to;
        /// Events by name: referred, offered, started, completed, …; what is not known is not among them.
        events;
        /// The last day that is known, as ``datetime.date``, where the period goes beyond it: the date of
        /// the count, or the day the table ends; else ``None``.
        known_to;
    }
}

result_class! {
    /// Events month by month, from the first event to the date of the count, empty months included.
    examples
    /// >>> flow = laks.datasets.ballerup().cohort.tally(as_of="2016-02-15").flow()
    /// >>> sum(month.events["referred"] for month in flow.months)
    /// 35
    Flow(laks::Flow) {
        /// The date after which nothing is counted.
        as_of;
        /// One period for each month.
        months;
    }
}
