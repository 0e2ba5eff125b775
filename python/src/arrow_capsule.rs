//! Arrow across the border: capsules in and out. The one file of the extension with unsafe code.
#![allow(unsafe_code)]

use crate::arguments::kinds::shown;
use crate::errors::{OrRaise, refused, unreadable};
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, to_ffi};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, RecordBatchIterator, StructArray};
use arrow_schema::SchemaRef;
use laks::adapter::masked;
use laks_arrow::{Batches, Stream, stream_from_raw, to_record_batch};
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};
use std::collections::HashSet;
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
    let given = source.call_method0("__arrow_c_stream__").map_err(|why| not_given(source, why))?;
    let capsule = given.cast_into::<PyCapsule>().map_err(|_| no_stream())?;
    let pointer = capsule.pointer_checked(Some(STREAM)).map_err(|_| no_stream())?;
    let pointer = pointer.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name holds an initialised stream that keeps the promises of the C stream
    // interface. It is moved out and marked as released, so the capsule frees only its own memory.
    unsafe { stream_from_raw(pointer.as_ptr()) }.or_raise(py)
}

/// Why a table was not handed over: what laks says of a name that is there twice, or else what its library
/// says, which is nobody's error but the table's.
fn not_given(source: &Bound<'_, PyAny>, why: PyErr) -> PyErr {
    let py = source.py();
    if !why.is_instance_of::<PyException>(py) {
        return why;
    }
    if let Some(name) = name_twice(source) {
        let sentence = format!(
            "every column of the table must have a name of its own, but two are called {name:?}; rename one \
             of them"
        );
        return unreadable(py, masked(&sentence).into_owned());
    }
    let said = why.value(py).str().map(|text| text.to_string()).unwrap_or_default();
    let said = said.lines().next().unwrap_or_default();
    unreadable(py, format!("the table cannot be handed over: {}", masked(said)))
}

/// The first name that two columns have.
fn name_twice(source: &Bound<'_, PyAny>) -> Option<String> {
    let columns = source.getattr("columns").ok()?;
    let mut met = HashSet::new();
    let names = columns.try_iter().ok()?;
    names
        .filter_map(|name| Some(name.ok()?.str().ok()?.to_string()))
        .find(|name| !met.insert(name.clone()))
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
