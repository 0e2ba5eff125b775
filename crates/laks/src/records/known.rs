//! Which columns could tell: what a table without them leaves unknown is not 0.

use crate::calendar::DateField;
use crate::rules::Stage;
use crate::schema::{GoalKind, Layout};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The columns of ours that a table has, by our names; goals as `goal <id>`.
///
/// Where two tables are counted together, only what both could tell is known of the whole. Every stratum of a
/// tally says so, mostly the same: copies share one set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known(Arc<BTreeSet<String>>);

impl Serialize for Known {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_ref().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Known {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeSet::deserialize(deserializer).map(|names| Self(Arc::new(names)))
    }
}

/// What a start cannot be told without.
const STARTS: [&str; 1] = ["started_on"];
/// What the end of a case cannot be told without.
const EXITS: [&str; 2] = ["exit", "ended_on"];

impl Known {
    /// The columns that can be counted by.
    pub(crate) fn strata(&self) -> impl Iterator<Item = &String> {
        let facts = ["exit", "sessions_attended", "sessions_planned"];
        let is_fact = move |name: &str| {
            facts.contains(&name)
                || name.starts_with("goal ")
                || ["_on", "_from", "_baseline", "_follow_up"].iter().any(|end| name.ends_with(end))
        };
        self.0.iter().filter(move |name| !is_fact(name))
    }

    /// What the columns of a layout could tell.
    pub(crate) fn of(layout: &Layout) -> Self {
        let dates = DateField::ALL.into_iter().filter(|&field| layout.dates[field as usize]);
        let courses = ["course_starts_on", "course_ends_on"].into_iter().zip(layout.course_dates);
        let flags = [
            ("exit", layout.has_exit && !layout.exit_is_derived),
            ("sessions_attended", layout.has_attended),
            ("sessions_planned", layout.has_planned),
        ];
        let present = flags.into_iter().chain(courses).filter(|(_, present)| *present);
        let mut known: BTreeSet<String> = dates.map(|field| field.name().to_owned()).collect();
        known.extend(present.map(|(name, _)| name.to_owned()));
        known.extend(layout.strata.iter().cloned());
        for outcome in &layout.outcomes {
            for (occasion, present) in
                [("baseline", outcome.has_baseline), ("follow_up", outcome.has_follow_up)]
            {
                known.extend(present.then(|| format!("{}_{occasion}", outcome.name)));
            }
        }
        let rated = layout.goals.iter().filter(|goal| matches!(goal.kind, GoalKind::Rated(_)));
        let rated = rated.filter(|goal| !layout.absent.contains_key(&goal.id));
        known.extend(rated.map(|goal| format!("goal {}", goal.id)));
        Self(Arc::new(known))
    }

    /// From names of columns.
    pub(crate) fn from_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self(Arc::new(names.into_iter().map(str::to_owned).collect()))
    }

    /// Whether a column was there.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// assert!(cafe::tally()?.known().has("who5_baseline"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn has(&self, column: &str) -> bool {
        self.0.contains(column)
    }

    /// The names, in order.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let known = cafe::tally()?.known();
    /// assert_eq!(known.names().filter(|name| name.ends_with("_on")).collect::<Vec<_>>(), ["ended_on", "referred_on", "started_on"]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The columns among these that were not there.
    pub(crate) fn lacking(&self, columns: &[&str]) -> Vec<String> {
        columns.iter().filter(|column| !self.has(column)).map(|&column| column.to_owned()).collect()
    }

    /// Whether it could be told who started.
    pub(crate) fn starts(&self) -> bool {
        self.lacking(&STARTS).is_empty()
    }

    /// Whether it could be told who was closed, and how.
    pub(crate) fn exits(&self) -> bool {
        self.lacking(&EXITS).is_empty()
    }

    /// The columns that are missing to count a stage or state; none if it can be counted.
    ///
    /// ```
    /// use laks::Stage;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let known = cafe::tally()?.known();
    /// assert_eq!(known.lacking_for(Stage::Offered), ["offered_on"]);
    /// assert!(known.lacking_for(Stage::Completed).is_empty());
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn lacking_for(&self, stage: Stage) -> Vec<String> {
        match stage {
            Stage::Referred => Vec::new(),
            Stage::Offered => self.lacking(&["offered_on"]),
            Stage::Started => self.lacking(&STARTS),
            Stage::NeverStarted => self.lacking(&EXITS),
            _ => [self.lacking(&STARTS), self.lacking(&EXITS)].concat(),
        }
    }

    /// What both could tell.
    #[must_use]
    pub(crate) fn both(&self, other: &Self) -> Self {
        if self == other {
            return self.clone();
        }
        Self(Arc::new(self.0.intersection(&other.0).cloned().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_by_column() {
        let known = Known::from_names(["referred_on", "started_on", "ended_on"]);
        assert!(known.starts() && !known.exits());
        assert_eq!(known.lacking_for(Stage::Completed), ["exit"]);
        assert_eq!(known.lacking_for(Stage::Started), Vec::<String>::new());
        let both = known.both(&Known::from_names(["referred_on", "ended_on"]));
        assert_eq!(both.lacking_for(Stage::Ongoing), ["started_on", "exit"]);
    }
}
