//! Adds up the cells that a figure names.

use super::count_ref::{AxisPlaces, AxisRange, CountRef, PUBLISHED};
use crate::calendar::Day;
use crate::error::Error;
use crate::rules::State;
use crate::schema::{Better, GoalMark};
use crate::tally::{CountTable, EventKind, StayKind, Stratum, Tally, WaitKind, place_day};

impl Tally {
    /// How many people, or events, some cells hold.
    ///
    /// # Errors
    /// [`Error::UnknownName`] when the tally has no such table, date, column or axis: the cells are those of
    /// another one.
    pub fn count_at(&self, cells: &CountRef) -> Result<u64, Error> {
        let levels = cells.stratum.iter().map(|(column, labels)| Ok((self.level(column)?, labels)));
        let levels = levels.collect::<Result<Vec<_>, Error>>()?;
        let is_asked = |stratum: &&Stratum| {
            levels.iter().all(|(level, labels)| labels.contains(&stratum.key[*level]))
        };
        let strata = || self.strata().iter().filter(is_asked);
        if cells.table == PUBLISHED && self.spec().published {
            return self.published_at(strata(), cells);
        }
        let table = self.table_called(&cells.table)?;
        let date = if table.is_dated() { self.date_of(cells.date)? } else { 0 };
        if table == CountTable::Courses {
            return self.in_courses(strata(), cells, date);
        }
        let axes = Axes { tally: self, table };
        let tests =
            cells.ranges.iter().map(|range| axes.test(range)).collect::<Result<Vec<_>, _>>()?;
        Ok(strata()
            .flat_map(|stratum| self.places::<3>(stratum, table, date))
            .filter(|(places, _)| tests.iter().all(|test| test(places)))
            .map(|(_, count)| count)
            .sum())
    }

    fn date_of(&self, day: Option<Day>) -> Result<usize, Error> {
        let dates = &self.spec().as_of;
        dates.iter().position(|&date| Some(date) == day).ok_or_else(|| Error::UnknownName {
            what: "date of the count",
            found: day.map_or("none".to_owned(), |day| day.to_string()),
            known: dates.iter().map(Day::to_string).collect(),
        })
    }

    fn table_called(&self, name: &str) -> Result<CountTable, Error> {
        let tables = self.spec().tables();
        let called = |&table: &CountTable| match table {
            CountTable::Outcome(index) => self.outcome_table(index),
            table => table.word().to_owned(),
        };
        let found = tables.iter().find(|table| self.has(**table) && called(table) == name);
        found.copied().ok_or_else(|| Error::UnknownName {
            what: "table",
            found: name.to_owned(),
            known: tables.iter().map(called).collect(),
        })
    }

    /// Published figures, each of which is the sum of its strata.
    fn published_at<'a>(
        &self,
        strata: impl Iterator<Item = &'a Stratum>,
        cells: &CountRef,
    ) -> Result<u64, Error> {
        for range in &cells.ranges {
            let AxisPlaces::Words { .. } = range.places else { return Err(no_words(range)) };
            if range.axis != "figure" {
                return Err(no_axis(range, &["figure"]));
            }
        }
        let asked: Vec<&String> = cells.ranges.iter().flat_map(AxisRange::listed).collect();
        let mut sum = 0;
        for figures in strata.filter_map(Stratum::published) {
            for name in &asked {
                sum += figures.bounds(name).known().ok_or_else(|| Error::UnknownName {
                    what: "published figure",
                    found: (*name).clone(),
                    known: Vec::new(),
                })?;
            }
        }
        Ok(sum)
    }

    /// The people of courses: of those planned to be over by a day, where the range says so.
    fn in_courses<'a>(
        &self,
        strata: impl Iterator<Item = &'a Stratum>,
        cells: &CountRef,
        date: usize,
    ) -> Result<u64, Error> {
        let mut until = None;
        let mut stays: Vec<&String> = Vec::new();
        for range in &cells.ranges {
            match (&*range.axis, &range.places) {
                ("planned_to_end", AxisPlaces::Days { to, .. }) => until = *to,
                ("stay_at_the_date", AxisPlaces::Words { words }) => stays.extend(words),
                _ => return Err(no_axis(range, &["planned_to_end", "stay_at_the_date"])),
            }
        }
        let courses = self.courses_of(&strata.collect::<Vec<_>>(), date);
        let over = courses.iter().filter(|course| {
            let ends = &course.planned[1];
            let is_told = ends.values().sum::<u64>() == course.started();
            until.is_none_or(|until| {
                is_told && ends.keys().next_back().is_some_and(|&day| day <= until)
            })
        });
        let asked = StayKind::ALL.into_iter().filter(|kind| {
            stays.is_empty() || stays.iter().any(|stay| *stay == kind.state().name())
        });
        let asked: Vec<usize> = asked.map(|kind| kind as usize).collect();
        Ok(over.flat_map(|course| asked.iter().map(|&kind| course.stays_at_date[kind])).sum())
    }
}

/// Whether a cell's places are within a range.
type Test<'t> = Box<dyn Fn(&[u64; 3]) -> bool + 't>;

/// The axes of a table, as its ranges name them.
struct Axes<'t> {
    tally: &'t Tally,
    table: CountTable,
}

