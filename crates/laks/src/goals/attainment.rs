//! The share of a group that reached at least k goals, and each goal by itself.

use super::cells::MarkCells;
use super::goal_row::{GoalLine, GoalRow};
use super::marks::{GoalCounts, GroupCounts};
use super::rule::Rule;
use super::unknown::Unknown;
use crate::below::Below;
use crate::calendar::Day;
use crate::counted::CountRefs;
use crate::error::Error;
use crate::estimate::{Estimate, Note};
use crate::figure::Figure;
use crate::level::Level;
use crate::records::{Known, OfColumns};
use crate::rules::Stage;
use crate::schema::StageWords;
use crate::tally::{Among, CountTable, GoalSpec, Tally};
use serde::{Deserialize, Serialize};

/// How many of a group reached at least k goals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GoalAttainment {
    /// The date of the count.
    pub as_of: Option<Day>,
    /// The day the table ends, where that lies before the date of the count: nothing is known of the days
    /// between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_early: Option<Day>,
    /// With follow-up: so many days after the start it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_days: Option<u32>,
    /// The strata.
    pub by: Vec<String>,
    /// k: how many must be reached.
    pub at_least: u32,
    /// m, if the rule is "k of m"; none if it is "k of those set".
    pub of: Option<u32>,
    /// The group.
    pub among: Among,
    /// Scores and ratings without a date of their own, in all rows of the tally: dated by the row's
    /// start or end.
    pub undated_facts: u64,
    /// Facts about open cases that are true only on the day of the extract, and were left out.
    pub left_out: u64,
    /// Everybody.
    pub total: GoalRow,
    /// Each stratum, in the order of its labels; empty without strata.
    pub strata: Vec<GoalRow>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

impl Tally {
    /// How many reached at least k goals, at the last date of the count.
    ///
    /// The denominator is everybody in the group `among` (`started`, `completed`, `exited` or
    /// `referred`), whatever is known about their goals. The numerator is who has k goals reached.
    /// With `of` the rule is "k of m" and m must be the number of goals that were counted; without it
    /// the rule is "k of those a person set". Both count the same people as reached: they differ in
    /// what is said of people who set few goals ([`GoalRow::fewer_set`]).
    ///
    /// A goal that is not rated counts as not reached, and the bounds say what it could change. Open
    /// cases stay in the denominator: what they have reached so far counts, what they have not is
    /// open. The interval is Wilson's score interval (1927, doi:10.1080/01621459.1927.10502953) of
    /// the headline; it knows nothing of the unrated.
    ///
    /// # Errors
    /// [`Error::NotCounted`] when no goals were counted; [`Error::Argument`] when k is 0 or above
    /// the number of goals, or m is not that number; [`Error::UnknownName`] when the group is not
    /// known; an error when the level is not between 0 and 1.
    ///
    /// # Examples
    /// Two people were rated on two goals, one rating was never made:
    /// ```
    /// use laks::{Among, Cohort, Exit, GoalMark, Record, Schema, Spec};
    /// let person = |goals: [GoalMark; 2]| -> Result<Record, laks::Error> {
    ///     Ok(Record {
    ///         referred_on: Some("2016-01-04".parse()?),
    ///         started_on: Some("2016-01-12".parse()?),
    ///         ended_on: Some("2016-05-10".parse()?),
    ///         exit: Exit::Completed,
    ///         goals: goals.to_vec(),
    ///         ..Record::default()
    ///     })
    /// };
    /// let people = [
    ///     person([GoalMark::Reached, GoalMark::Reached])?,
    ///     person([GoalMark::Reached, GoalMark::Unrated])?,
    /// ];
    /// let cohort = Cohort::from_records(&people, &Schema::default())?;
    /// let spec = Spec::new(cohort.layout(), ["2016-06-01"], &[])?;
    /// let goals = cohort.tally_with(&spec, 1)?.goals(2, Some(2), Among::Started, 0.95)?;
    /// assert_eq!(goals.total.reached.value, Some(0.5));
    /// assert_eq!(goals.total.reached.if_open_succeed, Some(1.0));
    /// assert_eq!(goals.total.any_unrated, Some(1));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn goals(
        &self,
        at_least: u32,
        of: Option<u32>,
        among: Among,
        level: impl TryInto<Level, Error: Into<Error>>,
    ) -> Result<GoalAttainment, Error> {
        let level = Level::asked(level)?;
        let rule = Rule::new(self, at_least, of)?;
        self.require(CountTable::Goals, "how many reached their goals")?;
        self.check_followed(among, "how many reached their goals")?;
        let date = self.spec().as_of.len().saturating_sub(1);
        let left_out = self.notes().left_out.get(date).copied().unwrap_or(0);
        let undated = self.undated(left_out);
        let unknown =
            |known: &Known| Unknown::of(known, &self.spec().goals, among, undated.at_an_end);
        let maker = RowMaker {
            tally: self,
            cells: MarkCells::of(self, date, among, at_least),
            among,
            level,
        };
        let mut everybody = [GroupCounts::empty(&rule), GroupCounts::empty(&rule)];
        let (mut strata, mut of_columns) = (Vec::new(), OfColumns::new());
        for stratum in self.shown().iter() {
            let counts = GroupCounts::of(self, stratum, date, among, &rule);
            everybody.iter_mut().zip(&counts).for_each(|(sum, counts)| sum.add(counts));
            if !self.spec().by.is_empty() {
                let row = maker.row(stratum.key.clone(), &counts)?;
                strata.push(of_columns.of(stratum.known(), unknown).hide(row));
            }
        }
        Ok(GoalAttainment {
            as_of: self.as_of(),
            ends_early: self.ends_early(),
            follow_up_days: self.spec().follow_up_days,
            by: self.spec().by.clone(),
            at_least,
            of,
            among,
            undated_facts: self.notes().undated_facts,
            left_out: self.notes().left_out.get(date).copied().unwrap_or(0),
            total: unknown(&self.known()).hide(maker.row(Vec::new(), &everybody)?),
            strata,
            words: self.spec().words.clone(),
        })
    }
}

