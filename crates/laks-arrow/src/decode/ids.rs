//! Ids as hashes: text, or a whole number by its decimal digits, so that 17 and "17" are one id.
//!
//! Where ids are taken on trust, only whether there is one is read.

use super::texts::text_at;
use super::validity::Validity;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, DictionaryArray, downcast_dictionary_array};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;
use laks::adapter::id_hash;

/// What is to be known of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Its hash, to find it again on another row.
    Hash,
    /// Whether there is one: 1 stands for any id.
    Presence,
}

/// Writes 1 for every row with an id, 0 where there is none. The row of a text that is not UTF-8 is the
/// error.
pub(crate) fn read_presence(array: &dyn Array, out: &mut [u64]) -> Result<(), usize> {
    match array.data_type() {
        kind if kind.is_integer() => {
            let validity = Validity::of(array);
            if validity.is_all() {
                out.fill(1);
                return Ok(());
            }
            for (row, out) in out.iter_mut().enumerate() {
                *out = u64::from(validity.has(row));
            }
            Ok(())
        }
        DataType::Dictionary(_, _) => read_ids(array, out),
        _ => {
            for (row, out) in out.iter_mut().enumerate() {
                let text = text_at(array, row).and_then(|text| std::str::from_utf8(text).ok());
                *out = u64::from(!text.ok_or(row)?.trim().is_empty());
            }
            Ok(())
        }
    }
}

/// Writes the hash of every row's id, 0 where there is none. The row of a text that is not UTF-8 is the
/// error.
pub(crate) fn read_ids(array: &dyn Array, out: &mut [u64]) -> Result<(), usize> {
    macro_rules! whole {
        ($type:ty) => {{
            let values = array.as_primitive::<$type>().values();
            Validity::of(array).read(values, out, 0, |value| (number_hash(value.into()), false));
        }};
    }
    match array.data_type() {
        DataType::Int8 => whole!(Int8Type),
        DataType::Int16 => whole!(Int16Type),
        DataType::Int32 => whole!(Int32Type),
        DataType::Int64 => whole!(Int64Type),
        DataType::UInt8 => whole!(UInt8Type),
        DataType::UInt16 => whole!(UInt16Type),
        DataType::UInt32 => whole!(UInt32Type),
        DataType::UInt64 => whole!(UInt64Type),
        DataType::Dictionary(_, _) => downcast_dictionary_array!(
            array => return dictionary_ids(array, out),
            _ => {}
        ),
        _ => {
            for (row, out) in out.iter_mut().enumerate() {
                *out = text_at(array, row).and_then(text_hash).ok_or(row)?;
            }
        }
    }
    Ok(())
}

fn dictionary_ids<K: ArrowDictionaryKeyType>(
    array: &DictionaryArray<K>,
    out: &mut [u64],
) -> Result<(), usize> {
    let words = array.values();
    for (row, (key, out)) in array.keys().iter().zip(out).enumerate() {
        *out = match key.map(ArrowNativeType::as_usize) {
            None => 0,
            Some(place) if place < words.len() => {
                text_at(words, place).and_then(text_hash).ok_or(row)?
            }
            Some(_) => return Err(row),
        };
    }
    Ok(())
}

/// The hash of a text without surrounding spaces; 0 if nothing is left.
fn text_hash(text: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(text).ok()?.trim();
    Some(if text.is_empty() { 0 } else { id_hash(text) })
}

/// The hash of a number's decimal digits.
fn number_hash(number: i128) -> u64 {
    let mut digits = [0; 40];
    let mut first = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        first -= 1;
        // One digit: the cast loses nothing.
        digits[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        first -= 1;
        digits[first] = b'-';
    }
    std::str::from_utf8(&digits[first..]).map_or(0, id_hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::types::Int8Type;
    use arrow_array::{Int64Array, StringArray, StringViewArray, UInt64Array};

    fn hashes(array: &dyn Array) -> Vec<u64> {
        let mut out = vec![1; array.len()];
        read_ids(array, &mut out).unwrap();
        out
    }

    #[test]
    fn a_number_and_its_digits_are_one_id() {
        let numbers = [0, 7, -12, 1_000_000, i64::MAX, i64::MIN];
        let texts: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let expected: Vec<u64> = texts.iter().map(|text| id_hash(text)).collect();
        assert_eq!(hashes(&Int64Array::from(numbers.to_vec())), expected);
        assert_eq!(hashes(&StringArray::from(texts.clone())), expected);
        assert_eq!(hashes(&StringViewArray::from_iter_values(texts)), expected);
        assert_eq!(hashes(&UInt64Array::from(vec![u64::MAX])), [id_hash("18446744073709551615")]);
    }

    #[test]
    fn an_id_taken_on_trust_is_there_or_not() {
        let mut out = [9; 4];
        read_presence(&StringArray::from(vec![Some("a"), None, Some(" "), Some("b")]), &mut out)
            .unwrap();
        assert_eq!(out, [1, 0, 0, 1]);
        read_presence(&Int64Array::from(vec![Some(7), None, Some(0), Some(7)]), &mut out).unwrap();
        assert_eq!(out, [1, 0, 1, 1]);
    }

    #[test]
    fn no_id_is_nought() {
        let ids = [Some("a"), None, Some(""), Some(" a ")];
        let expected = [id_hash("a"), 0, 0, id_hash("a")];
        assert_eq!(hashes(&StringArray::from(ids.to_vec())), expected);
        assert_eq!(hashes(&ids.into_iter().collect::<DictionaryArray<Int8Type>>()), expected);
        assert_eq!(hashes(&Int64Array::from(vec![None, Some(3)])), [0, id_hash("3")]);
    }
}
