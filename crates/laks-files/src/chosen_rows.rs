//! Rows that another reader gives, such as those of a Parquet file: the same rules choose among them as among
//! the rows of a CSV.

use crate::part::{Part, PlaceNote, RowSource, Tallied};
use crate::row_choice::{RowChoice, RowCounts};
use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchOptions, make_array};
use arrow_data::transform::MutableArrayData;
use arrow_schema::{ArrowError, DataType};
use laks::sections::ReadSchema;
use laks_arrow::{Batches, cell_text};
use std::ops::Range;
use std::sync::Arc;

/// Rows of another reader, in batches of [`laks::adapter::ROW_COLUMN`] and all columns.
#[derive(Debug)]
struct ChosenRows {
    rows: Arc<dyn RowSource>,
    width: usize,
    choice: RowChoice,
    tallied: Tallied,
}

/// A part whose rows another reader gives, in columns of these names and types.
///
/// ```
/// use laks_files::arrow_array::{RecordBatch, StringArray, UInt64Array};
/// use laks_files::arrow_schema::DataType;
/// use laks_files::{PlaceNote, RowSource, given_part, laks, laks_arrow};
/// use std::sync::Arc;
/// /// Rows that were read from a database.
/// #[derive(Debug)]
/// struct Rows(RecordBatch);
///
/// impl RowSource for Rows {
///     fn batches(&self, _wanted: &[bool]) -> laks_arrow::Batches {
///         Box::new([Ok(self.0.clone())].into_iter())
///     }
/// }
///
/// let batch = RecordBatch::try_from_iter([
///     (laks::adapter::ROW_COLUMN, Arc::new(UInt64Array::from(vec![1, 2])) as _),
///     ("Henvist", Arc::new(StringArray::from(vec!["2016-04-03", "2016-04-04"])) as _),
/// ])?;
/// let columns = (vec!["Henvist".to_owned()], vec![DataType::Utf8]);
/// let read = laks::Schema::default().read;
/// let part = given_part(PlaceNote::default(), "cafe", columns, Arc::new(Rows(batch)), &read);
/// let rows: usize = part.source.batches(&[true]).map(|batch| batch.map_or(0, |b| b.num_rows())).sum();
/// assert_eq!((rows, part.tallied.get().rows), (2, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn given_part(
    note: PlaceNote,
    stem: &str,
    columns: (Vec<String>, Vec<DataType>),
    rows: Arc<dyn RowSource>,
    read: &ReadSchema,
) -> Part {
    let (names, types) = columns;
    let tallied = Tallied::default();
    let choice = RowChoice::new(read, &names).noting(&tallied.others);
    let source = ChosenRows { rows, width: names.len(), choice, tallied: tallied.clone() };
    let stem = stem.to_owned();
    Part { note, stem, names, types, constants: Vec::new(), source: Arc::new(source), tallied }
}

impl RowSource for ChosenRows {
    fn batches(&self, wanted: &[bool]) -> Batches {
        self.tallied.set(RowCounts::default());
        let columns = wanted.iter().enumerate().filter(|(_, wanted)| **wanted);
        Box::new(ChosenBatches {
            // The rows' numbers stand in front.
            columns: std::iter::once(0).chain(columns.map(|(place, _)| place + 1)).collect(),
            batches: self.rows.batches(&vec![true; self.width]),
            choice: self.choice.clone(),
            counts: RowCounts::default(),
            tallied: self.tallied.clone(),
        })
    }
}

struct ChosenBatches {
    batches: Batches,
    columns: Vec<usize>,
    choice: RowChoice,
    counts: RowCounts,
    tallied: Tallied,
}

impl ChosenBatches {
    fn chosen(&mut self, batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
        let (numbers, cells) = batch.columns().split_first().ok_or_else(no_numbers)?;
        let numbers = numbers.as_primitive_opt::<UInt64Type>().ok_or_else(no_numbers)?;
        let mut taken: Vec<Range<usize>> = Vec::new();
        for (row, &number) in numbers.values().iter().enumerate() {
            let cell = |place: usize| cell_text(cells.get(place)?.as_ref(), row);
            if !self.choice.takes(number, cells.len(), cell, &mut self.counts) {
                continue;
            }
            match taken.last_mut() {
                Some(last) if last.end == row => last.end = row + 1,
                _ => taken.push(row..row + 1),
            }
        }
        self.tallied.set(self.counts);
        let batch = batch.project(&self.columns)?;
        match taken.as_slice() {
            [all] if all.len() == batch.num_rows() => Ok(batch),
            some => rows_of(&batch, some),
        }
    }
}

fn no_numbers() -> ArrowError {
    ArrowError::SchemaError("rows that are given must have their numbers in front".to_owned())
}

/// Some rows of a batch.
fn rows_of(batch: &RecordBatch, rows: &[Range<usize>]) -> Result<RecordBatch, ArrowError> {
    let count = rows.iter().map(ExactSizeIterator::len).sum();
    let some = |column: &ArrayRef| {
        let data = column.to_data();
        let mut kept = MutableArrayData::new(vec![&data], false, count);
        for rows in rows {
            kept.try_extend(0, rows.start, rows.end)?;
        }
        Ok(make_array(kept.freeze()))
    };
    let columns: Result<Vec<ArrayRef>, ArrowError> = batch.columns().iter().map(some).collect();
    let count = RecordBatchOptions::new().with_row_count(Some(count));
    RecordBatch::try_new_with_options(batch.schema(), columns?, &count)
}

impl Iterator for ChosenBatches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = self.batches.next()?;
        Some(batch.and_then(|batch| self.chosen(&batch)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{Int64Array, StringArray, UInt64Array};

    #[derive(Debug)]
    struct Given(RecordBatch);

    impl RowSource for Given {
        fn batches(&self, _wanted: &[bool]) -> Batches {
            Box::new(std::iter::once(Ok(self.0.clone())))
        }
    }

    #[test]
    fn the_same_rules_choose_among_rows_of_any_type() {
        let texts = [Some("a"), None, Some("I alt"), Some(" "), Some("b")];
        let batch = RecordBatch::try_from_iter([
            (laks::adapter::ROW_COLUMN, Arc::new(UInt64Array::from_iter_values(1..6)) as ArrayRef),
            ("unit", Arc::new(StringArray::from(texts.to_vec()))),
            ("n", Arc::new(Int64Array::from(vec![Some(1), Some(2), Some(3), None, None]))),
        ]);
        let batch = batch.unwrap();
        let schema = laks::Schema::from_toml("[read]\ntotal_rows = [\"I alt\"]");
        let columns =
            (vec!["unit".to_owned(), "n".to_owned()], vec![DataType::Utf8, DataType::Int64]);
        let read = schema.unwrap().read;
        let part = given_part(PlaceNote::default(), "cafe", columns, Arc::new(Given(batch)), &read);
        let found: Vec<RecordBatch> =
            part.source.batches(&[false, true]).map(Result::unwrap).collect();
        let expected = RecordBatch::try_from_iter([
            (laks::adapter::ROW_COLUMN, Arc::new(UInt64Array::from(vec![1, 2, 5])) as ArrayRef),
            ("n", Arc::new(Int64Array::from(vec![Some(1), Some(2), None]))),
        ]);
        assert_eq!(found[0].columns(), expected.unwrap().columns());
        let counts = RowCounts { rows: 3, blank: 1, totals: 1, ..RowCounts::default() };
        assert_eq!(part.tallied.get(), counts);
    }
}
