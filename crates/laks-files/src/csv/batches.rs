//! The rows of a CSV as record batches: read, decoded, cut and checked in one pass over the file.

use super::columns::column;
use super::encoding::Encoding;
use super::header::Header;
use super::rows::{Cut, Cutter, Rows};
use super::stamp::Stamp;
use super::text::{PIECE, TextReader, Trouble};
use crate::ahead::ahead;
use crate::error::FileError;
use crate::flaw::{Flaw, FlawKind};
use crate::part::{RowSource, Tallied};
use crate::row_choice::RowChoice;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions, UInt64Array};
use arrow_buffer::Buffer;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use laks::adapter::ROW_COLUMN;
use laks_arrow::Batches;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

/// No row is longer, in bytes.
const LONGEST_ROW: usize = 1 << 28;

/// No more bytes are read at a time, so that every place in a text has a number.
const LARGEST_PIECE: usize = 1 << 26;

/// A CSV whose header was read, and whose rows are read when they are asked for.
#[derive(Debug, Clone)]
pub(crate) struct CsvRows {
    pub(crate) path: PathBuf,
    /// What sentences call it.
    pub(crate) place: String,
    pub(crate) encoding: Encoding,
    /// What the schema calls its letters.
    pub(crate) declared: String,
    /// What the file was like when its header was read.
    pub(crate) stamp: Stamp,
    pub(crate) header: Header,
    pub(crate) may_be_short: bool,
    pub(crate) choice: RowChoice,
    pub(crate) tallied: Tallied,
}

impl RowSource for CsvRows {
    fn batches(&self, wanted: &[bool]) -> Batches {
        self.tallied.set(Default::default());
        ahead(|| CsvBatches::new(self.clone(), wanted))
    }
}

/// Where reading stands.
enum Stand {
    Unopened,
    Open(Box<TextReader>),
    Over,
}

struct CsvBatches {
    rows: CsvRows,
    schema: SchemaRef,
    /// The places of the wanted columns.
    wanted: Vec<usize>,
    cutter: Cutter,
    stand: Stand,
    /// Text whose rows were not cut yet.
    text: Vec<u8>,
}

impl CsvBatches {
    fn new(rows: CsvRows, wanted: &[bool]) -> Self {
        let names = rows.header.names.iter();
        let fields = names.zip(wanted).filter(|(_, wanted)| **wanted);
        let fields = fields.map(|(name, _)| Field::new(name, DataType::Utf8View, true));
        let number = Field::new(ROW_COLUMN, DataType::UInt64, false);
        let schema = Schema::new(std::iter::once(number).chain(fields).collect::<Vec<_>>());
        let cut = Cut {
            separator: rows.header.separator,
            width: rows.header.names.len(),
            above: rows.header.row + rows.header.hidden,
            hidden: rows.header.hidden,
            may_be_short: rows.may_be_short,
            ends_with_separator: rows.header.ends_with_separator,
        };
        Self {
            cutter: Cutter::new(cut, rows.choice.clone()),
            schema: Arc::new(schema),
            wanted: (0..wanted.len()).filter(|&place| wanted.get(place) == Some(&true)).collect(),
            rows,
            stand: Stand::Unopened,
            text: Vec::new(),
        }
    }

    fn unreadable(&self, error: &std::io::Error) -> FileError {
        FileError::Unreadable { place: self.rows.place.clone(), message: error.to_string() }
    }

    /// Opens the file once more.
    fn opened(&self) -> Result<TextReader, FileError> {
        let opened = TextReader::open(&self.rows.path, &self.rows.encoding);
        let reader = opened.map_err(|error| match error.kind() {
            ErrorKind::NotFound => FileError::Changed { place: self.rows.place.clone() },
            _ => self.unreadable(&error),
        })?;
        self.is_unchanged(&reader)?;
        Ok(reader)
    }

    /// Refuses a file that is not what it was when its header was read.
    fn is_unchanged(&self, reader: &TextReader) -> Result<(), FileError> {
        match reader.stamp().map_err(|error| self.unreadable(&error))? == self.rows.stamp {
            true => Ok(()),
            false => Err(FileError::Changed { place: self.rows.place.clone() }),
        }
    }

    fn broken(&self, flaw: Flaw) -> FileError {
        let width = self.rows.header.names.len();
        FileError::BrokenRow { place: self.rows.place.clone(), width, flaw }
    }

    /// The next batch that has rows.
    fn read(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        loop {
            let mut reader = match std::mem::replace(&mut self.stand, Stand::Over) {
                Stand::Over => return Ok(None),
                Stand::Open(reader) => reader,
                Stand::Unopened => Box::new(self.opened().map_err(external)?),
            };
            // A row that is longer than a piece is read in ever larger ones.
            let bytes = self.text.len().clamp(PIECE, LARGEST_PIECE);
            let trouble = reader.add_to(&mut self.text, bytes);
            let trouble = trouble.map_err(|error| external(self.unreadable(&error)))?;
            if reader.is_over() {
                self.is_unchanged(&reader).map_err(external)?;
            }
            let is_last = reader.is_over() && trouble.is_none();
            let rows = self.cutter.rows(&self.text, is_last);
            self.rows.tallied.set(self.cutter.counts);
            let rows = rows.map_err(|flaw| external(self.broken(flaw)))?;
            if let Some(trouble) = trouble {
                return Err(external(self.told(trouble)));
            }
            if self.text.len() - rows.end > LONGEST_ROW {
                let row = self.cutter.row_at_hand();
                let flaw = Flaw { kind: FlawKind::TooLong, row, cells: 0 };
                return Err(external(self.broken(flaw)));
            }
            if !is_last {
                self.stand = Stand::Open(reader);
            }
            let rest = self.text.split_off(rows.end);
            let text = std::mem::replace(&mut self.text, rest);
            if !rows.numbers.is_empty() {
                return self.batch(text, rows).map(Some);
            }
        }
    }

    fn batch(&self, text: Vec<u8>, rows: Rows) -> Result<RecordBatch, ArrowError> {
        let (text, width) = (Buffer::from_vec(text), self.rows.header.names.len());
        let count = RecordBatchOptions::new().with_row_count(Some(rows.numbers.len()));
        let numbers: ArrayRef = Arc::new(UInt64Array::from(rows.numbers));
        let texts = self.wanted.iter().map(|&place| column(&text, &rows.spans, width, place));
        let columns: Result<Vec<ArrayRef>, ArrowError> =
            std::iter::once(Ok(numbers)).chain(texts).collect();
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns?, &count)
    }

    /// What is said of a text that ends before its file does.
    fn told(&self, trouble: Trouble) -> FileError {
        let place = self.rows.place.clone();
        let declared = self.rows.declared.clone();
        let flaw = |kind| self.broken(Flaw { kind, row: self.cutter.row_at_hand(), cells: 0 });
        match trouble {
            Trouble::NotUtf8(likely) => flaw(FlawKind::NotUtf8(likely)),
            Trouble::Zero => flaw(FlawKind::Zero),
            Trouble::NotDeclared(at) => FileError::NotDeclared { place, declared, at },
            Trouble::IsUtf8 => FileError::IsUtf8 { place, declared },
        }
    }
}

fn external(error: FileError) -> ArrowError {
    ArrowError::ExternalError(Box::new(error))
}

impl Iterator for CsvBatches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}
