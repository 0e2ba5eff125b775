//! How much an outcome must change for a goal that it defines to be reached.

use super::goal_mark::GoalMark;
use super::instrument::Instrument;
use crate::error::{Error, Misdeclared};
use serde::{Deserialize, Serialize};

/// What a goal asks of the score before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Earlier {
    /// A yes counts only after an earlier no: the score must have improved.
    #[default]
    No,
    /// A yes counts whatever was said before; for an outcome of two answers.
    Any,
}

impl Earlier {
    /// The word of a schema.
    ///
    /// ```
    /// assert_eq!(laks::sections::Earlier::Any.name(), "any");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Any => "any",
        }
    }
}

/// The change that counts as a goal reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalChange {
    /// The smallest improvement in raw points.
    pub improves_by: i32,
    /// What is asked of the score before.
    #[serde(default)]
    pub from: Earlier,
}

impl GoalChange {
    /// What an instrument says matters, from a score that was lower.
    ///
    /// ```
    /// use laks::sections::{Earlier, GoalChange};
    /// let who5 = laks::Schema::default().instrument("who5")?;
    /// assert_eq!(GoalChange::meaningful(&who5), GoalChange { improves_by: 3, from: Earlier::No });
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn meaningful(instrument: &Instrument) -> Self {
        Self { improves_by: instrument.meaningful_change, from: Earlier::No }
    }

    /// A change declared in points of the scale the instrument is shown on.
    ///
    /// WHO-5 is shown in steps of 4 points, so "at least 10 points" is 3 raw points, that is 12.
    ///
    /// ```
    /// use laks::sections::GoalChange;
    /// let who5 = laks::Schema::default().instrument("who5")?;
    /// let change = GoalChange::declared("wellbeing", &who5, Some(10), None)?;
    /// assert_eq!(change.improves_by, 3); // raw points: 12 of 100 are the first that are at least 10
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the change is 0 or more than the scale has, or `from = "any"` is said of an outcome with more
    /// than two answers.
    pub fn declared(
        goal: &str,
        instrument: &Instrument,
        improves_by: Option<u32>,
        from: Option<Earlier>,
    ) -> Result<Self, Error> {
        let (goal, id) = (goal.to_owned(), instrument.id.clone());
        let from = from.unwrap_or_default();
        let widest = i32::try_from(instrument.levels()).unwrap_or(i32::MAX) - 1;
        if from == Earlier::Any && widest != 1 {
            let levels = instrument.levels();
            return Err(Misdeclared::FromAnyOfMany { goal, instrument: id, levels }.into());
        }
        let Some(points) = improves_by else {
            return Ok(Self { from, ..Self::meaningful(instrument) });
        };
        let step = instrument.percent_factor.unwrap_or(1).max(1);
        let points = i32::try_from(points).unwrap_or(i32::MAX);
        let raw = points / step + i32::from(points % step != 0);
        if raw < 1 || raw > widest {
            let most = widest.saturating_mul(step);
            return Err(Misdeclared::ImprovesBy { goal, points, instrument: id, most }.into());
        }
        Ok(Self { improves_by: raw, from })
    }

    /// What the scores say of the goal, as levels from the instrument's smallest.
    ///
    /// ```
    /// use laks::{GoalMark, sections::GoalChange};
    /// let who5 = laks::Schema::default().instrument("who5")?;
    /// let change = GoalChange::meaningful(&who5);
    /// let marks = [Some(12), Some(11), None].map(|after| change.mark(&who5, Some(9), after));
    /// assert_eq!(marks, [GoalMark::Reached, GoalMark::NotReached, GoalMark::Unrated]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn mark(self, instrument: &Instrument, before: Option<u8>, after: Option<u8>) -> GoalMark {
        let reached = match (self.from, before, after) {
            (Earlier::No, Some(before), Some(after)) => {
                instrument.gain(i32::from(before), i32::from(after)) >= self.improves_by
            }
            (Earlier::Any, _, Some(after)) => after == instrument.best_level(),
            _ => return GoalMark::Unrated,
        };
        if reached { GoalMark::Reached } else { GoalMark::NotReached }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_points_of_who5_are_three_raw_ones() {
        let who5 = Instrument::shipped().into_iter().find(|i| i.id == "who5").unwrap();
        let change = GoalChange::declared("g", &who5, Some(10), None).unwrap();
        assert_eq!(change.improves_by, 3);
        let mark = |after| change.mark(&who5, Some(9), Some(after));
        assert_eq!([mark(12), mark(11)], [GoalMark::Reached, GoalMark::NotReached]);
        for points in [0, 101] {
            let error = GoalChange::declared("g", &who5, Some(points), None).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!(
                    "the schema cannot be read: goal \"g\" has improves_by = {points}; on who5 it must be \
                     from 1 to 100 points"
                )
            );
        }
        let error = GoalChange::declared("g", &who5, None, Some(Earlier::Any)).unwrap_err();
        assert!(error.to_string().contains("two answers; who5 has 26"), "{error}");
    }
}
