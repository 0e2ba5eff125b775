//! Which stratum a row belongs to: the labels of the strata columns, joined into one number.

use crate::calendar::{DateField, Day};
use crate::records::{Columns, Labels};
use crate::tally::spec::{Spec, month_of};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Where one stratum name takes its label from.
#[derive(Debug, Clone, Copy)]
enum Source {
    /// Numbers given from outside.
    Given,
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

    /// How many codes each of so many levels has.
    pub(crate) fn lengths(&self, levels: usize) -> Vec<usize> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let codes = |level| known.keys.iter().filter_map(move |key| key.get(level));
        (0..levels).map(|level| codes(level).collect::<HashSet<_>>().len()).collect()
    }

    /// The codes of every combination, by number.
    pub(crate) fn into_keys(self) -> Vec<Box<[u32]>> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).keys
    }
}

/// One worker's way from codes to strata. Level by level a table joins what came before with the next
/// code.
#[derive(Debug)]
pub(crate) struct StrataReader {
    sources: Vec<Source>,
    levels: Vec<Level>,
    combinations: Arc<Combinations>,
    /// One more than the highest number of a stratum that this worker has met.
    met: usize,
    given: Vec<u32>,
}

/// What came before and a code, joined into one number; at the last level the stratum's.
#[derive(Debug, Default)]
struct Level {
    /// One more than the number, 0 if not met; by what came before and, in the low bits, the code.
    table: Vec<u32>,
    code_bits: u32,
    /// Numbers that would make the table too long.
    beyond: HashMap<(u32, u32), u32>,
    /// The codes behind each number.
    prefixes: Vec<Box<[u32]>>,
}

/// The most entries of a level's table.
const LONGEST_TABLE: usize = 1 << 20;

impl Level {
    #[inline]
    fn get(&self, before: u32, code: u32) -> Option<u32> {
        let place = (before as usize) << self.code_bits | code as usize;
        let is_code = u64::from(code) >> self.code_bits == 0;
        self.table.get(place).filter(|_| is_code)?.checked_sub(1)
    }

    /// Joins codes to what came before until one is not known; says how many were.
    #[inline]
    fn fill(&self, codes: &[u32], strata: &mut [u32]) -> usize {
        let (table, code_bits) = (self.table.as_slice(), self.code_bits);
        let known = strata.iter_mut().zip(codes).position(|(stratum, &code)| {
            let place = (*stratum as usize) << code_bits | code as usize;
            let found = table.get(place).copied().unwrap_or(0);
            if found == 0 || u64::from(code) >> code_bits != 0 {
                return true;
            }
            *stratum = found - 1;
            false
        });
        known.unwrap_or(codes.len())
    }

