//! One value as it stands in the table, for messages.

use super::days::day_text;
use super::levels::number_at;
use super::texts::text_at;
use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowDictionaryKeyType, Int64Type, UInt64Type};
use arrow_array::{Array, downcast_dictionary_array};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;

const MOST_LETTERS: usize = 60;

/// The value of one row: texts in quotes and cut off, numbers and dates plain, a null as `nothing`.
pub(crate) fn shown(array: &dyn Array, row: usize) -> String {
    if array.is_null(row) {
        return "nothing".to_owned();
    }
    match array.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
            text_at(array, row).map_or_else(|| "a broken text".to_owned(), quoted)
        }
        DataType::Dictionary(_, _) => downcast_dictionary_array!(
            array => dictionary_value(array, row),
            _ => "a value".to_owned()
        ),
        DataType::Boolean => array.as_boolean().value(row).to_string(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::UInt64 => array.as_primitive::<UInt64Type>().value(row).to_string(),
        kind => match super::dates::day_number(array, row) {
            Some(day) => day_text(day),
            None => number_at(array, row).map_or_else(|| format!("a {kind}"), |v| v.to_string()),
        },
    }
}

/// The text of one row of a column of texts or of a dictionary of them.
pub(crate) fn text_of(array: &dyn Array, row: usize) -> Option<&str> {
    if array.is_null(row) {
        return None;
    }
    let bytes = match array.as_any_dictionary_opt() {
        None => text_at(array, row)?,
        Some(words) => {
            let one = words.keys().slice(row, 1);
            let place = usize::try_from(number_at(&one, 0)? as i64).ok()?;
            let values = words.values().as_ref();
            if place < values.len() { text_at(values, place)? } else { return None }
        }
    };
    std::str::from_utf8(bytes).ok()
}

fn dictionary_value<K: ArrowDictionaryKeyType>(
    array: &arrow_array::DictionaryArray<K>,
    row: usize,
) -> String {
    let place = array.keys().value(row).as_usize();
    let words = array.values();
    if place < words.len() { shown(words, place) } else { "a broken text".to_owned() }
}

fn quoted(text: &[u8]) -> String {
    let head = text.get(..MOST_LETTERS * 5).unwrap_or(text);
    let is_all = head.len() == text.len();
    let head = String::from_utf8_lossy(head);
    // Masked before it is cut, which may be in the midst of a number.
    let masked = laks::masked(&head);
    let mut letters = masked.chars();
    let start: String = letters.by_ref().take(MOST_LETTERS).collect();
    let cut = letters.next().is_some() || !is_all;
    if cut { format!("{start:?} … ({} bytes)", text.len()) } else { format!("{start:?}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{Date32Array, DictionaryArray, Float64Array, StringArray, types::Int8Type};

    #[test]
    fn values_are_shown_as_they_stand() {
        assert_eq!(shown(&StringArray::from(vec!["stoppet"]), 0), "\"stoppet\"");
        assert_eq!(shown(&Float64Array::from(vec![Some(31.0), Some(2.5)]), 0), "31");
        assert_eq!(shown(&Date32Array::from(vec![2_932_896]), 0), "9999-12-31");
        assert_eq!(shown(&StringArray::from(vec![None::<&str>]), 0), "nothing");
        let words: DictionaryArray<Int8Type> = ["a", "b"].into_iter().collect();
        assert_eq!(shown(&words, 1), "\"b\"");
    }

    #[test]
    fn a_number_that_names_a_person_is_hidden_before_a_long_text_is_cut() {
        let text = format!("{}010203-1234 ringer", "x".repeat(53));
        let shown = shown(&StringArray::from(vec![text]), 0);
        assert!(shown.contains("######-\"") && !shown.contains("010203"), "{shown}");
    }

    #[test]
    fn a_long_text_is_cut_off() {
        let text = shown(&StringArray::from(vec!["é".repeat(1_000_000)]), 0);
        assert_eq!(text, format!("{:?} … (2000000 bytes)", "é".repeat(60)));
    }
}
