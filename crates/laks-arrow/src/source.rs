//! A stream of record batches shared among workers, cut into blocks.

use crate::binding::Binding;
use crate::decode::{Block, Decoder, Wanted};
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use laks::adapter::{BLOCK_ROWS, BlockReader, Columns, Defect, Join, Labels};
use laks::results::{Joined, SourceFault};
use laks::sections::IdCheck;
use laks::{Error, IssueList, JoinedTables, Spec, Tally};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Record batches as they come.
pub type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;

/// How many rows a worker takes at a time from a long batch.
const MORSEL_ROWS: usize = 32 * BLOCK_ROWS;

/// A stream of record batches that any number of readers share.
///
/// Whoever needs rows takes the next morsel of the current batch, or pulls the next batch. A table that
/// arrives as one batch of ten million rows keeps all workers busy.
///
/// ```
/// use arrow_array::{Date32Array, RecordBatch};
/// use laks::adapter::BlockReader;
/// use laks_arrow::{ArrowSource, Binding};
/// use std::sync::Arc;
/// let batch = RecordBatch::try_from_iter([(
///     "referred_on",
///     Arc::new(Date32Array::from(vec![16_889, 16_890])) as _,
/// )])?;
/// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
/// let layout = Arc::clone(binding.layout());
/// let source = ArrowSource::new(Box::new([Ok(batch)].into_iter()), binding, 2);
/// let (mut block, mut defects) = (laks::adapter::Columns::new(layout), Vec::new());
/// for mut reader in source.into_readers(1) {
///     assert_eq!(reader.next_block(&mut block, &mut defects)?, Some(0));
///     assert_eq!(block.dates[0], [16_889, 16_890]);
///     assert_eq!(reader.next_block(&mut block, &mut defects)?, None);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ArrowSource {
    binding: Arc<Binding>,
    labels: Vec<Labels>,
    first_row: u64,
    ids_checked: u64,
    stream: Arc<Mutex<Shared>>,
}

struct Shared {
    batches: Option<Batches>,
    current: Option<Morsel>,
    batches_met: u64,
    rows_met: u64,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("rows_met", &self.rows_met).finish_non_exhaustive()
    }
}

/// Rows of a batch that are not read yet.
#[derive(Debug, Clone)]
struct Morsel {
    batch: RecordBatch,
    number: u64,
    start: usize,
    end: usize,
    /// The number of the row at `start`, counted from 0 over the whole stream.
    row: u64,
}

impl Morsel {
    /// Takes the first rows off.
    fn take(&mut self, most: usize) -> Self {
        let mut taken = self.clone();
        taken.end = self.start + most.min(self.end - self.start);
        self.row += (taken.end - self.start) as u64;
        self.start = taken.end;
        taken
    }

