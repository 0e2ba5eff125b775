//! The tally: per stratum tables of whole numbers, with what was said about the rows.

use super::cell_sum::CellSum;
use super::cells::{Cells, MOST_PEOPLE};
use super::count_table::{CountTable, DAYS, EventKind, day_place, kinds_of, place_day};
use super::course::{Course, CourseCounts, together};
use super::figures::Figures;
use super::places::Places;
use super::provenance::Provenance;
use super::spec::Spec;
use super::stratum_tables::StratumTables;
use super::table_list::TableList;
use crate::calendar::Day;
use crate::error::{Error, Miscount};
use crate::records::Known;
use crate::rules::IssueCounts;
use serde::{Deserialize, Serialize};

/// What is to be known about the rows as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Notes {
    /// Rows counted.
    pub rows: u64,
    /// Scores and ratings of goals without a date of their own, dated by the row's start or end.
    pub undated_facts: u64,
    /// By date of the count: facts about open cases that are true only on the day of the extract, at
    /// earlier dates and where that day is not declared.
    pub left_out: Vec<u64>,
    /// Rows that a rule left out before counting, each once, however many rules it broke. Not known of a tally
    /// that was stored before it was counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded: Option<u64>,
}

impl Notes {
    pub(crate) fn new(dates: usize) -> Self {
        Self { left_out: vec![0; dates], excluded: Some(0), ..Self::default() }
    }

    /// Both's numbers.
    ///
    /// # Errors
    /// When one of them would be more than JSON's readers agree on.
    pub(crate) fn merged(&self, other: &Self) -> Result<Self, Miscount> {
        let add = |note: &'static str, mine: u64, theirs: u64| {
            let sum = mine.checked_add(theirs).filter(|&sum| sum <= MOST_PEOPLE);
            sum.ok_or_else(|| Miscount::SumTooLarge { figure: note.to_owned() })
        };
        let excluded = self.excluded.zip(other.excluded);
        let left_out = self.left_out.iter().zip(&other.left_out);
        Ok(Self {
            rows: add("rows", self.rows, other.rows)?,
            undated_facts: add("undated_facts", self.undated_facts, other.undated_facts)?,
            left_out: left_out.map(|(&a, &b)| add("left_out", a, b)).collect::<Result<_, _>>()?,
            excluded: excluded.map(|(a, b)| add("excluded", a, b)).transpose()?,
        })
    }
}

/// Whether there are facts that only a start, or an end, dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UndatedFacts {
    pub(crate) at_a_start: bool,
    pub(crate) at_an_end: bool,
}

/// What no figure answers from yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unread {
    /// What happened within each of the horizons.
    Horizons,
    /// Sessions attended and planned.
    Attendance,
    /// From when people could be seen to leave.
    ObservedFrom,
}

/// One stratum's counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stratum {
    /// Its labels, in the order of the spec's strata; `None` is no label.
    pub key: Vec<Option<String>>,
    /// The columns that its rows had.
    pub(crate) known: Known,
    /// Its tables, in the order of the tally's.
    pub(crate) tables: StratumTables,
    /// Its courses, in the order of their keys.
    pub(crate) courses: Vec<Course>,
    /// Published figures instead of tables.
    pub(crate) published: Option<Figures>,
}

impl Stratum {
    /// The published figures, if it holds such.
    pub const fn published(&self) -> Option<&Figures> {
        self.published.as_ref()
    }

    /// The columns that its rows had.
    pub const fn known(&self) -> &Known {
        &self.known
    }
}

/// Whole numbers that answer what its spec declared. Tallies of equal specs merge.
///
/// Two tallies are equal if they count the same; where they come from stands outside.
#[derive(Debug, Clone)]
pub struct Tally {
    pub(crate) spec: Spec,
    pub(crate) tables: TableList,
    pub(crate) strata: Vec<Stratum>,
    pub(crate) issues: IssueCounts,
    pub(crate) notes: Notes,
    pub(crate) provenance: Provenance,
}

impl PartialEq for Tally {
    fn eq(&self, other: &Self) -> bool {
        self.spec == other.spec
            && self.tables == other.tables
            && self.strata == other.strata
            && self.issues == other.issues
            && self.notes == other.notes
    }
}

impl Eq for Tally {}

impl Tally {
    /// A tally of nobody: what merging starts from.
    pub fn empty(spec: &Spec) -> Self {
        Self {
            notes: Notes::new(spec.as_of.len()),
            tables: TableList::of(spec),
            provenance: Provenance::default(),
            spec: spec.clone(),
            strata: Vec::new(),
            issues: IssueCounts::default(),
        }
    }

    /// What was counted.
    pub const fn spec(&self) -> &Spec {
        &self.spec
    }

    /// The strata, in the order of their labels.
    pub fn strata(&self) -> &[Stratum] {
        &self.strata
    }

    /// What was blanked, assumed, excluded or warned about.
    pub const fn issues(&self) -> &IssueCounts {
        &self.issues
    }

    /// What is to be known about the rows as a whole.
    pub const fn notes(&self) -> &Notes {
        &self.notes
    }

    /// The last date of the count.
    pub fn as_of(&self) -> Option<Day> {
        self.spec.as_of.last().copied()
    }

    /// A table's cells in a stratum, at the date of the count with this number; none if the tally has no
    /// such table or date.
    pub fn cells(&self, stratum: &Stratum, table: CountTable, date: usize) -> Option<Cells> {
        stratum.tables.get(self.tables.slot(table, date)?)
    }

