//! Cells of an OpenDocument sheet beyond the rows and columns that a sheet can have: such cells are refused,
//! for the reader of workbooks leaves them out without a word.

use crate::workbook::{MOST_COLUMNS, MOST_ROWS};
use crate::workbook_error::WorkbookError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::{Reader, XmlVersion};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

const TABLE: QName<'static> = QName("table:table");
const ROW: QName<'static> = QName("table:table-row");
const CELL: QName<'static> = QName("table:table-cell");
const COVERED: QName<'static> = QName("table:covered-table-cell");

fn broken(error: impl std::fmt::Display) -> WorkbookError {
    WorkbookError::Broken(error.to_string())
}

/// Refuses a sheet with a filled cell beyond the last row or column of any sheet.
///
/// # Errors
/// When there is one, or the file is broken.
pub(crate) fn check(path: &Path, sheet: &str) -> Result<(), WorkbookError> {
    let file = BufReader::new(File::open(path).map_err(broken)?);
    let mut archive = zip::ZipArchive::new(file).map_err(broken)?;
    let content = archive.by_name("content.xml").map_err(broken)?;
    check_content(BufReader::new(content), sheet)
}

fn check_content(content: impl BufRead, sheet: &str) -> Result<(), WorkbookError> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    reader.config_mut().trim_text(true);
    let (mut buffer, mut place) = (Vec::new(), None);
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(broken)?;
        match (event, &mut place) {
            (Event::Eof, _) => return Ok(()),
            (Event::Start(start), None) if start.name() == TABLE => {
                let is_it = attribute(&start, "table:name")?.is_some_and(|name| name == sheet);
                place = is_it.then(Place::default);
            }
            (Event::End(end), Some(_)) if end.name() == TABLE => return Ok(()),
            (Event::Start(start), Some(place)) => place.enter(&start)?,
            (Event::Text(_) | Event::GeneralRef(_) | Event::CData(_), Some(place)) => {
                place.fill()?;
            }
            (Event::End(end), Some(place)) if [CELL, COVERED].contains(&end.name()) => {
                place.is_in_cell = false;
            }
            _ => {}
        }
        buffer.clear();
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, WorkbookError> {
    let found = start.try_get_attribute(name).map_err(broken)?;
    let text = found.map(|found| {
        found.normalized_value(XmlVersion::Implicit1_0).map(std::borrow::Cow::into_owned)
    });
    text.transpose().map_err(broken)
}

/// How often a row or cell stands there.
fn repeated(start: &BytesStart<'_>, name: &str) -> Result<u64, WorkbookError> {
    match attribute(start, name)? {
        Some(times) => times.parse().map_err(broken),
        None => Ok(1),
    }
}

/// Where a sheet's cells are read: the last row and column that the one at hand stands in.
#[derive(Default)]
struct Place {
    row: u64,
    column: u64,
    is_in_cell: bool,
}

impl Place {
    fn enter(&mut self, start: &BytesStart<'_>) -> Result<(), WorkbookError> {
        let name = start.name();
        if name == ROW {
            let rows = repeated(start, "table:number-rows-repeated")?;
            (self.row, self.column) = (self.row.saturating_add(rows), 0);
        } else if [CELL, COVERED].contains(&name) {
            let columns = repeated(start, "table:number-columns-repeated")?;
            self.column = self.column.saturating_add(columns);
            self.is_in_cell = true;
            if attribute(start, "office:value-type")?.is_some() {
                return self.fill();
            }
        }
        Ok(())
    }

    /// The cell at hand holds something.
    fn fill(&self) -> Result<(), WorkbookError> {
        match self.is_in_cell {
            true if self.row > MOST_ROWS => Err(WorkbookError::TooLong(self.row)),
            true if self.column > u64::from(MOST_COLUMNS) => {
                Err(WorkbookError::TooWide(u32::try_from(self.column).unwrap_or(u32::MAX)))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(rows: &str) -> Result<(), WorkbookError> {
        let tables = format!(
            "<office:spreadsheet><table:table table:name=\"Andet\"><table:table-row/></table:table>\
             <table:table table:name=\"Hold &amp; 1\">{rows}</table:table></office:spreadsheet>"
        );
        check_content(tables.as_bytes(), "Hold & 1")
    }

    const FILLED: &str = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a</text:p>\
                          </table:table-cell></table:table-row>";

    #[test]
    fn a_filled_row_beyond_the_last_is_refused_with_its_number() {
        // Rows beyond 1048576 of an .ods were dropped, and nothing said so.
        let empty = |times: u64| {
            format!(
                "<table:table-row table:number-rows-repeated=\"{times}\"><table:table-cell/></table:table-row>"
            )
        };
        assert_eq!(checked(&(empty(1_048_575) + FILLED)), Ok(()));
        let refused = checked(&(empty(1_048_576) + FILLED)).unwrap_err();
        assert_eq!(refused, WorkbookError::TooLong(1_048_577));
        let filler = FILLED.to_owned() + &empty(4_000_000_000);
        assert_eq!(checked(&filler), Ok(()), "what is empty is not missed");
    }

    #[test]
    fn a_filled_cell_beyond_the_last_column_is_refused() {
        let row = |empty: u64| {
            let gap = format!("<table:table-cell table:number-columns-repeated=\"{empty}\"/>");
            FILLED.replacen(
                "<table:table-cell office",
                &format!("{gap}<table:table-cell office"),
                1,
            )
        };
        assert_eq!(checked(&row(16_383)), Ok(()));
        assert_eq!(checked(&row(16_384)), Err(WorkbookError::TooWide(16_385)));
    }
}
