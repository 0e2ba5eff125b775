//! Boolean columns as marks of a goal, eight rows at a time.

use super::validity::{SPREAD, Validity};
use arrow_array::Array;
use arrow_array::cast::AsArray;
use laks::GoalMark;

const EVERY: u64 = 0x0101_0101_0101_0101;
const _: () = assert!(GoalMark::NotReached as u8 == 0 && GoalMark::Reached as u8 == 1);

/// Writes reached for true, not reached for false, unrated for null.
pub(crate) fn read_booleans(array: &dyn Array, out: &mut [u8]) {
    let validity = Validity::of(array);
    let values = array.as_boolean().values().bit_chunks();
    let words = values.iter_padded().zip(validity.words());
    for (out, (values, valid)) in out.chunks_mut(64).zip(words) {
        let bytes = values.to_le_bytes().into_iter().zip(valid.to_le_bytes());
        for (out, (values, valid)) in out.chunks_mut(8).zip(bytes) {
            let (values, valid) = (SPREAD[usize::from(values)], SPREAD[usize::from(valid)]);
            let marks = (values & valid) | ((EVERY ^ valid) * GoalMark::Unrated as u64);
            match out.first_chunk_mut() {
                Some(eight) => *eight = marks.to_le_bytes(),
                None => out.copy_from_slice(&marks.to_le_bytes()[..out.len()]),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::BooleanArray;

    #[test]
    fn every_row_of_every_slice_has_its_mark() {
        let of_row =
            |row: usize| [Some(true), None, Some(false), Some(true), Some(false)][row * row % 5];
        let whole: BooleanArray = (0..500).map(of_row).collect();
        for start in [0, 1, 5, 8, 67] {
            let part = whole.slice(start, 203);
            let mut out = vec![9; 203];
            read_booleans(&part, &mut out);
            for (row, &mark) in out.iter().enumerate() {
                let expected = match of_row(start + row) {
                    Some(true) => GoalMark::Reached,
                    Some(false) => GoalMark::NotReached,
                    None => GoalMark::Unrated,
                };
                assert_eq!(mark, expected as u8);
            }
        }
    }
}
