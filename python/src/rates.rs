//! `laks.Rates`: one numerator over every denominator.

use crate::result_class::result_class;

result_class! {
    /// One count over several denominators: the referred, the started, the exited, the completed, the paired.
    ///
    /// Each line counts who is in both groups, with a Wilson interval (Wilson 1927,
    /// doi:10.1080/01621459.1927.10502953), and says what it is not.
    examples
    /// >>> rates = laks.datasets.ballerup().cohort.tally(as_of="2016-02-15").rates("completed")
    /// >>> [(rate.numerator, rate.denominator, rate.denominator_is) for rate in rates.rates[:3]]
    /// [(5, 35, 'referred'), (5, 24, 'started'), (5, 8, 'exited')]
    Rates(laks::Rates) {
        /// The date of the count.
        as_of;
        /// What stands above every line.
        numerator;
        /// One estimate for each denominator, from the widest.
        rates;
    }
}
