//! Whether the values of a block are numbers that its columns can hold.

use super::columns::{Columns, MOST_SESSIONS, NO_SCORE, NO_SESSIONS};
use super::labels::Labels;
use crate::calendar::{DateField, Day};
use crate::error::BlockFault;
use crate::rules::Exit;
use crate::schema::{GoalKind, GoalMark, Layout};

/// The numbers that a column can hold.
#[derive(Clone, Copy)]
struct Held<T> {
    least: T,
    most: T,
    /// Where nothing is known.
    none: T,
}

/// A day of laks' calendar.
const DAY: Held<i32> = Held { least: Day::MIN.epoch(), most: Day::MAX.epoch(), none: Day::NONE };
/// The number of an exit.
const EXIT: Held<u8> = Held { least: 0, most: Exit::ALL.len() as u8 - 1, none: Exit::Open as u8 };
/// A number of sessions.
const SESSIONS: Held<u8> = Held { least: 0, most: MOST_SESSIONS, none: NO_SESSIONS };
/// What is known of a goal.
const MARK: Held<u8> =
    Held { least: 0, most: GoalMark::ALL.len() as u8 - 1, none: GoalMark::Unrated as u8 };

impl<T: Copy + PartialOrd + Into<i64>> Held<T> {
    fn is_outside(self, value: T) -> bool {
        value != self.none && (value < self.least || value > self.most)
    }

    /// Names the first value that cannot be.
    #[inline(always)]
    fn check(self, values: &[T], name: impl FnOnce() -> String) -> Result<(), BlockFault> {
        // Asked of all first, which a few instructions tell of many values at once.
        if !values.iter().fold(false, |any, &value| any | self.is_outside(value)) {
            return Ok(());
        }
        let outside = values.iter().enumerate().find(|&(_, &value)| self.is_outside(value));
        outside.map_or(Ok(()), |(row, &found)| {
            let [found, least, most, none] = [found, self.least, self.most, self.none].map(T::into);
            Err(BlockFault::Value { column: name(), row, found, least, most, none })
        })
    }
}

impl Columns {
    /// Checks each value, in columns of which there is one for each of the layout's.
    #[inline(always)]
    pub(super) fn check_values(
        &self,
        layout: &Layout,
        labels: &[Labels],
    ) -> Result<(), BlockFault> {
        for (field, days) in DateField::ALL.into_iter().zip(&self.dates) {
            DAY.check(days, || field.name().to_owned())?;
        }
        for (name, days) in
            ["course_starts_on", "course_ends_on"].into_iter().zip(&self.course_dates)
        {
            DAY.check(days, || name.to_owned())?;
        }
        EXIT.check(&self.exit, || "exit".to_owned())?;
        SESSIONS.check(&self.attended, || "sessions_attended".to_owned())?;
        SESSIONS.check(&self.planned, || "sessions_planned".to_owned())?;
        for (outcome, scores) in layout.outcomes.iter().zip(&self.scores) {
            let levels = outcome.instrument.levels();
            let most = u8::try_from(levels.saturating_sub(1)).unwrap_or(NO_SCORE);
            let score = Held { least: 0, most, none: NO_SCORE };
            let name = |occasion: &str| format!("{}_{occasion}", outcome.name);
            score.check(&scores.baseline, || name("baseline"))?;
            score.check(&scores.follow_up, || name("follow_up"))?;
            DAY.check(&scores.baseline_on, || name("baseline_on"))?;
            DAY.check(&scores.follow_up_on, || name("follow_up_on"))?;
        }
        let rated = layout.goals.iter().filter(|goal| matches!(goal.kind, GoalKind::Rated(_)));
        for (goal, marks) in rated.zip(&self.goals) {
            MARK.check(marks, || goal.id.clone())?;
        }
        for ((name, labels), codes) in layout.strata.iter().zip(labels).zip(&self.strata) {
            let most = u32::try_from(labels.len()).unwrap_or(u32::MAX);
            let code = Held { least: 0, most, none: Labels::NONE };
            code.check(codes, || name.clone())?;
        }
        Ok(())
    }
}
