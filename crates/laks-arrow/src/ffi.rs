//! The one place with unsafe code: a stream handed over through Arrow's C stream interface.
#![allow(unsafe_code)]

use crate::categories::Categories;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions, StructArray};
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use laks::results::SourceFault;
use std::ffi::CStr;
use std::sync::Arc;

/// A stream of record batches from outside, with the columns it announced.
///
/// Texts are not checked to be UTF-8 here: laks reads them as bytes and says where one is not.
#[derive(Debug)]
pub struct Stream {
    stream: FFI_ArrowArrayStream,
    announced: SchemaRef,
    schema: SchemaRef,
    categories: Categories,
    is_over: bool,
    needs_a_batch: bool,
}

/// Takes over an Arrow C stream, as `__arrow_c_stream__` gives it.
///
/// The struct is moved out and marked as released; whoever allocated it frees it as before.
///
/// ```
/// use laks_arrow::arrow_array::{Date32Array, RecordBatch, RecordBatchIterator};
/// use laks_arrow::arrow_array::ffi_stream::FFI_ArrowArrayStream;
/// use laks_arrow::stream_from_raw;
/// let days = std::sync::Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
/// let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
/// let reader = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
/// let mut handed_over = FFI_ArrowArrayStream::new(Box::new(reader)); // another library does this
/// // SAFETY: the stream was just made, and is not used again.
/// let mut stream = unsafe { stream_from_raw(&raw mut handed_over) }?;
/// assert_eq!(stream.next().transpose()?, Some(batch));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Safety
/// `stream` must point to an initialised `ArrowArrayStream` that may be read and written, and whose
/// callbacks keep the promises of the C stream interface: it may be pulled from another thread than the
/// one that made it, and its arrays are as long as they say.
///
/// # Errors
/// When the stream was taken over before, or cannot say what its columns are.
pub unsafe fn stream_from_raw(stream: *mut FFI_ArrowArrayStream) -> Result<Stream, laks::Error> {
    // SAFETY: the caller promises a pointer that may be read and written.
    let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(stream) };
    let get_schema = stream.get_schema.filter(|_| stream.release.is_some());
    let Some(get_schema) = get_schema else {
        return Err(SourceFault::ReadBefore.into());
    };
    let mut found = FFI_ArrowSchema::empty();
    // SAFETY: the stream is not released, and `found` may be written.
    let code = unsafe { get_schema(&raw mut stream, &raw mut found) };
    if code != 0 {
        return Err(failed(last_error(&mut stream, code)));
    }
    let schema = Schema::try_from(&found).map_err(|error| failed(error.to_string()))?;
    let schema = Arc::new(schema);
    Ok(Stream {
        stream,
        announced: Arc::clone(&schema),
        schema,
        categories: Categories::default(),
        is_over: false,
        needs_a_batch: false,
    })
}

const READ_BEFORE: &str = "the Arrow stream has no batch left: it was read before, or never had one; hand \
                           over a new one, or a table";

fn failed(said: String) -> laks::Error {
    SourceFault::Said { said }.into()
}

/// What the stream says about its last failure.
fn last_error(stream: &mut FFI_ArrowArrayStream, code: i32) -> String {
    let Some(get_last_error) = stream.get_last_error else { return format!("error code {code}") };
    // SAFETY: the stream is not released; the text lives until its next call.
    unsafe {
        let text = get_last_error(&raw mut *stream);
        if text.is_null() {
            format!("error code {code}")
        } else {
            CStr::from_ptr(text).to_string_lossy().into_owned()
        }
    }
}

