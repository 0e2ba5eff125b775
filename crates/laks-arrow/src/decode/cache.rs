//! What a text of a column was found to mean, remembered by each worker.
//!
//! A column of labels has few distinct texts in many rows. A text of at most twelve bytes is its own key
//! (the sixteen bytes of Arrow's string view); a longer one is found by a hash and compared in full. The
//! memory is bounded: a cache that has grown to its limit is emptied and begun anew.

/// A key that no short text and no number has.
const NO_KEY: u128 = u128::MAX;
const MOST_SLOTS: usize = 1 << 15;
const MOST_BYTES: usize = 1 << 20;
const LONGEST_KEPT: usize = 4096;

#[derive(Debug, Clone, Copy)]
struct Slot {
    key: u128,
    code: u32,
}

/// The codes of short texts and numbers, by key.
#[derive(Debug)]
pub(crate) struct KeyCache {
    slots: Vec<Slot>,
    used: usize,
}

impl Default for KeyCache {
    fn default() -> Self {
        Self { slots: vec![Slot { key: NO_KEY, code: 0 }; 64], used: 0 }
    }
}

/// Every bit of the key moves the low bits: both halves of the product of the key's halves, joined.
#[inline]
fn spread(key: u128) -> usize {
    let (low, high) = (key as u64, (key >> 64) as u64);
    let product =
        u128::from(low ^ 0x9e37_79b9_7f4a_7c15) * u128::from(high ^ 0xbf58_476d_1ce4_e5b9);
    (product as u64 ^ (product >> 64) as u64) as usize
}

impl KeyCache {
    /// The code kept under this key, or else the one that `resolve` gives.
    #[inline]
    pub(crate) fn code(&mut self, key: u128, resolve: impl FnOnce() -> u32) -> u32 {
        let mask = self.slots.len() - 1;
        let mut place = spread(key) & mask;
        loop {
            let slot = self.slots[place];
            if slot.key == key {
                return slot.code;
            }
            if slot.key == NO_KEY {
                return self.keep(key, resolve());
            }
            place = (place + 1) & mask;
        }
    }

    #[cold]
    #[inline(never)]
    fn keep(&mut self, key: u128, code: u32) -> u32 {
        if self.used * 4 >= self.slots.len() {
            let old = if self.slots.len() < MOST_SLOTS {
                let double = self.slots.len() * 2;
                std::mem::replace(&mut self.slots, vec![Slot { key: NO_KEY, code: 0 }; double])
            } else {
                self.slots.fill(Slot { key: NO_KEY, code: 0 });
                Vec::new()
            };
            self.used = 0;
            for slot in old.into_iter().filter(|slot| slot.key != NO_KEY) {
                self.insert(slot);
            }
        }
        self.insert(Slot { key, code });
        code
    }

    fn insert(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut place = spread(slot.key) & mask;
        while self.slots[place].key != NO_KEY {
            place = (place + 1) & mask;
        }
        self.slots[place] = slot;
        self.used += 1;
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct LongSlot {
    hash: u64,
    start: usize,
    len: usize,
    code: u32,
}

/// The codes of texts longer than twelve bytes.
#[derive(Debug)]
pub(crate) struct LongCache {
    slots: Vec<LongSlot>,
    bytes: Vec<u8>,
    used: usize,
}

impl Default for LongCache {
    fn default() -> Self {
        Self { slots: vec![LongSlot::default(); 64], bytes: Vec::new(), used: 0 }
    }
}

/// A hash of eight bytes at a time, the last eight overlapping; never 0. The text has at least eight.
fn long_hash(text: &[u8]) -> u64 {
    let mut hash = text.len() as u64;
    let mut mix = |word: [u8; 8]| {
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
    };
    let (words, _) = text.as_chunks::<8>();
    words.iter().for_each(|word| mix(*word));
    if let Some(last) = text.last_chunk::<8>() {
        mix(*last);
    }
    (hash ^ (hash >> 32)) | 1
}

impl LongCache {
    /// The code kept for this text, or else the one that `resolve` gives.
    #[inline]
    pub(crate) fn code(&mut self, text: &[u8], resolve: impl FnOnce() -> u32) -> u32 {
        if text.len() > LONGEST_KEPT {
            return resolve();
        }
        let hash = long_hash(text);
        let mask = self.slots.len() - 1;
        let mut place = (hash >> 7) as usize & mask;
        loop {
            let slot = self.slots[place];
            if slot.hash == hash && self.bytes.get(slot.start..slot.start + slot.len) == Some(text)
            {
                return slot.code;
            }
            if slot.hash == 0 {
                return self.keep(hash, text, resolve());
            }
            place = (place + 1) & mask;
        }
    }

    #[cold]
    #[inline(never)]
    fn keep(&mut self, hash: u64, text: &[u8], code: u32) -> u32 {
        if self.bytes.len() + text.len() > MOST_BYTES || self.used * 2 >= MOST_SLOTS {
            *self = Self::default();
        }
        if self.used * 2 >= self.slots.len() {
            let double = self.slots.len() * 2;
            let old = std::mem::replace(&mut self.slots, vec![LongSlot::default(); double]);
            self.used = 0;
            old.into_iter().filter(|slot| slot.hash != 0).for_each(|slot| self.insert(slot));
        }
        let start = self.bytes.len();
        self.bytes.extend_from_slice(text);
        self.insert(LongSlot { hash, start, len: text.len(), code });
        code
    }

    fn insert(&mut self, slot: LongSlot) {
        let mask = self.slots.len() - 1;
        let mut place = (slot.hash >> 7) as usize & mask;
        while self.slots[place].hash != 0 {
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
            for number in 0..20_000_u32 {
                let code = cache.code(u128::from(number) << 32 | 3, || number * 7);
                assert_eq!(code, number * 7, "round {round}");
            }
        }
        assert!(cache.slots.len() == MOST_SLOTS && cache.used * 4 <= MOST_SLOTS);
    }

    #[test]
    fn long_texts_are_told_apart_in_every_byte() {
        let mut cache = LongCache::default();
        let mut resolved = 0;
        for round in 0..2 {
            for place in 0..40 {
                let mut text = [b'a'; 40];
                text[place] = b'b';
                let code = cache.code(&text, || {
                    resolved += 1;
                    place as u32
                });
                assert_eq!(code, place as u32, "round {round}");
            }
        }
        assert_eq!(resolved, 40);
    }

    #[test]
    fn the_bytes_of_long_texts_are_bounded() {
        let mut cache = LongCache::default();
        for number in 0..3000_u32 {
            let text = format!("{number:01000}");
            assert_eq!(cache.code(text.as_bytes(), || number), number);
        }
        assert!(cache.bytes.len() <= MOST_BYTES);
        assert_eq!(cache.code(&vec![0; 10_000_000], || 5), 5);
        assert!(cache.bytes.len() <= MOST_BYTES);
    }
}
