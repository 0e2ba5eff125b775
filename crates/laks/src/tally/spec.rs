//! What a tally counts: declared before the first row, equal for all tallies that merge.

use super::count_table::CountTable;
use crate::Error;
use crate::records::{DateField, Day, GoalKind, Instrument, Layout};
use serde::{Deserialize, Serialize};

/// An outcome to count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeSpec {
    /// Its name.
    pub name: String,
    /// Its instrument, whole: two tallies with other cut-offs do not merge.
    pub instrument: Instrument,
}

/// A goal to count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalSpec {
    /// Its name.
    pub id: String,
    /// The outcome that defines it, if it is not rated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

/// What is counted: dates, strata, follow-up, outcomes, goals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// The dates of the count, rising: what happened later is not known yet.
    pub as_of: Vec<Day>,
    /// The strata: columns, or `month(referred_on)` and the like.
    #[serde(default)]
    pub by: Vec<String>,
    /// Follow everyone for this many days from referral, and count only who can be followed so long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_days: Option<u32>,
    /// Horizons in days: for each, who entered that long ago and what happened within.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub horizons: Vec<u32>,
    /// Whether offers are counted.
    #[serde(default)]
    pub offers: bool,
    /// Whether sessions are counted.
    #[serde(default)]
    pub attendance: bool,
    /// Outcomes, in order.
    #[serde(default)]
    pub outcomes: Vec<OutcomeSpec>,
    /// Goals, in order.
    #[serde(default)]
    pub goals: Vec<GoalSpec>,
    /// Whether the tally holds published figures instead of counted rows.
    #[serde(default)]
    pub published: bool,
}

/// The most goals a person's marks are counted jointly for.
pub(crate) const MOST_GOALS: usize = 12;
/// The longest horizon or follow-up in days, a hundred years.
const LONGEST: u32 = 36_525;

impl Spec {
    /// Everything a table of this layout can answer, at these dates.
    ///
    /// # Errors
    /// When there is no date, a stratum is not among the table's columns, or there are too many goals.
    pub fn new(layout: &Layout, as_of: &[Day], by: &[String]) -> Result<Self, Error> {
        let mut dates = as_of.to_vec();
        dates.sort_unstable();
        dates.dedup();
        let spec = Self {
            as_of: dates,
            by: by.to_vec(),
            follow_up_days: None,
            horizons: Vec::new(),
            offers: layout.dates[DateField::Offered as usize],
            attendance: layout.has_attended || layout.has_planned,
            outcomes: layout
                .outcomes
                .iter()
                .map(|o| OutcomeSpec { name: o.name.clone(), instrument: o.instrument.clone() })
                .collect(),
            goals: layout
                .goals
                .iter()
                .map(|goal| GoalSpec {
                    id: goal.id.clone(),
                    outcome: match goal.kind {
                        GoalKind::Rated(_) => None,
                        GoalKind::Outcome(index) => {
                            layout.outcomes.get(index).map(|o| o.name.clone())
                        }
                    },
                })
                .collect(),
            published: false,
        };
        spec.check(layout)?;
        Ok(spec)
    }

    /// The same, following everyone for this many days from referral.
    ///
    /// # Errors
    /// When it is longer than a hundred years.
    pub fn following(mut self, days: u32) -> Result<Self, Error> {
        self.follow_up_days = Some(days_in_range("follow_up_days", days)?);
        Ok(self)
    }

    /// The same, with horizons.
    ///
    /// # Errors
    /// When one is longer than a hundred years, or there are more than 60.
    pub fn within(mut self, days: &[u32]) -> Result<Self, Error> {
        let mut horizons =
            days.iter().map(|&d| days_in_range("horizons", d)).collect::<Result<Vec<_>, _>>()?;
        horizons.sort_unstable();
        horizons.dedup();
        if horizons.len() > 60 {
            return Err(Error::Argument {
                argument: "horizons",
                expected: "at most 60 numbers of days".to_owned(),
                found: horizons.len().to_string(),
            });
        }
        self.horizons = horizons;
        Ok(self)
    }

    fn check(&self, layout: &Layout) -> Result<(), Error> {
        if self.as_of.is_empty() {
            return Err(Error::Argument {
                argument: "as_of",
                expected: "a date, or a list of dates".to_owned(),
                found: "an empty list".to_owned(),
            });
        }
        for (index, name) in self.by.iter().enumerate() {
            if self.by[..index].contains(name) {
                return Err(Error::Argument {
                    argument: "by",
                    expected: "each stratum once".to_owned(),
                    found: format!("{name:?} twice"),
                });
            }
            if month_of(name).is_none() && layout.stratum(name).is_none() {
                let months = DateField::ALL.map(|f| format!("month({})", f.name()));
                return Err(Error::UnknownName {
                    what: "stratum",
                    found: name.clone(),
                    known: layout.strata.iter().cloned().chain(months).collect(),
                });
            }
        }
        if self.goals.len() > MOST_GOALS {
            return Err(Error::Budget {
                needed: self.goals.len() as u64,
                unit: "goals",
                limit: MOST_GOALS as u64,
                axis: "goals".to_owned(),
                remedy: "declare fewer under [[goals]]".to_owned(),
            });
        }
        Ok(())
    }

