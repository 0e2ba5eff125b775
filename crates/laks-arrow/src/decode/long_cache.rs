//! What the long texts of a column were found to mean, remembered by each worker.
//!
//! A text of more than thirty-two bytes is found by a hash and compared in full. The memory is bounded: a
//! cache that has grown to its limit is emptied and begun anew, and a text of more than 4096 bytes is not
//! kept.

const MOST_SLOTS: usize = 1 << 18;
const MOST_BYTES: usize = 1 << 23;
const LONGEST_KEPT: usize = 4096;

#[derive(Debug, Clone, Copy, Default)]
struct LongSlot {
    hash: u64,
    start: usize,
    len: usize,
    code: u32,
}

/// The codes of long texts.
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
        for number in 0..20_000_u32 {
            let text = format!("{number:01000}");
            assert_eq!(cache.code(text.as_bytes(), || number), number);
        }
        assert!(cache.bytes.len() <= MOST_BYTES);
        assert_eq!(cache.code(&vec![0; 10_000_000], || 5), 5);
        assert!(cache.bytes.len() <= MOST_BYTES);
    }
}