    const fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

impl Shared {
    /// The next rows for a worker; whoever comes after an error finds the stream at its end.
    fn next(&mut self, binding: &Binding) -> Result<Option<Morsel>, Error> {
        loop {
            if let Some(current) = self.current.as_mut().filter(|morsel| !morsel.is_empty()) {
                return Ok(Some(current.take(MORSEL_ROWS)));
            }
            self.current = None;
            // Taken out while it is asked: a stream that panics is not asked again.
            let Some(mut batches) = self.batches.take() else { return Ok(None) };
            let Some(batch) = batches.next() else { return Ok(None) };
            let batch = batch.map_err(|error| SourceFault::Said { said: source_text(&error) })?;
            binding.fits(batch.schema_ref())?;
            let rows = batch.num_rows();
            let row = self.rows_met;
            let number = self.batches_met;
            self.current = Some(Morsel { batch, number, start: 0, end: rows, row });
            self.rows_met += rows as u64;
            self.batches_met += 1;
            self.batches = Some(batches);
        }
    }
}

/// What the stream said, in one line.
fn source_text(error: &ArrowError) -> String {
    let text = error.to_string();
    let text = text.strip_prefix("C Data interface error: ").unwrap_or(&text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl ArrowSource {
    /// A source over batches of the bound table; the first row has this number in its file.
    ///
    /// ```
    /// use laks_arrow::{ArrowSource, Binding, laks};
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch};
    /// # use std::sync::Arc;
    /// # let days = Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
    /// let source = ArrowSource::new(Box::new([Ok(batch)].into_iter()), binding, 2);
    /// assert_eq!(source.first_row(), 2); // below a header
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(batches: Batches, binding: Binding, first_row: u64) -> Self {
        let labels = binding.layout().strata.iter().map(|_| Labels::default()).collect();
        let stream = Shared { batches: Some(batches), current: None, batches_met: 0, rows_met: 0 };
        let stream = Arc::new(Mutex::new(stream));
        Self { binding: Arc::new(binding), labels, first_row, ids_checked: 0, stream }
    }

    /// Checks in a count whether a referral id occurs twice, as long as there are no more ids than these;
    /// 16 bytes are held for each. Without it every id is taken on trust.
    ///
    /// ```
    /// use laks_arrow::arrow_array::StringArray;
    /// use laks_arrow::{ArrowSource, Binding, laks};
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch};
    /// # use std::sync::Arc;
    /// # let days = Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// let ids = Arc::new(StringArray::from(vec!["H001", "H001"]));
    /// let batch = RecordBatch::try_from_iter([("referral_id", ids as _), ("referred_on", batch.column(0).clone())])?;
    /// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
    /// let spec = laks::Spec::new(binding.layout(), ["2016-05-15"], &[])?;
    /// let source = ArrowSource::new(Box::new([Ok(batch)].into_iter()), binding, 2).checking_ids(1_000_000);
    /// let refused = source.tally(&spec, 1, &|_| true).unwrap_err();
    /// assert!(refused.to_string().contains("duplicate_referral_id"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn checking_ids(mut self, most: u64) -> Self {
        self.ids_checked = most;
        self
    }

    /// Numbers the labels of strata with these, one for each strata column of the layout.
    #[must_use]
    pub(crate) fn with_labels(mut self, labels: &[Labels]) -> Self {
        for (mine, given) in self.labels.iter_mut().zip(labels) {
            *mine = given.clone();
        }
        self
    }

