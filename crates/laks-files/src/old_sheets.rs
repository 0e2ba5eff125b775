//! The records of an .xls: how far apart the cells of each sheet lie, and what they are beside their values.

use crate::book_marks::is_percent;
use crate::sheet_marks::SheetMarks;
use crate::workbook_error::WorkbookError;
use std::borrow::Cow;

/// An .xls has no more columns.
const MOST_COLUMNS: u16 = 256;

/// The sheets of a workbook span no more places: the reader of workbooks keeps one for each, filled or not.
const MOST_PLACES: u64 = 40_000_000;

/// The formats of numbers that are per cent in every workbook.
const PERCENT: [u16; 2] = [9, 10];

/// An .xls has no more rows.
const MOST_ROWS: u32 = 65_536;

const BOF: u16 = 0x0809;
const SIZE: u16 = 0x0200;
const SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const ROW: u16 = 0x0208;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027E;
const SHORT_NUMBERS: u16 = 0x00BD;
const FORMULA: u16 = 0x0006;
const OTHER_CELLS: [u16; 4] = [0x0204, 0x00D6, 0x0205, 0x00FD];

/// The bit of a row that is hidden.
const HIDDEN: u16 = 0x20;

/// From where to where the cells of a sheet lie.
#[derive(Default)]
struct Extent {
    rows: Option<[u16; 2]>,
    columns: Option<[u16; 2]>,
}

impl Extent {
    fn add(&mut self, row: u16, column: u16) {
        let wider = |found: Option<[u16; 2]>, at: u16| {
            found.map_or([at; 2], |[first, last]| [first.min(at), last.max(at)])
        };
        self.rows = Some(wider(self.rows, row));
        self.columns = Some(wider(self.columns, column));
    }

    fn places(&self) -> u64 {
        let size = |found: Option<[u16; 2]>| found.map_or(0, |[a, b]| u64::from(b - a) + 1);
        size(self.rows) * size(self.columns)
    }
}

/// What is known while the records are read.
#[derive(Default)]
struct Records {
    /// Where the records of each sheet begin.
    begins: Vec<usize>,
    percent_formats: Vec<u16>,
    styles: Vec<bool>,
    is_old: bool,
    at_hand: Option<usize>,
    extents: Vec<Extent>,
    marks: Vec<SheetMarks>,
    /// Whether a script wrote it, so that formulas with the value 0 were not calculated.
    is_of_script: bool,
}

/// What is noted of each sheet, in their order.
///
/// # Errors
/// When a cell stands where no sheet has one, or the cells lie too far apart.
pub(crate) fn marks_in(
    stream: &[u8],
    is_of_script: bool,
) -> Result<Vec<SheetMarks>, WorkbookError> {
    let mut records = Records { is_of_script, ..Records::default() };
    let mut at = 0;
    while let Some((kind, data)) = record_at(stream, at) {
        records.see(at, kind, data)?;
        at += 4 + data.len();
    }
    match records.extents.iter().map(Extent::places).sum::<u64>() > MOST_PLACES {
        true => Err(WorkbookError::Broken("its cells lie too far apart".to_owned())),
        false => Ok(records.marks.into_iter().map(SheetMarks::sorted).collect()),
    }
}

fn record_at(stream: &[u8], at: usize) -> Option<(u16, &[u8])> {
    let head = stream.get(at..at + 4)?;
    let (kind, length) = (number(head, 0)?, usize::from(number(head, 2)?));
    Some((kind, stream.get(at + 4..at + 4 + length)?))
}

fn number(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..)?.first_chunk::<2>().map(|bytes| u16::from_le_bytes(*bytes))
}

impl Records {
    fn see(&mut self, at: usize, kind: u16, data: &[u8]) -> Result<(), WorkbookError> {
        match kind {
            BOF => {
                self.is_old = number(data, 0) != Some(0x0600);
                self.at_hand = self.begins.iter().position(|begin| *begin == at);
            }
            SHEET => {
                let low = number(data, 0).map_or(0, usize::from);
                self.begins.push(low | number(data, 2).map_or(0, usize::from) << 16);
                self.extents.push(Extent::default());
                self.marks.push(SheetMarks::default());
            }
            FORMAT if is_percent(&self.format(data)) => {
                self.percent_formats.extend(number(data, 0));
            }
            STYLE => {
                let format = number(data, 2).unwrap_or(0);
                self.styles
                    .push(PERCENT.contains(&format) || self.percent_formats.contains(&format));
            }
            SIZE => check_size(data)?,
            ROW if number(data, 12).is_some_and(|bits| bits & HIDDEN != 0) => {
                let row = u32::from(number(data, 0).unwrap_or(0)) + 1;
                if let Some(marks) = self.at_hand.and_then(|sheet| self.marks.get_mut(sheet)) {
                    marks.hidden_rows.push([row; 2]);
                }
            }
            NUMBER | SHORT_NUMBER | FORMULA => {
                let style = number(data, 4).unwrap_or(0);
                self.cell(data, 0, style)?;
                if kind == FORMULA && self.is_of_script && is_uncalculated(data) {
                    self.note_formula(data);
                }
            }
            SHORT_NUMBERS => {
                let count = data.len().saturating_sub(6) / 6;
                for place in 0..count {
                    let style = number(data, 4 + place * 6).unwrap_or(0);
                    self.cell(data, u16::try_from(place).unwrap_or(u16::MAX), style)?;
                }
            }
            kind if OTHER_CELLS.contains(&kind) => self.place(data, 0)?,
            _ => {}
        }
        Ok(())
    }

