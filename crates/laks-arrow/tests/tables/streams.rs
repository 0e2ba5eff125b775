//! Streams that are empty, that fail, that change under way, that many workers share.

use super::{cohort, source, table};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::Int8Type;
use arrow_array::{
    Array, ArrayRef, Date32Array, DictionaryArray, Int64Array, RecordBatch, RecordBatchIterator,
    StringArray, StringViewArray,
};
use arrow_schema::{ArrowError, SchemaRef};
use laks::adapter::BlockReader;
use laks::adapter::Columns;
use laks::{Error, Schema};
use laks_arrow::{ArrowSource, Binding, read_cohort, stream_from_raw};
use std::sync::Arc;
use std::thread;

fn numbered(first: i32, rows: i32) -> RecordBatch {
    let days: ArrayRef = Arc::new((first..first + rows).map(Some).collect::<Date32Array>());
    let units = (first..first + rows).map(|day| format!("unit {}", day % 300));
    let units: ArrayRef = Arc::new(StringViewArray::from_iter_values(units));
    RecordBatch::try_from_iter([("referred_on", days), ("unit", units)]).unwrap()
}

fn bound(schema: &SchemaRef, batches: Vec<Result<RecordBatch, ArrowError>>) -> ArrowSource {
    let binding = Binding::new(schema, &Schema::default(), &[]).unwrap();
    ArrowSource::new(Box::new(batches.into_iter()), binding, 2)
}

#[test]
fn an_empty_stream_and_one_of_empty_batches_are_no_rows() {
    let empty = numbered(0, 0);
    for batches in [vec![], vec![Ok(empty.clone()), Ok(empty.clone()), Ok(empty.clone())]] {
        let cohort = read_cohort(bound(&empty.schema(), batches)).unwrap();
        assert_eq!((cohort.len(), cohort.rows_read()), (0, 0));
    }
    let some = cohort(vec![empty.clone(), numbered(5, 2), empty], &Schema::default()).unwrap();
    assert_eq!(some.columns().dates[0], [5, 6]);
}

#[test]
fn a_failing_stream_is_one_error_and_then_at_its_end() {
    let broken = ArrowError::CDataInterface("the file\n is truncated".to_owned());
    let batch = numbered(0, 5000);
    let source = bound(&batch.schema(), vec![Ok(batch.clone()), Err(broken), Ok(batch.clone())]);
    let mut columns = Columns::new(Arc::clone(source.binding().layout()));
    let mut defects = Vec::new();
    let mut readers = source.into_readers(2);
    assert_eq!(readers[0].next_block(&mut columns, &mut defects).unwrap(), Some(0));
    assert_eq!(readers[0].next_block(&mut columns, &mut defects).unwrap(), Some(2048));
    assert_eq!(readers[0].next_block(&mut columns, &mut defects).unwrap(), Some(4096));
    assert_eq!(columns.len(), 904);
    let error = readers[1].next_block(&mut columns, &mut defects).unwrap_err();
    assert_eq!(error.to_string(), "the source of rows failed: the file is truncated");
    for reader in &mut readers {
        assert_eq!(reader.next_block(&mut columns, &mut defects).unwrap(), None);
    }
}

#[test]
fn a_batch_of_other_columns_is_refused() {
    let first = numbered(0, 3);
    let units: ArrayRef = Arc::new(StringArray::from(vec!["a"; 3]));
    let other = table(vec![("x", units)]);
    let error = read_cohort(bound(&first.schema(), vec![Ok(first.clone()), Ok(other)]));
    assert_eq!(
        error.unwrap_err().to_string(),
        "the source of rows failed: column \"referred_on\" holds Utf8 in a later batch, and Date32 in \
         the first"
    );
    let short = first.project(&[0]).unwrap();
    let error = read_cohort(bound(&first.schema(), vec![Ok(short)])).unwrap_err();
    assert!(error.to_string().ends_with("a later batch has no column \"unit\""));
}

#[test]
fn dictionaries_that_differ_between_batches_give_the_same_labels() {
    let of = |words: &[&str]| -> RecordBatch {
        let column: DictionaryArray<Int8Type> = words.iter().copied().collect();
        table(vec![("unit", Arc::new(column) as ArrayRef)])
    };
    let batches = vec![of(&["a", "b", "c"]), of(&["c", "a", "d"]), of(&["d", "d"])];
    let cohort = cohort(batches, &Schema::default()).unwrap();
    let unit = cohort.layout().stratum("unit").unwrap();
    assert_eq!(cohort.columns().strata[unit], [1, 2, 3, 3, 1, 4, 4, 4]);
    assert_eq!(cohort.labels()[unit].len(), 4);
}

