//! Which rows of a file are read: no blank ones, no totals, none that the schema leaves out; the others are
//! counted by why.

use crate::other_texts::OtherTexts;
use crate::total_rows::TotalRows;
use laks::sections::ReadSchema;
use std::borrow::Cow;

/// How many rows were read, and left out for each reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows that were read.
    pub rows: u64,
    /// Rows without a letter in any cell.
    pub blank: u64,
    /// Rows of totals.
    pub totals: u64,
    /// Rows that the schema leaves out by their number.
    pub skipped: u64,
    /// Rows that the schema does not ask for.
    pub left_out: u64,
    /// Rows that were read although their sheet hides them.
    pub hidden: u64,
    /// Cells of rows that were read whose value is that of the cell above with which they are merged.
    pub merged: u64,
}

/// A cell of a row: its text, and whether it is there at all, as an empty text in quotes is.
pub(crate) type CellText<'a> = Option<Cow<'a, str>>;

/// The rules by which rows are read.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowChoice {
    skipped: Vec<u64>,
    totals: TotalRows,
    /// Columns by their place, each with the texts that it may have, in small letters.
    only: Vec<(usize, Vec<String>)>,
    others: OtherTexts,
}

impl RowChoice {
    /// The rules that a schema declares for a table of these columns.
    pub(crate) fn new(read: &ReadSchema, names: &[String]) -> Self {
        let only = read.only.iter().filter_map(|(column, texts)| {
            let place = names.iter().position(|name| name == column)?;
            let texts = texts.all().iter().map(|text| text.trim().to_lowercase()).collect();
            Some((place, texts))
        });
        Self {
            skipped: read.skip_rows.iter().copied().map(u64::from).collect(),
            totals: TotalRows::new(&read.total_rows),
            only: only.collect(),
            others: OtherTexts::default(),
        }
    }

    /// The same, and it notes what stands where nothing is asked for.
    pub(crate) fn noting(self, others: &OtherTexts) -> Self {
        others.ask(&self.only);
        Self { others: others.clone(), ..self }
    }

    /// Counts a row of so many cells, and answers whether it is read.
    #[inline]
    pub(crate) fn takes<'a>(
        &self,
        number: u64,
        width: usize,
        cell: impl Fn(usize) -> CellText<'a>,
        counts: &mut RowCounts,
    ) -> bool {
        self.is_row(number, width, &cell, counts) && self.is_asked(cell, counts)
    }

    /// Answers whether a row is one by its filled cells; counts it if it is none.
    #[inline]
    pub(crate) fn is_row<'a>(
        &self,
        number: u64,
        width: usize,
        cell: impl Fn(usize) -> CellText<'a>,
        counts: &mut RowCounts,
    ) -> bool {
        if self.skipped.contains(&number) {
            counts.skipped += 1;
            return false;
        }
        let filled = (0..width).find(|&place| cell(place).is_some_and(|text| is_filled(&text)));
        let Some(first) = filled else {
            counts.blank += 1;
            return false;
        };
        if !self.totals.is_empty() && self.totals.begin(&cell(first).unwrap_or_default()) {
            counts.totals += 1;
            return false;
        }
        true
    }

    /// Counts a row, and answers whether the schema asks for it.
    #[inline]
    pub(crate) fn is_asked<'a>(
        &self,
        cell: impl Fn(usize) -> CellText<'a>,
        counts: &mut RowCounts,
    ) -> bool {
        let is_asked = |(place, texts): &(usize, Vec<String>)| {
            // An empty text asks for empty cells.
            texts.contains(&cell(*place).unwrap_or_default().trim().to_lowercase())
        };
        if let Some((place, _)) = self.only.iter().find(|only| !is_asked(only)) {
            if counts.rows == 0 {
                self.others.add(*place, cell(*place).unwrap_or_default().trim());
            }
            counts.left_out += 1;
            return false;
        }
        counts.rows += 1;
        true
    }
}

/// Whether a text has more than spaces.
#[inline]
fn is_filled(text: &str) -> bool {
    match text.as_bytes() {
        [] => false,
        [first, ..] if first.is_ascii_graphic() => true,
        _ => !text.trim().is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use laks::Schema;

    #[test]
    fn every_row_that_is_left_out_is_counted_by_why() {
        let schema = Schema::from_toml(
            "[read]\nskip_rows = [9]\ntotal_rows = [\"I alt\"]\nwhere = { event = [\"start\", \"Først\"] }",
        );
        let names = ["note", "event"].map(str::to_owned);
        let choice = RowChoice::new(&schema.unwrap().read, &names);
        let mut counts = RowCounts::default();
        let mut takes = |number, cells: [Option<&str>; 2]| {
            choice.takes(number, 2, |place| cells[place].map(Cow::Borrowed), &mut counts)
        };
        assert!(takes(2, [Some("x"), Some(" Start ")]));
        assert!(takes(3, [None, Some("først")]));
        assert!(!takes(4, [Some("x"), None]));
        assert!(!takes(5, [Some(" \u{a0}"), None]));
        assert!(!takes(6, [Some(" i  alt: 3"), Some("start")]));
        assert!(!takes(9, [Some("x"), Some("start")]));
        let expected = RowCounts {
            rows: 2,
            blank: 1,
            totals: 1,
            skipped: 1,
            left_out: 1,
            ..RowCounts::default()
        };
        assert_eq!(counts, expected);
    }

    #[test]
    fn an_empty_text_asks_for_rows_with_an_empty_cell() {
        let schema = Schema::from_toml("[read]\nwhere = { instrument = \"\" }").unwrap();
        let names = ["record", "instrument"].map(str::to_owned);
        let choice = RowChoice::new(&schema.read, &names);
        let mut counts = RowCounts::default();
        let mut takes = |cells: [Option<&str>; 2]| {
            choice.takes(2, 2, |place| cells[place].map(Cow::Borrowed), &mut counts)
        };
        assert!(takes([Some("1"), None]) && takes([Some("1"), Some(" ")]));
        assert!(!takes([Some("1"), Some("bp")]));
    }
}