    /// The tables of this spec, in order; dated ones stand once for each date.
    pub fn tables(&self) -> Vec<CountTable> {
        if self.published {
            return Vec::new();
        }
        let mut tables = vec![CountTable::Events, CountTable::Waiting, CountTable::Staying];
        tables.extend(self.attendance.then_some(CountTable::Attendance));
        tables.extend((0..self.outcomes.len()).map(CountTable::Outcome));
        tables.extend((!self.goals.is_empty()).then_some(CountTable::Goals));
        tables.extend((!self.horizons.is_empty()).then_some(CountTable::Horizons));
        tables
    }

    /// The lengths of a table's axes.
    pub(crate) fn axes(&self, table: CountTable) -> Vec<u64> {
        let levels: Vec<usize> = self.outcomes.iter().map(|o| o.instrument.levels()).collect();
        table.axes(&levels, self.goals.len(), self.horizons.len())
    }

    /// Where a table's copy for a date stands among a stratum's tables.
    pub(crate) fn slot(&self, table: CountTable, date: usize) -> Option<usize> {
        let tables = self.tables();
        let place = tables.iter().position(|&t| t == table)?;
        let dated = tables[..place].iter().filter(|t| t.is_dated()).count();
        let undated = place - dated;
        let dates = self.as_of.len();
        if table.is_dated() && date >= dates {
            return None; // the next table stands there
        }
        Some(undated + dated * dates + if table.is_dated() { date } else { 0 })
    }

    /// How many tables a stratum has, copies for each date counted.
    pub(crate) fn slots(&self) -> usize {
        self.tables().iter().map(|t| if t.is_dated() { self.as_of.len() } else { 1 }).sum()
    }

    /// Says in words what differs from another spec, if anything does.
    pub fn difference(&self, other: &Self) -> Option<String> {
        let differs = |what: &str, mine: &dyn std::fmt::Debug, theirs: &dyn std::fmt::Debug| {
            let (mine, theirs) = (format!("{mine:?}"), format!("{theirs:?}"));
            (mine != theirs).then(|| format!("{what} is {mine} in one and {theirs} in the other"))
        };
        let days = |spec: &Self| {
            spec.follow_up_days.map_or_else(|| "not set".to_owned(), |days| days.to_string())
        };
        let (my_days, their_days) = (days(self), days(other));
        let names = |spec: &Self| spec.outcomes.iter().map(|o| o.name.clone()).collect::<Vec<_>>();
        let goals = |spec: &Self| spec.goals.iter().map(|g| g.id.clone()).collect::<Vec<_>>();
        differs("as_of", &self.as_of, &other.as_of)
            .or_else(|| differs("by", &self.by, &other.by))
            .or_else(|| {
                let (mine, theirs) = (format_args!("{my_days}"), format_args!("{their_days}"));
                differs("follow_up_days", &mine, &theirs)
            })
            .or_else(|| differs("horizons", &self.horizons, &other.horizons))
            .or_else(|| differs("the list of outcomes", &names(self), &names(other)))
            .or_else(|| differs("the list of goals", &goals(self), &goals(other)))
            .or_else(|| {
                differs("whether figures are published ones", &self.published, &other.published)
            })
            .or_else(|| differs("whether offers are counted", &self.offers, &other.offers))
            .or_else(|| {
                differs("whether sessions are counted", &self.attendance, &other.attendance)
            })
            .or_else(|| {
                (self != other).then(|| {
                    "the instrument or definition of an outcome or goal differs".to_owned()
                })
            })
    }
}

fn days_in_range(argument: &'static str, days: u32) -> Result<u32, Error> {
    if (1..=LONGEST).contains(&days) {
        return Ok(days);
    }
    Err(Error::Argument {
        argument,
        expected: format!("a number of days from 1 to {LONGEST}"),
        found: days.to_string(),
    })
}

/// The date whose month is a stratum, for names like `month(referred_on)`.
pub(crate) fn month_of(name: &str) -> Option<DateField> {
    let inner = name.strip_prefix("month(")?.strip_suffix(')')?;
    DateField::ALL.into_iter().find(|field| field.name() == inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Schema;

    #[test]
    fn a_difference_is_said_in_plain_words() {
        let layout = Layout::new(&Schema::default()).unwrap();
        let spec = Spec::new(&layout, &["2016-05-15".parse().unwrap()], &[]).unwrap();
        let followed = spec.clone().following(90).unwrap();
        let difference = followed.difference(&spec).unwrap();
        assert_eq!(difference, "follow_up_days is 90 in one and not set in the other");
        assert_eq!(spec.difference(&spec), None);
    }
}