    /// Keeps a number; the table is made wider for a longer code, if it may.
    fn keep(&mut self, before: u32, code: u32, number: u32) {
        let bits = self.code_bits.max(u32::BITS - code.leading_zeros());
        let rows = (self.table.len() >> self.code_bits).max(before as usize + 1);
        if bits > 20 || rows << bits > LONGEST_TABLE {
            self.beyond.insert((before, code), number);
            return;
        }
        if bits > self.code_bits {
            let old = std::mem::take(&mut self.table);
            self.table = vec![0; rows << bits];
            for (from, to) in old.chunks(1 << self.code_bits).zip(self.table.chunks_mut(1 << bits))
            {
                to[..from.len()].copy_from_slice(from);
            }
            self.code_bits = bits;
        }
        self.table.resize(rows << bits, 0);
        self.table[(before as usize) << bits | code as usize] = number + 1;
    }
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
        Self::of(sources, combinations)
    }

    /// A reader that joins the numbers of strata with columns of labels.
    pub(crate) fn within(columns: &[usize], combinations: &Arc<Combinations>) -> Self {
        let columns = columns.iter().map(|&column| Source::Column(column));
        Self::of(std::iter::once(Source::Given).chain(columns).collect(), combinations)
    }

    fn of(sources: Vec<Source>, combinations: &Arc<Combinations>) -> Self {
        let mut levels = Vec::new();
        levels.resize_with(sources.len(), Level::default);
        let combinations = Arc::clone(combinations);
        // Without strata all rows are of the one with no labels.
        let met = if sources.is_empty() { combinations.number(&[]) as usize + 1 } else { 0 };
        Self { sources, levels, combinations, met, given: Vec::new() }
    }

    /// One more than the highest number read so far.
    pub(crate) const fn met(&self) -> usize {
        self.met
    }

    /// Writes the number of each row's combination, given the numbers of their strata.
    pub(crate) fn read_within(&mut self, columns: &Columns, from: usize, numbers: &mut [u32]) {
        self.given.clear();
        self.given.extend_from_slice(numbers);
        self.read(columns, from, numbers);
    }

    /// Joins a code of each row to what came before.
    fn join_codes(&mut self, level: usize, codes: &[u32], strata: &mut [u32]) {
        let mut done = 0;
        while done < strata.len() {
            done += self.levels[level].fill(&codes[done..], &mut strata[done..]);
            if let (Some(stratum), Some(&code)) = (strata.get_mut(done), codes.get(done)) {
                *stratum = self.meet(level, *stratum, code);
                done += 1;
            }
        }
    }

    /// Writes the number of each row's stratum.
    pub(crate) fn read(&mut self, columns: &Columns, from: usize, strata: &mut [u32]) {
        strata.fill(0);
        for level in 0..self.sources.len() {
            match self.sources[level] {
                Source::Given => {
                    let given = std::mem::take(&mut self.given);
                    self.join_codes(level, &given, strata);
                    self.given = given;
                }
                Source::Column(column) => {
                    let codes = &columns.strata[column][from..from + strata.len()];
                    self.join_codes(level, codes, strata);
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
    }

    #[inline]
    fn join(&mut self, level: usize, before: u32, code: u32) -> u32 {
        match self.levels[level].get(before, code) {
            Some(number) => number,
            None => self.meet(level, before, code),
        }
    }

    /// A combination that the level's table does not have.
    #[cold]
    #[inline(never)]
    fn meet(&mut self, level: usize, before: u32, code: u32) -> u32 {
        if let Some(&number) = self.levels[level].beyond.get(&(before, code)) {
            return number;
        }
        let mut key = match level.checked_sub(1) {
            Some(above) => self.levels[above].prefixes[before as usize].to_vec(),
            None => Vec::new(),
        };
        key.push(code);
        let is_last = level + 1 == self.sources.len();
        let own = &mut self.levels[level];
        let number = if is_last {
            self.combinations.number(&key)
        } else {
            own.prefixes.push(key.into());
            own.prefixes.len() as u32 - 1
        };
        own.keep(before, code, number);
        if is_last {
            self.met = self.met.max(number as usize + 1);
        }
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
        return Some(crate::calendar::Month::from_index(index).to_string());
    }
    let column = columns.iter().position(|c| c == name)?;
    labels.get(column)?.label(code).map(|label| label.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_keeps_every_number_while_its_codes_grow_and_its_table_ends() {
        let mut level = Level::default();
        let pairs: Vec<(u32, u32)> = (0..40_u32)
            .flat_map(|before| [0, 1, 7, 300, 70_000, 9_000_000].map(|code| (before, code)))
            .collect();
        for (number, &(before, code)) in (0..).zip(&pairs) {
            assert_eq!(level.get(before, code), None);
            level.keep(before, code, number);
        }
        for (number, &(before, code)) in (0..).zip(&pairs) {
            let beyond = level.beyond.get(&(before, code)).copied();
            assert_eq!(level.get(before, code).or(beyond), Some(number));
        }
        assert!(level.table.len() <= LONGEST_TABLE && !level.beyond.is_empty());
    }
}
