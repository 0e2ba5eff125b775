//! What the counting loop asks of a source of rows.

use crate::error::Error;
use crate::records::Columns;
use crate::rules::Defect;

/// How many rows a block holds at most, so that its columns stay in the fastest cache.
pub const BLOCK_ROWS: usize = 2048;

/// One worker's end of a source of rows. Several readers share a source; each block goes to one.
pub trait BlockReader: Send {
    /// Fills the columns with the next block of at most [`BLOCK_ROWS`] rows, and the defects with what
    /// could not be read. Returns the number of the block's first row counted from 0, or `None` at
    /// the end.
    ///
    /// # Errors
    /// When the source fails.
    fn next_block(
        &mut self,
        columns: &mut Columns,
        defects: &mut Vec<Defect>,
    ) -> Result<Option<u64>, Error>;
}
