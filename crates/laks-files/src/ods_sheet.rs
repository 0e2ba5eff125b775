//! What the reader of workbooks does not tell of an OpenDocument sheet: cells beyond the rows and columns that a
//! sheet can have, which are refused, and what cells are beside their values.

use crate::sheet_marks::{Merged, SheetMarks};
use crate::workbook_error::{MOST_COLUMNS, MOST_ROWS, WorkbookError};
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

/// Notes what the cells of a sheet are beside their values, and refuses a filled one beyond the last row or
/// column of any sheet.
///
/// # Errors
/// When there is one, or the file is broken.
pub(crate) fn marks_of(path: &Path, sheet: &str) -> Result<SheetMarks, WorkbookError> {
    let file = BufReader::new(File::open(path).map_err(broken)?);
    let mut archive = zip::ZipArchive::new(file).map_err(broken)?;
    let content = archive.by_name("content.xml").map_err(broken)?;
    marks_in(BufReader::new(content), sheet)
}

fn marks_in(content: impl BufRead, sheet: &str) -> Result<SheetMarks, WorkbookError> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    reader.config_mut().trim_text(true);
    let (mut buffer, mut place) = (Vec::new(), None::<Place>);
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(broken)?;
        match (event, &mut place) {
            (Event::Eof, place) => return Ok(place.take().unwrap_or_default().marks.sorted()),
            (Event::Start(start), None) if start.name() == TABLE => {
                let is_it = attribute(&start, "table:name")?.is_some_and(|name| name == sheet);
                place = is_it.then(Place::default);
            }
            (Event::End(end), Some(place)) if end.name() == TABLE => {
                return Ok(std::mem::take(&mut place.marks).sorted());
            }
            (Event::Start(start), Some(place)) => place.enter(&start)?,
            (Event::Text(_) | Event::GeneralRef(_) | Event::CData(_), Some(place)) => {
                place.is_uncalculated = false;
                place.fill()?;
            }
            (Event::End(end), Some(place)) if [CELL, COVERED].contains(&end.name()) => {
                place.leave();
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

/// Whether a value stands in a cell's tag.
fn has_value(start: &BytesStart<'_>) -> Result<bool, WorkbookError> {
    for kind in ["value", "string-value", "date-value", "time-value", "boolean-value"] {
        if attribute(start, &format!("office:{kind}"))?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first and last of so many rows or columns that end with this one.
fn run(last: u64, count: u64) -> [u32; 2] {
    let first = last.saturating_sub(count.max(1) - 1);
    [first, last].map(|number| u32::try_from(number).unwrap_or(u32::MAX))
}

/// Where a sheet's cells are read: the last row and column that the one at hand stands in.
#[derive(Default)]
struct Place {
    row: u64,
    column: u64,
    /// How often the row, and the cell, stand there.
    rows: u64,
    columns: u64,
    is_in_cell: bool,
    /// Whether the cell has a formula without a value, so far.
    is_uncalculated: bool,
    marks: SheetMarks,
}

impl Place {
    fn enter(&mut self, start: &BytesStart<'_>) -> Result<(), WorkbookError> {
        let name = start.name();
        if name == ROW {
            self.rows = repeated(start, "table:number-rows-repeated")?;
            (self.row, self.column) = (self.row.saturating_add(self.rows), 0);
            if attribute(start, "table:visibility")?.is_some_and(|shown| shown != "visible") {
                self.marks.hidden_rows.push(run(self.row, self.rows));
            }
        } else if [CELL, COVERED].contains(&name) {
            self.columns = repeated(start, "table:number-columns-repeated")?;
            self.column = self.column.saturating_add(self.columns);
            self.is_in_cell = true;
            self.note(start)?;
            if attribute(start, "office:value-type")?.is_some() {
                return self.fill();
            }
        }
        Ok(())
    }

    /// Notes what the cell at hand is beside its value.
    fn note(&mut self, start: &BytesStart<'_>) -> Result<(), WorkbookError> {
        let kind = attribute(start, "office:value-type")?;
        let (rows, columns) = (run(self.row, self.rows), run(self.column, self.columns));
        if kind.as_deref() == Some("percentage") {
            self.marks.percent.add(rows, columns);
        }
        if let Some(over) = attribute(start, "table:number-rows-spanned")? {
            let over: u32 = over.parse().map_err(broken)?;
            let ([top, _], [column, _]) = (rows, columns);
            let bottom = top.saturating_add(over.saturating_sub(1));
            self.marks.merged.extend((over > 1).then_some(Merged { column, top, bottom }));
        }
        self.is_uncalculated = attribute(start, "table:formula")?.is_some()
            && kind.as_deref() != Some("string")
            && !has_value(start)?;
        Ok(())
    }

    fn leave(&mut self) {
        if std::mem::take(&mut self.is_uncalculated) && self.is_in_cell {
            let (rows, columns) = (run(self.row, self.rows), run(self.column, self.columns));
            self.marks.of_formulas.add(rows, columns);
        }
        self.is_in_cell = false;
    }

    /// The cell at hand holds something.
    fn fill(&mut self) -> Result<(), WorkbookError> {
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

    fn checked(rows: &str) -> Result<SheetMarks, WorkbookError> {
        let tables = format!(
            "<office:spreadsheet><table:table table:name=\"Andet\"><table:table-row/></table:table>\
             <table:table table:name=\"Hold &amp; 1\">{rows}</table:table></office:spreadsheet>"
        );
        marks_in(tables.as_bytes(), "Hold & 1")
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
        assert!(checked(&(empty(1_048_575) + FILLED)).is_ok());
        let refused = checked(&(empty(1_048_576) + FILLED)).unwrap_err();
        assert_eq!(refused, WorkbookError::TooLong(1_048_577));
        let filler = FILLED.to_owned() + &empty(4_000_000_000);
        assert!(checked(&filler).is_ok(), "what is empty is not missed");
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
        assert!(checked(&row(16_383)).is_ok());
        assert_eq!(checked(&row(16_384)), Err(WorkbookError::TooWide(16_385)));
    }
    #[test]
    fn what_cells_are_beside_their_values_is_noted() {
        let marks = checked(
            "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"2\"><table:table-cell \
             table:number-columns-repeated=\"3\" office:value-type=\"percentage\" office:value=\"0.5\"/>\
             </table:table-row><table:table-row><table:table-cell table:number-rows-spanned=\"4\"/>\
             <table:table-cell table:formula=\"of:=SUM(1)\"/><table:table-cell table:formula=\"of:=1\" \
             office:value-type=\"float\" office:value=\"0\"/></table:table-row>",
        );
        let marks = marks.unwrap();
        assert_eq!(marks.hidden_rows, [[1, 2]]);
        assert_eq!(marks.merged, [Merged { column: 1, top: 3, bottom: 6 }]);
        assert!(marks.percent.contains(2, 3) && !marks.percent.contains(3, 1));
        assert_eq!(marks.of_formulas.firsts().collect::<Vec<_>>(), [(3, 2)]);
    }
}
