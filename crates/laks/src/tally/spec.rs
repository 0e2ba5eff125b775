//! What a tally counts: declared before the first row, equal for all tallies that merge.

use super::count_table::CountTable;
use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::records::Known;
use crate::schema::{Earlier, GoalKind, Instrument, Layout, StageWords};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An outcome to count.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeSpec {
    /// Its name.
    pub name: String,
    /// Its instrument, whole. What it counts is compared; its labels, bands and citations are not.
    pub instrument: Instrument,
}

impl PartialEq for OutcomeSpec {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.instrument.counts_as(&other.instrument)
    }
}

impl Eq for OutcomeSpec {}

/// A goal to count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalSpec {
    /// Its name.
    pub id: String,
    /// The outcome that defines it, if it is not rated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// The smallest change of the outcome that counts, in raw points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub improves_by: Option<i32>,
    /// What is asked of the outcome's score before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Earlier>,
}

impl GoalSpec {
    /// The columns that say who reached it and are not there, by our names; of a rated goal its id.
    pub(crate) fn lacking(&self, known: &Known) -> Vec<String> {
        let Some(outcome) = &self.outcome else {
            let is_there = known.has(&format!("goal {}", self.id));
            return if is_there { Vec::new() } else { vec![self.id.clone()] };
        };
        // Where nothing is asked of the score before, the one after tells.
        let asked: &[&str] = match self.from {
            Some(Earlier::Any) => &["follow_up"],
            _ => &["baseline", "follow_up"],
        };
        let columns = asked.iter().map(|when| format!("{outcome}_{when}"));
        columns.filter(|column| !known.has(column)).collect()
    }
}

/// What is counted: dates, strata, follow-up, outcomes, goals.
///
/// Two specs are equal if they count the same. Which tables a tally has and which columns its rows had
/// is no part of that: of two tallies together is known what both could tell.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// The dates of the count, rising: what happened later is not known yet.
    pub as_of: Vec<Day>,
    /// The strata: columns, or `month(referred_on)` and the like.
    #[serde(default)]
    pub by: Vec<String>,
    /// Follow everyone for this many days on two clocks: the referred from referral, the started from
    /// start, counting only who can be followed so long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_days: Option<u32>,
    /// Horizons in days: for each, who entered that long ago and what happened within.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub horizons: Vec<u32>,
    /// Outcomes, in order.
    #[serde(default)]
    pub outcomes: Vec<OutcomeSpec>,
    /// Goals, in order.
    #[serde(default)]
    pub goals: Vec<GoalSpec>,
    /// Whether the tally holds published figures instead of counted rows.
    #[serde(default)]
    pub published: bool,
    /// The labels that were declared, by column of `by`: one that nobody has is shown with zeros.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, Vec<String>>,
    /// The columns that the rows had: without one, what it could tell is not known.
    #[serde(default)]
    pub known: Known,
    /// What the programme calls its stages. It counts nothing.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

impl PartialEq for Spec {
    fn eq(&self, other: &Self) -> bool {
        self.difference(other).is_none()
    }
}

impl Eq for Spec {}

/// The most goals a person's marks are counted jointly for.
pub(crate) const MOST_GOALS: usize = 12;
/// The longest horizon or follow-up in days, a hundred years.
const LONGEST: u32 = 36_525;

impl Spec {
    /// Everything a table of this layout can answer, at these dates: days, civil dates of jiff, or texts.
    ///
    /// ```
    /// use laks::{Cohort, Day, Schema, Spec};
    /// let cohort = Cohort::from_records(&[], &Schema::default())?;
    /// let spec = Spec::new(cohort.layout(), ["2016-03-29"], &[])?;
    /// assert_eq!(Spec::new(cohort.layout(), [jiff::civil::date(2016, 3, 29)], &[])?, spec);
    /// assert_eq!(Spec::new(cohort.layout(), [Day::new(2016, 3, 29)?], &[])?, spec);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When there is no date, laks does not know one, a stratum is not among the table's columns, or there are
    /// too many goals.
    pub fn new(
        layout: &Layout,
        as_of: impl IntoIterator<Item: TryInto<Day, Error: Into<Error>>>,
        by: &[String],
    ) -> Result<Self, Error> {
        let dates = as_of.into_iter().map(|day| day.try_into().map_err(Into::into));
        Self::at(layout, dates.collect::<Result<_, _>>()?, by)
    }

