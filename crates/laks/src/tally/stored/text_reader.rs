//! Reads text as laks writes it: no blanks, names in their order, numbers straight into cells. Whatever is written
//! otherwise is left to serde.

use crate::tally::cells::{Cells, CellsWriter, MOST_PEOPLE};
use serde::de::DeserializeOwned;

/// A text, read from its beginning. What is not there as expected is none.
pub(super) struct TextReader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> TextReader<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// How much of the text is read.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// What is left of the text.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Whether these letters come next; they are read then.
    pub(super) fn has(&mut self, letters: &str) -> bool {
        let is_next = self.text.as_bytes()[self.at..].starts_with(letters.as_bytes());
        self.at += if is_next { letters.len() } else { 0 };
        is_next
    }

    /// Reads these letters.
    pub(super) fn expect(&mut self, letters: &str) -> Option<()> {
        self.has(letters).then_some(())
    }

    /// Reads a value as serde does.
    pub(super) fn value<T: DeserializeOwned>(&mut self) -> Option<T> {
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter::<T>();
        let value = values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(value)
    }

    /// Reads what is listed, with a comma between, up to a closing bracket.
    pub(super) fn list<T>(
        &mut self,
        close: &str,
        mut read: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut items = Vec::new();
        if self.has(close) {
            return Some(items);
        }
        loop {
            items.push(read(self)?);
            if self.has(close) {
                return Some(items);
            }
            self.expect(",")?;
        }
    }

    /// Reads cells of a table that has so many, if they rise and their counts add up to what can be people.
    pub(super) fn cells(&mut self, size: u64) -> Option<Cells> {
        let mut writer = CellsWriter::default();
        self.cells_into(&mut writer, size)?;
        Some(writer.finish())
    }

    /// The same into a writer that has none yet.
    pub(super) fn cells_into(&mut self, writer: &mut CellsWriter, size: u64) -> Option<()> {
        self.expect("[")?;
        if self.has("]") {
            return Some(());
        }
        let mut total = 0_u64;
        loop {
            let cell = self.number()?;
            self.expect(",")?;
            let count = self.number()?;
            if count == 0 || cell >= size || !writer.is_before(cell) {
                return None;
            }
            writer.push(cell, count);
            total = total.checked_add(count).filter(|&total| total <= MOST_PEOPLE)?;
            match self.text.as_bytes().get(self.at)? {
                b',' => self.at += 1,
                b']' => break,
                _ => return None,
            }
        }
        self.at += 1;
        Some(())
    }

    /// A number of at most sixteen digits, as laks writes it: without a zero before it.
    #[inline]
    fn number(&mut self) -> Option<u64> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let (number, long) = match bytes.first_chunk::<8>() {
            // Most counts have one digit.
            Some(&[one, next, ..]) if one.is_ascii_digit() && !next.is_ascii_digit() => {
                (u64::from(one - b'0'), 1)
            }
            Some(&eight) => match digits_of(eight) {
                (number, long @ 0..8) => (number, long),
                eight => digits_after(bytes, eight),
            },
            None => digits_after(bytes, (0, 0)),
        };
        let is_plain = (1..=16).contains(&long) && (bytes[0] != b'0' || long == 1);
        self.at += long;
        is_plain.then_some(number)
    }
}

/// A number whose first digits are read, with those that follow.
fn digits_after(bytes: &[u8], (mut number, mut long): (u64, usize)) -> (u64, usize) {
    for byte in bytes[long..].iter().take_while(|byte| byte.is_ascii_digit()) {
        number = number.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
        long += 1;
    }
    (number, long)
}

/// The number that eight bytes begin with, and how many digits it has; all digits at once (Lemire 2022, "Parsing
/// 8-digit numbers quickly", after Mula).
fn digits_of(bytes: [u8; 8]) -> (u64, usize) {
    let values = u64::from_le_bytes(bytes) ^ 0x3030_3030_3030_3030;
    let others = (values.wrapping_add(0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080;
    let long = others.trailing_zeros() as usize / 8;
    if long == 0 {
        return (0, 0);
    }
    // The digits as if zeros stood before them.
    let values = values << (64 - 8 * long);
    let pairs = values.wrapping_mul(10).wrapping_add(values >> 8);
    let left = (pairs & 0x0000_00ff_0000_00ff).wrapping_mul(0x000f_4240_0000_0064);
    let right = ((pairs >> 16) & 0x0000_00ff_0000_00ff).wrapping_mul(0x0000_2710_0000_0001);
    (left.wrapping_add(right) >> 32, long)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_otherwise_is_left_to_serde() {
        let cells = |text: &str| TextReader::new(text).cells(1 << 62);
        assert_eq!(TextReader::new("[3,1]").cells(3), None);
        assert_eq!(cells("[]"), Some(Cells::default()));
        assert_eq!(
            cells("[3,1,70000000,20]"),
            Some(Cells::from_sorted([(3, 1), (70_000_000, 20)]))
        );
        for text in [
            "",
            "[",
            "[3",
            "[3]",
            "[3,1",
            "[3,1,]",
            "[3,1,4]",
            "[3,0]",
            "[3,1,3,1]",
            "[3,1,2,1]",
            "[ 3,1]",
            "[3, 1]",
            "[03,1]",
            "[3,-1]",
            "[3,1.0]",
            "[3,1e2]",
            "[3,9007199254740993]",
            "[3,12345678901234567]",
            "[,]",
            "[3,9007199254740992,4,1]",
            "[12345678901234567890123456,1]",
            "[a,1]",
            "[3,1}",
            "[3;1]",
            "[é,1]",
        ] {
            assert_eq!(cells(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            cells in proptest::collection::btree_map(
                prop_oneof![0..12_u64, 99_990..100_020_u64, 0..1_u64 << 53],
                prop_oneof![1..12_u64, 1..1_u64 << 46],
                0..60,
            ),
            rest in ".{0,9}",
        ) {
            let numbers: Vec<u64> = cells.iter().flat_map(|(&cell, &count)| [cell, count]).collect();
            let text = serde_json::to_string(&numbers).unwrap();
            let whole = format!("{text}{rest}");
            let mut reader = TextReader::new(&whole);
            prop_assert_eq!(reader.cells(1 << 53), Some(Cells::from_sorted(cells)));
            prop_assert_eq!((reader.at(), reader.rest()), (text.len(), &*rest));
        }
    }
}
