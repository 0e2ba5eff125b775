//! What an .xlsx says of its cells beside their values, gathered while its archive is checked: each tag of its
//! members is seen once.

use crate::sheet_marks::{Merged, SheetMarks};
use crate::tag::{Tag, cell_place, cell_range};
use crate::workbook_error::MOST_ROWS;
use std::collections::HashMap;

/// The formats of numbers that are per cent in every workbook.
const PERCENT: [u32; 2] = [9, 10];

/// No more filled cells of an .ods are repeated ones.
const MOST_REPEATED: u64 = 20_000_000;

/// What is noted of a workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BookMarks {
    /// Whether it asks its program to calculate every formula when it is opened, as scripts write it.
    pub(crate) is_uncalculated: bool,
    /// By its sheets' names.
    pub(crate) sheets: HashMap<String, SheetMarks>,
    /// Those of an .xls, by their order.
    pub(crate) old_sheets: Vec<SheetMarks>,
}

/// Sees the tags of a workbook's members, one member after the other.
#[derive(Debug, Default)]
pub(crate) struct BookTags {
    is_uncalculated: bool,
    percent_formats: Vec<u32>,
    is_in_styles: bool,
    /// Whether each style of cells is per cent.
    styles: Vec<bool>,
    has_percent: bool,
    /// The name of each sheet with the id under which its member is listed.
    names: Vec<(String, String)>,
    /// The member of each id.
    members: HashMap<String, String>,
    /// By their members.
    sheets: HashMap<String, SheetMarks>,
    sheet: SheetMarks,
    row: u32,
    column: u32,
    array_rows: u32,
    /// How often the row at hand of an .ods stands there, and how many filled cells do only because they are repeated.
    rows: u32,
    repeated: u64,
}

impl BookTags {
    /// The member that has to be seen first, for others rest on it.
    pub(crate) fn is_first(member: &str) -> bool {
        member.ends_with("styles.xml")
    }

    /// Sees a tag.
    pub(crate) fn see(&mut self, tag: &Tag<'_>) {
        match tag.name {
            b"c" if !tag.is_end => self.cell(tag),
            b"row" if !tag.is_end => self.row(tag),
            b"f" if !tag.is_end && tag.value(b" t=") == Some(b"array") => self.array(tag),
            b"mergeCell" => self.merge(tag),
            b"calcPr" => self.is_uncalculated |= tag.says(b" fullCalcOnLoad="),
            b"sheet" => {
                if let (Some(name), Some(id)) = (tag.text(b" name="), tag.text(b":id=")) {
                    self.names.push((name.into_owned(), id.into_owned()));
                }
            }
            b"Relationship" => {
                if let (Some(id), Some(member)) = (tag.text(b" Id="), tag.text(b" Target="))
                    && tag.value(b" Type=").is_some_and(|kind| kind.ends_with(b"/worksheet"))
                {
                    self.members.insert(id.into_owned(), member.into_owned());
                }
            }
            b"numFmt" => self.percent_formats.extend(
                tag.number(b" numFmtId=")
                    .filter(|_| tag.text(b" formatCode=").is_some_and(|code| is_percent(&code))),
            ),
            b"table-row" if !tag.is_end => {
                self.rows = tag.number(b":number-rows-repeated=").unwrap_or(1);
            }
            b"table-cell" if !tag.is_end && tag.value(b":value-type=").is_some() => {
                let columns = tag.number(b":number-columns-repeated=").unwrap_or(1);
                let places = u64::from(self.rows) * u64::from(columns);
                self.repeated = self.repeated.saturating_add(if places > 1 { places } else { 0 });
            }
            b"cellXfs" => self.is_in_styles = !tag.is_end,
            b"xf" if self.is_in_styles && !tag.is_end => {
                let format = tag.number(b" numFmtId=").unwrap_or(0);
                let is_percent =
                    PERCENT.contains(&format) || self.percent_formats.contains(&format);
                self.styles.push(is_percent);
                self.has_percent |= is_percent;
            }
            _ => {}
        }
    }

    fn row(&mut self, tag: &Tag<'_>) {
        self.row = tag.number(b" r=").unwrap_or(self.row.saturating_add(1));
        self.column = 0;
        if tag.says(b" hidden=") {
            match self.sheet.hidden_rows.last_mut() {
                Some([_, last]) if last.checked_add(1) == Some(self.row) => *last = self.row,
                _ => self.sheet.hidden_rows.push([self.row; 2]),
            }
        }
    }

    fn cell(&mut self, tag: &Tag<'_>) {
        if !self.has_percent {
            return;
        }
        let next = (self.row, self.column.saturating_add(1));
        let (row, column) = tag.value(b" r=").and_then(cell_place).unwrap_or(next);
        self.column = column;
        let style = tag.number(b" s=").unwrap_or(0);
        if self.styles.get(style as usize) == Some(&true) {
            self.sheet.percent.add([row; 2], [column; 2]);
        }
    }