impl Stream {
    /// The columns that the stream has.
    ///
    /// ```
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch, RecordBatchIterator};
    /// # use laks_arrow::arrow_array::ffi_stream::FFI_ArrowArrayStream;
    /// # let days = std::sync::Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// # let reader = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
    /// # let mut made = FFI_ArrowArrayStream::new(Box::new(reader));
    /// # // SAFETY: the stream was just made, and is not used again.
    /// # let stream = unsafe { laks_arrow::stream_from_raw(&raw mut made) }?;
    /// assert_eq!(stream.schema().field(0).name(), "referred_on");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The same of a source that can be read once only: if it has no batch, it was read before.
    ///
    /// ```
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch, RecordBatchIterator};
    /// # use laks_arrow::arrow_array::ffi_stream::FFI_ArrowArrayStream;
    /// # let days = std::sync::Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// # let reader = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
    /// # let mut made = FFI_ArrowArrayStream::new(Box::new(reader));
    /// # // SAFETY: the stream was just made, and is not used again.
    /// # let stream = unsafe { laks_arrow::stream_from_raw(&raw mut made) }?;
    /// let stream = stream.read_once();
    /// assert_eq!(stream.count(), 1); // of a stream without a batch it would be an error: it was read before
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn read_once(self) -> Self {
        Self { needs_a_batch: true, ..self }
    }

    /// Reads columns of unsigned codes as the categories that they stand for: a category's place is its code.
    ///
    /// A column without such codes stays as it is.
    ///
    /// ```
    /// use laks_arrow::arrow_array::{RecordBatch, RecordBatchIterator, StringArray, UInt32Array};
    /// # use laks_arrow::arrow_array::ffi_stream::FFI_ArrowArrayStream;
    /// # use std::sync::Arc;
    /// # let codes = Arc::new(UInt32Array::from(vec![1, 0])) as _;
    /// # let batch = RecordBatch::try_from_iter([("source", codes)])?;
    /// # let reader = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
    /// # let mut made = FFI_ArrowArrayStream::new(Box::new(reader));
    /// # // SAFETY: the stream was just made, and is not used again.
    /// # let stream = unsafe { laks_arrow::stream_from_raw(&raw mut made) }?;
    /// let sources = Arc::new(StringArray::from(vec!["Jobcenter", "Egen læge"])) as _;
    /// let mut stream = stream.with_categories(&[("source".to_owned(), sources)]);
    /// let batch = stream.next().unwrap()?; // it came as the codes 1 and 0
    /// assert_eq!(laks_arrow::cell_text(batch.column(0), 0).as_deref(), Some("Egen læge"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_categories(self, named: &[(String, ArrayRef)]) -> Self {
        let (categories, schema) = Categories::of(&self.announced, named);
        Self { categories, schema, ..self }
    }

    fn pull(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        let Some(get_next) = self.stream.get_next else { return Ok(None) };
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: the stream is not released before it is dropped, and `array` may be written.
        let code = unsafe { get_next(&raw mut self.stream, &raw mut array) };
        if code != 0 {
            return Err(ArrowError::CDataInterface(last_error(&mut self.stream, code)));
        }
        if array.is_released() {
            return Ok(None);
        }
        let kind = DataType::Struct(self.announced.fields().clone());
        // SAFETY: the stream promises arrays of the columns that it announced.
        unsafe { without_null_buffers(&mut array, &kind) };
        // SAFETY: the stream promises arrays of the columns that it announced.
        let data = unsafe { from_ffi_and_data_type(array, kind) }?;
        let rows = RecordBatchOptions::new().with_row_count(Some(data.len()));
        let (_, mut columns, _) = StructArray::from(data).into_parts();
        self.categories.put_in(&mut columns)?;
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &rows).map(Some)
    }
}

/// Takes back the buffer that some producers, polars among them, announce for a column of nothing but
/// nulls: the format has none, and arrow refuses it.
///
/// # Safety
/// The array must be one of this type, with all its children.
unsafe fn without_null_buffers(array: &mut FFI_ArrowArray, kind: &DataType) {
    let fields: Vec<&DataType> = match kind {
        DataType::Null => {
            array.n_buffers = 0;
            return;
        }
        DataType::Struct(fields) => fields.iter().map(|field| field.data_type()).collect(),
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::FixedSizeList(field, _)
        | DataType::Map(field, _) => vec![field.data_type()],
        _ => return,
    };
    if usize::try_from(array.n_children) != Ok(fields.len()) || array.children.is_null() {
        return; // arrow says what is wrong with it
    }
    for (place, kind) in fields.into_iter().enumerate() {
        // SAFETY: the caller promises the children; `place` is below their number.
        if let Some(child) = unsafe { (*array.children.add(place)).as_mut() } {
            // SAFETY: the child is of the type that the parent's says.
            unsafe { without_null_buffers(child, kind) };
        }
    }
}

impl Iterator for Stream {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let mut batch = self.pull().transpose();
        if batch.is_none() && self.needs_a_batch {
            batch = Some(Err(ArrowError::CDataInterface(READ_BEFORE.to_owned())));
        }
        self.needs_a_batch = false;
        self.is_over = !matches!(batch, Some(Ok(_)));
        batch
    }
}
