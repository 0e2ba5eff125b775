//! Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods): their sheets, and a sheet's cells as text.

use crate::book_marks::BookMarks;
use crate::cell_text::{NOT_CALCULATED, cell_text, may_be_uncalculated, percent_text};
use crate::grid::Grid;
use crate::ods_sheet;
use crate::sheet_marks::{Merged, SheetMarks};
use crate::workbook_check;
use crate::workbook_error::{MOST_COLUMNS, MOST_ROWS, WorkbookError};
use calamine::{Cell, Data, DataRef, Reader, SheetType, SheetVisible, Sheets, open_workbook_auto};
use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the program shows it.
    pub visible: bool,
}

/// An open workbook.
pub struct Workbook {
    sheets: Sheets<BufReader<File>>,
    path: PathBuf,
    marks: BookMarks,
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Workbook").field(&self.sheets.sheet_names()).finish()
    }
}

impl Workbook {
    /// Opens a workbook; its name's ending says which kind it is.
    ///
    /// ```
    /// use laks_files::Workbook;
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// let book = Workbook::open(&files::workbook("workbook_open")?)?;
    /// assert_eq!(book.sheets().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When it needs a password, is broken, or is no workbook.
    pub fn open(path: &Path) -> Result<Self, WorkbookError> {
        let marks = workbook_check::check(path)?;
        whole(|| {
            let sheets = open_workbook_auto(path).map_err(WorkbookError::of)?;
            Ok(Self { sheets, path: path.to_owned(), marks })
        })
    }

    /// Whether it counts its days from 1904, as those of old Macintoshes do.
    ///
    /// ```
    /// # use laks_files::Workbook;
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// let book = Workbook::open(&files::workbook("workbook_days")?)?;
    /// assert!(!book.counts_from_1904());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn counts_from_1904(&self) -> bool {
        match &self.sheets {
            Sheets::Xlsx(book) => book.has_1904_epoch(),
            Sheets::Xlsb(book) => book.has_1904_epoch(),
            Sheets::Xls(book) => book.has_1904_epoch(),
            Sheets::Ods(_) => false,
        }
    }

    /// The sheets with cells, in the workbook's order.
    ///
    /// ```
    /// # use laks_files::Workbook;
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// let book = Workbook::open(&files::workbook("workbook_sheets")?)?;
    /// assert_eq!(book.sheets()[0].name, "LC4");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sheets(&self) -> Vec<Sheet> {
        let sheets = self.sheets.sheets_metadata().iter();
        sheets
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| Sheet {
                name: sheet.name.clone(),
                visible: sheet.visible == SheetVisible::Visible,
            })
            .collect()
    }

    /// The filled cells of a sheet as text; `comma` writes the decimals of numbers behind a comma.
    ///
    /// ```
    /// # use laks_files::Workbook;
    /// # mod files { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/files.rs")); }
    /// let mut book = Workbook::open(&files::workbook("workbook_grid")?)?;
    /// assert_eq!(book.grid("LC4", false)?.height(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When the sheet is broken, wider or longer than a sheet can be, or has a cell twice.
    pub fn grid(&mut self, sheet: &str, comma: bool) -> Result<Grid, WorkbookError> {
        let marks = self.marks_of(sheet)?;
        let is_uncalculated = self.marks.is_uncalculated;
        whole(|| {
            let mut grid = Grid::default();
            let has_percent = !marks.percent.is_empty();
            let mut add = |row: u32, column: u32, cell: Data| {
                if column >= MOST_COLUMNS {
                    return Err(WorkbookError::TooWide(column.saturating_add(1)));
                }
                let (row, column) = (row.saturating_add(1), column + 1);
                let text = match has_percent && marks.percent.contains(row, column) {
                    true => percent_text(cell, comma),
                    false => cell_text(cell, comma),
                };
                let Some(text) = text else { return Ok(()) };
                if u64::from(row) > MOST_ROWS {
                    return Err(WorkbookError::TooLong(u64::from(row)));
                }
                grid.add(row, column, &text);
                Ok(())
            };
            let is_of_formula = |row: u32, column: u32| {
                marks.of_formulas.contains(row.saturating_add(1), column.saturating_add(1))
            };
            match &mut self.sheets {
                Sheets::Xlsx(book) => {
                    let mut cells =
                        book.worksheet_cells_reader(sheet).map_err(WorkbookError::of)?;
                    while let Some(cell) =
                        cells.next_cell_with_formula_metadata().map_err(WorkbookError::of)?
                    {
                        let ((row, column), value) = (cell.pos, cell.value.into());
                        let is_formula = cell.formula.is_some()
                            || (is_uncalculated && is_of_formula(row, column));
                        let is_unknown = is_formula
                            && match is_uncalculated {
                                true => may_be_uncalculated(&value),
                                false => value == Data::Empty,
                            };
                        add(row, column, if is_unknown { not_calculated() } else { value })?;
                    }
                }
                Sheets::Xlsb(book) => {
                    let mut cells =
                        book.worksheet_cells_reader(sheet).map_err(WorkbookError::of)?;
                    while let Some(cell) = cells.next_cell().map_err(WorkbookError::of)? {
                        add_cell(&cell, &mut add)?;
                    }
                }
                book => {
                    let range = book.worksheet_range(sheet).map_err(WorkbookError::of)?;
                    let (top, left) = range.start().unwrap_or_default();
                    for (row, column, cell) in range.used_cells() {
                        let row = position(row)?.saturating_add(top);
                        let column = position(column)?.saturating_add(left);
                        if !(may_be_uncalculated(cell) && is_of_formula(row, column)) {
                            add(row, column, cell.clone())?;
                        }
                    }
                    for (row, column) in marks.of_formulas.firsts() {
                        add(row.saturating_sub(1), column.saturating_sub(1), not_calculated())?;
                    }
                }
            }
            grid.marks = marks;
            grid.ordered()
        })
    }

    /// What is noted of the cells of a sheet.
    fn marks_of(&self, sheet: &str) -> Result<SheetMarks, WorkbookError> {
        match &self.sheets {
            Sheets::Ods(_) => whole(|| ods_sheet::marks_of(&self.path, sheet)),
            Sheets::Xls(book) => {
                let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
                let merged = merged.iter().filter(|cells| cells.end.0 > cells.start.0);
                let merged = merged.map(|cells| Merged {
                    column: cells.start.1.saturating_add(1),
                    top: cells.start.0.saturating_add(1),
                    bottom: cells.end.0.saturating_add(1),
                });
                let place = book.sheet_names().iter().position(|name| name == sheet);
                let noted = place.and_then(|place| self.marks.old_sheets.get(place)).cloned();
                Ok(SheetMarks { merged: merged.collect(), ..noted.unwrap_or_default() }.sorted())
            }
            _ => Ok(self.marks.sheets.get(sheet).cloned().unwrap_or_default()),
        }
    }
}

