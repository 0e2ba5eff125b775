//! Rows wait in one bucket a stratum until there are enough of them to be worth its tables.
//!
//! A bucket is a list of chunks of one arena. The chunks of a bucket that was counted are used again at
//! once, by whichever bucket needs one next: what is written over has just been read, and lies in a cache.

use super::record_words::{Record, WORDS, WordColumn};
use std::ops::Range;
use wide::u16x8;

/// Records that a worker may hold back, over all buckets.
const HELD: usize = 1 << 19;
/// The fewest and the most rows a bucket holds.
const ROWS: (usize, usize) = (8, 4096);
/// The most rows a chunk holds.
const CHUNK: usize = 256;

/// One bucket a stratum.
#[derive(Debug, Default)]
pub(crate) struct Buckets {
    /// By chunk, number of record and row.
    arena: Vec<Record>,
    /// By stratum where the first record of its next row goes; nowhere if this is a multiple of a chunk's
    /// rows.
    next: Vec<u32>,
    /// By stratum where its chunks begin, with room for as many as a bucket may have.
    chunks: Vec<u32>,
    /// By stratum how many chunks it has.
    held: Vec<u16>,
    /// Where chunks begin that no bucket has; the one read last is the last.
    free: Vec<u32>,
    /// Records of a row.
    records: usize,
    /// Rows of a chunk, a power of two.
    rows: usize,
    /// The most chunks of a bucket.
    most: usize,
    /// Where the first record of each row of the block goes.
    places: Vec<u32>,
}

/// The rows of one chunk of a bucket.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chunk<'a> {
    /// By number of record and row.
    arena: &'a [Record],
    room: usize,
    rows: usize,
}

impl<'a> Chunk<'a> {
    /// How many rows it holds.
    pub(crate) const fn rows(self) -> usize {
        self.rows
    }

    /// The records of this number of all rows.
    pub(crate) fn records(self, number: usize) -> &'a [Record] {
        let from = number * self.room;
        self.arena.get(from..from + self.rows).unwrap_or_default()
    }
}

impl Buckets {
    /// Whether there are buckets for this many strata.
    pub(crate) const fn hold(&self, strata: usize) -> bool {
        strata <= self.next.len()
    }

    /// Makes empty buckets for at least this many strata; those there were must be empty.
    pub(crate) fn make(&mut self, strata: usize, records: usize) {
        let strata =
            if strata <= 256 { strata.next_multiple_of(32) } else { strata.next_power_of_two() };
        let room = (HELD / (records * strata).max(1)).clamp(ROWS.0, ROWS.1);
        self.records = records;
        self.rows = CHUNK.min(1 << room.ilog2());
        self.most = room / self.rows;
        self.arena = Vec::with_capacity(strata * self.most * self.rows * records);
        self.next = vec![0; strata];
        self.held = vec![0; strata];
        self.chunks = vec![0; strata * self.most];
        self.free.clear();
    }

    /// Puts a block of rows into the buckets of their strata; `full` takes the chunks of each bucket that
    /// is full.
    ///
    /// `words` holds the rows' words, a column each.
    pub(crate) fn put(
        &mut self,
        strata: &[u32],
        words: &[WordColumn],
        mut full: impl FnMut(usize, &[Chunk<'_>]),
    ) {
        let rows = strata.len();
        let mut start = 0;
        self.places.clear();
        self.places.resize(rows, 0);
        let within = self.rows as u32 - 1;
        for (row, &stratum) in strata.iter().enumerate() {
            let stratum = stratum as usize;
            let mut place = self.next[stratum];
            if place & within == 0 {
                if usize::from(self.held[stratum]) == self.most {
                    self.move_in(words, start..row);
                    start = row;
                    self.count(stratum, &mut full);
                }
                place = self.chunk_for(stratum);
            }
            self.places[row] = place;
            self.next[stratum] = place + 1;
        }
        self.move_in(words, start..rows);
    }

    /// Gives a bucket one more chunk.
    #[inline(never)]
    fn chunk_for(&mut self, stratum: usize) -> u32 {
        let chunk = self.free.pop().unwrap_or_else(|| {
            let chunk = self.arena.len();
            self.arena.resize(chunk + self.rows * self.records, [0; WORDS]);
            chunk as u32
        });
        let held = &mut self.held[stratum];
        self.chunks[stratum * self.most + usize::from(*held)] = chunk;
        *held += 1;
        chunk
    }

    /// Moves rows to their places.
    fn move_in(&mut self, words: &[WordColumn], moved: Range<usize>) {
        let (records, _) = words.as_chunks::<WORDS>();
        let (eights, rest) = self.places[moved.clone()].as_chunks::<WORDS>();
        let rest_from = moved.end - rest.len();
        for (columns, first) in records.iter().zip((0..).step_by(self.rows)) {
            let mut put = |place: u32, record: Record| {
                if let Some(there) = self.arena.get_mut(first + place as usize) {
                    *there = record;
                }
            };
            for (places, row) in eights.iter().zip(moved.clone().step_by(WORDS)) {
                let eight_rows = u16x8::transpose(std::array::from_fn(|word| {
                    u16x8::from(columns[word][row..].first_chunk().copied().unwrap_or_default())
                }));
                for (&place, row) in places.iter().zip(eight_rows) {
                    put(place, row.to_array());
                }
            }
            for (&place, row) in rest.iter().zip(rest_from..) {
                put(place, std::array::from_fn(|word| columns[word][row]));
            }
        }
    }

    /// Gives the chunks of a bucket to `take`, and empties it.
    fn count(&mut self, stratum: usize, take: &mut impl FnMut(usize, &[Chunk<'_>])) {
        let first = stratum * self.most;
        let chunks = first..first + usize::from(self.held[stratum]);
        let in_last = match self.next[stratum] as usize % self.rows {
            0 => self.rows,
            some => some,
        };
        let chunk = |number: usize| Chunk {
            arena: &self.arena[self.chunks[number] as usize..][..self.rows * self.records],
            room: self.rows,
            rows: if number + 1 == chunks.end { in_last } else { self.rows },
        };
        take(stratum, &chunks.clone().map(chunk).collect::<Vec<_>>());
        self.free.extend_from_slice(&self.chunks[chunks]);
        self.held[stratum] = 0;
        self.next[stratum] = 0;
    }

    /// Empties every bucket that holds rows.
    pub(crate) fn empty(&mut self, mut take: impl FnMut(usize, &[Chunk<'_>])) {
        for stratum in 0..self.held.len() {
            if self.held[stratum] > 0 {
                self.count(stratum, &mut take);
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
        let mut take = |stratum: usize, chunks: &[Chunk<'_>]| {
            let records = [0, 1].map(|number| {
                chunks.iter().flat_map(|chunk| chunk.records(number)).collect::<Vec<_>>()
            });
            let of_row = |row: u16, from: u16| {
                std::array::from_fn(|word| row + 10_000 * ((word as u16 + from) % 3))
            };
            for (&first, &second) in records[0].iter().zip(&records[1]) {
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
