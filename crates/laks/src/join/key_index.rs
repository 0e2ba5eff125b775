//! Where the rows of a key stand among rows sorted by key.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// Keys are hashes already, and hashed no further.
#[derive(Debug, Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// The places of each key.
#[derive(Debug, Default)]
pub(super) struct KeyIndex(HashMap<u64, Range<usize>, BuildHasherDefault<AsIs>>);

impl KeyIndex {
    /// Of rows in the order of their keys.
    pub(super) fn of(keys: impl Iterator<Item = u64>) -> Self {
        let mut index = Self::default();
        for (place, key) in keys.enumerate() {
            index.0.entry(key).or_insert(place..place).end = place + 1;
        }
        index
    }

    /// The places of a key; none of key 0.
    pub(super) fn places(&self, key: u64) -> Range<usize> {
        if key == 0 { 0..0 } else { self.0.get(&key).cloned().unwrap_or(0..0) }
    }
}

#[cfg(test)]
mod tests {
    use super::KeyIndex;

    #[test]
    fn a_key_has_its_neighbours_and_nought_has_none() {
        let index = KeyIndex::of([0, 0, 7, 7, 9].into_iter());
        assert_eq!([0, 7, 8, 9].map(|key| index.places(key)), [0..0, 2..4, 0..0, 4..5]);
    }
}