    fn at(layout: &Layout, mut dates: Vec<Day>, by: &[String]) -> Result<Self, Error> {
        dates.sort_unstable();
        dates.dedup();
        let outcome = |index: usize| layout.outcomes.get(index).map(|o| o.name.clone());
        let spec = Self {
            as_of: dates,
            by: by.to_vec(),
            follow_up_days: None,
            horizons: Vec::new(),
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
                        GoalKind::Outcome(index) => outcome(index),
                    },
                    improves_by: goal.change.map(|change| change.improves_by),
                    from: goal.change.map(|change| change.from),
                })
                .collect(),
            published: false,
            labels: layout
                .declared_labels
                .iter()
                .filter(|(column, _)| by.contains(column))
                .map(|(column, labels)| (column.clone(), labels.clone()))
                .collect(),
            known: Known::of(layout),
            words: layout.words.clone(),
        };
        spec.check(layout)?;
        Ok(spec)
    }

    /// The same, following everyone for this many days: the referred from referral, the started from
    /// start.
    ///
    /// ```
    /// use laks::Spec;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// let spec = Spec::new(cohort.layout(), ["2016-05-15"], &[])?.following(50)?;
    /// let counts = cohort.tally(&spec)?.funnel(0.95)?.total.counts;
    /// // 50 days ago was 26 March: who was referred later cannot have been followed so long.
    /// assert_eq!((counts.known("referred"), counts.known("started")), (Some(33), Some(24)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When it is longer than a hundred years.
    pub fn following(mut self, days: u32) -> Result<Self, Error> {
        self.follow_up_days = Some(days_in_range("follow_up_days", days)?);
        Ok(self)
    }

    /// The same, with horizons.
    ///
    /// ```
    /// use laks::{Cohort, Schema, Spec};
    /// let cohort = Cohort::from_records(&[], &Schema::default())?;
    /// let spec = Spec::new(cohort.layout(), ["2016-05-15"], &[])?.within(&[90, 30, 90])?;
    /// assert_eq!(spec.horizons, [30, 90]);
    /// # Ok::<(), laks::Error>(())
    /// ```
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
                if let Some(ours) = layout.stratum_called(name) {
                    let (found, ours) = (name.clone(), ours.to_owned());
                    return Err(Error::TheirName { what: "stratum", found, ours });
                }
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

    /// Every table of this spec, in order.
    ///
    /// ```
    /// use laks::adapter::CountTable;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tables = cafe::tally()?.spec().tables();
    /// assert!(tables.contains(&CountTable::Waiting) && !tables.contains(&CountTable::Courses));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn tables(&self) -> Vec<CountTable> {
        if self.published {
            return Vec::new();
        }
        let follow_up = self.follow_up_days.is_some();
        let is_joined = self.known.has("course_ends_on");
        let mut tables = vec![CountTable::Events, CountTable::States];
        tables.extend([CountTable::Waiting, CountTable::Staying]);
        tables.extend(is_joined.then_some(CountTable::Remaining));
        tables.extend(self.counts_sessions().then_some(CountTable::Attendance));
        tables.extend(follow_up.then_some(CountTable::ReferralWindow));
        tables.extend(follow_up.then_some(CountTable::StartWindow));
        tables.extend((0..self.outcomes.len()).map(CountTable::Outcome));
        tables.extend((!self.goals.is_empty()).then_some(CountTable::Goals));
        tables.extend((!self.horizons.is_empty()).then_some(CountTable::Horizons));
        tables.extend(self.counts_courses().then_some(CountTable::Courses));
        tables
    }

    /// Whether sessions are counted: a column of them is there.
    pub(crate) fn counts_sessions(&self) -> bool {
        self.known.has("sessions_attended") || self.known.has("sessions_planned")
    }

    /// Whether courses are counted: their column is there.
    pub(crate) fn counts_courses(&self) -> bool {
        !self.published && self.known.has("course")
    }

    /// What outcomes and goals are asked of: who started, where everyone is followed from start.
    pub(crate) const fn follows_from_start(&self) -> bool {
        self.follow_up_days.is_some()
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
