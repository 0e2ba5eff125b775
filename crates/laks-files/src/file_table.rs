//! One file or many as one table: columns aligned, each row with the number of its place.

use crate::aligned::Aligned;
use crate::doubtful_header::looks_like;
use crate::error::FileError;
use crate::failure::Failure;
use crate::part::{Part, RowSource};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use laks::Error;
use laks::adapter::ROW_COLUMN;
use laks::results::{Place, Places};
use laks::sections::{ReadSchema, Spellings};
use laks_arrow::Batches;
use std::sync::Arc;

/// Rows to read, from one place or several; each time they are asked for, they are read from the first on.
///
/// A row's number is its number in its place, plus 2³² times the number of the place.
#[derive(Debug)]
pub struct FileTable {
    parts: Vec<Part>,
    schema: SchemaRef,
    failure: Failure,
}

/// Where nothing is to be read.
#[derive(Debug)]
struct NoRows;

impl RowSource for NoRows {
    fn batches(&self, _wanted: &[bool]) -> Batches {
        Box::new(std::iter::empty())
    }
}

impl FileTable {
    /// A table of these parts, dressed as `read` says. A column that each part calls by another of the
    /// `spellings` is called by the first that is met.
    ///
    /// ```
    /// use laks_files::{FileTable, laks, open};
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// let read = laks::Schema::default().read;
    /// let [march, april] = [files::csv("new/march")?, files::csv("new/april")?];
    /// let mut parts = open(&march, "march.csv", &read)?.parts;
    /// parts.extend(open(&april, "april.csv", &read)?.parts);
    /// let table = FileTable::new(parts, &read, [])?;
    /// assert_eq!(table.places().0.len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When the name of a file or sheet gives a column that is there already, a column that rows are chosen by
    /// is missing, a column has one type here and another there, or is called [`ROW_COLUMN`].
    pub fn new<'a>(
        mut parts: Vec<Part>,
        read: &ReadSchema,
        spellings: impl IntoIterator<Item = &'a [String]>,
    ) -> Result<Self, FileError> {
        for part in &mut parts {
            add_constants(part, read)?;
            if let Some(column) = read.only.keys().find(|column| !part.names.contains(column)) {
                return Err(FileError::WhereColumn {
                    place: part.note.name(),
                    column: column.clone(),
                    present: part.names.clone(),
                });
            }
        }
        for several in spellings {
            give_one_spelling(&mut parts, several);
        }
        let schema = schema_of(&parts)?;
        Ok(Self { parts, schema, failure: Failure::default() })
    }

    /// The columns of any part, in the order in which they are met, behind [`ROW_COLUMN`].
    ///
    /// ```
    /// # use laks_files::{FileTable, laks, open};
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// # let read = laks::Schema::default().read;
    /// let parts = open(&files::csv("schema")?, "cafe.csv", &read)?.parts;
    /// let table = FileTable::new(parts, &read, [])?;
    /// let names: Vec<&String> = table.schema().fields().iter().map(|field| field.name()).collect();
    /// assert_eq!(names, [laks::adapter::ROW_COLUMN, "Henvist", "Start", "Henviser"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The parts, in the order in which they are read.
    ///
    /// ```
    /// # use laks_files::{FileTable, laks, open};
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// # let read = laks::Schema::default().read;
    /// let parts = open(&files::csv("parts")?, "cafe.csv", &read)?.parts;
    /// let table = FileTable::new(parts, &read, [])?;
    /// assert_eq!(table.parts()[0].note.header_row, Some(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The files and sheets that the rows' numbers point to.
    ///
    /// ```
    /// # use laks_files::{FileTable, laks, open};
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// # let read = laks::Schema::default().read;
    /// let parts = open(&files::csv("places")?, "cafe.csv", &read)?.parts;
    /// let table = FileTable::new(parts, &read, [])?;
    /// assert_eq!(table.places().0[0].file, "cafe.csv");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn places(&self) -> Places {
        let place =
            |part: &Part| Place { file: part.note.file.clone(), sheet: part.note.sheet.clone() };
        Places(self.parts.iter().map(place).collect())
    }

    /// Says that a header is none, where a column is missing because of it.
    ///
    /// ```
    /// use laks_files::{FileTable, laks, open};
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// let read = laks::Schema::default().read;
    /// let parts = open(&files::csv("doubted")?, "cafe.csv", &read)?.parts;
    /// let table = FileTable::new(parts, &read, [])?;
    /// let error = laks_files::laks_arrow::Binding::new(table.schema(), &laks::Schema::default(), &[]);
    /// assert_eq!(table.doubted(&error.unwrap_err()), None); // the header is one; its words are not mapped
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn doubted(&self, error: &Error) -> Option<FileError> {
        if !matches!(error, Error::MissingColumn { .. }) {
            return None;
        }
        self.parts.iter().find_map(|part| {
            let row = part.note.header_row?;
            let found = looks_like(&part.names)?;
            Some(FileError::DoubtfulHeader { place: part.note.name(), row, found })
        })
    }

    /// Refuses a part that lacks one of these columns while another has it.
    ///
    /// ```
    /// # use laks_files::{FileTable, laks, open};
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// # let read = laks::Schema::default().read;
    /// let mut parts = open(&files::csv("require")?, "march.csv", &read)?.parts;
    /// parts.push(parts[0].clone());
    /// parts[1].names[2] = "Kilde".to_owned(); // in April somebody renamed it
    /// let table = FileTable::new(parts, &read, [])?;
    /// assert!(table.require(&["Henvist".to_owned()]).is_ok());
    /// assert!(table.require(&["Henviser".to_owned()]).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// With the file or sheet that lacks it.
    pub fn require(&self, columns: &[String]) -> Result<(), FileError> {
        for column in columns {
            let has = self.parts.iter().find(|part| part.has(column));
            let lacks = self.parts.iter().find(|part| !part.has(column));
            if let (Some(has), Some(lacks)) = (has, lacks) {
                let (column, lacks, has) = (column.clone(), lacks.note.name(), has.note.name());
                return Err(FileError::ColumnLacking { column, lacks, has });
            }
        }
        Ok(())
    }

    /// The rows, with the texts of the wanted columns; of the others nothing is given but their place.
    ///
    /// ```
    /// # use laks_files::{FileTable, laks, open};
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// # let read = laks::Schema::default().read;
    /// let parts = open(&files::csv("batches")?, "cafe.csv", &read)?.parts;
    /// let table = FileTable::new(parts, &read, [])?;
    /// let batches = table.batches(|column| column == "Henvist").collect::<Result<Vec<_>, _>>()?;
    /// assert_eq!((batches[0].num_rows(), batches[0].num_columns()), (2, 4));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn batches(&self, wanted: impl Fn(&str) -> bool) -> Batches {
        let failure = self.failure.clone();
        failure.forget();
        Box::new(Aligned::new(&self.parts, &self.schema, wanted, failure))
    }

    /// The same columns, and no row.
    ///
    /// ```
    /// # use laks_files::{FileTable, laks, open};
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// # let read = laks::Schema::default().read;
    /// let parts = open(&files::csv("without_rows")?, "cafe.csv", &read)?.parts;
    /// let empty = FileTable::new(parts, &read, [])?.without_rows();
    /// assert_eq!(empty.batches(|_| true).count(), 0);
    /// assert_eq!(empty.schema().fields().len(), 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn without_rows(&self) -> Self {
        let parts = self.parts.iter().map(|part| Part { source: Arc::new(NoRows), ..part.clone() });
        let (parts, schema) = (parts.collect(), Arc::clone(&self.schema));
        Self { parts, schema, failure: Failure::default() }
    }

    /// What was wrong with a file when its rows were last read, if anything was.
    ///
    /// ```
    /// # use laks_files::{FileTable, laks, open};
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// # let read = laks::Schema::default().read;
    /// let path = files::csv("failure")?;
    /// let parts = open(&path, "cafe.csv", &read)?.parts;
    /// let table = FileTable::new(parts, &read, [])?;
    /// std::fs::write(&path, "Henvist;Start;Henviser\n03-04-2016;11-04-2016\n")?; // a cell is gone
    /// assert!(table.batches(|_| true).any(|batch| batch.is_err()));
    /// assert!(table.failure().is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn failure(&self) -> Option<FileError> {
        self.failure.kept()
    }
}

