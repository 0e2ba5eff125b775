//! Which stratum a row belongs to: the labels of the strata columns, joined into one number.

use super::spec::{Spec, month_of};
use crate::records::{Columns, DateField, Day, Labels};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Where one stratum name takes its label from.
#[derive(Debug, Clone, Copy)]
enum Source {
    /// A strata column.
    Column(usize),
    /// The month of a date.
    Month(DateField),
    /// A column that these rows do not have.
    Absent,
}

/// All combinations met so far, shared by the workers.
#[derive(Debug, Default)]
pub(crate) struct Combinations(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    numbers: HashMap<Box<[u32]>, u32>,
    keys: Vec<Box<[u32]>>,
}

impl Combinations {
    fn number(&self, key: &[u32]) -> u32 {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&number) = known.numbers.get(key) {
            return number;
        }
        let number = u32::try_from(known.keys.len()).unwrap_or(u32::MAX);
        known.numbers.insert(key.into(), number);
        known.keys.push(key.into());
        number
    }

    /// The codes of every combination, by number.
    pub(crate) fn into_keys(self) -> Vec<Box<[u32]>> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).keys
    }
}

/// One worker's way from codes to strata. Level by level a small table joins what came before with the
/// next code.
#[derive(Debug)]
pub(crate) struct StrataReader {
    sources: Vec<Source>,
    /// Per level, by the number so far and the next code: the next number plus one.
    levels: Vec<Vec<Vec<u32>>>,
    /// Per level, the codes behind each number.
    prefixes: Vec<Vec<Vec<u32>>>,
    combinations: Arc<Combinations>,
    /// From this worker's last number to the shared one.
    shared: Vec<u32>,
    /// One more than the highest shared number this worker has met.
    met: usize,
}

impl StrataReader {
    pub(crate) fn new(spec: &Spec, columns: &[String], combinations: &Arc<Combinations>) -> Self {
        let sources: Vec<Source> = spec
            .by
            .iter()
            .map(|name| match (month_of(name), columns.iter().position(|c| c == name)) {
                (Some(field), _) => Source::Month(field),
                (None, Some(column)) => Source::Column(column),
                (None, None) => Source::Absent,
            })
            .collect();
        let levels = vec![Vec::new(); sources.len()];
        let prefixes = vec![Vec::new(); sources.len()];
        let combinations = Arc::clone(combinations);
        let shared = if sources.is_empty() { vec![combinations.number(&[])] } else { Vec::new() };
        let met = shared.len();
        Self { sources, levels, prefixes, combinations, shared, met }
    }

    /// One more than the highest number read so far.
    pub(crate) const fn met(&self) -> usize {
        self.met
    }

    /// Writes the number of each row's stratum.
    pub(crate) fn read(&mut self, columns: &Columns, from: usize, strata: &mut [u32]) {
        strata.fill(0);
        for level in 0..self.sources.len() {
            match self.sources[level] {
                Source::Column(column) => {
                    let codes = &columns.strata[column][from..from + strata.len()];
                    for (stratum, &code) in strata.iter_mut().zip(codes) {
                        *stratum = self.join(level, *stratum, code);
                    }
                }
                Source::Month(field) => {
                    for (row, stratum) in strata.iter_mut().enumerate() {
                        let code = columns.date(field, from + row).map_or(0, month_code);
                        *stratum = self.join(level, *stratum, code);
                    }
                }
                Source::Absent => {
                    for stratum in strata.iter_mut() {
                        *stratum = self.join(level, *stratum, 0);
                    }
                }
            }
        }
        for stratum in strata {
            *stratum = self.shared[*stratum as usize];
        }
    }

    #[inline]
    fn join(&mut self, level: usize, before: u32, code: u32) -> u32 {
        let known = self.levels[level].get(before as usize).and_then(|row| row.get(code as usize));
        match known {
            Some(&number) if number != 0 => number - 1,
            _ => self.meet(level, before, code),
        }
    }

    #[cold]
    fn meet(&mut self, level: usize, before: u32, code: u32) -> u32 {
        let mut key = match level.checked_sub(1) {
            Some(above) => self.prefixes[above][before as usize].clone(),
            None => Vec::new(),
        };
        key.push(code);
        let number = self.prefixes[level].len() as u32;
        let rows = &mut self.levels[level];
        if rows.len() <= before as usize {
            rows.resize(before as usize + 1, Vec::new());
        }
        let row = &mut rows[before as usize];
        if row.len() <= code as usize {
            row.resize(code as usize + 1, 0);
        }
        row[code as usize] = number + 1;
        if level + 1 == self.sources.len() {
            let shared = self.combinations.number(&key);
            self.met = self.met.max(shared as usize + 1);
            self.shared.push(shared);
        }
        self.prefixes[level].push(key);
        number
    }
}

fn month_code(day: Day) -> u32 {
    u32::try_from(day.month().index() + 1).unwrap_or(0)
}

/// The label of a code, for the spec's stratum with this number.
pub(crate) fn label(
    spec: &Spec,
    level: usize,
    code: u32,
    columns: &[String],
    labels: &[Labels],
) -> Option<String> {
    if code == 0 {
        return None;
    }
    let name = spec.by.get(level)?;
    if month_of(name).is_some() {
        let index = i32::try_from(code - 1).ok()?;
        return Some(crate::Month::from_index(index).to_string());
    }
    let column = columns.iter().position(|c| c == name)?;
    labels.get(column)?.label(code).map(|label| label.to_string())
}
