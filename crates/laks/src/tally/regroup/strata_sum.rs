//! The strata of several tallies together, those of the same key as one.

use crate::error::Error;
use crate::tally::cells::Cells;
use crate::tally::count_table::CountTable;
use crate::tally::course::together;
use crate::tally::figures::Figures;
use crate::tally::table_list::TableList;
use crate::tally::tally_type::{Stratum, Tally};
use std::collections::BTreeMap;

/// One tally's part of a stratum.
pub(super) struct Part<'t> {
    stratum: &'t Stratum,
    /// Where the tables of the whole stand among its own; none where they stand alike.
    slots: Option<&'t [usize]>,
}

impl<'t> Part<'t> {
    /// A stratum whose tables stand as those of the whole.
    pub(super) const fn as_it_is(stratum: &'t Stratum) -> Self {
        Self { stratum, slots: None }
    }

    fn table(&self, slot: usize) -> Option<Cells> {
        let slot = self.slots.map_or(Some(slot), |slots| slots.get(slot).copied());
        self.stratum.tables.get(slot?)
    }

    /// Strata of the same key as one: what one of them could not tell is not known of all.
    pub(super) fn sum(parts: &[Self], tables: &TableList) -> Result<Stratum, Error> {
        let strata = || parts.iter().map(|part| part.stratum);
        let known = strata().map(|stratum| stratum.known.clone()).reduce(|a, b| a.both(&b));
        let courses = strata().filter(|_| tables.has(CountTable::Courses));
        let sum_of = |slot: usize| {
            let cells: Vec<Cells> = parts.iter().filter_map(|part| part.table(slot)).collect();
            Cells::sum_or(&cells)
        };
        Ok(Stratum {
            key: strata().next().map_or(Vec::new(), |first| first.key.clone()),
            known: known.unwrap_or_default(),
            tables: (0..tables.slots()).map(sum_of).collect::<Result<_, _>>()?,
            courses: together(courses.flat_map(|stratum| &stratum.courses)),
            published: published(strata().filter_map(Stratum::published))?,
        })
    }
}

/// Published figures together.
fn published<'f>(mut all: impl Iterator<Item = &'f Figures>) -> Result<Option<Figures>, Error> {
    let Some(first) = all.next() else { return Ok(None) };
    all.try_fold(first.clone(), |sum, next| sum.merged(next).fitting()).map(Some)
}

/// The strata of tallies together, in the order of their keys, with these of their tables.
pub(super) fn strata_of(tallies: &[&Tally], tables: &TableList) -> Result<Vec<Stratum>, Error> {
    let slots: Vec<Option<Vec<usize>>> =
        tallies.iter().map(|tally| slots_of(tally, tables)).collect();
    let mut groups: BTreeMap<&[Option<String>], Vec<Part<'_>>> = BTreeMap::new();
    for (tally, slots) in tallies.iter().zip(&slots) {
        for stratum in &tally.strata {
            let part = Part { stratum, slots: slots.as_deref() };
            groups.entry(&stratum.key).or_default().push(part);
        }
    }
    groups.into_values().map(|parts| Part::sum(&parts, tables)).collect()
}

/// Where a tally has these of its tables; none where they stand alike.
fn slots_of(tally: &Tally, tables: &TableList) -> Option<Vec<usize>> {
    if tally.tables == *tables {
        return None;
    }
    let wanted = tables.iter().flat_map(|table| {
        tables.slots_of(table).zip(tally.tables.slots_of(table)).map(|(_, own)| own)
    });
    Some(wanted.collect())
}
