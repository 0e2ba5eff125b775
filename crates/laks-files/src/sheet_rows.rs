//! The rows of a sheet below its header, as a record batch of texts.

use crate::column_names::names_of;
use crate::dress;
use crate::error::FileError;
use crate::grid::Grid;
use crate::merged_cells::{Given, given};
use crate::part::{Part, PlaceNote, RowSource, Tallied};
use crate::row_choice::{RowChoice, RowCounts};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchOptions, StringViewArray, UInt64Array};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use laks::adapter::ROW_COLUMN;
use laks::sections::ReadSchema;
use laks_arrow::Batches;
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// The rows of a sheet, whose cells are all there.
#[derive(Debug)]
struct SheetRows {
    numbers: Vec<u64>,
    names: Vec<String>,
    columns: Vec<StringViewArray>,
    /// The same, with the values that merged cells give.
    given: Option<Given>,
    /// Whether the sheet hides each row; empty where it hides none.
    hidden: Vec<bool>,
    choice: RowChoice,
    /// Rows below the header without a filled cell.
    empty: u64,
    tallied: Tallied,
}

/// The part of a sheet.
///
/// # Errors
/// When the header has no names, or one twice.
pub(crate) fn sheet_part(
    grid: &Grid,
    note: PlaceNote,
    path: &Path,
    read: &ReadSchema,
) -> Result<Part, FileError> {
    let row = dress::header_row(read);
    let header = grid.header(row);
    let cells = header.iter().map(|(number, name)| (*number as usize, name.as_str()));
    let names = names_of(cells, &note.name(), row)?;
    let (numbers, above) = grid.rows_below(row);
    let below = numbers.last().map_or(0, |&last| u64::from(last) - row);
    let tallied = Tallied::default();
    let column_numbers: Vec<u32> = header.iter().map(|(number, _)| *number).collect();
    let columns: Vec<StringViewArray> =
        column_numbers.iter().map(|number| grid.column(*number, above)).collect();
    let given = given(&columns, &column_numbers, numbers, &grid.marks.merged)
        .map_err(|error| FileError::Workbook { place: note.name(), error })?;
    let hidden = match grid.marks.hidden_rows.is_empty() {
        true => Vec::new(),
        false => numbers.iter().map(|row| grid.marks.hides(*row)).collect(),
    };
    let rows = SheetRows {
        numbers: numbers.iter().copied().map(u64::from).collect(),
        names: names.clone(),
        columns,
        given,
        hidden,
        choice: RowChoice::new(read, &names).noting(&tallied.others),
        empty: below - numbers.len() as u64,
        tallied: tallied.clone(),
    };
    Ok(Part::of_texts(note, &dress::stem(path), names, Arc::new(rows), tallied))
}

impl SheetRows {
    /// The rows that are read, by their places.
    fn taken(&self) -> Vec<usize> {
        let mut counts = RowCounts { blank: self.empty, ..RowCounts::default() };
        let (written, width) = (&self.columns, self.columns.len());
        let taken = self.numbers.iter().enumerate().filter(|(row, number)| {
            // A row of totals is one by what stands in it.
            let is_row =
                self.choice.is_row(**number, width, |at| text_in(written, at, *row), &mut counts);
            is_row && self.choice.is_asked(|at| text_in(self.shown(), at, *row), &mut counts)
        });
        let taken: Vec<usize> = taken.map(|(row, _)| row).collect();
        let is_hidden = |row: &&usize| self.hidden.get(**row) == Some(&true);
        counts.hidden = taken.iter().filter(is_hidden).count() as u64;
        let given = |row: &usize| self.given.as_ref()?.counts.get(*row).copied().map(u64::from);
        counts.merged = taken.iter().filter_map(given).sum();
        self.tallied.set(counts);
        taken
    }

    /// The cells as they are shown.
    fn shown(&self) -> &[StringViewArray] {
        self.given.as_ref().map_or(&self.columns, |given| &given.columns)
    }

    fn batch(&self, wanted: &[bool]) -> Result<RecordBatch, ArrowError> {
        let taken = self.taken();
        let numbers = taken.iter().filter_map(|&row| self.numbers.get(row).copied());
        let mut fields = vec![Field::new(ROW_COLUMN, DataType::UInt64, false)];
        let mut columns: Vec<ArrayRef> = vec![Arc::new(numbers.collect::<UInt64Array>())];
        let named = self.names.iter().zip(self.shown()).zip(wanted);
        for ((name, column), _) in named.filter(|(_, wanted)| **wanted) {
            fields.push(Field::new(name, DataType::Utf8View, true));
            columns.push(Arc::new(rows_of(column, &taken)));
        }
        let count = RecordBatchOptions::new().with_row_count(Some(taken.len()));
        RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &count)
    }
}

/// The text of a filled cell.
fn text_in(columns: &[StringViewArray], place: usize, row: usize) -> Option<Cow<'_, str>> {
    let column = columns.get(place)?;
    column.is_valid(row).then(|| Cow::Borrowed(column.value(row)))
}

/// Some rows of a column.
fn rows_of(column: &StringViewArray, rows: &[usize]) -> StringViewArray {
    if rows.len() == column.len() {
        return column.clone();
    }
    rows.iter().map(|&row| column.is_valid(row).then(|| column.value(row))).collect()
}

impl RowSource for SheetRows {
    fn batches(&self, wanted: &[bool]) -> Batches {
        Box::new(std::iter::once(self.batch(wanted)))
    }
}
