//! The numbers of cells as text: cell, count, cell, count …

use crate::tally::cells::Cells;

/// Bytes that are written at a time.
const CHUNK: usize = 4096;
/// The most digits of a number.
const MOST_DIGITS: usize = 20;

/// Every number of two digits.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number] = [b'0' + (number / 10) as u8, b'0' + (number % 10) as u8];
        number += 1;
    }
    pairs
};

/// Writes numbers, of which each is most often somewhat greater than the one before the last.
pub(super) struct NumberText {
    chunk: [u8; CHUNK],
    at: usize,
    /// A cell without its last four digits, and its digits: those that follow share it.
    head: u64,
    head_digits: [u8; MOST_DIGITS],
    long: usize,
}

impl NumberText {
    pub(super) const fn new() -> Self {
        Self { chunk: [0; CHUNK], at: 0, head: 0, head_digits: [0; MOST_DIGITS], long: 0 }
    }

    /// Writes cells as an array.
    pub(super) fn write(&mut self, cells: &Cells, text: &mut Vec<u8>) {
        text.push(b'[');
        for (cell, count) in cells.iter() {
            if self.at + 2 * (MOST_DIGITS + 8) > CHUNK {
                self.flush(text);
            }
            self.put_cell(cell);
            self.put_count(count);
        }
        self.flush(text);
        // Each number has a comma behind it, the last one none.
        if !cells.is_empty() {
            text.pop();
        }
        text.push(b']');
    }

    fn flush(&mut self, text: &mut Vec<u8>) {
        text.extend_from_slice(&self.chunk[..self.at]);
        self.at = 0;
    }

    fn put<const N: usize>(&mut self, bytes: [u8; N]) {
        self.chunk[self.at..self.at + N].copy_from_slice(&bytes);
        self.at += N;
    }

    fn put_count(&mut self, count: u64) {
        match count {
            0..10 => self.put([b'0' + count as u8, b',']),
            10..100 => {
                let [tens, ones] = PAIRS[count as usize];
                self.put([tens, ones, b',']);
            }
            _ => self.put_digits(count),
        }
    }

    fn put_cell(&mut self, cell: u64) {
        let (head, tail) = (cell / 10_000, cell % 10_000);
        if head == 0 {
            return self.put_digits(cell);
        }
        if head != self.head {
            (self.head, self.long) = (head, write_digits(head, &mut self.head_digits));
        }
        self.put(self.head_digits);
        self.at -= MOST_DIGITS - self.long;
        let ([a, b], [c, d]) = (PAIRS[tail as usize / 100], PAIRS[tail as usize % 100]);
        self.put([a, b, c, d, b',']);
    }

    fn put_digits(&mut self, number: u64) {
        let mut digits = [0; MOST_DIGITS];
        let long = write_digits(number, &mut digits);
        self.put(digits);
        self.at -= MOST_DIGITS - long;
        self.put([b',']);
    }
}

/// Writes a number from the left; gives how many digits it has.
fn write_digits(mut number: u64, digits: &mut [u8; MOST_DIGITS]) -> usize {
    let long = number.checked_ilog10().unwrap_or(0) as usize + 1;
    for place in digits[..long].iter_mut().rev() {
        *place = b'0' + (number % 10) as u8;
        number /= 10;
    }
    long
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_written_as_serde_writes_them(
            cells in proptest::collection::btree_map(
                prop_oneof![0..99_u64, 9_900..10_200_u64, 99_990_000..100_020_000_u64, 0..1_u64 << 63],
                prop_oneof![1..120_u64, 1..20_000_u64, 1..u64::MAX],
                0..400,
            ),
        ) {
            let numbers: Vec<u64> = cells.iter().flat_map(|(&cell, &count)| [cell, count]).collect();
            let (mut writer, mut text) = (NumberText::new(), Vec::new());
            for _ in 0..2 {
                text.clear();
                writer.write(&Cells::from_sorted(cells.clone()), &mut text);
                prop_assert_eq!(String::from_utf8(text.clone()).unwrap(), serde_json::to_string(&numbers).unwrap());
            }
        }
    }
}
