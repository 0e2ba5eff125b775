//! One worker: rows in blocks are encoded, sorted into one bucket a stratum, and counted by the bucket.
//!
//! A bucket is counted when it is full, so that a stratum's tables come into the cache once for many
//! rows. Workers share the strata; each stratum is counted by one worker at a time.

use super::encode::{Encoder, address_columns};
use super::facts::{Row, row_cells};
use super::fast::FastSpace;
use super::spec::Spec;
use super::store::Store;
use super::strata::{Combinations, StrataReader};
use super::tally_type::Notes;
use crate::records::{Columns, DateField, Day, NO_SCORE};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// Bytes of buckets a worker may hold.
const BUCKET_BYTES: usize = 8 << 20;

/// What all workers share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) spec: Spec,
    pub(crate) space: FastSpace,
    pub(crate) combinations: Arc<Combinations>,
    pub(crate) stores: RwLock<Vec<Arc<Mutex<Store>>>>,
}

impl Shared {
    pub(crate) fn new(spec: &Spec) -> Self {
        Self {
            spec: spec.clone(),
            space: FastSpace::new(spec),
            combinations: Arc::default(),
            stores: RwLock::default(),
        }
    }

    fn store(&self, stratum: usize) -> Arc<Mutex<Store>> {
        let stores = self.stores.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = stores.get(stratum) {
            return Arc::clone(store);
        }
        drop(stores);
        let mut stores = self.stores.write().unwrap_or_else(PoisonError::into_inner);
        while stores.len() <= stratum {
            stores.push(Arc::default());
        }
        Arc::clone(&stores[stratum])
    }
}

/// One worker's state.
#[derive(Debug)]
pub(crate) struct Counter<'a> {
    shared: &'a Shared,
    width: usize,
    encoder: Encoder,
    strata: StrataReader,
    numbers: Vec<u32>,
    buckets: Vec<Vec<u32>>,
    notes: Notes,
}

impl<'a> Counter<'a> {
    pub(crate) fn new(shared: &'a Shared, strata_columns: &[String]) -> Self {
        Self {
            shared,
            width: address_columns(&shared.spec),
            encoder: Encoder::default(),
            strata: StrataReader::new(&shared.spec, strata_columns, &shared.combinations),
            numbers: Vec::new(),
            buckets: Vec::new(),
            notes: Notes::new(shared.spec.as_of.len()),
        }
    }

    /// Counts the rows from `from` on.
    pub(crate) fn count(&mut self, columns: &Columns, from: usize, rows: usize) {
        let spec = &self.shared.spec;
        self.encoder.encode(spec, &self.shared.space, columns, from, rows);
        self.numbers.resize(rows, 0);
        self.strata.read(columns, from, &mut self.numbers[..rows]);
        self.note(columns, from, rows);
        let most = self.numbers[..rows].iter().max().map_or(0, |&n| n as usize + 1);
        if self.buckets.len() < most {
            self.buckets.resize(most, Vec::new());
        }
        if self.encoder.slow.contains(&1) {
            self.count_slow(columns, from, rows);
        }
        let full = (BUCKET_BYTES / (4 * self.buckets.len().max(1))).clamp(1024, 1 << 18);
        for row in 0..rows {
            let stratum = self.numbers[row] as usize;
            let addresses = &self.encoder.addresses;
            let bucket = &mut self.buckets[stratum];
            bucket.extend((0..self.width).map(|column| addresses[column * rows + row]));
            if bucket.len() >= full {
                self.empty(stratum);
            }
        }
    }

    /// Counts by their plain definition the rows that have a cell without an address.
    fn count_slow(&mut self, columns: &Columns, from: usize, rows: usize) {
        for row in 0..rows {
            if self.encoder.slow[row] == 0 {
                continue;
            }
            for column in 0..self.width {
                self.encoder.addresses[column * rows + row] = 0;
            }
            let store = self.shared.store(self.numbers[row] as usize);
            let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
            for (slot, cell) in row_cells(&self.shared.spec, Row::new(columns, from + row)) {
                store.add_cell(slot, cell);
            }
        }
    }

    fn empty(&mut self, stratum: usize) {
        let store = self.shared.store(stratum);
        let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
        store.add(&self.shared.space, &self.buckets[stratum], self.width);
        self.buckets[stratum].clear();
    }

    /// Counts the facts without a date of their own, and those left out because their case is open.
    fn note(&mut self, columns: &Columns, from: usize, rows: usize) {
        let extracted = columns.layout().extracted_on.map(Day::epoch);
        let scores = columns.scores.iter().flat_map(|s| {
            [(&s.baseline, &s.baseline_on, false), (&s.follow_up, &s.follow_up_on, true)]
        });
        let ended = &columns.dates[DateField::Ended as usize];
        let open = |row: usize| ended.get(row).is_none_or(|&day| day == Day::NONE);
        for (levels, dates, after) in scores {
            if levels.is_empty() {
                continue;
            }
            let mut undated = 0_u64;
            let mut of_open = 0_u64;
            for row in from..from + rows {
                let is_undated = dates.get(row).is_none_or(|&day| day == Day::NONE);
                let there = (levels[row] != NO_SCORE) & is_undated;
                undated += u64::from(there);
                of_open += u64::from(there & after & open(row));
            }
            self.notes.undated_facts += undated;
            for (date, as_of) in self.shared.spec.as_of.iter().enumerate() {
                if extracted.is_some_and(|day| as_of.epoch() < day) {
                    self.notes.left_out[date] += of_open;
                }
            }
        }
        if !columns.attended.is_empty() {
            for (date, as_of) in self.shared.spec.as_of.iter().enumerate() {
                if extracted.is_some_and(|day| as_of.epoch() < day) {
                    let there = |row: &usize| columns.attended[*row] != u8::MAX && open(*row);
                    self.notes.left_out[date] += (from..from + rows).filter(there).count() as u64;
                }
            }
        }
        self.notes.rows += rows as u64;
    }

    /// Counts what is left in the buckets.
    pub(crate) fn finish(mut self) -> Notes {
        for stratum in 0..self.buckets.len() {
            if !self.buckets[stratum].is_empty() {
                self.empty(stratum);
            }
        }
        self.notes
    }
}
