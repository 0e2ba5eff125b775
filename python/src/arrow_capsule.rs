//! Arrow across the border: capsules in and out. The one file of the extension with unsafe code.
#![allow(unsafe_code)]

use crate::arguments::kinds::shown;
use crate::errors::{OrRaise, refused};
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, to_ffi};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, RecordBatchIterator, StructArray};
use arrow_schema::SchemaRef;
use laks_arrow::{Batches, Stream, stream_from_raw, to_record_batch};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};
use std::ffi::CStr;
use std::sync::Arc;

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";

/// Takes over the stream of an object with `__arrow_c_stream__`.
pub(crate) fn stream_in(source: &Bound<'_, PyAny>) -> PyResult<Stream> {
    let py = source.py();
    if !source.hasattr("__arrow_c_stream__")? {
        return Err(refused(
            py,
            "the table",
            "an object with __arrow_c_stream__: a DataFrame of polars or pandas (with pyarrow), \
             a pyarrow Table or a DuckDB relation",
            shown(source),
        ));
    }
    let no_stream = || {
        let found = shown(source);
        refused(py, "the table", "an object whose __arrow_c_stream__ gives an Arrow stream", found)
    };
    let given = source.call_method0("__arrow_c_stream__")?;
    let capsule = given.cast_into::<PyCapsule>().map_err(|_| no_stream())?;
    let pointer = capsule.pointer_checked(Some(STREAM)).map_err(|_| no_stream())?;
    let pointer = pointer.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name holds an initialised stream that keeps the promises of the C stream
    // interface. It is moved out and marked as released, so the capsule frees only its own memory.
    unsafe { stream_from_raw(pointer.as_ptr()) }.or_raise(py)
}

/// A table as the capsule of a stream.
pub(crate) fn stream_capsule<'py>(
    py: Python<'py>,
    table: &laks::Table,
) -> PyResult<Bound<'py, PyCapsule>> {
    let batch = to_record_batch(table).or_raise(py)?;
    let schema = batch.schema();
    let batches = RecordBatchIterator::new([Ok(batch)], schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), STREAM)
}

/// Batches as the capsule of a stream.
pub(crate) fn batches_capsule<'py>(
    py: Python<'py>,
    schema: &SchemaRef,
    batches: Batches,
) -> PyResult<Bound<'py, PyCapsule>> {
    let batches = RecordBatchIterator::new(batches, Arc::clone(schema));
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), STREAM)
}

/// A table as the capsules of a schema and of one struct array.
pub(crate) fn array_capsules<'py>(
    py: Python<'py>,
    table: &laks::Table,
) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
    let structs = StructArray::from(to_record_batch(table).or_raise(py)?);
    let (array, schema): (FFI_ArrowArray, FFI_ArrowSchema) =
        to_ffi(&structs.to_data()).map_err(|error| {
            refused(py, "the table", "one that Arrow can hand over", error.to_string())
        })?;
    let schema = PyCapsule::new_with_value(py, schema, SCHEMA)?;
    Ok((schema, PyCapsule::new_with_value(py, array, ARRAY)?))
}
