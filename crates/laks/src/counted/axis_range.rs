//! Places along one axis of a table, and what is asked of them.

use crate::calendar::Day;
use crate::error::Error;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// Places along one axis of a table.
///
/// Axes are those of the stored tally, and four that follow from them: `score_change`, after less before for
/// the better, of an outcome; `goals_reached` and `goal <id>`, of the goals' marks; and `planned_to_end`, the
/// last planned day of a course.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct AxisRange {
    /// The axis.
    pub axis: String,
    /// Its places; both ends are included.
    #[serde(flatten)]
    pub places: AxisPlaces,
}

/// Places of an axis: by their words, or from one day or number to another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum AxisPlaces {
    /// These.
    Words {
        /// As they stand along the axis.
        words: Vec<String>,
    },
    /// Days.
    Days {
        /// The first; none is from the beginning.
        from: Option<Day>,
        /// The last; none is to the end.
        to: Option<Day>,
    },
    /// Numbers, such as raw scores.
    Numbers {
        /// The least.
        from: i64,
        /// The greatest.
        to: i64,
    },
}

/// An end of a range, as it is written.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a day such as 2016-05-15, or a whole number")]
enum End {
    Day(Day),
    Number(i64),
}

/// A range, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    axis: String,
    words: Option<Vec<String>>,
    #[serde(default, deserialize_with = "written")]
    from: Option<Option<End>>,
    #[serde(default, deserialize_with = "written")]
    to: Option<Option<End>>,
}

/// An end that is written, if only as none.
fn written<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<End>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl<'de> Deserialize<'de> for AxisRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Written { axis, words, from, to } = Written::deserialize(deserializer)?;
        let day = |end: Option<Option<End>>| match end.flatten() {
            None => Ok(None),
            Some(End::Day(day)) => Ok(Some(day)),
            Some(End::Number(_)) => Err(()),
        };
        let places = match (words, from, to) {
            (Some(words), None, None) => AxisPlaces::Words { words },
            (None, Some(Some(End::Number(from))), Some(Some(End::Number(to)))) => {
                AxisPlaces::Numbers { from, to }
            }
            (None, from, to) if from.is_some() || to.is_some() => {
                let ends = day(from).and_then(|from| Ok((from, day(to)?)));
                let (from, to) = ends.map_err(|()| {
                    D::Error::custom(format!(
                        "the range of {axis:?} must go from a day to a day, or from a number to a number"
                    ))
                })?;
                AxisPlaces::Days { from, to }
            }
            _ => {
                return Err(D::Error::custom(format!(
                    "the range of {axis:?} must have words, or from and to"
                )));
            }
        };
        Ok(Self { axis, places })
    }
}

impl AxisRange {
    /// The places of its words along an axis of these.
    pub(super) fn words(&self, known: &[&str]) -> Result<Vec<usize>, Error> {
        let AxisPlaces::Words { words } = &self.places else { return Err(self.of_kind("words")) };
        let place = |word: &String| {
            known.iter().position(|known| known == word).ok_or_else(|| Error::UnknownName {
                what: "place along the axis",
                found: word.clone(),
                known: known.iter().map(|&word| word.to_owned()).collect(),
            })
        };
        words.iter().map(place).collect()
    }

    /// Its days; none is without end.
    pub(super) fn days(&self) -> Result<(Option<Day>, Option<Day>), Error> {
        let AxisPlaces::Days { from, to } = self.places else { return Err(self.of_kind("days")) };
        match from.zip(to) {
            Some((from, to)) if from > to => {
                Err(self.refused("from a day to a later one", &format!("from {from} to {to}")))
            }
            _ => Ok((from, to)),
        }
    }

    /// Its numbers, if it has such.
    pub(super) fn numbers(&self) -> Result<(i64, i64), Error> {
        match self.places {
            AxisPlaces::Numbers { from, to } if from <= to => Ok((from, to)),
            AxisPlaces::Numbers { from, to } => {
                Err(self.refused("from a number to a greater one", &format!("from {from} to {to}")))
            }
            _ => Err(self.of_kind("numbers")),
        }
    }

    fn of_kind(&self, expected: &str) -> Error {
        let found = match self.places {
            AxisPlaces::Words { .. } => "words",
            AxisPlaces::Days { .. } => "days",
            AxisPlaces::Numbers { .. } => "numbers",
        };
        self.refused(expected, found)
    }

    /// It asks for what the axis has not.
    pub(super) fn refused(&self, expected: &str, found: &str) -> Error {
        Error::Argument {
            argument: "cells",
            expected: format!("{expected} along the axis {:?}, as counts() gives them", self.axis),
            found: found.to_owned(),
        }
    }

    /// Nothing was asked along an axis that needs it.
    pub(super) fn missing(axis: &str, expected: &str) -> Error {
        Error::Argument {
            argument: "cells",
            expected: format!("{expected} along the axis {axis:?}, as counts() gives them"),
            found: "without a range".to_owned(),
        }
    }

    /// The table has no such axis.
    pub(super) fn unknown<'n>(&self, known: impl IntoIterator<Item = &'n str>) -> Error {
        Error::UnknownName {
            what: "axis",
            found: self.axis.clone(),
            known: known.into_iter().map(str::to_owned).collect(),
        }
    }
}
