//! One value as it stands in the table, for messages.

use super::decimals::without_decimals;
use super::levels::number_at;
use super::texts::text_at;
use crate::meaning::day_text;
use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowDictionaryKeyType, Int64Type, UInt64Type};
use arrow_array::{Array, ArrayRef, downcast_dictionary_array};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;
use laks::words::Shown;
use std::borrow::Cow;
use std::sync::Arc;

/// The value of one row, as it stands.
pub(crate) fn shown(array: &dyn Array, row: usize) -> Shown {
    if array.is_null(row) {
        return Shown::Nothing;
    }
    match array.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
            text_at(array, row).map_or(Shown::BrokenText, Shown::of_text)
        }
        DataType::Dictionary(_, _) => downcast_dictionary_array!(
            array => dictionary_value(array, row),
            kind => Shown::OfType(kind.to_string())
        ),
        _ => value(array, row),
    }
}

/// A value that is no text.
fn value(array: &dyn Array, row: usize) -> Shown {
    Shown::Value(match array.data_type() {
        DataType::Boolean => array.as_boolean().value(row).to_string(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::UInt64 => array.as_primitive::<UInt64Type>().value(row).to_string(),
        kind => match (super::dates::day_number(array, row), number_at(array, row)) {
            (Some(day), _) => day_text(day),
            (None, Some(number)) => number.to_string(),
            (None, None) => return Shown::OfType(kind.to_string()),
        },
    })
}

/// The text of one cell of any column, as rows are chosen by it; `None` where nothing is there.
///
/// ```
/// use laks_arrow::arrow_array::{Date32Array, Int64Array};
/// use laks_arrow::cell_text;
/// assert_eq!(cell_text(&Date32Array::from(vec![16_889]), 0).as_deref(), Some("2016-03-29"));
/// assert_eq!(cell_text(&Int64Array::from(vec![None, Some(35)]), 0), None);
/// ```
pub fn cell_text(array: &dyn Array, row: usize) -> Option<Cow<'_, str>> {
    if array.is_null(row) {
        return None;
    }
    match (text_of(array, row), array.data_type()) {
        (Some(text), _) => Some(Cow::Borrowed(text)),
        (None, DataType::Dictionary(..) | DataType::Null) => None,
        (None, _) => Some(Cow::Owned(match value(&whole_or_float(array, row), 0) {
            Shown::Value(text) => text,
            other => other.to_string(),
        })),
    }
}

/// One value as an array of its own, a decimal as the number it stands for.
fn whole_or_float(array: &dyn Array, row: usize) -> ArrayRef {
    let one = array.slice(row, 1);
    without_decimals(Arc::clone(&one)).unwrap_or(one)
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
) -> Shown {
    let place = array.keys().value(row).as_usize();
    let words = array.values();
    if place < words.len() { shown(words, place) } else { Shown::BrokenText }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{Date32Array, DictionaryArray, Float64Array, StringArray, types::Int8Type};

    fn said(array: &dyn Array, row: usize) -> String {
        shown(array, row).to_string()
    }

    #[test]
    fn values_are_shown_as_they_stand() {
        assert_eq!(said(&StringArray::from(vec!["stoppet"]), 0), "\"stoppet\"");
        assert_eq!(said(&Float64Array::from(vec![Some(31.0), Some(2.5)]), 0), "31");
        assert_eq!(said(&Date32Array::from(vec![2_932_896]), 0), "9999-12-31");
        assert_eq!(said(&StringArray::from(vec![None::<&str>]), 0), "nothing");
        let words: DictionaryArray<Int8Type> = ["a", "b"].into_iter().collect();
        assert_eq!(said(&words, 1), "\"b\"");
    }
}