/// Adds the columns that the names of the file and the sheet give.
fn add_constants(part: &mut Part, read: &ReadSchema) -> Result<(), FileError> {
    let (stem, sheet) = (Some(part.stem.clone()), part.note.sheet.clone());
    for (word, value, key) in
        [(&read.file_is, stem, "file_is"), (&read.sheet_is, sheet, "sheet_is")]
    {
        let Some(word) = word else { continue };
        let place = part.note.name();
        let Some(value) = value else { return Err(FileError::NoSheets { place, key }) };
        if part.has(word) {
            return Err(FileError::GivenTwice { place, word: word.clone(), key });
        }
        part.constants.push((word.clone(), value.trim().to_owned()));
    }
    Ok(())
}

/// Calls a column that each part spells in its own way by one name.
fn give_one_spelling(parts: &mut [Part], several: &[String]) {
    let found = |part: &Part| -> Vec<String> {
        several.iter().filter(|name| part.names.contains(name)).cloned().collect()
    };
    let Some(first) = parts.iter().find_map(|part| found(part).into_iter().next()) else { return };
    for part in parts {
        if let [only] = found(part).as_slice() {
            part.names
                .iter_mut()
                .filter(|name| *name == only)
                .for_each(|name| name.clone_from(&first));
        }
    }
}

fn schema_of(parts: &[Part]) -> Result<SchemaRef, FileError> {
    let mut fields = vec![Field::new(ROW_COLUMN, DataType::UInt64, false)];
    let mut first = Vec::new();
    for part in parts {
        let constants = part.constants.iter().map(|(name, _)| (name, &DataType::Utf8View));
        for (name, kind) in part.names.iter().zip(&part.types).chain(constants) {
            match fields.iter().position(|field: &Field| field.name() == name) {
                None => {
                    fields.push(Field::new(name, kind.clone(), true));
                    first.push(part);
                }
                Some(0) => return Err(FileError::RowName { place: part.note.name() }),
                Some(place) if fields[place].data_type() == kind => {}
                Some(place) => {
                    return Err(FileError::TypesDiffer {
                        column: name.clone(),
                        one: fields[place].data_type().to_string(),
                        place: first[place - 1].note.name(),
                        other: kind.to_string(),
                        next: part.note.name(),
                    });
                }
            }
        }
    }
    Ok(Arc::new(Schema::new(fields)))
}

/// The columns of a schema that have several spellings.
pub(crate) fn spellings_of(schema: &laks::Schema) -> impl Iterator<Item = &[String]> {
    let several = |spellings: &'_ Spellings| matches!(spellings, Spellings::Many(_));
    schema.columns.values().filter(move |found| several(found)).map(Spellings::all)
}