impl<'t> Axes<'t> {
    fn test(&self, range: &'t AxisRange) -> Result<Test<'t>, Error> {
        match self.table {
            CountTable::Events => match &*range.axis {
                "event" => self.words(range, (0, "event"), &EventKind::ALL.map(EventKind::name)),
                _ => self.days(range, 1, "day"),
            },
            CountTable::States => self.states(range, 0),
            CountTable::ReferralWindow => match &*range.axis {
                "state" => self.states(range, 0),
                _ => self.days(range, 1, "day_of_referral"),
            },
            CountTable::StartWindow => match &*range.axis {
                "stay" => {
                    let stays = StayKind::ALL.map(|kind| kind.state().name());
                    self.words(range, (0, "stay"), &stays)
                }
                _ => self.days(range, 1, "day_of_start"),
            },
            CountTable::Waiting => {
                self.words(range, (0, "wait"), &WaitKind::ALL.map(WaitKind::name))
            }
            CountTable::Outcome(index) => self.scores(range, index),
            CountTable::Goals => self.marks(range),
            _ => Err(no_axis(range, &[])),
        }
    }

    fn states(&self, range: &'t AxisRange, at: usize) -> Result<Test<'t>, Error> {
        self.words(range, (at, "state"), &State::ALL.map(State::name))
    }

    /// The places of words along the axis with this name.
    fn words(
        &self,
        range: &AxisRange,
        (at, name): (usize, &str),
        known: &[&str],
    ) -> Result<Test<'t>, Error> {
        let AxisPlaces::Words { .. } = range.places else { return Err(no_words(range)) };
        if range.axis != name {
            return Err(no_axis(range, &[name]));
        }
        let place = |word: &String| known.iter().position(|known| known == word);
        let places: Option<Vec<usize>> = range.listed().map(place).collect();
        let places = places.ok_or_else(|| Error::UnknownName {
            what: "place of an axis",
            found: range.listed().cloned().collect::<Vec<_>>().join(", "),
            known: known.iter().map(|&word| word.to_owned()).collect(),
        })?;
        Ok(Box::new(move |cell| places.iter().any(|&place| place as u64 == cell[at])))
    }

    fn days(&self, range: &'t AxisRange, at: usize, name: &str) -> Result<Test<'t>, Error> {
        let AxisPlaces::Days { from, to } = &range.places else {
            return Err(no_axis(range, &[name]));
        };
        if range.axis != name {
            return Err(no_axis(range, &[name]));
        }
        Ok(Box::new(move |cell| {
            let day = place_day(cell[at]);
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
        }))
    }

    /// Scores before and after, and what lies between.
    fn scores(&self, range: &'t AxisRange, index: usize) -> Result<Test<'t>, Error> {
        let instrument = &self.tally.spec().outcomes[index].instrument;
        let (lowest, missing) = (i64::from(instrument.range[0]), instrument.levels() as u64);
        let score = move |place: u64| {
            (place < missing).then(|| lowest + i64::try_from(place).unwrap_or(i64::MAX))
        };
        let better = match instrument.better {
            Better::Higher => 1,
            Better::Lower => -1,
        };
        let at = match &*range.axis {
            "state" => return self.states(range, 0),
            "before" => 1,
            "after" => 2,
            "score_change" => 0,
            _ => return Err(no_axis(range, &["state", "before", "after", "score_change"])),
        };
        Ok(match &range.places {
            AxisPlaces::Words { words } => {
                let asks = words.iter().any(|word| word == "missing") && at > 0;
                Box::new(move |cell| asks && cell[at] == missing)
            }
            AxisPlaces::Numbers { from, to } if at > 0 => {
                Box::new(move |cell| score(cell[at]).is_some_and(|it| *from <= it && it <= *to))
            }
            AxisPlaces::Numbers { from, to } => Box::new(move |cell| {
                let change = score(cell[1]).zip(score(cell[2])).map(|(a, b)| (b - a) * better);
                change.is_some_and(|change| *from <= change && change <= *to)
            }),
            AxisPlaces::Days { .. } => return Err(no_axis(range, &["before", "after"])),
        })
    }

    /// The marks of goals.
    fn marks(&self, range: &'t AxisRange) -> Result<Test<'t>, Error> {
        if range.axis == "state" {
            return self.states(range, 1);
        }
        let goals = &self.tally.spec().goals;
        let mark = |marks: u64, goal: usize| (marks >> (2 * goal)) & 3;
        let reached = GoalMark::Reached as u64;
        if let (true, AxisPlaces::Numbers { from, to }) =
            (range.axis == "goals_reached", &range.places)
        {
            let all = goals.len();
            return Ok(Box::new(move |cell| {
                let count = (0..all).filter(|&goal| mark(cell[0], goal) == reached).count() as i64;
                *from <= count && count <= *to
            }));
        }
        let id = range.axis.strip_prefix("goal ");
        let place = id.and_then(|id| goals.iter().position(|goal| goal.id == id));
        let place =
            place.ok_or_else(|| no_axis(range, &["state", "goals_reached", "goal <id>"]))?;
        let AxisPlaces::Words { .. } = range.places else { return Err(no_words(range)) };
        let marks = [GoalMark::NotSet, GoalMark::Reached, GoalMark::NotReached, GoalMark::Unrated];
        let asked = marks.into_iter().filter(|mark| range.listed().any(|word| word == mark.name()));
        let asked: Vec<u64> = asked.map(|mark| mark as u64).collect();
        Ok(Box::new(move |cell| asked.contains(&mark(cell[0], place))))
    }
}

impl AxisRange {
    /// Its words, where it lists some.
    fn listed(&self) -> impl Iterator<Item = &String> {
        match &self.places {
            AxisPlaces::Words { words } => words.iter(),
            _ => [].iter(),
        }
    }
}

fn no_words(range: &AxisRange) -> Error {
    Error::Argument {
        argument: "cells",
        expected: format!("words along the axis {:?}, as counts() gives them", range.axis),
        found: "days or numbers".to_owned(),
    }
}

fn no_axis(range: &AxisRange, known: &[&str]) -> Error {
    Error::UnknownName {
        what: "axis",
        found: range.axis.clone(),
        known: known.iter().map(|&name| name.to_owned()).collect(),
    }
}
