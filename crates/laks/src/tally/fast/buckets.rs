//! Rows wait in one bucket a stratum until there are enough of them to be worth its tables.
//!
//! All buckets lie in one arena. A row is moved in record by record, so that each bucket is filled
//! without gaps.

use super::record_words::{Record, WORDS, WordColumn};
use std::hint::black_box;
use std::ops::Range;

/// Records that a worker may hold back, over all buckets.
const HELD: usize = 1 << 19;
/// The fewest and the most rows a bucket holds.
const ROWS: (usize, usize) = (8, 4096);
/// The place of a row that goes nowhere.
const NOWHERE: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(crate) struct Buckets {
    /// By number of record, stratum and row.
    arena: Vec<Record>,
    /// How many rows each bucket holds.
    filled: Vec<u32>,
    /// How many a bucket can hold.
    room: usize,
    /// Where each row of the block goes among the records of one number.
    places: Vec<u32>,
}

/// The records of one bucket's rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bucket<'a> {
    arena: &'a [Record],
    plane: usize,
    from: usize,
    rows: usize,
}

impl<'a> Bucket<'a> {
    /// How many rows it holds.
    pub(crate) const fn rows(self) -> usize {
        self.rows
    }

    /// For each number of record those of all rows.
    pub(crate) fn records(self) -> impl Iterator<Item = &'a [Record]> {
        self.arena
            .chunks_exact(self.plane.max(1))
            .map(move |plane| &plane[self.from..self.from + self.rows])
    }
}

impl Buckets {
    /// Whether there are buckets for this many strata.
    pub(crate) const fn hold(&self, strata: usize) -> bool {
        strata <= self.filled.len()
    }

    /// Makes empty buckets for at least this many strata; those there were must be empty.
    pub(crate) fn make(&mut self, strata: usize, records: usize) {
        let strata =
            if strata <= 256 { strata.next_multiple_of(32) } else { strata.next_power_of_two() };
        self.room = (HELD / (records * strata).max(1)).clamp(ROWS.0, ROWS.1);
        self.filled = vec![0; strata];
        self.arena = vec![[0; WORDS]; records * strata * self.room];
    }

    /// Puts a block of rows into the buckets of their strata; `full` takes each bucket that is full.
    ///
    /// `words` holds the rows' words, a column each.
    pub(crate) fn put(
        &mut self,
        strata: &[u32],
        words: &[WordColumn],
        mut full: impl FnMut(usize, Bucket<'_>),
    ) {
        let rows = strata.len();
        let mut start = 0;
        self.places.clear();
        self.places.resize(rows, NOWHERE);
        for (row, &stratum) in strata.iter().enumerate() {
            let stratum = stratum as usize;
            let mut filled = self.filled[stratum] as usize;
            if filled == self.room {
                self.move_in(words, start..row);
                start = row;
                full(stratum, self.bucket(stratum));
                filled = 0;
            }
            self.places[row] = (stratum * self.room + filled) as u32;
            self.filled[stratum] = filled as u32 + 1;
        }
        self.move_in(words, start..rows);
    }

    /// Moves rows to their places.
    fn move_in(&mut self, words: &[WordColumn], moved: Range<usize>) {
        let plane = (self.filled.len() * self.room).max(1);
        let (eights, _) = words.as_chunks::<WORDS>();
        for (plane, columns) in self.arena.chunks_exact_mut(plane).zip(eights) {
            let places = &self.places[moved.clone()];
            // Read once before they are written, many places are fetched from memory at a time.
            let near = places.iter().filter_map(|&place| plane.get(place as usize));
            black_box(near.fold(0, |all, record| all | record[0]));
            for (&place, row) in places.iter().zip(moved.clone()) {
                if let Some(record) = plane.get_mut(place as usize) {
                    *record = std::array::from_fn(|word| columns[word][row]);
                }
            }
        }
    }

    fn bucket(&self, stratum: usize) -> Bucket<'_> {
        Bucket {
            arena: &self.arena,
            plane: self.filled.len() * self.room,
            from: stratum * self.room,
            rows: self.filled[stratum] as usize,
        }
    }

    /// Empties every bucket that holds rows.
    pub(crate) fn empty(&mut self, mut take: impl FnMut(usize, Bucket<'_>)) {
        for stratum in 0..self.filled.len() {
            if self.filled[stratum] > 0 {
                take(stratum, self.bucket(stratum));
                self.filled[stratum] = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_leaves_by_the_bucket_of_its_stratum() {
        let mut buckets = Buckets::default();
        buckets.make(3, 2);
        let unit = |row: usize| [0, 1, 1, 2][row % 4];
        let mut seen = vec![Vec::new(); 3];
        let mut take = |stratum: usize, bucket: Bucket<'_>| {
            let records: Vec<&[Record]> = bucket.records().collect();
            let of_row = |row: u16, from: u16| {
                std::array::from_fn(|word| row + 10_000 * ((word as u16 + from) % 3))
            };
            for (first, second) in records[0].iter().zip(records[1]) {
                assert_eq!((*first, *second), (of_row(first[0], 0), of_row(first[0], 8)));
                seen[stratum].push(first[0]);
            }
        };
        for block in 0..10_u16 {
            let rows = block * 1_000..(block + 1) * 1_000;
            let strata: Vec<u32> = rows.clone().map(|row| unit(row.into())).collect();
            let column = |word: u16| -> WordColumn {
                let of_row = |row: usize| (block * 1_000 + row as u16) + 10_000 * (word % 3);
                std::array::from_fn(|row| if row < 1_000 { of_row(row) } else { 0 })
            };
            let words: Vec<WordColumn> = (0..16).map(column).collect();
            buckets.put(&strata, &words, &mut take);
        }
        buckets.empty(&mut take);
        for (stratum, seen) in (0..).zip(&seen) {
            let rows = (0..10_000_u16).filter(|&row| unit(row.into()) == stratum);
            assert_eq!(*seen, rows.collect::<Vec<_>>());
        }
    }
}
