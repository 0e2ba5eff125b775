//! Person ids that are CPR numbers: checked, hashed with the key, and told of without being shown.

use super::ids::Wanted;
use super::texts::text_at;
use crate::meaning::MissingTexts;
use arrow_array::types::ArrowDictionaryKeyType;
use arrow_array::{Array, DictionaryArray, downcast_dictionary_array};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;
use laks::adapter::{Cpr, cpr_fault};
use laks::sections::PersonSchema;
use laks::words::Found;
use std::borrow::Cow;

/// Writes the hash of every row's person, 0 where there is none, and gives the rows whose number is
/// malformed with what is wrong with it. Where ids are taken on trust, 1 stands for any person.
pub(crate) fn read_persons(
    array: &dyn Array,
    persons: &PersonSchema,
    wanted: Wanted,
    out: &mut [u64],
) -> Vec<(usize, Found)> {
    let mut faults = Vec::new();
    for (row, out) in out.iter_mut().enumerate() {
        let text = id_text(array, row);
        let text = text.trim();
        let hash = match wanted {
            _ if text.is_empty() => Some(0),
            Wanted::Presence => Cpr::read(text).map(|_| 1),
            Wanted::Hash => persons.hash(text).ok(),
        };
        *out = hash.unwrap_or(0);
        if hash.is_none() {
            faults.push((row, cpr_fault(text)));
        }
    }
    faults
}

/// Whether the first values of a column of ids are CPR numbers, every one.
pub(crate) fn are_cpr_numbers(array: &dyn Array, missing: &MissingTexts) -> bool {
    let texts: Vec<_> = (0..array.len().min(256)).map(|row| id_text(array, row)).collect();
    laks::adapter::are_cpr_numbers(
        texts.iter().map(AsRef::as_ref).filter(|text| !missing.has(text)),
    )
}

/// An id as text: a whole number by its digits, nothing where there is none.
fn id_text(array: &dyn Array, row: usize) -> Cow<'_, str> {
    if array.is_null(row) {
        return Cow::Borrowed("");
    }
    match array.data_type() {
        kind if kind.is_integer() => Cow::Owned(super::show::shown(array, row).to_string()),
        DataType::Dictionary(_, _) => downcast_dictionary_array!(
            array => word_of(array, row),
            _ => Cow::Borrowed("")
        ),
        _ => text_at(array, row).map_or(Cow::Borrowed("\u{fffd}"), String::from_utf8_lossy),
    }
}

fn word_of<K: ArrowDictionaryKeyType>(array: &DictionaryArray<K>, row: usize) -> Cow<'_, str> {
    let place = array.keys().value(row).as_usize();
    let words = array.values().as_ref();
    if place < words.len() { id_text(words, place) } else { Cow::Borrowed("\u{fffd}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::types::Int8Type;
    use arrow_array::{Int64Array, StringArray, StringViewArray};
    use laks::sections::{PersonId, PersonKey};

    fn persons() -> PersonSchema {
        PersonSchema {
            id: PersonId::Cpr,
            key: Some(PersonKey::new(b"sixteen bytes or more").unwrap()),
        }
    }

    fn read(array: &dyn Array) -> (Vec<u64>, Vec<(usize, Found)>) {
        let mut out = vec![9; array.len()];
        let faults = read_persons(array, &persons(), Wanted::Hash, &mut out);
        (out, faults)
    }

    #[test]
    fn a_person_is_the_same_in_columns_of_every_type() {
        let hash = persons().hash("0102031234").unwrap();
        let words: DictionaryArray<Int8Type> = ["102031234", "010203-1234"].into_iter().collect();
        let arrays: [&dyn Array; 4] = [
            &StringArray::from(vec!["0102031234", "010203-1234"]),
            &StringViewArray::from(vec!["010203 1234", " 102031234 "]),
            &Int64Array::from(vec![102_031_234, 102_031_234]),
            &words,
        ];
        for array in arrays {
            assert_eq!(read(array), (vec![hash, hash], Vec::new()), "{}", array.data_type());
            assert!(!are_cpr_numbers(array, &MissingTexts::default()));
        }
    }

    #[test]
    fn what_is_no_number_is_told_and_not_shown() {
        let (out, faults) = read(&StringArray::from(vec![None, Some("3102031234"), Some(" ")]));
        assert_eq!(out, [0, 0, 0]);
        assert_eq!(faults, [(1, Found::IdWithoutDate)]);
    }

    #[test]
    fn where_ids_are_taken_on_trust_their_form_is_checked_all_the_same() {
        let mut out = [9; 3];
        let ids = StringArray::from(vec!["0102031234", "12", ""]);
        let faults = read_persons(&ids, &persons(), Wanted::Presence, &mut out);
        assert_eq!((out, faults.len()), ([1, 0, 0], 1));
    }

    #[test]
    fn three_numbers_are_a_column_of_persons_whatever_is_missing_between_them() {
        let none = MissingTexts::new(&["-".to_owned()]);
        let numbers = Int64Array::from(vec![102_031_234, 203_041_234, 1_112_031_234]);
        assert!(are_cpr_numbers(&numbers, &none));
        let texts = StringArray::from(vec!["0102031234", "-", "020304-1234", "111203-1234"]);
        assert!(are_cpr_numbers(&texts, &none));
        assert!(!are_cpr_numbers(&texts, &MissingTexts::default()));
    }
}
