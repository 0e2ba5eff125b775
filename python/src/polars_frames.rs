//! Tables as streams; polars frames that are better read in batches, or as codes, than handed over whole.

use crate::arrow_capsule::stream_in;
use crate::polars_names::check_names;
use arrow_array::ArrayRef;
use laks_arrow::Stream;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

/// Rows of a batch with categories: as many as one worker takes at a time.
const ROWS_WITH_CATEGORIES: usize = 1 << 16;

/// Takes over the stream of any object with `__arrow_c_stream__`, or of a polars LazyFrame.
pub(crate) fn stream_of(source: &Bound<'_, PyAny>) -> PyResult<Stream> {
    check_names(source)?;
    let is_read_once = source.hasattr("read_next_batch")? || source.hasattr("__next__")?;
    let stream = match Categories::of(source)? {
        Some(categories) => {
            let codes = in_batches(&categories.codes(source)?)?;
            stream_in(&codes)?.with_categories(&categories.named()?)
        }
        None => stream_in(&in_batches(source)?)?,
    };
    Ok(if is_read_once { stream.read_once() } else { stream })
}

/// The source itself, or its batches: of a polars LazyFrame, which has no stream, of a DataFrame in
/// several chunks, which polars would copy into one before it hands it over, and of one with categories,
/// which polars turns into a dictionary: batch by batch, that is done while other rows are counted.
fn in_batches<'py>(source: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
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

/// The columns of a DataFrame that hold categories, each with the list of them: handed over apart from the
/// codes, they are not looked up row by row.
struct Categories<'py>(Vec<(String, Bound<'py, PyAny>)>);

impl<'py> Categories<'py> {
    /// Those of a DataFrame whose polars can list them.
    fn of(source: &Bound<'py, PyAny>) -> PyResult<Option<Self>> {
        if !source.hasattr("n_chunks")? || !source.hasattr("lazy")? {
            return Ok(None);
        }
        let mut listed = Vec::new();
        for column in source.call_method0("get_columns")?.try_iter()? {
            let column = column?;
            let kind = column.getattr("dtype")?;
            if !kind.str()?.to_string().starts_with("Categorical") {
                continue;
            }
            let categories = kind.getattr("categories")?;
            if !categories.hasattr("to_series")? {
                return Ok(None);
            }
            listed
                .push((column.getattr("name")?.extract()?, categories.call_method0("to_series")?));
        }
        Ok((!listed.is_empty()).then_some(Self(listed)))
    }

    /// The DataFrame with codes in their place.
    fn codes(&self, source: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let codes = PyList::empty(source.py());
        for (name, _) in &self.0 {
            let column = source.call_method1("get_column", (name,))?;
            codes.append(column.call_method0("to_physical")?)?;
        }
        source.call_method1("with_columns", (codes,))
    }

    /// The categories of each column, by its name.
    fn named(&self) -> PyResult<Vec<(String, ArrayRef)>> {
        let mut named = Vec::new();
        for (name, categories) in &self.0 {
            let frame = categories.call_method0("rechunk")?.call_method0("to_frame")?;
            let batch = stream_in(&frame)?.next().and_then(Result::ok);
            let column = batch.and_then(|batch| batch.columns().first().cloned());
            named.extend(column.map(|column| (name.clone(), column)));
        }
        Ok(named)
    }
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
