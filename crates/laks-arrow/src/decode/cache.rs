//! What a text of a column was found to mean, remembered by each worker.
//!
//! A column of labels has few distinct texts in many rows. A text of at most twelve bytes is its own key
//! (the sixteen bytes of Arrow's string view), and so is one of at most thirty-two by its first and last
//! sixteen. The memory is bounded: a cache that has grown to its limit is emptied and begun anew. The limit
//! lies beyond any number of units, so that no label is looked up again.

/// The most memory of one cache.
const MOST_BYTES: usize = 1 << 24;
/// Up to so many slots one in eight is used, beyond them one in two: what is in no cache of the processor's
/// is not to be larger than it must.
const SPARSE_SLOTS: usize = 1 << 15;

/// What a text or a number is known by: equal keys, equal texts.
pub(crate) trait Key: Copy + Eq {
    /// A key that no text and no number has.
    const NONE: Self;

    /// A number in whose low bits every bit of the key counts.
    fn spread(self) -> usize;
}

/// The product of two halves, its own halves joined: every bit moves the low bits.
#[inline]
fn fold(left: u64, right: u64) -> u64 {
    let left = left ^ 0x9e37_79b9_7f4a_7c15;
    let product = u128::from(left) * u128::from(right ^ 0xbf58_476d_1ce4_e5b9);
    product as u64 ^ (product >> 64) as u64
}

/// A short text as a string view holds it, or a number.
impl Key for u128 {
    const NONE: Self = Self::MAX;

    #[inline]
    fn spread(self) -> usize {
        fold(self as u64, (self >> 64) as u64) as usize
    }
}

/// A text of 13 to 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WideKey {
    head: u128,
    tail: u128,
    len: usize,
}

impl WideKey {
    /// The key of a text, if it has 13 to 32 bytes.
    #[inline]
    pub(crate) fn of(text: &[u8]) -> Option<Self> {
        let len = text.len();
        let (head, tail) = if (16..=32).contains(&len) {
            let (head, tail) = (text.first_chunk()?, text.last_chunk()?);
            (u128::from_le_bytes(*head), u128::from_le_bytes(*tail))
        } else if (13..16).contains(&len) {
            let (head, tail) = (text.first_chunk()?, text.last_chunk()?);
            (u64::from_le_bytes(*head).into(), u64::from_le_bytes(*tail).into())
        } else {
            return None;
        };
        Some(Self { head, tail, len })
    }
}

impl Key for WideKey {
    const NONE: Self = Self { head: 0, tail: 0, len: 0 };

    #[inline]
    fn spread(self) -> usize {
        let both = self.head ^ self.tail.rotate_left(61);
        fold(both as u64 ^ self.len as u64, (both >> 64) as u64) as usize
    }
}

#[derive(Debug, Clone, Copy)]
struct Slot<K> {
    key: K,
    code: u32,
}

impl<K: Key> Slot<K> {
    const EMPTY: Self = Self { key: K::NONE, code: 0 };
    /// The most slots of a cache, a power of two.
    const MOST: usize = MOST_BYTES / size_of::<Self>().next_power_of_two();
}

#[inline]
fn find<K: Key>(slots: &[Slot<K>], key: K) -> Option<u32> {
    let mask = slots.len().wrapping_sub(1);
    let mut place = key.spread() & mask;
    loop {
        let slot = slots.get(place)?;
        if slot.key == key {
            return Some(slot.code);
        }
        if slot.key == K::NONE {
            return None;
        }
        place = (place + 1) & mask;
    }
}

/// Codes by key.
#[derive(Debug)]
pub(crate) struct KeyCache<K> {
    slots: Vec<Slot<K>>,
    used: usize,
}

impl<K: Key> Default for KeyCache<K> {
    fn default() -> Self {
        Self { slots: vec![Slot::EMPTY; 64], used: 0 }
    }
}

impl<K: Key> KeyCache<K> {
    /// The code kept under this key.
    #[inline]
    pub(crate) fn get(&self, key: K) -> Option<u32> {
        find(&self.slots, key)
    }

    /// Writes the codes kept under these keys until one is not known; says how many were.
    #[inline]
    pub(crate) fn fill(&self, keys: impl Iterator<Item = K>, out: &mut [u32]) -> usize {
        let slots = self.slots.as_slice();
        let mut done = 0;
        for (key, out) in keys.zip(out) {
            match find(slots, key) {
                Some(code) => *out = code,
                None => return done,
            }
            done += 1;
        }
        done
    }

    /// The code kept under this key, or else the one that `resolve` gives.
    #[inline]
    pub(crate) fn code(&mut self, key: K, resolve: impl FnOnce() -> u32) -> u32 {
        match self.get(key) {
            Some(code) => code,
            None => self.keep(key, resolve()),
        }
    }

    #[cold]
    #[inline(never)]
    fn keep(&mut self, key: K, code: u32) -> u32 {
        let len = self.slots.len();
        let room = if len <= SPARSE_SLOTS { len / 8 } else { len / 2 };
        if self.used >= room {
            let old = if len < Slot::<K>::MOST {
                let double = len * 2;
                std::mem::replace(&mut self.slots, vec![Slot::EMPTY; double])
            } else {
                self.slots.fill(Slot::EMPTY);
                Vec::new()
            };
            self.used = 0;
            for slot in old.into_iter().filter(|slot| slot.key != K::NONE) {
                self.insert(slot);
            }
        }
        self.insert(Slot { key, code });
        code
    }

    fn insert(&mut self, slot: Slot<K>) {
        let mask = self.slots.len() - 1;
        let mut place = slot.key.spread() & mask;
        while self.slots[place].key != K::NONE {
            place = (place + 1) & mask;
        }
        self.slots[place] = slot;
        self.used += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_keeps_its_code_while_the_cache_grows_and_is_emptied() {
        let mut cache = KeyCache::default();
        for round in 0..2 {
            for number in 0..300_000_u32 {
                let code = cache.code(u128::from(number) << 32 | 3, || number * 7);
                assert_eq!(code, number * 7, "round {round}");
            }
        }
        assert_eq!(cache.slots.len() * size_of::<Slot<u128>>(), MOST_BYTES);
        assert!(cache.used * 2 <= cache.slots.len());
    }

    #[test]
    fn a_hundred_thousand_labels_are_each_looked_up_once() {
        let (mut short, mut wide) = (KeyCache::default(), KeyCache::default());
        let mut looked_up = [0, 0];
        for _ in 0..2 {
            for number in 0..100_000_u32 {
                short.code(u128::from(number) << 32 | 4, || {
                    looked_up[0] += 1;
                    number
                });
                let text = format!("the unit of number {number}");
                wide.code(WideKey::of(text.as_bytes()).unwrap(), || {
                    looked_up[1] += 1;
                    number
                });
            }
        }
        assert_eq!(looked_up, [100_000, 100_000]);
    }

    #[test]
    fn texts_of_13_to_32_bytes_are_told_apart_in_every_byte_and_by_length() {
        let mut keys = std::collections::HashSet::new();
        let mut texts = 0;
        for len in 0..40 {
            for place in 0..len {
                let mut text = vec![b'a'; len];
                text[place] = b'b';
                let key = WideKey::of(&text);
                assert_eq!(key.is_some(), (13..=32).contains(&len));
                if let Some(key) = key {
                    texts += 1;
                    keys.insert((key.head, key.tail, key.len));
                }
            }
        }
        assert_eq!(keys.len(), texts);
    }
}
