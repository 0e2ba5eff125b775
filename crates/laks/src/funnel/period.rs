//! What happened in a period, whoever it happened to: another type than the counts of a cohort.

use crate::calendar::{Day, Month};
use crate::error::Error;
use crate::rules::Stage;
use crate::schema::StageWords;
use crate::tally::{CountTable, EventKind, Tally};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Events from one day to another, both included. The people referred in a period are not those who
/// started in it, so no rate is formed from these counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PeriodCounts {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Events by the stage they lead to: referred, offered, started, completed, …; what is not known is
    /// not among them.
    pub events: BTreeMap<Stage, u64>,
    /// The last day that is known, where the period goes beyond it: the date of the count, or the day the
    /// table ends. Of a period that begins after it only what was seen is among the events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_to: Option<Day>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

/// Events month by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Flow {
    /// The date after which nothing is counted.
    pub as_of: Option<Day>,
    /// One period a month, from the first event to the date of the count, empty months included.
    pub months: Vec<PeriodCounts>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

impl Tally {
    /// What happened from one day to another, both included, and not after the date of the count: where
    /// the period goes beyond it, [`PeriodCounts::known_to`] says to which day it is known.
    ///
    /// ```
    /// use laks::Stage;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let april = cafe::tally()?.period("2016-04-01", "2016-04-30")?;
    /// assert_eq!((april.events[&Stage::Referred], april.events[&Stage::Started]), (0, 24));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When laks does not know one of the days, the tally holds published figures, which have no dates, or the
    /// period is empty.
    pub fn period(
        &self,
        from: impl TryInto<Day, Error: Into<Error>>,
        to: impl TryInto<Day, Error: Into<Error>>,
    ) -> Result<PeriodCounts, Error> {
        self.between(from.try_into().map_err(Into::into)?, to.try_into().map_err(Into::into)?)
    }

    fn between(&self, from: Day, to: Day) -> Result<PeriodCounts, Error> {
        if self.spec().published {
            return Err(Error::NotCounted {
                question: "what happened in a period".to_owned(),
                table: "events".to_owned(),
                remedy: "the rows of the table: published figures have no dates".to_owned(),
                options: None,
            });
        }
        if from > to {
            return Err(Error::Argument {
                argument: "from",
                expected: format!("no later than to ({to})"),
                found: from.to_string(),
            });
        }
        self.require(CountTable::Events, "what happened in a period")?;
        let known = self.known();
        let counted_to = self.as_of().map_or(to, |as_of| as_of.min(to));
        let count = |kind: EventKind| -> u64 {
            self.strata().iter().map(|stratum| self.events(stratum, kind, from, counted_to)).sum()
        };
        let known_to = self.last_known_day().filter(|&known_to| known_to < to);
        let is_beyond = known_to.is_some_and(|known_to| known_to < from);
        let kinds = EventKind::ALL.into_iter();
        let told = kinds.filter(|&kind| known.lacking_for(kind.stage()).is_empty());
        let counts = told.map(|kind| (kind.stage(), count(kind)));
        let events = counts.filter(|&(_, count)| count > 0 || !is_beyond).collect();
        Ok(PeriodCounts { from, to, events, known_to, words: self.spec().words.clone() })
    }

    /// What happened month by month, up to the date of the count.
    ///
    /// ```
    /// use laks::Stage;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let flow = cafe::tally()?.flow()?;
    /// let starts: Vec<u64> = flow.months.iter().map(|month| month.events[&Stage::Started]).collect();
    /// assert_eq!(starts, [0, 24, 0]); // March, April, May
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the tally holds published figures, which have no dates.
    pub fn flow(&self) -> Result<Flow, Error> {
        let mut months = Vec::new();
        let until = self.as_of();
        let first = self.first_event().filter(|&first| until.is_some_and(|until| first <= until));
        if let (Some(first), Some(last)) = (first, until) {
            let whole = self.events_alone();
            let (first, until) = (first.month().index(), last.month().index());
            for index in first..=until {
                let month = Month::from_index(index);
                months.push(whole.between(month.first_day(), last.min(month.last_day()))?);
            }
        } else if self.spec().published {
            self.between(Day::MIN, Day::MAX)?;
        }
        Ok(Flow { as_of: self.as_of(), months, words: self.spec().words.clone() })
    }
}
