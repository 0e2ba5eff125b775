//! What differs between two specs.

use super::spec::{OutcomeSpec, Spec};
use crate::error::{Measured, SpecDifference};
use crate::schema::Better;

impl Spec {
    /// What differs from another spec, if anything does that changes counts.
    ///
    /// Labels, bands and citations of instruments change none, nor do the columns that the rows had.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let (may, june) = (cafe::tally_at("2016-05-15")?, cafe::tally_at("2016-06-15")?);
    /// let difference = may.spec().difference(june.spec()).unwrap();
    /// assert_eq!(
    ///     difference.to_string(),
    ///     "as_of is [2016-05-15] in one and [2016-06-15] in the other"
    /// );
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn difference(&self, other: &Self) -> Option<SpecDifference> {
        differs(SpecDifference::Dates, [&self.as_of, &other.as_of])
            .or_else(|| differs(SpecDifference::By, [&self.by, &other.by]))
            .or_else(|| {
                differs(SpecDifference::FollowUp, [&self.follow_up_days, &other.follow_up_days])
            })
            .or_else(|| differs(SpecDifference::Horizons, [&self.horizons, &other.horizons]))
            .or_else(|| {
                let names = [self, other].map(outcomes);
                differs(SpecDifference::Outcomes, names.each_ref())
            })
            .or_else(|| {
                let ids = [self, other].map(goals);
                differs(SpecDifference::Goals, ids.each_ref())
            })
            .or_else(|| differs(SpecDifference::Published, [&self.published, &other.published]))
            .or_else(|| self.other_instrument(other))
            .or_else(|| self.other_goal(other))
    }

    fn other_instrument(&self, other: &Self) -> Option<SpecDifference> {
        let mut pairs = self.outcomes.iter().zip(&other.outcomes);
        let (mine, theirs) = pairs.find(|(mine, theirs)| mine != theirs)?;
        let (one, other) = (measured(mine), measured(theirs));
        Some(SpecDifference::Instrument { outcome: mine.name.clone(), one, other })
    }

    fn other_goal(&self, other: &Self) -> Option<SpecDifference> {
        let mut pairs = self.goals.iter().zip(&other.goals);
        let (goal, _) = pairs.find(|(mine, theirs)| mine != theirs)?;
        Some(SpecDifference::Goal { goal: goal.id.clone() })
    }
}

fn outcomes(spec: &Spec) -> Vec<String> {
    spec.outcomes.iter().map(|outcome| outcome.name.clone()).collect()
}

fn goals(spec: &Spec) -> Vec<String> {
    spec.goals.iter().map(|goal| goal.id.clone()).collect()
}

fn measured(outcome: &OutcomeSpec) -> Measured {
    let instrument = &outcome.instrument;
    Measured {
        range: instrument.range,
        higher_is_better: instrument.better == Better::Higher,
        meaningful_change: instrument.meaningful_change,
    }
}

fn differs<T: Clone + PartialEq>(
    difference: fn(T, T) -> SpecDifference,
    [mine, theirs]: [&T; 2],
) -> Option<SpecDifference> {
    (mine != theirs).then(|| difference(mine.clone(), theirs.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Layout, Schema};

    #[test]
    fn a_difference_is_said_in_plain_words() {
        let layout = Layout::new(&Schema::default()).unwrap();
        let spec = Spec::new(&layout, ["2016-05-15"], &[]).unwrap();
        let followed = spec.clone().following(90).unwrap();
        let difference = followed.difference(&spec).unwrap();
        assert_eq!(difference, SpecDifference::FollowUp(Some(90), None));
        let said = "follow_up_days is 90 in one and not set in the other";
        assert_eq!(difference.to_string(), said);
        assert_eq!(spec.difference(&spec), None);
    }
}
