//! The two sides of a comparison: a tally each, with the days that are compared.

use super::asked::{Compare, EntryPeriod};
use crate::calendar::{Day, Month};
use crate::counted::CohortCounts;
use crate::counted::{CountRef, Part};
use crate::error::Error;
use crate::funnel::FunnelCells;
use crate::records::Clock;
use crate::records::EntryWindow;
use crate::rules::Stage;
use crate::tally::{CountTable, CourseCounts, EventKind, Tally, place_day};

/// Both sides.
pub(super) struct Sides<'a> {
    pub(super) before: Side<'a>,
    pub(super) after: Side<'a>,
    pub(super) level: f64,
}

/// One side.
pub(super) struct Side<'a> {
    pub(super) tally: &'a Tally,
    pub(super) date: usize,
    /// The days that were declared.
    declared: Option<EntryPeriod>,
    /// The days of a side of a split.
    entered: EntryWindow,
    /// The argument that declares days.
    pub(super) argument: &'static str,
}

impl<'a> Sides<'a> {
    pub(super) fn new(before: &'a Tally, after: &'a Tally, asked: &Compare) -> Result<Self, Error> {
        Ok(Self {
            before: Side::new(before, asked.before_period, "before_period")?,
            after: Side::new(after, asked.after_period, "after_period")?,
            level: asked.level.get(),
        })
    }

    /// Both sides, before first.
    pub(super) const fn both(&self) -> [&Side<'a>; 2] {
        [&self.before, &self.after]
    }
}

impl<'a> Side<'a> {
    fn new(
        tally: &'a Tally,
        declared: Option<EntryPeriod>,
        argument: &'static str,
    ) -> Result<Self, Error> {
        let side = Self {
            tally,
            date: tally.spec().as_of.len().saturating_sub(1),
            declared,
            entered: tally.entered().unwrap_or_default(),
            argument,
        };
        if let Some(period) = declared {
            period.days_of(argument)?;
            side.check(period)?;
        }
        Ok(side)
    }

    /// Refuses days that were not counted.
    fn check(&self, period: EntryPeriod) -> Result<(), Error> {
        let refuse = |expected: String, found: Day| {
            let found = found.to_string();
            Err(Error::Argument { argument: self.argument, expected, found })
        };
        let EntryWindow { from, to } = self.entered;
        match (self.tally.as_of(), to, from) {
            (Some(as_of), _, _) if period.to > as_of => refuse(
                format!("a period that ends on the date of the count {as_of} or before"),
                period.to,
            ),
            (_, Some(to), _) if period.to > to => refuse(
                format!("a period that ends on the last day of its side {to} or before"),
                period.to,
            ),
            (_, _, Some(from)) if period.from < from => refuse(
                format!("a period that begins on the first day of its side {from} or later"),
                period.from,
            ),
            _ => Ok(()),
        }
    }

    /// The days compared, where both ends are declared or natural: those of a split, and the date of the
    /// count. Of days after the table was taken out nothing is compared.
    pub(super) fn period(&self) -> Option<EntryPeriod> {
        if self.tally.spec().published {
            return self.declared;
        }
        let last = self.tally.last_known_day();
        let natural = || {
            let (from, to) = self.entered.from.zip(self.entered.to.or(last))?;
            Some(EntryPeriod { from, to })
        };
        let EntryPeriod { from, to } = self.declared.or_else(natural)?;
        let to = last.map_or(to, |last| to.min(last));
        (from <= to).then_some(EntryPeriod { from, to })
    }

    /// Whether a declared period leaves out people who were counted: referred, or started, outside it.
    pub(super) fn leaves_out(&self, event: EventKind) -> bool {
        let Some(EntryWindow { from, to }) = self.narrowed() else { return false };
        let is_out =
            |day: Day| from.is_some_and(|from| day < from) || to.is_some_and(|to| day > to);
        let is_counted = |day: Day| self.tally.as_of().is_none_or(|as_of| day <= as_of);
        let strata = self.tally.strata().iter();
        let mut events = strata.flat_map(|s| self.tally.places(s, CountTable::Events, 0));
        events.any(|([kind, day], _)| {
            let day = place_day(day);
            kind == event as u64 && is_counted(day) && is_out(day)
        })
    }