    /// The cells of one formula; only the first of them has it.
    fn array(&mut self, tag: &Tag<'_>) {
        let Some([first, last]) = tag.value(b" ref=").and_then(cell_range) else { return };
        let rows = last.0.saturating_sub(first.0).saturating_add(1);
        self.array_rows = self.array_rows.saturating_add(rows);
        if u64::from(self.array_rows) > MOST_ROWS {
            return self.sheet.of_formulas.add([first.0, last.0], [first.1, last.1]);
        }
        // Row by row, for another may begin beside it farther down.
        (first.0..=last.0).for_each(|row| self.sheet.of_formulas.add([row; 2], [first.1, last.1]));
    }

    fn merge(&mut self, tag: &Tag<'_>) {
        if let Some([first, last]) = tag.value(b" ref=").and_then(cell_range)
            && last.0 > first.0
        {
            let ((top, column), (bottom, _)) = (first, last);
            self.sheet.merged.push(Merged { column, top, bottom });
        }
    }

    /// Whether more cells are repeated than can be meant; the reader of workbooks makes room for each.
    pub(crate) const fn repeats_too_much(&self) -> bool {
        self.repeated > MOST_REPEATED
    }

    /// What was seen since the last end belongs to this member.
    pub(crate) fn end(&mut self, member: &str) {
        let sheet = std::mem::take(&mut self.sheet);
        (self.row, self.column, self.is_in_styles) = (0, 0, false);
        if sheet != SheetMarks::default() {
            self.sheets.insert(member.to_lowercase(), sheet.sorted());
        }
    }

    /// What was noted of every sheet.
    pub(crate) fn marks(mut self) -> BookMarks {
        let mut sheets = HashMap::new();
        for (name, id) in self.names {
            let Some(member) = self.members.get(&id) else { continue };
            let member = member.to_lowercase();
            let member =
                member.strip_prefix('/').map_or_else(|| format!("xl/{member}"), str::to_owned);
            if let Some(sheet) = self.sheets.remove(&member) {
                sheets.insert(name, sheet);
            }
        }
        BookMarks { is_uncalculated: self.is_uncalculated, sheets, old_sheets: Vec::new() }
    }
}

/// Whether a format of numbers shows them as per cent: a sign that is no text of its own.
pub(crate) fn is_percent(format: &str) -> bool {
    let (mut is_quoted, mut is_literal) = (false, false);
    for letter in format.chars() {
        match letter {
            _ if is_literal => is_literal = false,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\\' | '_' | '*' => is_literal = true,
            '%' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(members: &[(&str, &str)]) -> BookMarks {
        let mut tags = BookTags::default();
        for (member, text) in members {
            for tag in text.split('<').filter_map(|tag| tag.split_once('>')) {
                tags.see(&Tag::of(tag.0.as_bytes()));
            }
            tags.end(member);
        }
        tags.marks()
    }

    #[test]
    fn marks_of_cells_are_found_under_the_name_of_their_sheet() {
        let styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0\\ %\"/></numFmts><cellStyleXfs>\
                      <xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>";
        let sheet = "<row r=\"2\" hidden=\"1\"><c r=\"A2\" s=\"1\"><v>1</v></c><c s=\"1\"/><c/></row>\
                     <row hidden=\"1\"/><row/><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"A1:C1\"/>";
        let book = "<sheet name=\"K&#248;n &amp; co\" sheetId=\"1\" r:id=\"rId7\"/><calcPr fullCalcOnLoad=\"1\"/>";
        let rels = "<Relationship Id=\"rId7\" Type=\"http://x/worksheet\" Target=\"/xl/worksheets/a.xml\"/>";
        let marks = seen(&[
            ("xl/styles.xml", styles),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", rels),
            ("xl/worksheets/a.xml", sheet),
        ]);
        assert!(marks.is_uncalculated);
        let sheet = &marks.sheets["Køn & co"];
        assert!(sheet.percent.contains(2, 1) && sheet.percent.contains(2, 2));
        assert!(!sheet.percent.contains(2, 3));
        assert_eq!(sheet.hidden_rows, [[2, 3]]);
        assert_eq!(sheet.merged, [Merged { column: 1, top: 2, bottom: 4 }]);
    }

    #[test]
    fn a_sign_of_per_cent_counts_where_it_is_no_text() {
        for format in ["0%", "0.00 %", "0.0\\ %", "[Red]0%;-0%", "#,##0%"] {
            assert!(is_percent(format), "{format}");
        }
        for format in ["General", "0\"%\"", "0\\%", "0_%", "@"] {
            assert!(!is_percent(format), "{format}");
        }
    }
}
