//! Opening a file by its ending: the parts that it has, without reading the rows of a CSV.

use crate::csv::{PACKED, open_csv};
use crate::dress;
use crate::error::FileError;
use crate::part::{Part, PlaceNote};
use crate::sheet_choice::choose;
use crate::sheet_rows::sheet_part;
use crate::workbook::Workbook;
use crate::workbook_error::WorkbookError;
use laks::sections::{Decimal, ExcelDates, ReadSchema, Spellings};
use std::path::Path;

/// The endings of files of text with columns.
pub const CSV_ENDINGS: [&str; 3] = [".csv", ".tsv", ".txt"];

/// The endings of workbooks.
pub const WORKBOOK_ENDINGS: [&str; 5] = [".ods", ".xls", ".xlsb", ".xlsm", ".xlsx"];

/// A file that was opened: its parts, and what of it is not read.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    /// The file, or each sheet that was asked for and has rows.
    pub parts: Vec<Part>,
    /// Sheets that are hidden and not read.
    pub hidden_sheets: Vec<String>,
    /// Sheets that were asked for, and have no filled cell.
    pub empty_sheets: Vec<String>,
    /// Sheets that are shown and were not asked for.
    pub other_sheets: Vec<String>,
}

/// Opens a CSV or a workbook, which its name's ending says; `place` is what sentences call it.
///
/// ```
/// use laks_files::{laks, open};
/// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
/// let path = files::csv("open")?;
/// let opened = open(&path, "cafe.csv", &laks::Schema::default().read)?;
/// assert_eq!(opened.parts[0].names, ["Henvist", "Start", "Henviser"]);
/// assert_eq!(opened.parts[0].note.separator, Some(';'));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the file is not what its name says, or is not dressed as the schema says.
pub fn open(path: &Path, place: &str, read: &ReadSchema) -> Result<Opened, FileError> {
    dress::check(read)?;
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_one_of =
        |known: &[&str]| known.iter().any(|known| known.strip_prefix('.') == Some(&ending));
    if is_one_of(&CSV_ENDINGS) || is_one_of(&PACKED) {
        let part = open_csv(path, place, read)?;
        return Ok(Opened { parts: vec![part], ..Opened::default() });
    }
    if is_one_of(&WORKBOOK_ENDINGS) {
        return open_workbook(path, place, read);
    }
    let mut known: Vec<&str> =
        CSV_ENDINGS.into_iter().chain(PACKED).chain(WORKBOOK_ENDINGS).collect();
    known.sort_unstable();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Err(FileError::UnknownEnding { name, known })
}

/// Opens the asked sheets of a workbook, each as a part of its own.
fn open_workbook(path: &Path, place: &str, read: &ReadSchema) -> Result<Opened, FileError> {
    let of_file = |error| FileError::Workbook { place: place.to_owned(), error };
    let mut book = Workbook::open(path).map_err(of_file)?;
    if read.excel_dates == Some(ExcelDates::From1900) && book.counts_from_1904() {
        return Err(FileError::From1904 { place: place.to_owned() });
    }
    let patterns = read.sheets.as_ref().map_or(&[][..], Spellings::all);
    let choice = choose(&book.sheets(), patterns).map_err(of_file)?;
    let mut opened =
        Opened { hidden_sheets: choice.hidden, other_sheets: choice.others, ..Opened::default() };
    for sheet in &choice.asked {
        let note = PlaceNote {
            file: place.to_owned(),
            sheet: Some(sheet.clone()),
            kind: "workbook".to_owned(),
            header_row: Some(dress::header_row(read)),
            ..PlaceNote::default()
        };
        let of_sheet = |error| FileError::Workbook { place: note.name(), error };
        let grid = book.grid(sheet, read.decimal == Some(Decimal::Comma)).map_err(of_sheet)?;
        match grid.height() {
            0 => opened.empty_sheets.push(sheet.clone()),
            _ => opened.parts.push(sheet_part(&grid, note, path, read)?),
        }
    }
    match opened.parts.is_empty() {
        true => Err(of_file(WorkbookError::EmptySheets(choice.asked))),
        false => Ok(opened),
    }
}
