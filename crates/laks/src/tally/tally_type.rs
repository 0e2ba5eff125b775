//! The tally: per stratum tables of whole numbers, with what was said about the rows.

use super::cell_sum::CellSum;
use super::cells::Cells;
use super::count_table::{CountTable, DAYS, EventKind, day_place, kinds_of, place_day};
use super::course::{Course, CourseCounts, together};
use super::figures::Figures;
use super::notes::{Notes, UndatedFacts, Unread};
use super::places::Places;
use super::provenance::Provenance;
use super::spec::Spec;
use super::stratum_tables::StratumTables;
use super::table_list::TableList;
use crate::calendar::Day;
use crate::error::Error;
use crate::records::Known;
use crate::rules::IssueCounts;

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
    ///
    /// ```
    /// use laks::{Tally, results::Figures};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let published = Tally::from_counts(Figures::new([("referred", 35)])?, None)?;
    /// let figures = published.strata()[0].published().unwrap();
    /// assert_eq!(figures.bounds("started").at_most, Some(35));
    /// assert_eq!(cafe::tally()?.strata()[0].published(), None); // counted from rows
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn published(&self) -> Option<&Figures> {
        self.published.as_ref()
    }

    /// The columns that its rows had.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// assert!(tally.strata()[0].known().has("ended_on"));
    /// assert!(!tally.strata()[0].known().has("offered_on"));
    /// # Ok::<(), laks::Error>(())
    /// ```
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
    ///
    /// ```
    /// use laks::Tally;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// let mut sum = Tally::empty(tally.spec());
    /// assert_eq!(sum.funnel(0.95)?.total.counts.known("referred"), Some(0));
    /// sum.merge(&tally)?;
    /// assert_eq!(sum, tally);
    /// # Ok::<(), laks::Error>(())
    /// ```
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
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// assert_eq!((tally.spec().by.as_slice(), tally.spec().outcomes[0].name.as_str()), (&["source".to_owned()][..], "who5"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn spec(&self) -> &Spec {
        &self.spec
    }

    /// The strata, in the order of their labels.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// let labels: Vec<_> = tally.strata().iter().map(|stratum| stratum.key[0].as_deref()).collect();
    /// assert_eq!(labels, [Some("Egen læge"), Some("Jobcenter")]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn strata(&self) -> &[Stratum] {
        &self.strata
    }

    /// What was blanked, assumed, excluded or warned about.
    ///
    /// ```
    /// use laks::{Cohort, RuleId, Schema, Spec, words::Deed};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let mut records = cafe::records()?;
    /// records[0].scores.get_mut("who5").unwrap().baseline = Some(-1);
    /// let schema = Schema::from_toml("[rules]\nscore_out_of_range = \"blank\"\n")?;
    /// let cohort = Cohort::from_records(&records, &schema)?;
    /// let tally = cohort.tally(&Spec::new(cohort.layout(), ["2016-05-15"], &[])?)?;
    /// assert_eq!(tally.issues().get(RuleId::ScoreOutOfRange, Deed::Blanked), 1);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn issues(&self) -> &IssueCounts {
        &self.issues
    }

    /// What is to be known about the rows as a whole.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// assert_eq!(cafe::tally()?.notes().rows, 35);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn notes(&self) -> &Notes {
        &self.notes
    }

    /// The last date of the count.
    ///
    /// ```
    /// use laks::Day;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// assert_eq!(cafe::tally()?.as_of(), Some(Day::new(2016, 5, 15)?));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn as_of(&self) -> Option<Day> {
        self.spec.as_of.last().copied()
    }

    /// A table's cells in a stratum, at the date of the count with this number; none if the tally has no
    /// such table or date.
    ///
    /// ```
    /// use laks::adapter::CountTable;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?.total();
    /// let states = tally.cells(&tally.strata()[0], CountTable::States, 0).unwrap();
    /// assert_eq!(states.total(), 35);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn cells(&self, stratum: &Stratum, table: CountTable, date: usize) -> Option<Cells> {
        stratum.tables.get(self.tables.slot(table, date)?)
    }

    /// Whether the tally has a table.
    ///
    /// ```
    /// use laks::adapter::CountTable;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// assert!(tally.has(CountTable::Goals) && !tally.has(CountTable::Horizons));
    /// # Ok::<(), laks::Error>(())
    /// ```
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
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let known = cafe::tally()?.known();
    /// assert!(known.has("started_on") && !known.has("sessions_attended"));
    /// # Ok::<(), laks::Error>(())
    /// ```
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
    ///
    /// ```
    /// use laks::{Spec, results::Unread};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// let spec = Spec::new(cohort.layout(), ["2016-05-15"], &[])?.within(&[30])?;
    /// assert_eq!(cohort.tally(&spec)?.unread(), [Unread::Horizons]);
    /// # Ok::<(), laks::Error>(())
    /// ```
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
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// assert!(cafe::tally()?.bytes() < 500); // 35 referrals by source, a month of starts, WHO-5 and two goals
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn bytes(&self) -> usize {
        self.strata.iter().map(|stratum| stratum.tables.bytes()).sum()
    }
}
