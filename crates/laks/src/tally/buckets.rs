//! Rows wait in one bucket a stratum until there are enough of them to be worth its tables.
//!
//! All buckets lie in one arena, one plane a column of addresses, so that a block of rows is moved in
//! column by column.

use std::ops::Range;

/// Addresses that a worker may hold back, over all buckets.
const HELD: usize = 2 << 20;
/// The fewest and the most rows a bucket holds.
const ROWS: (usize, usize) = (16, 4096);

#[derive(Debug, Default)]
pub(crate) struct Buckets {
    /// By column of addresses, stratum and row.
    arena: Vec<u32>,
    /// How many rows each bucket holds.
    filled: Vec<u32>,
    /// How many a bucket can hold.
    room: usize,
    /// How many columns of addresses a row has.
    width: usize,
    /// Where each row of the block goes in a plane.
    places: Vec<u32>,
}

/// The addresses of one bucket's rows, column by column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bucket<'a> {
    arena: &'a [u32],
    plane: usize,
    from: usize,
    rows: usize,
}

impl<'a> Bucket<'a> {
    /// One slice for each column of addresses.
    pub(crate) fn columns(self) -> impl Iterator<Item = &'a [u32]> {
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
    pub(crate) fn make(&mut self, strata: usize, width: usize) {
        let strata = if strata <= 256 { strata } else { strata.next_power_of_two() };
        self.width = width;
        self.room = (HELD / (width * strata).max(1)).clamp(ROWS.0, ROWS.1);
        self.filled = vec![0; strata];
        self.arena = vec![0; width * strata * self.room];
    }

    /// Puts a block of rows into the buckets of their strata; `full` takes each bucket that is full.
    ///
    /// `columns` holds the addresses column by column, one for each stratum number in each.
    pub(crate) fn put(
        &mut self,
        strata: &[u32],
        columns: &[u32],
        mut full: impl FnMut(usize, Bucket<'_>),
    ) {
        let rows = strata.len();
        let mut start = 0;
        self.places.clear();
        for (row, &stratum) in strata.iter().enumerate() {
            let stratum = stratum as usize;
            let mut filled = self.filled[stratum] as usize;
            if filled == self.room {
                self.scatter(columns, rows, start..row);
                start = row;
                full(stratum, self.bucket(stratum));
                filled = 0;
            }
            self.places.push((stratum * self.room + filled) as u32);
            self.filled[stratum] = filled as u32 + 1;
        }
        self.scatter(columns, rows, start..rows);
    }

    /// Moves the rows whose places are known, and forgets the places.
    fn scatter(&mut self, columns: &[u32], rows: usize, moved: Range<usize>) {
        let plane = (self.filled.len() * self.room).max(1);
        for (plane, column) in self.arena.chunks_exact_mut(plane).zip(columns.chunks_exact(rows)) {
            for (&place, &address) in self.places.iter().zip(&column[moved.clone()]) {
                plane[place as usize] = address;
            }
        }
        self.places.clear();
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
        let strata: Vec<u32> = (0..10_000).map(|row| [0, 1, 1, 2][row % 4]).collect();
        let addresses: Vec<u32> = (0..10_000).chain(20_000..30_000).collect();
        let mut seen = vec![Vec::new(); 3];
        let mut take = |stratum: usize, bucket: Bucket<'_>| {
            let columns: Vec<&[u32]> = bucket.columns().collect();
            assert!(columns[0].iter().zip(columns[1]).all(|(a, b)| a + 20_000 == *b));
            seen[stratum].extend_from_slice(columns[0]);
        };
        buckets.put(&strata, &addresses, &mut take);
        buckets.empty(&mut take);
        let strata = &strata;
        let of = |stratum| (0..10_000).filter(move |&row| strata[row as usize] == stratum);
        assert_eq!(seen[0], of(0).collect::<Vec<u32>>());
        assert_eq!(seen[1], of(1).collect::<Vec<u32>>());
        assert_eq!(seen[2], of(2).collect::<Vec<u32>>());
    }
}
