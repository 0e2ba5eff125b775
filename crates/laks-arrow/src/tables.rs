//! laks' tables as Arrow record batches, for polars, pandas, pyarrow, DuckDB or Spark to take.
//!
//! Only types that all of them take: no unsigned numbers, no view strings, no dictionaries.

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, RecordBatchOptions,
    StringArray,
};
use arrow_schema::{Field, Schema};
use laks::results::{SourceFault, Values};
use laks::{Day, Error, Table};
use std::sync::Arc;

/// A table as a record batch: words as `utf8`, counts as `int64`, numbers as `float64`, dates as `date32`,
/// flags as `boolean`, all nullable.
///
/// The title stands in the schema's metadata under `laks.title`, the notes, one a line, under `laks.notes`.
///
/// # Errors
/// When the columns are not of one length.
///
/// ```
/// use laks::Table;
/// let table = Table::titled("Funnel")
///     .with_text("stage", [Some("referred"), Some("started")])
///     .with_counts("n", [Some(35), Some(24)]);
/// let batch = laks_arrow::to_record_batch(&table)?;
/// assert_eq!((batch.num_rows(), batch.num_columns()), (2, 2));
/// # Ok::<(), laks::Error>(())
/// ```
pub fn to_record_batch(table: &Table) -> Result<RecordBatch, Error> {
    let columns: Vec<ArrayRef> =
        table.columns.iter().map(|column| to_array(&column.values)).collect();
    let fields: Vec<Field> = table
        .columns
        .iter()
        .zip(&columns)
        .map(|(column, array)| Field::new(&column.name, array.data_type().clone(), true))
        .collect();
    let known = [("laks.title", table.title.clone()), ("laks.notes", table.notes.join("\n"))];
    let metadata = known.into_iter().map(|(key, text)| (key.to_owned(), text)).collect();
    let schema = Arc::new(Schema::new(fields).with_metadata(metadata));
    let rows = RecordBatchOptions::new().with_row_count(Some(table.rows()));
    RecordBatch::try_new_with_options(schema, columns, &rows).map_err(|error| {
        let (title, said) = (table.title.clone(), error.to_string());
        SourceFault::NotHandedOn { title, kind: "rectangle", said }.into()
    })
}

fn to_array(values: &Values) -> ArrayRef {
    match values {
        Values::Text(texts) => {
            Arc::new(texts.iter().map(Option::as_deref).collect::<StringArray>())
        }
        Values::Count(counts) => Arc::new(counts.iter().copied().collect::<Int64Array>()),
        Values::Number(numbers) => Arc::new(numbers.iter().copied().collect::<Float64Array>()),
        Values::Date(days) => {
            Arc::new(days.iter().map(|day| day.map(Day::epoch)).collect::<Date32Array>())
        }
        Values::Flag(flags) => Arc::new(flags.iter().copied().collect::<BooleanArray>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::Array;
    use arrow_schema::DataType;

    #[test]
    fn every_kind_of_value_has_one_plain_type_and_keeps_its_gaps() {
        let day: Day = "2016-03-29".parse().unwrap();
        let table = Table::titled("All kinds")
            .with_text("text", [Some("a"), None])
            .with_counts("count", [Some(35), None])
            .with_numbers("number", [Some(0.5), None])
            .with("date", Values::Date(vec![Some(day), None]))
            .with("flag", Values::Flag(vec![Some(true), None]))
            .noted("one")
            .noted("two");
        let batch = to_record_batch(&table).unwrap();
        let types: Vec<DataType> =
            batch.schema().fields().iter().map(|field| field.data_type().clone()).collect();
        use DataType::{Boolean, Date32, Float64, Int64, Utf8};
        assert_eq!(types, [Utf8, Int64, Float64, Date32, Boolean]);
        assert!(batch.columns().iter().all(|column| column.is_valid(0) && column.is_null(1)));
        assert_eq!(batch.schema().metadata()["laks.notes"], "one\ntwo");
    }

    #[test]
    fn a_table_without_columns_is_a_batch_without_rows() {
        let batch = to_record_batch(&Table::titled("Empty")).unwrap();
        assert_eq!((batch.num_rows(), batch.num_columns()), (0, 0));
    }

    #[test]
    fn columns_of_unequal_length_are_refused() {
        let table = Table::titled("T").with_counts("a", [Some(1)]).with_counts("b", [None, None]);
        let error = to_record_batch(&table).unwrap_err().to_string();
        assert!(error.contains("the table \"T\" is no rectangle"), "{error}");
    }
}
