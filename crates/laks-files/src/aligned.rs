//! The rows of several parts one after the other, in the columns of their table.

use crate::error::FileError;
use crate::failure::Failure;
use crate::nothing_asked::NothingAsked;
use crate::part::Part;
use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{
    ArrayRef, NullArray, RecordBatch, RecordBatchOptions, StringViewArray, UInt64Array,
    new_null_array,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use laks::adapter::nearest;
use laks_arrow::Batches;
use std::sync::Arc;

/// Where a column of the table comes from in one part.
enum From {
    /// The column with this place among those that the part gives.
    Column(usize),
    /// The name of the file or sheet.
    Name(String),
    /// Nowhere: it is another part's.
    Nowhere(DataType),
    /// Nowhere, for nobody wants it.
    Unwanted,
}

/// One part, not begun.
struct Ready {
    part: Part,
    wanted: Vec<bool>,
    columns: Vec<From>,
    place: u64,
}

/// Part after part, each opened when its turn comes.
pub(crate) struct Aligned {
    waiting: std::vec::IntoIter<Ready>,
    current: Option<(Ready, Batches)>,
    schema: SchemaRef,
    failure: Failure,
    /// All of them, to say at the end that none of their rows was asked for.
    parts: Vec<Part>,
}

impl Aligned {
    pub(crate) fn new(
        parts: &[Part],
        schema: &SchemaRef,
        wanted: impl Fn(&str) -> bool,
        failure: Failure,
    ) -> Self {
        let ready =
            parts.iter().zip(0..).map(|(part, place)| Ready::new(part, place, schema, &wanted));
        let ready: Vec<Ready> = ready.collect();
        let fields = schema.fields().iter().enumerate().map(|(place, field)| {
            match place == 0 || wanted(field.name()) {
                true => field.as_ref().clone(),
                false => Field::new(field.name(), DataType::Null, true),
            }
        });
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let parts = parts.to_vec();
        Self { waiting: ready.into_iter(), current: None, schema, failure, parts }
    }

    /// Says that rows were there and none was asked for, once every part is read.
    fn end(&mut self) -> Option<Result<RecordBatch, ArrowError>> {
        let error = nothing_asked(&std::mem::take(&mut self.parts))?;
        self.failure.keep(&error);
        Some(Err(ArrowError::ExternalError(Box::new(error))))
    }
}

/// What stands in the rows of parts of which none was asked for.
fn nothing_asked(parts: &[Part]) -> Option<FileError> {
    let counts = || parts.iter().map(|part| part.tallied.get());
    if counts().any(|counts| counts.rows > 0) || counts().all(|counts| counts.left_out == 0) {
        return None;
    }
    parts.iter().find_map(|part| {
        let others = &part.tallied.others;
        let (column, found) = others.of_first_column()?;
        let asked = others.asked(column);
        let near = |asked: &String| {
            let near = nearest(asked, found.iter().map(String::as_str));
            near.filter(|near| !near.is_empty()).map(str::to_owned)
        };
        Some(FileError::NothingAsked(Box::new(NothingAsked {
            place: part.note.name(),
            column: part.names.get(column)?.clone(),
            nearest: asked.iter().find_map(near),
            asked,
            found,
        })))
    })
}

impl Ready {
    fn new(part: &Part, place: u64, schema: &SchemaRef, wanted: &impl Fn(&str) -> bool) -> Self {
        let given: Vec<&String> = part.names.iter().filter(|name| wanted(name)).collect();
        let columns = schema.fields().iter().skip(1).map(|field| {
            let name = field.name();
            if !wanted(name) {
                return From::Unwanted;
            }
            if let Some((_, value)) = part.constants.iter().find(|(constant, _)| constant == name) {
                return From::Name(value.clone());
            }
            match given.iter().position(|given| *given == name) {
                Some(place) => From::Column(place + 1),
                None => From::Nowhere(field.data_type().clone()),
            }
        });
        Self {
            columns: columns.collect(),
            wanted: part.names.iter().map(|name| wanted(name)).collect(),
            part: part.clone(),
            place,
        }
    }

    /// A batch of the part in the columns of the table.
    fn aligned(&self, batch: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
        let rows = batch.num_rows();
        let first = batch.columns().first().ok_or_else(lost)?;
        let numbers: ArrayRef = match self.place {
            0 => Arc::clone(first),
            place => {
                let numbers = first.as_primitive_opt::<UInt64Type>().ok_or_else(lost)?;
                let of_place = numbers.values().iter().map(|number| number + (place << 32));
                Arc::new(UInt64Array::from_iter_values(of_place))
            }
        };
        let mut columns = vec![numbers];
        for from in &self.columns {
            columns.push(match from {
                From::Column(place) => Arc::clone(batch.columns().get(*place).ok_or_else(lost)?),
                From::Name(value) => {
                    let texts = std::iter::repeat_n(value.as_str(), rows);
                    Arc::new(StringViewArray::from_iter_values(texts))
                }
                From::Nowhere(kind) => new_null_array(kind, rows),
                From::Unwanted => Arc::new(NullArray::new(rows)),
            });
        }
        let count = RecordBatchOptions::new().with_row_count(Some(rows));
        RecordBatch::try_new_with_options(Arc::clone(schema), columns, &count)
    }
}

/// A source that does not give the columns that it promised.
fn lost() -> ArrowError {
    ArrowError::SchemaError("a part gives other columns than it has".to_owned())
}

impl Iterator for Aligned {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.current.is_none() {
                let Some(ready) = self.waiting.next() else { return self.end() };
                let batches = ready.part.source.batches(&ready.wanted);
                self.current = Some((ready, batches));
            }
            let (ready, batches) = self.current.as_mut()?;
            match batches.next() {
                None => self.current = None,
                Some(Ok(batch)) if batch.num_rows() == 0 => {}
                Some(Ok(batch)) => return Some(ready.aligned(&batch, &self.schema)),
                Some(Err(error)) => {
                    if let ArrowError::ExternalError(inner) = &error
                        && let Some(of_file) = inner.downcast_ref::<FileError>()
                    {
                        self.failure.keep(of_file);
                    }
                    // Nothing is read behind what is broken.
                    self.waiting = Vec::new().into_iter();
                    self.parts.clear();
                    self.current = None;
                    return Some(Err(error));
                }
            }
        }
    }
}
