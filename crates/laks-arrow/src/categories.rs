//! Columns of codes whose categories are known apart: they become dictionaries.

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowDictionaryKeyType, UInt8Type, UInt16Type, UInt32Type};
use arrow_array::{Array, ArrayRef, DictionaryArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::sync::Arc;

/// Which columns hold codes, and the categories of each: the place in them is the code.
#[derive(Debug, Default)]
pub(crate) struct Categories(Vec<(usize, ArrayRef)>);

impl Categories {
    /// Those of the columns with these names that hold unsigned codes, and the schema with dictionaries in
    /// their places.
    pub(crate) fn of(schema: &SchemaRef, named: &[(String, ArrayRef)]) -> (Self, SchemaRef) {
        let mut fields: Vec<_> = schema.fields().iter().map(Arc::clone).collect();
        let mut coded = Vec::new();
        for (place, field) in fields.iter_mut().enumerate() {
            let Some((_, categories)) = named.iter().find(|(name, _)| name == field.name()) else {
                continue;
            };
            let key = field.data_type().clone();
            if !matches!(key, DataType::UInt8 | DataType::UInt16 | DataType::UInt32) {
                continue;
            }
            let kind =
                DataType::Dictionary(Box::new(key), Box::new(categories.data_type().clone()));
            *field = Arc::new(Field::new(field.name(), kind, field.is_nullable()));
            coded.push((place, Arc::clone(categories)));
        }
        (Self(coded), Arc::new(Schema::new(fields)))
    }

    /// Makes dictionaries of the columns that hold codes.
    ///
    /// # Errors
    /// When a code has no category.
    pub(crate) fn put_in(&self, columns: &mut [ArrayRef]) -> Result<(), ArrowError> {
        for (place, categories) in &self.0 {
            let Some(column) = columns.get_mut(*place) else { continue };
            *column = match column.data_type() {
                DataType::UInt8 => dictionary::<UInt8Type>(column, categories)?,
                DataType::UInt16 => dictionary::<UInt16Type>(column, categories)?,
                _ => dictionary::<UInt32Type>(column, categories)?,
            };
        }
        Ok(())
    }
}

fn dictionary<K: ArrowDictionaryKeyType>(
    codes: &dyn Array,
    categories: &ArrayRef,
) -> Result<ArrayRef, ArrowError> {
    let codes = codes.as_primitive::<K>().clone();
    Ok(Arc::new(DictionaryArray::try_new(codes, Arc::clone(categories))?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{StringViewArray, UInt8Array, UInt32Array, UInt64Array};

    #[test]
    fn codes_become_the_texts_they_stand_for_and_other_columns_stay() {
        let fields = [
            ("unit", DataType::UInt8),
            ("source", DataType::UInt32),
            ("referral_id", DataType::UInt64),
        ];
        let fields: Vec<Field> =
            fields.map(|(name, kind)| Field::new(name, kind, true)).into_iter().collect();
        let words: ArrayRef = Arc::new(StringViewArray::from(vec!["gp", "self"]));
        let named = ["unit", "source", "nobody", "referral_id"]
            .map(|name| (name.to_owned(), Arc::clone(&words)));
        let (categories, schema) = Categories::of(&Arc::new(Schema::new(fields)), &named);
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(UInt8Array::from(vec![Some(1), None])),
            Arc::new(UInt32Array::from(vec![0, 1])),
            Arc::new(UInt64Array::from(vec![7, 8])),
        ];
        categories.put_in(&mut columns).unwrap();
        let kinds = columns.iter().map(|column| column.data_type().clone());
        let announced = schema.fields().iter().map(|field| field.data_type().clone());
        assert_eq!(kinds.collect::<Vec<_>>(), announced.collect::<Vec<_>>());
        let unit = columns[0].as_dictionary::<UInt8Type>();
        let texts = unit.downcast_dict::<StringViewArray>().unwrap();
        assert_eq!(texts.into_iter().collect::<Vec<_>>(), [Some("self"), None]);

        columns[1] = Arc::new(UInt32Array::from(vec![2]));
        columns[0] = Arc::new(UInt8Array::from(vec![0]));
        assert!(categories.put_in(&mut columns).is_err(), "there are two categories");
    }
}
