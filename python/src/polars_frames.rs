//! polars frames that are better read in batches than handed over whole.

use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Rows of a batch with categories: as many as one worker takes at a time.
const ROWS_WITH_CATEGORIES: usize = 1 << 16;

/// The source itself, or its batches: of a polars LazyFrame, which has no stream, of a DataFrame in
/// several chunks, which polars would copy into one before it hands it over, and of one with categories,
/// which polars turns into a dictionary: batch by batch, that is done while other rows are counted.
pub(crate) fn in_batches<'py>(source: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let is_lazy = source.hasattr("collect_batches")? && source.hasattr("collect_schema")?;
    if is_lazy {
        return batches(source, None);
    }
    let is_frame = source.hasattr("n_chunks")? && source.hasattr("lazy")?;
    if is_frame && has_categories(source)? {
        return batches(&source.call_method0("lazy")?, Some(ROWS_WITH_CATEGORIES));
    }
    if is_frame && is_chunked(source)? {
        return batches(&source.call_method0("lazy")?, None);
    }
    Ok(source.clone())
}

fn is_chunked(frame: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(frame.call_method0("n_chunks")?.extract::<usize>()? > 1)
}

fn has_categories(frame: &Bound<'_, PyAny>) -> PyResult<bool> {
    for kind in frame.getattr("dtypes")?.try_iter()? {
        if kind?.str()?.to_string().starts_with("Categorical") {
            return Ok(true);
        }
    }
    Ok(false)
}

fn batches<'py>(lazy: &Bound<'py, PyAny>, rows: Option<usize>) -> PyResult<Bound<'py, PyAny>> {
    let options = PyDict::new(lazy.py());
    options.set_item("lazy", true)?;
    options.set_item("engine", "streaming")?;
    options.set_item("maintain_order", true)?;
    options.set_item("chunk_size", rows)?;
    lazy.call_method("collect_batches", (), Some(&options))
}