    /// The text of a format of numbers.
    fn format<'a>(&self, data: &'a [u8]) -> Cow<'a, str> {
        let text = data.get(if self.is_old { 3 } else { 5 }..).unwrap_or_default();
        match !self.is_old && data.get(4).is_some_and(|bits| bits & 1 == 1) {
            true => encoding_rs::UTF_16LE.decode_without_bom_handling(text).0,
            false => encoding_rs::WINDOWS_1252.decode_without_bom_handling(text).0,
        }
    }

    /// Notes where a cell stands, so many columns beside that of its record.
    fn place(&mut self, data: &[u8], beside: u16) -> Result<(), WorkbookError> {
        let (Some(row), Some(column)) = (number(data, 0), number(data, 2)) else { return Ok(()) };
        let column = column.saturating_add(beside);
        if column >= MOST_COLUMNS {
            return Err(WorkbookError::Broken(format!(
                "it has a cell in column {}, and no .xls has more than {MOST_COLUMNS}",
                u32::from(column) + 1
            )));
        }
        if let Some(extent) = self.at_hand.and_then(|sheet| self.extents.get_mut(sheet)) {
            extent.add(row, column);
        }
        Ok(())
    }

    fn cell(&mut self, data: &[u8], beside: u16, style: u16) -> Result<(), WorkbookError> {
        self.place(data, beside)?;
        let is_percent = self.styles.get(usize::from(style)) == Some(&true);
        if let (true, Some(marks)) = (is_percent, self.at_hand.and_then(|s| self.marks.get_mut(s)))
        {
            let (row, column) = (number(data, 0).unwrap_or(0), number(data, 2).unwrap_or(0));
            let column = u32::from(column) + u32::from(beside) + 1;
            marks.percent.add([u32::from(row) + 1; 2], [column; 2]);
        }
        Ok(())
    }

    fn note_formula(&mut self, data: &[u8]) {
        let (row, column) = (number(data, 0).unwrap_or(0), number(data, 2).unwrap_or(0));
        if let Some(marks) = self.at_hand.and_then(|sheet| self.marks.get_mut(sheet)) {
            marks.of_formulas.add([u32::from(row) + 1; 2], [u32::from(column) + 1; 2]);
        }
    }
}

/// Refuses a sheet that says to be larger than any, or to end before it begins: the reader of workbooks makes room
/// for as much as is said.
fn check_size(data: &[u8]) -> Result<(), WorkbookError> {
    let long = |at| Some(u32::from(number(data, at)?) | u32::from(number(data, at + 2)?) << 16);
    let short = |at| number(data, at).map(u32::from);
    let (first, behind, columns) = match data.len() {
        10 => (short(0), short(2), short(6)),
        _ => (long(0), long(4), short(10)),
    };
    let (first, behind) = (first.unwrap_or(0), behind.unwrap_or(0));
    let columns = columns.unwrap_or(0);
    let is_size = behind == 0
        || columns == 0
        || (first < behind && behind <= MOST_ROWS && columns <= u32::from(MOST_COLUMNS));
    match is_size {
        true => Ok(()),
        false => Err(WorkbookError::Broken(format!(
            "a sheet of it says to have {behind} rows from row {} on, and {columns} columns",
            u64::from(first) + 1
        ))),
    }
}

/// Whether a formula has the value that scripts write: 0, or none.
fn is_uncalculated(data: &[u8]) -> bool {
    let value = data.get(6..14).unwrap_or_default();
    value == [0; 8] || value == [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    }

    fn stream(cells: &[(u16, u16)]) -> Vec<u8> {
        let bof = record(BOF, &[0, 6, 5, 0]);
        let sheet_at = u32::try_from(bof.len() + 4 + 8).unwrap();
        let sheet = record(SHEET, &[&sheet_at.to_le_bytes()[..], &[0; 4]].concat());
        let cell = |(row, column): &(u16, u16)| {
            let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
            record(NUMBER, &[place, vec![0; 8]].concat())
        };
        [bof.clone(), sheet, bof, cells.iter().flat_map(cell).collect()].concat()
    }

    #[test]
    fn cells_where_no_sheet_has_one_are_refused() {
        // Memory for every place between them was asked for, and the process ended.
        assert_eq!(marks_in(&stream(&[(0, 0), (65_535, 255)]), false).unwrap().len(), 1);
        let sized = |first: u32, behind: u32, columns: u16| {
            let rows = [first.to_le_bytes(), behind.to_le_bytes()].concat();
            let size = [rows, [0, 0].to_vec(), columns.to_le_bytes().to_vec(), vec![0; 2]].concat();
            marks_in(&[stream(&[]), record(SIZE, &size)].concat(), false).is_ok()
        };
        assert!(sized(0, 0, 0) && sized(0, 65_536, 256) && sized(3, 9, 4));
        assert!(
            !sized(9, 3, 4) && !sized(0, 65_537, 4) && !sized(0, u32::MAX, 4) && !sized(0, 9, 257)
        );
        let said = marks_in(&stream(&[(0, 0), (1, 256)]), false).unwrap_err().to_string();
        assert!(said.contains("a cell in column 257"), "{said}");
    }
}
