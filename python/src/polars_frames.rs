//! polars frames that are better read in batches than handed over whole.

use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The source itself, or its batches: of a polars LazyFrame, which has no stream, and of a DataFrame in
/// several chunks, which polars would copy into one before it hands it over.
pub(crate) fn in_batches<'py>(source: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let is_lazy = source.hasattr("collect_batches")? && source.hasattr("collect_schema")?;
    if is_lazy {
        return batches(source);
    }
    let is_frame = source.hasattr("n_chunks")? && source.hasattr("lazy")?;
    if is_frame && source.call_method0("n_chunks")?.extract::<usize>()? > 1 {
        return batches(&source.call_method0("lazy")?);
    }
    Ok(source.clone())
}

fn batches<'py>(lazy: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let options = PyDict::new(lazy.py());
    options.set_item("lazy", true)?;
    options.set_item("engine", "streaming")?;
    options.set_item("maintain_order", true)?;
    lazy.call_method("collect_batches", (), Some(&options))
}