#[test]
fn every_row_reaches_exactly_one_of_many_workers() {
    let sizes = [1, 300_000, 0, 70_000, 5];
    let mut first = 0;
    let mut batches = Vec::new();
    for size in sizes {
        batches.push(Ok(numbered(first % 80_000, size.min(80_000 - first % 80_000))));
        first += size;
    }
    let rows: usize = batches.iter().flatten().map(RecordBatch::num_rows).sum();
    let source = bound(&numbered(0, 0).schema(), batches);
    let (layout, labels) = (&Arc::clone(source.binding().layout()), source.labels().to_vec());
    let mut seen = vec![0_u32; rows];
    thread::scope(|scope| {
        let workers: Vec<_> = source
            .into_readers(4)
            .into_iter()
            .map(|mut reader| {
                scope.spawn(move || {
                    let mut columns = Columns::new(Arc::clone(layout));
                    let mut defects = Vec::new();
                    let mut blocks = Vec::new();
                    while let Some(row) = reader.next_block(&mut columns, &mut defects).unwrap() {
                        assert!(columns.len() <= laks::adapter::BLOCK_ROWS && !columns.is_empty());
                        blocks.push((row, columns.len(), columns.strata[0].clone()));
                    }
                    blocks
                })
            })
            .collect();
        for (row, len, codes) in workers.into_iter().flat_map(|worker| worker.join().unwrap()) {
            let first = usize::try_from(row).unwrap();
            seen[first..first + len].iter_mut().for_each(|count| *count += 1);
            assert!(codes.iter().all(|&code| (1..=300).contains(&code)));
        }
    });
    assert!(seen.iter().all(|&count| count == 1));
    assert_eq!(labels[0].len(), 300);
}

#[allow(unsafe_code)]
fn through_c(
    schema: SchemaRef,
    batches: Vec<Result<RecordBatch, ArrowError>>,
) -> Result<laks::Cohort, Error> {
    let reader = RecordBatchIterator::new(batches, schema);
    let mut raw = FFI_ArrowArrayStream::new(Box::new(reader));
    // SAFETY: the pointer is to a live stream of this crate's own making.
    let stream = unsafe { stream_from_raw(&raw mut raw) }?;
    // SAFETY: as above; the struct now says that it was taken over.
    let again = unsafe { stream_from_raw(&raw mut raw) }.unwrap_err();
    assert_eq!(
        again.to_string(),
        "the source of rows failed: the Arrow stream was read before; hand over a new one"
    );
    let binding = Binding::new(stream.schema(), &Schema::default(), &[])?;
    read_cohort(ArrowSource::new(Box::new(stream), binding, 2))
}

#[test]
fn a_c_stream_is_read_without_copying_and_its_failure_is_told() {
    let batch = numbered(0, 9000);
    let whole = cohort(vec![batch.clone()], &Schema::default()).unwrap();
    let parts = [(0, 10), (10, 5000), (5010, 3990)];
    let parts = parts.map(|(start, len)| Ok(batch.slice(start, len)));
    let read = through_c(batch.schema(), parts.into()).unwrap();
    assert_eq!(read.columns(), whole.columns());
    let broken = ArrowError::ParseError("line 7 has no end".to_owned());
    let error = through_c(batch.schema(), vec![Ok(batch.clone()), Err(broken)]).unwrap_err();
    assert_eq!(error.to_string(), "the source of rows failed: Parser error: line 7 has no end");
}

#[test]
fn numbers_and_texts_of_one_id_are_duplicates() {
    let ids: ArrayRef = Arc::new(Int64Array::from(vec![17, 18, 17]));
    let error = cohort(vec![table(vec![("referral_id", ids)])], &Schema::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the table is refused: 1 issue in 1 row\n  row 4, column \"referral_id\": \
         duplicate_referral_id: found the same as on row 2; delete the copy, or give each \
         referral its own id"
    );
    let array: ArrayRef = Arc::new(Int64Array::from(vec![17, 18]));
    let batch = table(vec![("referral_id", Arc::clone(&array))]);
    assert_eq!(array.len(), 2);
    let read = read_cohort(source(vec![batch], &Schema::default())).unwrap();
    assert_eq!(
        read.columns().referral_ids,
        [laks::adapter::id_hash("17"), laks::adapter::id_hash("18")]
    );
}
