//! Which rows of a block are not null, sixty-four at a time.

use arrow_array::Array;
use arrow_buffer::NullBuffer;
use laks::adapter::{BLOCK_ROWS, in_wide_registers};

const WORDS: usize = BLOCK_ROWS / 64;

/// The eight bits of a byte as eight bytes of 0 or 1.
pub(crate) static SPREAD: [u64; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut bit = 0;
        while bit < 8 {
            table[byte] |= ((byte as u64 >> bit) & 1) << (8 * bit);
            bit += 1;
        }
        byte += 1;
    }
    table
};

/// One bit a row of a block, 1 where there is a value.
#[derive(Debug)]
pub(crate) struct Validity {
    words: [u64; WORDS],
    all: bool,
}

impl Validity {
    /// Of an array of at most [`BLOCK_ROWS`] rows.
    pub(crate) fn of(array: &dyn Array) -> Self {
        match array.nulls() {
            Some(nulls) if nulls.null_count() > 0 => Self::of_nulls(nulls),
            _ => Self { words: [u64::MAX; WORDS], all: true },
        }
    }

    fn of_nulls(nulls: &NullBuffer) -> Self {
        let mut words = [0; WORDS];
        for (word, bits) in words.iter_mut().zip(nulls.inner().bit_chunks().iter_padded()) {
            *word = bits;
        }
        Self { words, all: false }
    }

    /// Whether no row is null.
    pub(crate) const fn is_all(&self) -> bool {
        self.all
    }

    /// Whether this row has a value.
    pub(crate) const fn has(&self, row: usize) -> bool {
        self.words[row / 64 % WORDS] >> (row % 64) & 1 == 1
    }

    /// The bits of each eight rows.
    pub(crate) fn bytes(&self) -> impl Iterator<Item = u8> + '_ {
        self.words.iter().flat_map(|word| word.to_le_bytes())
    }

    /// The bits of each sixty-four rows.
    pub(crate) fn words(&self) -> impl Iterator<Item = u64> + '_ {
        self.words.iter().copied()
    }

    /// Sets every bit of the bytes of rows without a value.
    #[inline(always)]
    pub(crate) fn fill_gaps(&self, out: &mut [u8]) {
        if self.all {
            return;
        }
        let (groups, rest) = out.as_chunks_mut::<8>();
        let gaps = |bits: u8| SPREAD[usize::from(!bits)] * 0xff;
        for (group, bits) in groups.iter_mut().zip(self.bytes()) {
            *group = (u64::from_le_bytes(*group) | gaps(bits)).to_le_bytes();
        }
        for (out, row) in rest.iter_mut().zip(groups.len() * 8..) {
            *out |= if self.has(row) { 0 } else { u8::MAX };
        }
    }

    /// Puts each value through `read`; rows without a value get `none`. Returns whether `read` flagged any
    /// value.
    ///
    /// `read` gives the value to store and a flag; it must do without branches to be fast.
    #[inline]
    pub(crate) fn read<T: Copy, U: Copy>(
        &self,
        values: &[T],
        out: &mut [U],
        none: U,
        read: impl Fn(T) -> (U, bool),
    ) -> bool {
        in_wide_registers(|| self.read_all(values, out, none, read))
    }

    #[inline(always)]
    fn read_all<T: Copy, U: Copy>(
        &self,
        values: &[T],
        out: &mut [U],
        none: U,
        read: impl Fn(T) -> (U, bool),
    ) -> bool {
        let mut flagged = false;
        if self.all {
            for (&value, out) in values.iter().zip(out) {
                let (read, flag) = read(value);
                *out = read;
                flagged |= flag;
            }
            return flagged;
        }
        let groups = values.chunks(8).zip(out.chunks_mut(8)).zip(self.bytes());
        for ((values, out), bits) in groups {
            for (place, (&value, out)) in values.iter().zip(out).enumerate() {
                let has = bits & (1 << place) != 0;
                let (read, flag) = read(value);
                *out = if has { read } else { none };
                flagged |= flag & has;
            }
        }
        flagged
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::Int32Array;

    #[test]
    fn a_sliced_array_keeps_its_own_nulls() {
        let whole: Int32Array = (0..300).map(|n| (n % 3 != 0).then_some(n)).collect();
        for start in [0, 1, 7, 8, 63, 64, 65] {
            let part = whole.slice(start, 150);
            let validity = Validity::of(&part);
            let mut out = vec![0; 150];
            let flagged = validity.read(part.values(), &mut out, -1, |v| (v, v % 3 == 0));
            assert!(!flagged && !validity.is_all());
            for (row, &value) in out.iter().enumerate() {
                let number = i32::try_from(start + row).unwrap();
                assert_eq!(value, if number % 3 == 0 { -1 } else { number });
                assert_eq!(validity.has(row), number % 3 != 0);
            }
        }
    }

    #[test]
    fn an_array_without_nulls_is_read_whole() {
        let array = Int32Array::from(vec![1, 2, 3]);
        let mut out = [0; 3];
        let flagged = Validity::of(&array).read(array.values(), &mut out, -1, |v| (v, v == 3));
        assert!(flagged);
        assert_eq!(out, [1, 2, 3]);
    }
}
