//! A whole table into a cohort.

use crate::source::ArrowSource;
use laks::adapter::{BlockReader, CohortBuilder, Columns};
use laks::{Cohort, Error, JoinedTables};
use std::sync::Arc;

/// Reads every row of a source, validated, into a cohort.
///
/// # Errors
/// - [`Error::Issues`] with every broken row up to a cap, if any rule refuses;
/// - [`Error::Source`] when the stream fails.
///
/// ```
/// use arrow_array::{Date32Array, RecordBatch, StringArray};
/// use laks_arrow::{ArrowSource, Binding, read_cohort};
/// use std::sync::Arc;
/// let batch = RecordBatch::try_from_iter([
///     ("referred_on", Arc::new(Date32Array::from(vec![16_889, 16_890])) as _),
///     ("source", Arc::new(StringArray::from(vec!["Jobcenter", "Egen læge"])) as _),
/// ])?;
/// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
/// let cohort = read_cohort(ArrowSource::new(Box::new([Ok(batch)].into_iter()), binding, 2))?;
/// assert_eq!(cohort.len(), 2);
/// assert_eq!(cohort.labels()[0].len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_cohort(source: ArrowSource) -> Result<Cohort, Error> {
    read_joined_cohort(source, JoinedTables::default())
}

/// As [`read_cohort`], with tables joined to the referrals, which were bound with them.
///
/// # Errors
/// As [`read_cohort`]; a rule that refuses may be about a row of a table beside the referrals.
pub fn read_joined_cohort(source: ArrowSource, tables: JoinedTables) -> Result<Cohort, Error> {
    let layout = Arc::clone(source.binding().layout());
    let mut builder = CohortBuilder::joined(&layout, source.first_row(), tables)?;
    let source = source.with_labels(builder.labels());
    let mut block = Columns::new(layout);
    let mut defects = Vec::new();
    for mut reader in source.into_readers(1) {
        while reader.next_block(&mut block, &mut defects)?.is_some() {
            builder.push(&mut block, &mut defects)?;
        }
    }
    builder.finish()
}
