//! Adds up the cells that a figure names.

use super::axes::Axes;
use super::axis_range::AxisRange;
use super::count_ref::{CountRef, PUBLISHED};
use super::told::Told;
use crate::calendar::Day;
use crate::error::Error;
use crate::tally::{CountTable, Figures, StayKind, Stratum, Tally};

impl Tally {
    /// How many people, or events, some cells hold. A label that nobody has is that of nobody.
    ///
    /// ```
    /// use laks::results::Part;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// let uptake = tally.funnel(0.95)?.uptake().unwrap().clone();
    /// let started = uptake.counts().into_iter().find(|cells| cells.part == Part::Numerator).unwrap();
    /// assert_eq!(tally.count_at(&started)?, 24);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownName`] when the tally has no such table, date, column, axis or place: the cells are
    /// those of another one. [`Error::NotKnown`] when the rows of a stratum lack a column that tells them, or
    /// they were not published.
    pub fn count_at(&self, cells: &CountRef) -> Result<u64, Error> {
        let scope = self.scope();
        let mut levels = Vec::new();
        for (column, labels) in &cells.stratum {
            let all = scope.iter().find(|(of, _)| of == column).map(|(_, all)| all);
            // All its people have the labels that are asked for.
            if all.is_some_and(|all| all.iter().all(|label| labels.contains(label))) {
                continue;
            }
            levels.push((self.level(column)?, labels));
        }
        let is_asked = |stratum: &&Stratum| {
            levels.iter().all(|(level, labels)| labels.contains(&stratum.key[*level]))
        };
        let strata: Vec<&Stratum> = self.strata().iter().filter(is_asked).collect();
        let table = self.table_called(&cells.table)?;
        let date = if table.is_none_or(CountTable::is_dated) { cells.date } else { None };
        let date = self.date_of(date, table)?;
        match table {
            None => published_at(&strata, cells),
            Some(CountTable::Courses) => self.in_courses(&strata, cells, date),
            Some(table) => self.in_table(&strata, cells, (table, date)),
        }
    }

    fn in_table(
        &self,
        strata: &[&Stratum],
        cells: &CountRef,
        (table, date): (CountTable, usize),
    ) -> Result<u64, Error> {
        let axes = Axes { tally: self, table };
        let ranges = cells.ranges.iter().map(|range| axes.range(range));
        let ranges = ranges.collect::<Result<Vec<_>, _>>()?;
        let mut told = Told::of(self, (table, date), cells, &ranges);
        let mut sum = 0;
        for stratum in strata {
            let of_kind = self.places::<3>(stratum, table, date).filter(|(places, _)| {
                let mut kinds = ranges.iter().filter(|range| range.is_of_kinds());
                kinds.all(|range| (range.test)(places))
            });
            let of_kind: Vec<_> = of_kind.collect();
            told.by(stratum, !of_kind.is_empty())?;
            let there = of_kind.iter().filter(|(at, _)| ranges.iter().all(|it| (it.test)(at)));
            sum += there.map(|(_, count)| count).sum::<u64>();
        }
        if strata.is_empty() {
            told.by_nobody(&self.known())?;
        }
        told.or_lacking().map(|()| sum)
    }

    /// The number of a date of the count; of a table without dates any will do.
    fn date_of(&self, day: Option<Day>, table: Option<CountTable>) -> Result<usize, Error> {
        if table.is_none_or(|table| !table.is_dated()) && day.is_none() {
            return Ok(0);
        }
        let dates = &self.spec().as_of;
        dates.iter().position(|&date| Some(date) == day).ok_or_else(|| Error::UnknownName {
            what: "date of the count",
            found: day.map_or("none".to_owned(), |day| day.to_string()),
            known: dates.iter().map(Day::to_string).collect(),
        })
    }

    /// The table with this name; none is what was published.
    fn table_called(&self, name: &str) -> Result<Option<CountTable>, Error> {
        let is_published = self.spec().published;
        if is_published && name == PUBLISHED {
            return Ok(None);
        }
        let tables = self.spec().tables();
        let is_named = |table: &&CountTable| {
            use CountTable::{Attendance, Horizons, Remaining, Staying};
            !matches!(table, Attendance | Horizons | Remaining | Staying)
        };
        let has = |table: &&CountTable| !is_published && self.has(**table);
        let there = || tables.iter().filter(is_named).filter(has);
        let called = |&table: &CountTable| match table {
            CountTable::Outcome(index) => self.outcome_table(index),
            table => table.word().to_owned(),
        };
        let found = there().find(|table| called(table) == name);
        found.map(|&table| Some(table)).ok_or_else(|| Error::UnknownName {
            what: "table",
            found: name.to_owned(),
            known: match is_published {
                true => vec![PUBLISHED.to_owned()],
                false => there().map(called).collect(),
            },
        })
    }

    /// The people of courses: of those planned to be over by a day, where the range says so.
    fn in_courses(&self, strata: &[&Stratum], cells: &CountRef, date: usize) -> Result<u64, Error> {
        const AXES: [&str; 2] = ["planned_to_end", "stay_at_the_date"];
        let mut until = None;
        let mut kinds: Vec<usize> = (0..StayKind::ALL.len()).collect();
        for range in &cells.ranges {
            match &*range.axis {
                "planned_to_end" => match range.days()? {
                    (None, to) => until = to,
                    (Some(from), _) => {
                        return Err(range.refused("to a day, from none", &format!("from {from}")));
                    }
                },
                "stay_at_the_date" => {
                    let asked = range.words(&StayKind::ALL.map(|kind| kind.state().name()))?;
                    kinds.retain(|kind| asked.contains(kind));
                }
                _ => return Err(range.unknown(AXES)),
            }
        }
        let mut told = Told::of(self, (CountTable::Courses, date), cells, &[]);
        told.of_kinds(&kinds);
        strata.iter().try_for_each(|stratum| told.by_nobody(stratum.known()))?;
        told.or_lacking()?;
        let courses = self.courses_of(strata, date);
        let over = courses.iter().filter(|course| {
            let ends = &course.planned[1];
            let is_told = ends.values().sum::<u64>() == course.started();
            until.is_none_or(|until| {
                is_told && ends.keys().next_back().is_some_and(|&day| day <= until)
            })
        });
        Ok(over.flat_map(|course| kinds.iter().map(|&kind| course.stays_at_date[kind])).sum())
    }
}

/// Published figures, each of which is the sum of its strata.
fn published_at(strata: &[&Stratum], cells: &CountRef) -> Result<u64, Error> {
    let names: Vec<&str> = Figures::names().collect();
    // Each once, however often it is named.
    let mut asked = names.clone();
    for range in &cells.ranges {
        if range.axis != "figure" {
            return Err(range.unknown(["figure"]));
        }
        let these = range.words(&names)?;
        asked.retain(|name| these.iter().any(|&place| names[place] == *name));
    }
    if cells.ranges.is_empty() {
        return Err(AxisRange::missing("figure", "the figures that are asked for"));
    }
    let mut sum = 0;
    for figures in strata.iter().filter_map(|stratum| stratum.published()) {
        for name in &asked {
            let bounds = figures.bounds(name);
            sum += bounds.known().ok_or_else(|| Error::NotKnown {
                cells: (*name).to_owned(),
                lacking: Vec::new(),
                within: Some((bounds.at_least, bounds.at_most)),
            })?;
        }
    }
    Ok(sum)
}
