//! A table beside the referrals into what is joined to them.

use crate::binding::Binding;
use crate::source::{ArrowSource, Batches};
use arrow_schema::SchemaRef;
use laks::adapter::{
    BlockReader, Columns, Courses, Defect, Labels, Measurements, RowNumbers, Sessions,
};
use laks::words::TableName;
use laks::{Error, JoinedTables, Schema};
use std::sync::Arc;

/// Reads a table beside the referrals, and puts it with the others. Its first row has this number in its
/// file.
///
/// What is wrong with its rows is told when the referrals are read, with their own issues.
///
/// # Errors
/// When a column is missing or of a type that cannot be read, the schema contradicts itself, persons are to
/// be hashed and there is no key, or the stream fails.
///
/// ```
/// use arrow_array::{Date32Array, RecordBatch, StringArray};
/// use laks::{JoinedTables, Schema};
/// use laks::words::TableName;
/// use laks_arrow::{ArrowSource, Binding, read_beside, read_joined_cohort};
/// use std::sync::Arc;
/// let courses = RecordBatch::try_from_iter([
///     ("course", Arc::new(StringArray::from(vec!["LC1"])) as _),
///     ("unit", Arc::new(StringArray::from(vec!["Ballerup"])) as _),
/// ])?;
/// let schema = Schema::default();
/// let mut tables = JoinedTables::default();
/// let batches = Box::new([Ok(courses.clone())].into_iter());
/// read_beside(TableName::Courses, batches, &courses.schema(), &schema, 1, &mut tables)?;
///
/// let referrals = RecordBatch::try_from_iter([
///     ("referred_on", Arc::new(Date32Array::from(vec![16_889])) as _),
///     ("course", Arc::new(StringArray::from(vec!["LC1"])) as _),
/// ])?;
/// let binding = Binding::joined(&referrals.schema(), &schema, &[], &tables)?;
/// assert_eq!(binding.layout().strata, ["unit", "course"]);
/// let source = ArrowSource::new(Box::new([Ok(referrals)].into_iter()), binding, 1);
/// let cohort = read_joined_cohort(source, tables)?;
/// assert_eq!(cohort.labels()[0].label(1).as_deref(), Some("Ballerup"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_beside(
    name: TableName,
    batches: Batches,
    arrow: &SchemaRef,
    schema: &Schema,
    first_row: u64,
    tables: &mut JoinedTables,
) -> Result<(), Error> {
    let binding = Binding::beside(name, arrow, schema)?;
    let layout = Arc::clone(binding.layout());
    let source = ArrowSource::new(batches, binding, first_row);
    match name {
        TableName::Referrals => {}
        TableName::Courses => {
            let mut courses = Courses::new(&layout);
            pass(source, |block, defects, labels| courses.push(block, defects, labels))?;
            tables.courses = Some(courses);
        }
        TableName::Sessions => {
            let mut sessions = Sessions::new(&layout);
            pass(source, |block, defects, labels| sessions.push(block, defects, labels))?;
            sessions.close();
            tables.sessions = Some(sessions);
        }
        TableName::Measurements => {
            let mut forms = Measurements::new(&layout, schema)?;
            pass(source, |block, defects, labels| forms.push(block, defects, labels))?;
            forms.close();
            tables.measurements = Some(forms);
        }
    }
    Ok(())
}

/// Gives every block of a source, with its rows numbered.
fn pass(
    source: ArrowSource,
    mut push: impl FnMut(&mut Columns, &mut Vec<Defect>, &[Labels]) -> Result<(), Error>,
) -> Result<(), Error> {
    let layout = Arc::clone(source.binding().layout());
    let (labels, first_row) = (source.labels().to_vec(), source.first_row());
    let mut block = Columns::new(Arc::clone(&layout));
    let mut defects = Vec::new();
    for mut reader in source.into_readers(1) {
        while let Some(first) = reader.next_block(&mut block, &mut defects)? {
            if layout.has_person_id {
                layout.persons.check_key()?;
            }
            if !layout.has_row_numbers {
                block.rows = RowNumbers::following(first_row + first, block.len());
            }
            push(&mut block, &mut defects, &labels)?;
            defects.clear();
        }
    }
    Ok(())
}
