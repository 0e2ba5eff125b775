//! A file in one call: into a cohort, or counted in bounded memory.

use crate::error::FileError;
use crate::file_table::{FileTable, spellings_of};
use crate::open::open;
use laks::{Cohort, Day, Error, JoinedTables, Schema, Spec, Tally};
use laks_arrow::{ArrowSource, Batches, Binding, read_cohort};
use std::path::Path;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file is broken, or not dressed as the schema says.
    #[error(transparent)]
    File(#[from] FileError),
    /// The table in it is refused.
    #[error(transparent)]
    Table(#[from] Error),
}

/// Reads a CSV or a workbook of referrals into a cohort, as the schema says.
///
/// Tables beside the referrals are not joined: a schema that declares them is refused.
///
/// # Errors
/// - [`ReadError::File`] when the file is broken, or not dressed as the schema says;
/// - [`ReadError::Table`] when a column is missing, or rows break a rule that refuses.
///
/// ```
/// let folder = std::env::temp_dir().join("laks-files-example");
/// std::fs::create_dir_all(&folder)?;
/// let path = folder.join("cafe.csv");
/// std::fs::write(&path, "Henvist;Start;Henviser\n03-04-2016;11-04-2016;Jobcenter\n04-04-2016;;\n")?;
///
/// let schema = laks::Schema::from_toml(
///     "[read]\ndates = \"d-m-y\"\n[columns]\nreferred_on = \"Henvist\"\nstarted_on = \"Start\"\nsource = \"Henviser\"",
/// )?;
/// let cohort = laks_files::read(&path, &schema)?;
/// assert_eq!(cohort.len(), 2);
/// assert_eq!(cohort.layout().strata, ["source"]);
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(path: impl AsRef<Path>, schema: &Schema) -> Result<Cohort, ReadError> {
    let table = table_of(path.as_ref(), schema)?;
    let (binding, batches) = bound(&table, schema, &[])?;
    let places = table.places();
    match read_cohort(ArrowSource::new(batches, binding, 1)) {
        Ok(cohort) => Ok(cohort.located(&places)),
        Err(error) => Err(of_file(&table, error.located(&places))),
    }
}

/// Counts a CSV or a workbook of referrals as of a day, by strata, in one pass; the memory that a CSV needs
/// does not grow with its rows.
///
/// What only the whole table can show is not known so, such as an id that occurs twice.
///
/// # Errors
/// As [`read()`]; [`ReadError::Table`] also when a stratum is not among the columns.
///
/// ```
/// # let path = std::env::temp_dir().join("laks-files-example-of-tally.csv");
/// # std::fs::write(&path, "referred_on,started_on\n2016-04-03,2016-04-11\n2016-04-04,\n")?;
/// let counted = laks_files::tally(&path, &laks::Schema::default(), "2016-05-01", &[])?;
/// assert_eq!(counted.funnel(0.95)?.uptake().unwrap().denominator, Some(2));
/// # std::fs::remove_file(&path)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tally(
    path: impl AsRef<Path>,
    schema: &Schema,
    as_of: impl TryInto<Day, Error: Into<Error>>,
    by: &[String],
) -> Result<Tally, ReadError> {
    let table = table_of(path.as_ref(), schema)?;
    let (binding, batches) = bound(&table, schema, by)?;
    let spec = Spec::new(binding.layout(), [as_of], by)?;
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let source = ArrowSource::new(batches, binding, 1);
    let counted = source.tally(&spec, workers, &|_| true);
    counted.map_err(|error| of_file(&table, error.located(&table.places())))
}

fn table_of(path: &Path, schema: &Schema) -> Result<FileTable, FileError> {
    let place = path.file_name().unwrap_or_default().to_string_lossy();
    let opened = open(path, &place, &schema.read)?;
    FileTable::new(opened.parts, &schema.read, spellings_of(schema))
}

/// Agrees which columns are read, and gives the rows of those.
fn bound(
    table: &FileTable,
    schema: &Schema,
    by: &[String],
) -> Result<(Binding, Batches), ReadError> {
    let tables = JoinedTables::default();
    let binding = match Binding::joined(table.schema(), schema, by, &tables) {
        Ok(binding) => binding,
        Err(error) => {
            return Err(table.doubted(&error).map_or(ReadError::Table(error), ReadError::File));
        }
    };
    let used = binding.columns_used();
    table.require(&used)?;
    let batches = table.batches(|name| used.iter().any(|used| used == name));
    Ok((binding, batches))
}

/// What a file said of itself, in place of what became of it in the stream.
fn of_file(table: &FileTable, error: Error) -> ReadError {
    table.failure().map_or(ReadError::Table(error), ReadError::File)
}