    /// Which column feeds which.
    ///
    /// ```
    /// use laks_arrow::{ArrowSource, Binding, laks};
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch};
    /// # use std::sync::Arc;
    /// # let days = Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
    /// let source = ArrowSource::new(Box::new([Ok(batch)].into_iter()), binding, 1);
    /// assert_eq!(source.binding().columns_used(), ["referred_on"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn binding(&self) -> &Binding {
        &self.binding
    }

    /// The labels of the strata columns, in the layout's order.
    ///
    /// ```
    /// use laks_arrow::{ArrowSource, Binding, laks};
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch};
    /// # use std::sync::Arc;
    /// # let days = Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
    /// let source = ArrowSource::new(Box::new([Ok(batch)].into_iter()), binding, 1);
    /// assert!(source.labels().is_empty()); // no column of strata
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn labels(&self) -> &[Labels] {
        &self.labels
    }

    /// The first row's number in its file.
    ///
    /// ```
    /// use laks_arrow::{ArrowSource, Binding, laks};
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch};
    /// # use std::sync::Arc;
    /// # let days = Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
    /// assert_eq!(ArrowSource::new(Box::new([Ok(batch)].into_iter()), binding, 2).first_row(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn first_row(&self) -> u64 {
        self.first_row
    }

    /// Counts the rows in one pass and bounded memory, with this many workers, validation included. The
    /// stream is read to its end by it, so the source is used up.
    ///
    /// `watch` is told how many rows were read so far, and answers whether to go on.
    ///
    /// ```
    /// use laks_arrow::{ArrowSource, Binding, laks};
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch};
    /// # use std::sync::Arc;
    /// # let days = Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
    /// let spec = laks::Spec::new(binding.layout(), ["2016-05-15"], &[])?;
    /// let source = ArrowSource::new(Box::new([Ok(batch)].into_iter()), binding, 1);
    /// let tally = source.tally(&spec, 2, &|rows| rows < 1_000_000)?; // two workers; more rows are not read
    /// assert_eq!(tally.notes().rows, 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When the stream fails, a rule refuses rows, the spec does not fit the columns, or `watch` says
    /// stop.
    pub fn tally(
        self,
        spec: &Spec,
        workers: usize,
        watch: &(dyn Fn(u64) -> bool + Sync),
    ) -> Result<Tally, Error> {
        let tables = JoinedTables::default();
        self.tally_joined(spec, workers, watch, tables).map(|(tally, _, _)| tally)
    }

    /// As [`ArrowSource::tally`], with tables joined to the referrals. Gives their issues and what became of
    /// their rows beside the tally.
    ///
    /// ```
    /// use laks_arrow::{ArrowSource, Binding, laks};
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch};
    /// # use std::sync::Arc;
    /// # let days = Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// let tables = laks::JoinedTables::default(); // read_beside fills them
    /// let binding = Binding::joined(&batch.schema(), &laks::Schema::default(), &[], &tables)?;
    /// let spec = laks::Spec::new(binding.layout(), ["2016-05-15"], &[])?;
    /// let source = ArrowSource::new(Box::new([Ok(batch)].into_iter()), binding, 1);
    /// let (tally, issues, joined) = source.tally_joined(&spec, 1, &|_| true, tables)?;
    /// assert_eq!((tally.notes().rows, issues.total()), (2, 0));
    /// assert_eq!(joined.get(laks::words::TableName::Courses, "used"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`ArrowSource::tally`]; a rule that refuses may be about a row of a table beside the referrals.
    pub fn tally_joined(
        self,
        spec: &Spec,
        workers: usize,
        watch: &(dyn Fn(u64) -> bool + Sync),
        tables: JoinedTables,
    ) -> Result<(Tally, IssueList, Joined), Error> {
        let ids = IdCheck::up_to(self.ids_checked);
        // Ids that are taken on trust are worth their hashes only for a join.
        let wanted =
            if tables.needs_ids() || !ids.is_off() { Wanted::Hash } else { Wanted::Presence };
        let (labels, first_row) = (self.labels.clone(), self.first_row);
        let join = Join::new(tables, self.binding.layout(), &labels)?;
        let readers = self.readers_of(workers.max(1), wanted);
        laks::adapter::count_joined(readers, join, &labels, spec, first_row, ids, watch)
    }

    /// Readers that share the stream, one for each worker: each row comes from one of them, once.
    ///
    /// ```
    /// use laks_arrow::{ArrowSource, Binding, laks};
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch};
    /// # use std::sync::Arc;
    /// # let days = Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
    /// let source = ArrowSource::new(Box::new([Ok(batch)].into_iter()), binding, 1);
    /// assert_eq!(source.into_readers(4).len(), 4); // one for each worker
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn into_readers(self, count: usize) -> Vec<ArrowReader> {
        self.readers_of(count, Wanted::Hash)
    }

    fn readers_of(self, count: usize, ids: Wanted) -> Vec<ArrowReader> {
        (0..count)
            .map(|_| ArrowReader {
                binding: Arc::clone(&self.binding),
                stream: Arc::clone(&self.stream),
                decoder: Decoder::new(&self.binding, &self.labels, ids),
                first_row: self.first_row,
                morsel: None,
            })
            .collect()
    }
}

/// One worker's part of a stream.
#[derive(Debug)]
pub struct ArrowReader {
    binding: Arc<Binding>,
    stream: Arc<Mutex<Shared>>,
    decoder: Decoder,
    first_row: u64,
    morsel: Option<Morsel>,
}

impl BlockReader for ArrowReader {
    fn next_block(
        &mut self,
        columns: &mut Columns,
        defects: &mut Vec<Defect>,
    ) -> Result<Option<u64>, Error> {
        if self.morsel.as_ref().is_none_or(Morsel::is_empty) {
            let mut stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner);
            self.morsel = stream.next(&self.binding)?;
        }
        let Some(morsel) = &mut self.morsel else { return Ok(None) };
        let (start, row) = (morsel.start, morsel.row);
        let len = BLOCK_ROWS.min(morsel.end - start);
        let block = Block {
            batch: &morsel.batch,
            number: morsel.number,
            start,
            len,
            row: self.first_row + row,
        };
        self.decoder.decode(block, columns, defects)?;
        morsel.start += len;
        morsel.row += len as u64;
        Ok(Some(row))
    }
}