fn add_cell(
    cell: &Cell<DataRef<'_>>,
    add: &mut impl FnMut(u32, u32, Data) -> Result<(), WorkbookError>,
) -> Result<(), WorkbookError> {
    let (row, column) = cell.get_position();
    add(row, column, cell.get_value().clone().into())
}

/// A formula that no program has calculated, as scripts write it, is not taken for an empty cell.
fn not_calculated() -> Data {
    Data::String(NOT_CALCULATED.to_owned())
}

fn position(number: usize) -> Result<u32, WorkbookError> {
    u32::try_from(number).map_err(|_| WorkbookError::TooWide(u32::MAX))
}

/// Runs what reads a file; a file so broken that reading it panics is an error like any other.
fn whole<T>(read: impl FnOnce() -> Result<T, WorkbookError>) -> Result<T, WorkbookError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(WorkbookError::Broken("its parts contradict each other".to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use laks::results::Values;

    fn open(name: &str) -> Result<Workbook, WorkbookError> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/broken");
        Workbook::open(&folder.join(name))
    }

    #[test]
    fn sheets_are_listed_with_whether_they_are_shown() {
        let book = open("only_hidden_sheets_with_rows.xlsx").unwrap();
        let shown: Vec<_> = book.sheets().into_iter().map(|s| (s.name, s.visible)).collect();
        assert_eq!(shown, [("Om".to_owned(), true), ("Hold 1".to_owned(), false)]);
    }

    #[test]
    fn the_error_of_a_formula_stays_visible() {
        let mut book = open("formula_error_in_a_date.xlsx").unwrap();
        let table = book.grid("Hold 1", false).unwrap().table();
        let Some(Values::Text(dates)) = table.column("2") else { panic!("no second column") };
        assert_eq!(dates[3].as_deref(), Some("#REF!"));
    }

    #[test]
    fn what_is_no_workbook_is_an_error_and_no_panic() {
        for name in ["cut_short.xlsx", "zeros.xlsx", "protected_by_a_password.xlsx"] {
            assert!(open(name).is_err(), "{name}");
        }
        assert!(open("several_sheets.xlsx").unwrap().grid("Hold 9", false).is_err());
    }
}
