//! `laks.Change` and `laks.Outcomes`: what changed from before to after.

use crate::dicts::{Json, Strata, row};
use crate::out::{Object, Out};
use crate::result_class::result_class;
use pyo3::prelude::*;
use pyo3::types::PyDict;

row! { |row: laks::results::ChangeRow| {
    people; with_baseline; with_follow_up; paired; missing; not_due; completeness; mean_before; mean_after;
    gain; mean_change; improved; unchanged; worse; improved_of_able; worse_of_able; ceiling;
    probability_better; improved_of_all; cut_offs;
} }

impl Out for laks::results::CutOffRow {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        let line = PyDict::new(py);
        line.set_item("cut_off", Json(&self.cut_off).out(py)?)?;
        line.set_item("before", self.before.out(py)?)?;
        line.set_item("after", self.after.out(py)?)?;
        Ok(line.into_any())
    }
}

result_class! {
    /// What changed in an outcome from before to after, of those measured twice.
    ///
    /// Means have Student's t interval on n − 1 degrees of freedom. Shares have Wilson's score interval
    /// (1927, doi:10.1080/01621459.1927.10502953). P(better) + ½ P(equal) has Tango's score interval
    /// for the paired difference, halved (Tango 1998, Statistics in Medicine 17: 891–908).
    examples
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31")
    /// >>> change = tally.outcome("self_rated_health").change()
    /// >>> change.paired, change.improved.numerator, change.worse.numerator
    /// (26, 12, 3)
    Change(laks::Change) {
        /// The outcome.
        outcome;
        /// The date of the count.
        as_of;
        /// The group: ``started``, ``completed``, ``exited`` or ``referred``.
        among;
        /// People of the group. This and every count is ``None`` where no column could tell.
        people = total.people;
        /// Of these, with a score before.
        with_baseline = total.with_baseline;
        /// Of these, with a score after.
        with_follow_up = total.with_follow_up;
        /// Of these, with a score before and after.
        paired = total.paired;
        /// Without both, though their case is closed.
        missing = total.missing;
        /// Without both, their case still open.
        not_due = total.not_due;
        /// Paired / people of the group.
        completeness = total.completeness;
        /// Mean score before, of the paired, in raw points.
        mean_before = total.mean_before;
        /// Mean score after, of the paired, in raw points.
        mean_after = total.mean_after;
        /// Mean change of the paired in the good direction: positive is better.
        gain = total.gain;
        /// Mean of after minus before of the paired, in raw points.
        mean_change = total.mean_change;
        /// Better by at least the meaningful change / paired.
        improved = total.improved;
        /// Neither improved nor worse / paired.
        unchanged = total.unchanged;
        /// Worse by at least the meaningful change / paired.
        worse = total.worse;
        /// Improved / paired whose score before left room for a meaningful improvement.
        improved_of_able = total.improved_of_able;
        /// Worse / paired whose score before left room for a meaningful worsening.
        worse_of_able = total.worse_of_able;
        /// Paired whose score before was too good for a meaningful improvement / paired.
        ceiling = total.ceiling;
        /// P(better) + ½ P(equal) of the paired, any difference counted: ½ is no change.
        probability_better = total.probability_better;
        /// Improved / all people of the group: the missing are counted as not improved.
        improved_of_all = total.improved_of_all;
        /// One dict for each of the instrument's cut-offs: the ``cut_off``, and the estimates ``before`` and
        /// ``after`` of the share of the paired on its named side. WHO-5 has two: below 50 of 100, poor
        /// well-being, and 28 or lower (Topp et al. 2015, doi:10.1159/000376585).
        #[doc = examples!()]
        /// >>> change = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").outcome("who5").change()
        /// >>> [(row["cut_off"]["id"], row["before"].numerator, row["after"].numerator) for row in change.cut_offs]
        /// [('poor_wellbeing', 18, 12), ('likely_depression', 6, 3)]
        cut_offs = total.cut_offs;
        /// One dict for each raw score from the lowest: score, and how many of the paired had it before and
        /// after. ``None`` where no column could tell.
        #[doc = examples!()]
        /// >>> change = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").outcome("who5").change()
        /// >>> len(change.scores), sum(score["after"] for score in change.scores) == change.paired
        /// (26, True)
        scores: |change| Json(&change.total.scores);
        /// One dict for each stratum: its ``key`` (a dict), its counts and its estimates by name.
        strata: |change| Strata(&change.by, &change.strata);
    }
}

result_class! {
    /// The change in every outcome that was counted, among those who started.
    examples
    /// >>> outcomes = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31").outcomes()
    /// >>> [change.outcome for change in outcomes.changes]
    /// ['self_rated_health', 'who5']
    Outcomes(laks::Outcomes) {
        /// The date of the count.
        as_of;
        /// One change for each outcome.
        changes;
    }
}