/// What every row has in common.
struct RowMaker<'a> {
    tally: &'a Tally,
    cells: MarkCells,
    among: Among,
    level: f64,
}

impl RowMaker<'_> {
    /// A row from the counts of the group and of those in it who have exited.
    fn row(
        &self,
        key: Vec<Option<String>>,
        [all, exited]: &[GroupCounts; 2],
    ) -> Result<GoalRow, Error> {
        let (waiting, ongoing) = (all.waiting, all.ongoing);
        let not_due = waiting + ongoing;
        let reached = self.share(Figure::GoalsReached, all, self.among.stage())?;
        let left = match self.among {
            Among::Completed => Stage::Completed,
            _ => Stage::Exited,
        };
        let judged = self.share(Figure::GoalsReachedOfExited, exited, left)?;
        let goals = self.tally.spec().goals.iter();
        let whose = self.tally.whose(&key);
        let reached = reached.counted_in(self.cells.reached.of(&whose));
        let judged = judged.counted_in(self.cells.judged.of(&whose));
        let lines = goals.zip(&all.goals).zip(&self.cells.goals);
        Ok(GoalRow {
            key,
            // Who is open, and has too few goals set to reach enough, can change nothing.
            reached: match reached.if_open_succeed > reached.value {
                true if not_due > 0 => reached.noted(Note::LowerBoundSoFar { waiting, ongoing }),
                _ => reached,
            },
            judged: match ongoing {
                0 => judged,
                _ => judged.noted(Note::OfThoseWhoLeft { ongoing }),
            },
            any_unrated: Some(all.any_unrated),
            unrated_could: Some(all.closed_could),
            not_due: Some(not_due),
            open_could: Some(all.open_could),
            fewer_set: Some(all.fewer_set),
            goals: lines
                .map(|((spec, goal), cells)| self.line(spec, goal, cells.of(&whose)))
                .collect::<Result<_, _>>()?,
        })
    }

    fn share(&self, name: Figure, counts: &GroupCounts, of: Stage) -> Result<Estimate, Error> {
        let share = Estimate::share(name, counts.reached, counts.people, of, self.level)?;
        let share = share.with_open(counts.could_reach(), counts.people);
        let share = share.worded(&self.tally.spec().words);
        Ok(Estimate { excluded: self.tally.excluded(), ..share })
    }

    fn line(
        &self,
        spec: &GoalSpec,
        goal: &GoalCounts,
        cells: CountRefs,
    ) -> Result<GoalLine, Error> {
        let id = &spec.id;
        let set = goal.reached + goal.not_reached + goal.unrated;
        let of = Below::WithGoalSet(self.among);
        let share =
            Estimate::share(Figure::GoalReached(id.clone()), goal.reached, set, of, self.level)?;
        let share = share.with_open(goal.could_be, set).worded(&self.tally.spec().words);
        let share = share.counted_in(cells);
        Ok(GoalLine {
            id: id.clone(),
            outcome: spec.outcome.clone(),
            improves_by: spec.improves_by,
            from: spec.from,
            set: Some(set),
            reached: Some(goal.reached),
            not_reached: Some(goal.not_reached),
            unrated: Some(goal.unrated),
            share: Estimate { excluded: self.tally.excluded(), ..share },
        })
    }
}