    /// The ends of the declared period that are not the side's own: everybody is within those, also who
    /// joined a course of the side after its last day.
    pub(super) fn narrowed(&self) -> Option<EntryWindow> {
        let EntryPeriod { from, to } = self.declared?;
        Some(EntryWindow {
            from: Some(from).filter(|_| self.entered.from != Some(from)),
            to: Some(to).filter(|_| self.entered.to != Some(to)),
        })
    }

    /// Whether a split left out people who belong below the line of a rate: those who did not start, or those
    /// who are still open.
    pub(super) fn lacks_people_of(&self, denominator: Stage) -> bool {
        let sources = self.tally.sources();
        sources.iter().flat_map(|source| &source.splits).any(|split| {
            let lacks = match split.column.as_str() {
                "started_on" => denominator == Stage::Referred,
                "ended_on" => denominator != Stage::Exited,
                _ => false,
            };
            split.undated > 0 && lacks
        })
    }

    /// How many were referred too late to be followed for as long as everybody else.
    pub(super) fn not_followed(&self) -> Result<u64, Error> {
        let holds = |day: Day| {
            self.narrowed().is_none_or(|days| days.holds(day))
                && self.tally.as_of().is_none_or(|as_of| day <= as_of)
        };
        let strata = self.tally.strata().iter();
        let events = strata.flat_map(|s| self.tally.places(s, CountTable::Events, 0));
        let referred = events.filter(|([kind, day], _)| {
            *kind == EventKind::Referred as u64 && holds(place_day(*day))
        });
        let referred: u64 = referred.map(|(_, count)| count).sum();
        let followed = self.counts(Clock::Referral)?.bounds("referred").at_least;
        Ok(referred.saturating_sub(followed))
    }

    /// Where its people stand on a clock, of those who entered on the days compared.
    pub(super) fn counts(&self, from: Clock) -> Result<CohortCounts, Error> {
        self.tally.counts_within(self.tally.strata(), from, self.date, self.narrowed())
    }

    /// The cells of those people.
    pub(super) fn cells(&self) -> FunnelCells {
        let cells = FunnelCells::of(self.tally, self.date);
        match self.narrowed().filter(|_| self.tally.spec().follow_up_days.is_some()) {
            Some(window) => cells.within(window),
            None => cells,
        }
    }

    /// The cells of an event on the days compared.
    pub(super) fn cells_of_events(&self, kind: EventKind) -> CountRef {
        let cells = self.tally.cells_of(CountTable::Events, self.date).part(Part::Numerator);
        let period = self.period();
        let (from, to) = (period.map(|period| period.from), period.map(|period| period.to));
        cells.words("event", [kind.name()]).days("day", from, to)
    }

    /// How often an event happened on the days compared, if they are known.
    pub(super) fn events(&self, kind: EventKind) -> Option<u64> {
        let (period, known) = (self.period()?, self.tally.known());
        let is_known = known.lacking_for(kind.stage()).is_empty();
        if self.tally.spec().published || !is_known || !self.tally.has(CountTable::Events) {
            return None;
        }
        let strata = self.tally.strata().iter();
        Some(strata.map(|s| self.tally.events(s, kind, period.from, period.to)).sum())
    }

    /// Its courses, where they are counted and no declared period cuts through them.
    pub(super) fn courses(&self) -> Option<Vec<CourseCounts>> {
        let is_whole = self.knows_courses() && !self.leaves_out(EventKind::Started);
        is_whole.then(|| self.tally.courses(self.date))
    }

    /// Whether a column says in which course people were.
    pub(super) fn knows_courses(&self) -> bool {
        self.tally.has(CountTable::Courses) && self.tally.known().has("course")
    }

    /// Whether some day of a month is compared.
    pub(super) fn holds_month(&self, month: Month) -> bool {
        let Some(EntryWindow { from, to }) = self.narrowed() else { return true };
        from.is_none_or(|from| from.month().index() <= month.index())
            && to.is_none_or(|to| month.index() <= to.month().index())
    }
}
