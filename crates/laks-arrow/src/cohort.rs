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
/// ```
/// use laks_arrow::arrow_array::{Date32Array, RecordBatch, StringArray};
/// use laks_arrow::laks::{JoinedTables, Schema, words::TableName};
/// use laks_arrow::{ArrowSource, Binding, read_beside, read_joined_cohort};
/// use std::sync::Arc;
/// let schema = Schema::default();
/// let courses = RecordBatch::try_from_iter([
///     ("course", Arc::new(StringArray::from(vec!["LC4"])) as _),
///     ("course_starts_on", Arc::new(Date32Array::from(vec![16_889])) as _),
/// ])?;
/// let mut tables = JoinedTables::default();
/// let batches = Box::new([Ok(courses.clone())].into_iter());
/// read_beside(TableName::Courses, batches, &courses.schema(), &schema, 1, &mut tables)?;
///
/// let referrals = RecordBatch::try_from_iter([
///     ("referred_on", Arc::new(Date32Array::from(vec![16_880, 16_881])) as _),
///     ("course", Arc::new(StringArray::from(vec!["LC4", "LC4"])) as _),
/// ])?;
/// let binding = Binding::joined(&referrals.schema(), &schema, &[], &tables)?;
/// let source = ArrowSource::new(Box::new([Ok(referrals)].into_iter()), binding, 1);
/// let cohort = read_joined_cohort(source, tables)?;
/// assert_eq!(cohort.joined().get(TableName::Courses, "used"), Some(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
