//! Which tables a tally has, and where each stands among a stratum's.

use super::axis::lengths;
use super::count_table::CountTable;
use super::spec::Spec;

/// A tally's tables, in order; dated ones stand once for each date.
///
/// A tally that was stored before a table was invented lacks it, and so does whatever it is merged with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableList {
    tables: Vec<Placed>,
    dates: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Placed {
    table: CountTable,
    /// Where its first copy stands.
    slot: usize,
    lengths: Vec<u64>,
}

impl TableList {
    /// Every table of a spec.
    pub(crate) fn of(spec: &Spec) -> Self {
        Self::only(spec, &spec.tables())
    }

    /// These tables of a spec.
    pub(crate) fn only(spec: &Spec, tables: &[CountTable]) -> Self {
        let dates = spec.as_of.len();
        let mut slot = 0;
        let place = |table: &CountTable| {
            let placed = Placed { table: *table, slot, lengths: lengths(spec, *table) };
            slot += copies(*table, dates);
            placed
        };
        Self { tables: tables.iter().map(place).collect(), dates }
    }

    /// The tables of a spec that both have.
    pub(crate) fn both(&self, other: &Self, spec: &Spec) -> Self {
        let of_spec = spec.tables();
        let is_common = |table: &CountTable| other.has(*table) && of_spec.contains(table);
        let common: Vec<CountTable> = self.iter().filter(is_common).collect();
        Self::only(spec, &common)
    }

    /// The tables.
    pub(crate) fn iter(&self) -> impl Iterator<Item = CountTable> + '_ {
        self.tables.iter().map(|placed| placed.table)
    }

    /// Whether a table is there.
    pub(crate) fn has(&self, table: CountTable) -> bool {
        self.iter().any(|known| known == table)
    }

    /// Where a table's copy for a date stands among a stratum's tables; courses have tables of their own.
    pub(crate) fn slot(&self, table: CountTable, date: usize) -> Option<usize> {
        if table == CountTable::Courses || (table.is_dated() && date >= self.dates) {
            return None;
        }
        let placed = self.tables.iter().find(|placed| placed.table == table)?;
        Some(placed.slot + if table.is_dated() { date } else { 0 })
    }

    /// Where all copies of a table stand among a stratum's tables.
    pub(crate) fn slots_of(&self, table: CountTable) -> impl Iterator<Item = usize> + '_ {
        let dates = if table.is_dated() { self.dates } else { 1 };
        (0..dates).filter_map(move |date| self.slot(table, date))
    }

    /// The lengths of a table's axes; none if it is not there.
    pub(crate) fn lengths(&self, table: CountTable) -> &[u64] {
        let placed = self.tables.iter().find(|placed| placed.table == table);
        placed.map_or(&[], |placed| &placed.lengths)
    }

    /// How many tables a stratum has, copies for each date counted.
    pub(crate) fn slots(&self) -> usize {
        self.iter().map(|table| copies(table, self.dates)).sum()
    }

    /// For how many dates there are copies of a dated table from this slot on.
    pub(crate) fn dates_from(&self, slot: usize) -> usize {
        let of = self
            .tables
            .iter()
            .rfind(|placed| placed.slot <= slot && copies(placed.table, self.dates) > 0);
        of.map_or(0, |placed| placed.slot + copies(placed.table, self.dates) - slot)
    }

    /// For how many dates the dated ones stand.
    pub(crate) const fn dates(&self) -> usize {
        self.dates
    }
}

/// How many copies of a table a stratum has.
const fn copies(table: CountTable, dates: usize) -> usize {
    match table {
        CountTable::Courses => 0,
        _ if table.is_dated() => dates,
        _ => 1,
    }
}
