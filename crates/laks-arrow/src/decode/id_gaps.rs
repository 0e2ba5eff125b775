//! Ids that are none: texts that mean that nothing is known, and failed formulas.

use super::show::text_of;
use crate::meaning::{FirstBytes, MissingTexts};
use arrow_array::cast::AsArray;
use arrow_array::{Array, GenericStringArray, OffsetSizeTrait};
use arrow_schema::DataType;
use laks::adapter::is_formula_error;

/// Takes away the ids that are none; gives the rows of failed formulas.
pub(crate) fn blank_ids(array: &dyn Array, missing: &MissingTexts, ids: &mut [u64]) -> Vec<usize> {
    let mut first = missing.first_bytes();
    b"#E \t\xc2".iter().for_each(|&byte| first.add(byte));
    if !any_begins(array, first) {
        return Vec::new();
    }
    let mut failed = Vec::new();
    for (row, id) in ids.iter_mut().enumerate().filter(|(_, id)| **id != 0) {
        let Some(text) = text_of(array, row) else { continue };
        if !text.as_bytes().first().is_some_and(|&byte| first.has(byte)) {
            continue;
        }
        if missing.has(text) {
            *id = 0;
        } else if is_formula_error(text) {
            *id = 0;
            failed.push(row);
        }
    }
    failed
}

/// Whether some text may begin with one of these bytes, found out without branches.
fn any_begins(array: &dyn Array, first: FirstBytes) -> bool {
    fn offsets<O: OffsetSizeTrait>(array: &GenericStringArray<O>, first: FirstBytes) -> bool {
        let bytes = array.value_data();
        let starts = array.value_offsets().iter();
        starts.fold(false, |any, start| {
            any | bytes.get(start.as_usize()).is_some_and(|&byte| first.has(byte))
        })
    }
    match array.data_type() {
        DataType::Utf8 => offsets(array.as_string::<i32>(), first),
        DataType::LargeUtf8 => offsets(array.as_string::<i64>(), first),
        // The first bytes of every text follow its length in the view.
        DataType::Utf8View => array
            .as_string_view()
            .views()
            .iter()
            .fold(false, |any, view| any | first.has((view >> 32) as u8)),
        DataType::Dictionary(_, _) => {
            array.as_any_dictionary_opt().is_some_and(|d| any_begins(d.values().as_ref(), first))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::types::Int32Type;
    use arrow_array::{DictionaryArray, LargeStringArray, StringArray, StringViewArray};

    #[test]
    fn ids_that_say_nothing_are_none_in_every_kind_of_text() {
        let texts = ["001", "-", " Ukendt", "#REF!", "E17", "ukendte borger nr. 17", "#17"];
        let missing = MissingTexts::new(&["-".to_owned(), "ukendt".to_owned()]);
        let arrays: [&dyn Array; 4] = [
            &StringArray::from(texts.to_vec()),
            &LargeStringArray::from(texts.to_vec()),
            &StringViewArray::from(texts.to_vec()),
            &texts.into_iter().collect::<DictionaryArray<Int32Type>>(),
        ];
        for array in arrays {
            let mut ids = [7; 7];
            assert_eq!(blank_ids(array, &missing, &mut ids), [3]);
            assert_eq!(ids, [7, 0, 0, 0, 7, 7, 7]);
        }
    }

    #[test]
    fn a_failed_formula_is_found_without_a_list_of_missing_texts() {
        let array = StringViewArray::from(vec![Some("1"), None, Some("#I/T")]);
        let mut ids = [7, 0, 7];
        assert_eq!(blank_ids(&array, &MissingTexts::default(), &mut ids), [2]);
        assert_eq!(ids, [7, 0, 0]);
    }
}