    /// Whether the tally has a table.
    pub fn has(&self, table: CountTable) -> bool {
        self.tables.has(table)
    }

    /// Refuses a question whose table the tally lacks: it was stored before the table was counted, or
    /// merged with one that was.
    pub(crate) fn require(&self, table: CountTable, question: &str) -> Result<(), Error> {
        if self.has(table) {
            return Ok(());
        }
        Err(Error::NotCounted {
            question: question.to_owned(),
            table: table.word().to_owned(),
            remedy: if self.spec.published {
                "the rows of the table: published figures do not say it".to_owned()
            } else {
                "the rows of the table and this version of laks".to_owned()
            },
            options: None,
        })
    }

    /// The counts of a table summed to its first axis: kinds or states. Empty if it was not counted.
    pub(crate) fn kinds(&self, stratum: &Stratum, table: CountTable, date: usize) -> Vec<u64> {
        let slot = self.tables.slot(table, date).and_then(|slot| stratum.tables.get(slot));
        slot.map_or(Vec::new(), |cells| kinds_of(&cells, self.tables.lengths(table)))
    }

    /// A table's cells as places on its axes, with their counts.
    pub(crate) fn places<'a, const N: usize>(
        &'a self,
        stratum: &'a Stratum,
        table: CountTable,
        date: usize,
    ) -> Places<'a, N> {
        let slot = self.tables.slot(table, date);
        let cells = slot.and_then(|slot| stratum.tables.reader(slot));
        Places::new(cells, self.tables.lengths(table))
    }

    /// Every course at a date, over all strata.
    pub(crate) fn courses(&self, date: usize) -> Vec<CourseCounts> {
        self.courses_of(&self.strata.iter().collect::<Vec<_>>(), date)
    }

    /// Every course at a date, over some strata.
    pub(crate) fn courses_of(&self, strata: &[&Stratum], date: usize) -> Vec<CourseCounts> {
        let courses = together(strata.iter().flat_map(|stratum| &stratum.courses));
        courses.iter().map(|course| course.at(&self.spec, date)).collect()
    }

    /// Which facts have no date of their own, where so many were left out.
    pub(crate) fn undated(&self, left_out: u64) -> UndatedFacts {
        let undated = self.has_undated_facts();
        // Within days of a start they count by the day of the end, which may be unknown.
        let at_an_end = left_out > 0 || (undated && self.spec.follow_up_days.is_some());
        UndatedFacts { at_a_start: undated || left_out > 0, at_an_end }
    }

    /// How many started whose course has no name.
    pub(crate) fn in_no_course(&self, date: usize) -> u64 {
        let courses = self.strata.iter().flat_map(|stratum| &stratum.courses);
        let unnamed = courses.filter(|course| matches!(course.key, [_, _, None]));
        unnamed.map(|course| course.at(&self.spec, date).started()).sum()
    }

    /// What could be told of everybody: what each stratum could.
    pub fn known(&self) -> Known {
        let strata = self.strata.iter().map(|stratum| stratum.known.clone());
        strata.reduce(|a, b| a.both(&b)).unwrap_or_else(|| self.spec.known.clone())
    }

    /// The day of the first event of any kind.
    pub(crate) fn first_event(&self) -> Option<Day> {
        let events = self.strata.iter().flat_map(|s| self.places(s, CountTable::Events, 0));
        events.map(|([_, day], _)| day).min().map(place_day)
    }

    /// How often an event happened from one day to another, both included.
    pub(crate) fn events(&self, stratum: &Stratum, kind: EventKind, from: Day, to: Day) -> u64 {
        let slot =
            self.tables.slot(CountTable::Events, 0).and_then(|slot| stratum.tables.get(slot));
        let first = kind as u64 * DAYS;
        let cells = first + day_place(from.epoch())..=first + day_place(to.epoch());
        slot.map_or(0, |counts| {
            let after = counts.iter().skip_while(|(cell, _)| cell < cells.start());
            after.take_while(|(cell, _)| cell <= cells.end()).map(|(_, count)| count).sum()
        })
    }

    /// The same, with nothing but the events of all strata together: what is asked of them again and again is
    /// then asked of one table.
    pub(crate) fn events_alone(&self) -> Self {
        let slot = self.tables.slot(CountTable::Events, 0);
        let mut tables = vec![Cells::default(); self.tables.slots()];
        if let Some(events) = slot.and_then(|slot| tables.get_mut(slot)) {
            let parts = self.strata.iter().filter_map(|stratum| stratum.tables.get(slot?));
            *events = CellSum::of(parts);
        }
        let whole = Stratum {
            key: vec![None; self.spec.by.len()],
            known: self.known(),
            tables: tables.into(),
            courses: Vec::new(),
            published: None,
        };
        Self {
            spec: self.spec.clone(),
            tables: self.tables.clone(),
            strata: vec![whole],
            issues: self.issues.clone(),
            notes: self.notes.clone(),
            provenance: self.provenance.clone(),
        }
    }

    /// What is counted, or was read, and no figure answers from yet.
    pub fn unread(&self) -> Vec<Unread> {
        let known = self.known();
        [
            (Unread::Horizons, self.has(CountTable::Horizons)),
            (Unread::Attendance, self.has(CountTable::Attendance)),
            (Unread::ObservedFrom, known.has("observed_from")),
        ]
        .into_iter()
        .filter_map(|(what, is_there)| is_there.then_some(what))
        .collect()
    }

    /// Bytes of counts held.
    pub fn bytes(&self) -> usize {
        self.strata.iter().map(|stratum| stratum.tables.bytes()).sum()
    }
}
