//! Where the counts of a figure stand: which cells of which table, of whom, and of which date.

use super::axis_range::{AxisPlaces, AxisRange};
use crate::calendar::Day;
use crate::rules::{Stage, State};
use crate::tally::{CountTable, Tally};
use serde::{Deserialize, Serialize};

/// Which part of a figure cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Their sum is the count above the line.
    Numerator,
    /// Their sum is the count below the line, or the number of people that the figure rests on.
    Denominator,
    /// People among whom are all for whom it is not decided: the bounds and the note speak of some of them,
    /// or of all.
    Open,
    /// The same people once more, by course: what the interval is made from.
    Courses,
}

/// Which side of a comparison cells are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Before.
    Before,
    /// After.
    After,
}

/// Columns, and the labels that people have in them, any of them.
pub(super) type StratumLabels = Vec<(String, Vec<Option<String>>)>;

/// Cells of a tally that a figure rests on: [`Tally::count_at`] adds them up.
///
/// ```
/// use laks::{Cohort, Day, Record, Schema, Spec};
/// use laks::results::Part;
/// let referral = |started_on| Record {
///     referred_on: Some("2016-03-01".parse().unwrap()),
///     started_on,
///     ..Record::default()
/// };
/// let people = [referral(None), referral(Some("2016-04-12".parse()?))];
/// let cohort = Cohort::from_records(&people, &Schema::default())?;
/// let tally = cohort.tally(&Spec::new(cohort.layout(), ["2016-05-15"], &[])?)?;
/// let funnel = tally.funnel(0.95)?;
/// let uptake = funnel.total.rate(&laks::Figure::Uptake).unwrap();
/// assert_eq!(uptake.numerator, Some(1));
/// let started = uptake.counts().into_iter().find(|cells| cells.part == Part::Numerator).unwrap();
/// assert_eq!((started.table.as_str(), started.ranges[0].axis.as_str()), ("states", "state"));
/// assert_eq!(tally.count_at(&started)?, 1);
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CountRef {
    /// Which part of the figure they are.
    pub part: Part,
    /// The side of a comparison; none otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<When>,
    /// Columns and the labels that people have in them, any of them; empty for everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stratum: StratumLabels,
    /// The table: `states`, `waiting`, `outcome who5` …, or `published`.
    pub table: String,
    /// Where on its axes; along an axis that is not named, everywhere.
    pub ranges: Vec<AxisRange>,
    /// The date of the count; none of events, which have their own days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
}

/// The table of published figures.
pub(crate) const PUBLISHED: &str = "published";

impl CountRef {
    pub(crate) fn part(&self, part: Part) -> Self {
        Self { part, ..self.clone() }
    }

    fn along(mut self, axis: &str, places: AxisPlaces) -> Self {
        self.ranges.push(AxisRange { axis: axis.to_owned(), places });
        self
    }

    pub(crate) fn words<'w>(self, axis: &str, words: impl IntoIterator<Item = &'w str>) -> Self {
        let words = words.into_iter().map(str::to_owned).collect();
        self.along(axis, AxisPlaces::Words { words })
    }

    pub(crate) fn days(self, axis: &str, from: Option<Day>, to: Option<Day>) -> Self {
        self.along(axis, AxisPlaces::Days { from, to })
    }

    pub(crate) fn numbers(self, axis: &str, from: impl Into<i64>, to: impl Into<i64>) -> Self {
        self.along(axis, AxisPlaces::Numbers { from: from.into(), to: to.into() })
    }

    /// People in these states, or whose stay came to them.
    pub(crate) fn states(self, holds: impl Fn(State) -> bool) -> Self {
        let axis = if self.table == CountTable::StartWindow.word() { "stay" } else { "state" };
        let states = State::ALL.into_iter().filter(|&state| holds(state));
        self.words(axis, states.map(State::name))
    }

    /// People in a stage.
    pub(crate) fn stage(self, stage: Stage) -> Self {
        if self.table == PUBLISHED {
            return self.words("figure", [stage.name()]);
        }
        self.states(|state| stage.holds(state))
    }
}

impl Tally {
    /// A table's cells, all of them, of everybody.
    pub(crate) fn cells_of(&self, table: CountTable, date: usize) -> CountRef {
        let spec = self.spec();
        let (table, dated) = match table {
            _ if spec.published => (PUBLISHED.to_owned(), true),
            CountTable::Outcome(index) => (self.outcome_table(index), true),
            table => (table.word().to_owned(), table.is_dated()),
        };
        CountRef {
            part: Part::Denominator,
            side: None,
            stratum: self.scope(),
            table,
            ranges: Vec::new(),
            date: spec.as_of.get(date).copied().filter(|_| dated),
        }
    }

    /// The labels that all its people have in columns that it is not counted by: those of a `where`, and the
    /// municipality and unit where there is only one.
    pub(super) fn scope(&self) -> StratumLabels {
        let sources = &self.provenance.sources;
        let Some((first, rest)) = sources.split_first() else { return Vec::new() };
        let everywhere = first.scope.iter().filter(|(column, _)| {
            !self.spec().by.contains(column)
                && rest.iter().all(|source| source.scope.contains_key(*column))
        });
        let labels = everywhere.map(|(column, _)| {
            let of = sources.iter().filter_map(|source| source.scope.get(column)).flatten();
            let mut labels: Vec<Option<String>> = of.cloned().map(Some).collect();
            labels.sort();
            labels.dedup();
            (column.clone(), labels)
        });
        labels.collect()
    }

    /// What the table of the outcome with this number is called.
    pub(crate) fn outcome_table(&self, index: usize) -> String {
        let word = CountTable::Outcome(index).word();
        self.spec().outcomes.get(index).map_or(word.to_owned(), |it| format!("{word} {}", it.name))
    }
}
