//! A frame as a stream of record batches, one for each stretch of rows that is one chunk in every column.
#![allow(unsafe_code)]

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use laks::Error;
use laks_arrow::{Stream, stream_from_raw};
use polars::frame::DataFrame;
use polars_arrow::array::{Array, StructArray};
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_arrow::ffi::export_iterator;
use polars_core::prelude::{CompatLevel, PolarsResult};
use std::collections::BTreeSet;

/// The rows of a frame as Arrow record batches. Nothing is copied; chunks stay as they are.
///
/// ```
/// use laks_polars::{batches, polars::df};
/// let frame = df!("Henvist" => ["2016-03-29", "2016-03-30"], "Henviser" => ["Jobcenter", "Egen læge"])?;
/// let stream = batches(&frame)?;
/// assert_eq!(stream.schema().field(1).name(), "Henviser");
/// let rows: usize = stream.map(|batch| batch.map_or(0, |batch| batch.num_rows())).sum();
/// assert_eq!(rows, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When polars cannot say what a column is in Arrow's terms.
pub fn batches(frame: &DataFrame) -> Result<Stream, Error> {
    let fields: Vec<Field> = frame
        .columns()
        .iter()
        .map(|column| column.dtype().to_arrow_field(column.name().clone(), CompatLevel::newest()))
        .collect();
    let row = ArrowDataType::Struct(fields);
    let arrays = chunks(frame.clone(), row.clone());
    let mut stream = export_iterator(Box::new(arrays), Field::new("".into(), row, false));
    let stream: *mut FFI_ArrowArrayStream = (&raw mut stream).cast();
    // SAFETY: both structs are the `ArrowArrayStream` of the C stream interface, field by field; polars
    // made this one, and it is moved out before the pointer goes.
    unsafe { stream_from_raw(stream) }
}

/// Each stretch of rows that is one chunk in every column, as one array of structs.
fn chunks(
    frame: DataFrame,
    row: ArrowDataType,
) -> impl Iterator<Item = PolarsResult<Box<dyn Array>>> {
    let ends = chunk_ends(&frame);
    let starts: Vec<usize> = std::iter::once(0).chain(ends.iter().copied()).collect();
    starts.into_iter().zip(ends).map(move |(start, end)| {
        let part = frame.slice(i64::try_from(start).unwrap_or(i64::MAX), end - start);
        let arrays = part
            .columns()
            .iter()
            .map(|column| {
                column.as_materialized_series().rechunk().to_arrow(0, CompatLevel::newest())
            })
            .collect();
        StructArray::try_new(row.clone(), end - start, arrays, None).map(StructArray::boxed)
    })
}

/// The rows after which some column has a new chunk, and the last.
fn chunk_ends(frame: &DataFrame) -> BTreeSet<usize> {
    let mut ends = BTreeSet::new();
    for series in frame.columns().iter().filter_map(|column| column.as_series()) {
        let mut end = 0;
        ends.extend(series.chunk_lengths().map(|len| {
            end += len;
            end
        }));
    }
    ends.insert(frame.height());
    ends.remove(&0);
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::*;

    fn frame(first: i32, rows: i32) -> DataFrame {
        let days: Vec<i32> = (first..first + rows).collect();
        let labels: Vec<String> = days.iter().map(|day| format!("unit number {day}")).collect();
        df!["day" => days, "unit" => labels].unwrap()
    }

    #[test]
    fn every_chunk_is_a_batch_that_shares_its_memory() {
        let mut whole = frame(0, 3);
        for part in [frame(3, 2), frame(5, 4)] {
            whole.vstack_mut(&part).unwrap();
        }
        let stream = batches(&whole).unwrap();
        let read: Vec<_> = stream.map(Result::unwrap).collect();
        let rows: Vec<usize> = read.iter().map(arrow_array::RecordBatch::num_rows).collect();
        assert_eq!(rows, [3, 2, 4]);
        let ours = read[1].column(0).to_data().buffers()[0].as_ptr();
        let theirs = whole.column("day").unwrap().as_materialized_series().i32().unwrap();
        let theirs = theirs.downcast_iter().nth(1).unwrap().values().as_ptr();
        assert_eq!(ours, theirs.cast());
    }

    #[test]
    fn columns_in_different_chunks_are_cut_at_every_end() {
        let mut left = df!["a" => [1, 2, 3]].unwrap();
        left.vstack_mut(&df!["a" => [4, 5]].unwrap()).unwrap();
        let mut right = df!["b" => ["v"]].unwrap();
        right.vstack_mut(&df!["b" => ["w", "x", "y", "z"]].unwrap()).unwrap();
        left.hstack_mut(right.columns()).unwrap();
        let rows: Vec<usize> =
            batches(&left).unwrap().map(|batch| batch.unwrap().num_rows()).collect();
        assert_eq!(rows, [1, 2, 2]);
    }

    #[test]
    fn a_frame_without_rows_has_columns_and_no_batch() {
        let stream = batches(&frame(0, 0)).unwrap();
        assert_eq!(stream.schema().fields().len(), 2);
        assert_eq!(stream.count(), 0);
    }
}
