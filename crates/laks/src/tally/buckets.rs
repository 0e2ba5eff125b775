//! Rows wait in one bucket a stratum until there are enough of them to be worth its tables.

/// Addresses that a worker may hold back, over all buckets.
const HELD: usize = 2 << 20;
/// The fewest and the most rows a bucket holds.
const ROWS: (usize, usize) = (16, 4096);

/// One stratum's rows: per column of addresses `room` places, the first `rows` of them filled.
#[derive(Debug, Default)]
struct Bucket {
    addresses: Vec<u32>,
    room: usize,
    rows: usize,
}

#[derive(Debug, Default)]
pub(crate) struct Buckets {
    buckets: Vec<Bucket>,
    width: usize,
    /// How many rows a bucket holds when it is next made.
    room: usize,
}

impl Buckets {
    /// Makes sure that every stratum has a bucket.
    pub(crate) fn make_room(&mut self, strata: &[u32], width: usize) {
        let most = strata.iter().max().map_or(0, |&stratum| stratum as usize + 1);
        self.width = width;
        if self.buckets.len() < most {
            self.buckets.resize_with(most, Bucket::default);
        }
        let fair = HELD / (width * self.buckets.len()).max(1);
        self.room = fair.clamp(ROWS.0, ROWS.1);
    }

    /// Puts a row into its stratum's bucket; says whether the bucket is full now.
    ///
    /// `columns` holds the addresses column by column, `rows` in each.
    #[inline]
    pub(crate) fn put(&mut self, stratum: usize, columns: &[u32], rows: usize, row: usize) -> bool {
        let Some(bucket) = self.buckets.get_mut(stratum) else { return false };
        if bucket.rows == bucket.room {
            bucket.grow(self.room, self.width);
        }
        let places = bucket.addresses.chunks_exact_mut(bucket.room);
        for (places, column) in places.zip(columns.chunks_exact(rows)) {
            places[bucket.rows] = column[row];
        }
        bucket.rows += 1;
        bucket.rows == bucket.room && bucket.room >= self.room
    }

    /// The rows of a bucket, one column of addresses after the other.
    pub(crate) fn columns(&self, stratum: usize) -> impl Iterator<Item = &[u32]> {
        let bucket = &self.buckets[stratum];
        bucket.addresses.chunks_exact(bucket.room.max(1)).map(|column| &column[..bucket.rows])
    }

    /// Forgets a bucket's rows.
    pub(crate) fn clear(&mut self, stratum: usize) {
        self.buckets[stratum].rows = 0;
    }

    /// The strata whose buckets hold rows.
    pub(crate) fn filled(&self) -> Vec<usize> {
        (0..self.buckets.len()).filter(|&stratum| self.buckets[stratum].rows > 0).collect()
    }
}

impl Bucket {
    /// Doubles the room, from 16 rows up to the most, and keeps what is there.
    fn grow(&mut self, most: usize, width: usize) {
        let room = (self.room * 2).clamp(ROWS.0, most.max(ROWS.0));
        let room = room.max(self.rows + 1);
        let mut addresses = vec![0; room * width];
        if self.rows > 0 {
            let old = self.addresses.chunks_exact(self.room);
            for (new, old) in addresses.chunks_exact_mut(room).zip(old) {
                new[..self.rows].copy_from_slice(&old[..self.rows]);
            }
        }
        (self.addresses, self.room) = (addresses, room);
    }
}
