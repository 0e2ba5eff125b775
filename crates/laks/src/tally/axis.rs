//! The axes of a tally's tables, as they are written beside them, so that a table is read by what its
//! axes say and not by where it stood.

use super::count_table::{
    CountTable, DAYS, EventKind, HORIZON_CELLS, MONTHS, SESSIONS, STATES, StayKind, WaitKind,
};
use super::spec::Spec;
use crate::calendar::{Day, Month};
use crate::error::AxisFault;
use crate::rules::State;
use serde::{Deserialize, Serialize};

/// One axis of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Axis {
    /// What lies along it.
    pub(crate) name: String,
    /// The words of its places, where they have words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) words: Vec<String>,
    /// What its first place stands for, where its places are days, months or numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<String>,
    /// How many places it has.
    pub(crate) length: u64,
}

impl Axis {
    fn of_words(name: &str, words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let words: Vec<String> = words.into_iter().map(Into::into).collect();
        Self { name: name.to_owned(), length: words.len() as u64, words, from: None }
    }

    fn from(name: &str, from: &impl ToString, length: u64) -> Self {
        Self { name: name.to_owned(), words: Vec::new(), from: Some(from.to_string()), length }
    }

    fn states() -> Self {
        Self::of_words("state", State::ALL.map(State::name))
    }

    fn days(name: &str) -> Self {
        Self::from(name, &Day::MIN, DAYS)
    }

    fn span(name: &str) -> Self {
        Self::from(name, &0, DAYS)
    }

    fn months(name: &str) -> Self {
        Self::from(name, &Month::MIN, MONTHS)
    }

    fn stays() -> Self {
        Self::of_words("stay", StayKind::ALL.map(|kind| kind.state().name()))
    }

    /// What is wrong with an axis as it was written, beside the one that this version has.
    pub(crate) fn fault(&self, own: &Self) -> Option<AxisFault> {
        let places = self.words.iter().map(|word| own.words.iter().position(|own| own == word));
        let known: Vec<usize> = places.flatten().collect();
        if self.length == 0 && own.length > 0 {
            Some(AxisFault::NoPlaces)
        } else if !self.words.is_empty() && self.words.len() as u64 != self.length {
            Some(AxisFault::OtherPlaces)
        } else if !known.is_sorted_by(|a, b| a < b) {
            Some(AxisFault::OtherOrder)
        } else {
            None
        }
    }

    /// Where a place of this axis stands on another of the same name; none if it is not there.
    pub(crate) fn place_on(&self, other: &Self, place: u64) -> Option<u64> {
        if let Some(word) = usize::try_from(place).ok().and_then(|place| self.words.get(place)) {
            return other.words.iter().position(|known| known == word).map(|place| place as u64);
        }
        (self.from == other.from && other.words.is_empty() && place < other.length).then_some(place)
    }
}

/// The axes of a table, the last running fastest.
pub(crate) fn axes_of(spec: &Spec, table: CountTable) -> Vec<Axis> {
    match table {
        CountTable::Events => {
            vec![Axis::of_words("event", EventKind::ALL.map(EventKind::name)), Axis::days("day")]
        }
        CountTable::States => vec![Axis::states()],
        CountTable::Waiting => vec![
            Axis::of_words("wait", WaitKind::ALL.map(WaitKind::name)),
            Axis::months("month_of_referral"),
            Axis::span("days"),
        ],
        CountTable::Staying => {
            vec![Axis::stays(), Axis::months("month_of_start"), Axis::span("days")]
        }
        CountTable::Remaining => vec![Axis::span("days_so_far"), Axis::span("days_left")],
        CountTable::Attendance => vec![
            Axis::states(),
            Axis::from("attended", &0, SESSIONS),
            Axis::from("planned", &0, SESSIONS),
        ],
        CountTable::ReferralWindow => vec![Axis::states(), Axis::days("day_of_referral")],
        CountTable::StartWindow => vec![Axis::stays(), Axis::days("day_of_start")],
        CountTable::Outcome(index) => {
            let scores = spec.outcomes.get(index).map_or((0, 1), |outcome| {
                (outcome.instrument.range[0], outcome.instrument.levels() as u64 + 1)
            });
            let score = |name| Axis::from(name, &scores.0, scores.1);
            vec![Axis::states(), score("before"), score("after")]
        }
        CountTable::Goals => vec![
            Axis::from("marks", &0, 1 << (2 * spec.goals.len())),
            Axis::states(),
            Axis::of_words("follow_up", ["missing", "known"]),
        ],
        CountTable::Horizons => vec![
            Axis::of_words("horizon", spec.horizons.iter().map(ToString::to_string)),
            Axis::of_words("within", WITHIN),
        ],
        CountTable::Courses => course_axes(spec),
    }
}

/// What one horizon counts: three ways the wait went, five ways the stay went.
const WITHIN: [&str; HORIZON_CELLS as usize] = [
    "wait started",
    "wait never_started",
    "wait neither",
    "stay completed",
    "stay dropped_out",
    "stay ended_other",
    "stay ended_unknown",
    "stay ongoing",
];

/// The parts of a course's one row of places, each an axis of its own, one after the other.
fn course_axes(spec: &Spec) -> Vec<Axis> {
    let gains = spec.outcomes.iter().map(|outcome| {
        let levels = outcome.instrument.levels() as u64;
        Axis::from(&format!("gain {}", outcome.name), &(1 - levels as i64), 2 * levels - 1)
    });
    let now = Axis { name: "stay_at_the_date".to_owned(), ..Axis::stays() };
    std::iter::once(Axis::stays())
        .chain(spec.follows_from_start().then_some(now))
        .chain(gains)
        .chain([Axis::days("planned_start"), Axis::days("planned_end")])
        .collect()
}

/// The number of the part of a course's places that holds the first outcome's gains.
pub(crate) const fn first_gains(spec: &Spec) -> usize {
    if spec.follows_from_start() { 2 } else { 1 }
}

/// Where the parts of a course's row of places begin.
pub(crate) fn course_parts(spec: &Spec) -> Vec<u64> {
    let mut next = 0;
    let begin = |axis: Axis| {
        let begins = next;
        next += axis.length;
        begins
    };
    course_axes(spec).into_iter().map(begin).collect()
}

/// The lengths of a table's axes.
pub(crate) fn lengths(spec: &Spec, table: CountTable) -> Vec<u64> {
    match table {
        CountTable::Courses => vec![course_axes(spec).iter().map(|axis| axis.length).sum()],
        CountTable::Events => vec![EventKind::ALL.len() as u64, DAYS],
        CountTable::States => vec![STATES],
        CountTable::ReferralWindow => vec![STATES, DAYS],
        other => axes_of(spec, other).iter().map(|axis| axis.length).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_its_word_and_a_day_by_its_place() {
        let (old, new) =
            (Axis::of_words("event", ["a", "b"]), Axis::of_words("event", ["b", "c", "a"]));
        assert_eq!([0, 1].map(|place| old.place_on(&new, place)), [Some(2), Some(0)]);
        assert_eq!(new.place_on(&old, 1), None);
        let days = Axis::days("day");
        assert_eq!(days.place_on(&Axis::span("day"), 3), None);
        assert_eq!(days.place_on(&days, 3), Some(3));
    }
}
