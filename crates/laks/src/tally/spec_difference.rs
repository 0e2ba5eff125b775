//! What differs between two specs, in words.

use super::spec::Spec;
use std::fmt::Debug;

impl Spec {
    /// Says in words what differs from another spec, if anything does that changes counts.
    ///
    /// Labels, bands and citations of instruments change none, nor do the columns that the rows had.
    pub fn difference(&self, other: &Self) -> Option<String> {
        differs("as_of", &self.as_of, &other.as_of)
            .or_else(|| differs("by", &self.by, &other.by))
            .or_else(|| {
                let days = [self, other].map(|spec| {
                    spec.follow_up_days.map_or_else(|| "not set".to_owned(), |d| d.to_string())
                });
                (days[0] != days[1]).then(|| said("follow_up_days", &days[0], &days[1]))
            })
            .or_else(|| differs("horizons", &self.horizons, &other.horizons))
            .or_else(|| {
                let names = [self, other]
                    .map(|spec| spec.outcomes.iter().map(|o| o.name.as_str()).collect::<Vec<_>>());
                differs("the list of outcomes", &names[0], &names[1])
            })
            .or_else(|| {
                let ids = [self, other]
                    .map(|spec| spec.goals.iter().map(|g| g.id.as_str()).collect::<Vec<_>>());
                differs("the list of goals", &ids[0], &ids[1])
            })
            .or_else(|| {
                differs("whether figures are published ones", &self.published, &other.published)
            })
            .or_else(|| self.other_instrument(other))
            .or_else(|| self.other_goal(other))
    }

    fn other_instrument(&self, other: &Self) -> Option<String> {
        let mut pairs = self.outcomes.iter().zip(&other.outcomes);
        let (mine, theirs) = pairs.find(|(mine, theirs)| mine != theirs)?;
        let counted = |outcome: &crate::tally::spec::OutcomeSpec| {
            let i = &outcome.instrument;
            let better = format!("{:?}", i.better).to_lowercase();
            format!(
                "{} to {}, {better} is better, {} points matter",
                i.range[0], i.range[1], i.meaningful_change
            )
        };
        Some(said(&format!("the instrument of {}", mine.name), &counted(mine), &counted(theirs)))
    }

    fn other_goal(&self, other: &Self) -> Option<String> {
        let mut pairs = self.goals.iter().zip(&other.goals);
        let (goal, _) = pairs.find(|(mine, theirs)| mine != theirs)?;
        Some(format!("the definition of the goal {} differs", goal.id))
    }
}

fn differs<T: Debug + PartialEq>(what: &str, mine: &T, theirs: &T) -> Option<String> {
    (mine != theirs).then(|| said(what, &format!("{mine:?}"), &format!("{theirs:?}")))
}

fn said(what: &str, mine: &str, theirs: &str) -> String {
    format!("{what} is {mine} in one and {theirs} in the other")
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
        assert_eq!(difference, "follow_up_days is 90 in one and not set in the other");
        assert_eq!(spec.difference(&spec), None);
    }
}
