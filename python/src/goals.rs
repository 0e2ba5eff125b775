//! `laks.GoalAttainment`: how many reached at least k goals.

use crate::dicts::{Named, Strata, row};
use crate::out::{Object, Out};
use crate::result_class::result_class;
use laks::results::{GoalLine, GoalRow};
use pyo3::prelude::*;

impl Out for GoalLine {
    fn out<'py>(&self, py: Python<'py>) -> Object<'py> {
        let line: Vec<(&str, &dyn Out)> = vec![
            ("id", &self.id),
            ("outcome", &self.outcome),
            ("improves_by", &self.improves_by),
            ("from", &self.from),
            ("set", &self.set),
            ("reached", &self.reached),
            ("not_reached", &self.not_reached),
            ("unrated", &self.unrated),
            ("share", &self.share),
        ];
        Named(line).out(py)
    }
}

row! { |row: GoalRow| { reached; judged; any_unrated; not_due; fewer_set; goals; } }

result_class! {
    /// How many of a group reached at least k goals.
    ///
    /// The denominator is everybody in the group, whatever is known about their goals. A goal that is not
    /// rated counts as not reached, and the bounds say what it could change. Wilson's score interval (1927,
    /// doi:10.1080/01621459.1927.10502953).
    examples
    /// >>> tally = laks.datasets.ballerup().cohort.tally(as_of="2016-10-31", by=["course"])
    /// >>> april = tally.where(course="LC4").goals(at_least=2, of=4)
    /// >>> april.reached.numerator, april.reached.denominator, round(april.reached.if_open_succeed, 3)
    /// (6, 12, 0.833)
    GoalAttainment(laks::GoalAttainment) {
        /// The date of the count.
        as_of;
        /// How many goals must be reached.
        at_least;
        /// Of how many declared goals; ``None`` is of those a person set.
        of;
        /// The group: ``started``, ``completed``, ``exited`` or ``referred``.
        among;
        /// Reached at least so many / all people of the group.
        reached = total.reached;
        /// The same of those in the group who have exited: their goals are judged.
        judged = total.judged;
        /// People whose case is closed and who have a goal that is set but not rated. This and every count
        /// is ``None`` where no column could tell.
        any_unrated = total.any_unrated;
        /// People whose case is open: their goals are not judged yet.
        not_due = total.not_due;
        /// People who set fewer goals than the rule speaks of.
        fewer_set = total.fewer_set;
        /// One dict for each goal: id; outcome, improves_by (raw points) and from, where an outcome defines
        /// it; set, reached, not_reached, unrated and share (an Estimate).
        goals = total.goals;
        /// One dict for each stratum: its ``key`` (a dict), ``reached``, ``judged`` and ``goals``.
        strata: |goals| Strata(&goals.by, &goals.strata);
    }
}
