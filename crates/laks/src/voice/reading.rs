//! What was read, in words: files and sheets, what became of their rows, and what was left alone.

use super::number::format_number;
use crate::language::Language;
use crate::rules::{Deed, TableName};
use serde::Deserialize;

/// A line of what is said of a reading.
///
/// ```
/// use laks::Language;
/// use laks::words::{ReadingWord, Spoken};
/// let word = r#"{"reading": {"headline": {"rows": 83, "file": "cafe.csv", "files": 1, "sheets": 0}}}"#;
/// let word: Spoken = serde_json::from_str(word)?;
/// assert_eq!(Language::Danish.say(&word), "83 rækker i cafe.csv; tabellen er afvist");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadingWord {
    /// How many rows of what, and how many of them are counted.
    Headline {
        /// Rows read.
        rows: u64,
        /// The file, where it is one.
        #[serde(default)]
        file: Option<String>,
        /// How many files.
        files: u64,
        /// How many sheets.
        sheets: u64,
        /// How many are in the cohort; none of a table that was refused.
        #[serde(default)]
        referrals: Option<u64>,
    },
    /// One file or sheet.
    Place(PlaceRead),
    /// Sheets that are hidden.
    HiddenSheets(String),
    /// Sheets without any filled cell.
    EmptySheets(String),
    /// Sheets that nobody asked for.
    OtherSheets(String),
    /// Columns that no figure rests on.
    Unused(String),
    /// Columns that the schema says to ignore.
    Ignored(String),
    /// How often what was done by the rules.
    Deeds {
        /// How many issues, by what was done.
        counts: Vec<(Deed, u64)>,
        /// How many rows were left out, each once; none of a table that was refused.
        #[serde(default)]
        rows_left_out: Option<u64>,
    },
    /// The heading of a column that tells of places.
    Head(PlaceColumn),
    /// The table that a place belongs to.
    Table(TableName),
}

/// One file or sheet as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PlaceRead {
    /// The table it belongs to.
    pub table: TableName,
    /// The file.
    pub file: String,
    /// The sheet, where the file is a workbook.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Rows taken.
    #[serde(default)]
    pub rows: Option<u64>,
    /// Rows without any filled cell.
    #[serde(default)]
    pub blank_rows: u64,
    /// Rows of totals.
    #[serde(default)]
    pub total_rows: u64,
    /// Rows that were skipped.
    #[serde(default)]
    pub skipped_rows: u64,
    /// Rows that `where` leaves out.
    #[serde(default)]
    pub left_out: u64,
    /// Rows that were read although the sheet hides them.
    #[serde(default)]
    pub hidden_rows: u64,
    /// Cells whose value is that of the cell above with which they are merged.
    #[serde(default)]
    pub merged_cells: u64,
    /// The row of the header, where it is not the first.
    #[serde(default)]
    pub header_row: Option<u64>,
    /// The encoding, where it is not UTF-8.
    #[serde(default)]
    pub encoding: Option<String>,
}

/// A column of the table of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is what its column holds")]
pub enum PlaceColumn {
    File,
    Sheet,
    Table,
    Kind,
    Rows,
    BlankRows,
    TotalRows,
    SkippedRows,
    LeftOut,
    HiddenRows,
    MergedCells,
    HeaderRow,
    Encoding,
    Separator,
}

impl Language {
    /// A line of what was read.
    pub(crate) fn reading(self, word: &ReadingWord) -> String {
        let named = |english: &str, danish: &str, names: &str| {
            format!("{}: {names}", self.pick(english, danish))
        };
        match word {
            ReadingWord::Headline { rows, file, files, sheets, referrals } => {
                let what = self.what(file.as_deref(), *files, *sheets);
                let (rows, became) = (self.rows_read(*rows), self.became(*referrals));
                format!("{rows} {} {what}; {became}", self.pick("of", "i"))
            }
            ReadingWord::Place(place) => self.place(place),
            ReadingWord::HiddenSheets(names) => {
                named("hidden sheets, not read", "skjulte ark, ikke læst", names)
            }
            ReadingWord::EmptySheets(names) => named("empty sheets", "tomme ark", names),
            ReadingWord::OtherSheets(names) => {
                named("sheets not asked for", "ark, der ikke er bedt om", names)
            }
            ReadingWord::Unused(names) => {
                named("columns not used", "kolonner, der ikke er brugt", names)
            }
            ReadingWord::Ignored(names) => {
                named("columns ignored", "kolonner, der med vilje ikke er læst", names)
            }
            ReadingWord::Deeds { counts, rows_left_out } => {
                let said = counts.iter().map(|(deed, n)| self.did(*deed, *n, *rows_left_out));
                let said: Vec<String> = said.collect();
                named("by the rules", "efter reglerne", &said.join(", "))
            }
            ReadingWord::Head(column) => self.place_column(*column).to_owned(),
            ReadingWord::Table(table) => self.table_read(*table).to_owned(),
        }
    }

    fn rows_read(self, rows: u64) -> String {
        let number = format_number(rows as f64, 0, self);
        let word = match rows {
            1 => self.pick("row", "række"),
            _ => self.pick("rows", "rækker"),
        };
        format!("{number} {word}")
    }

    fn what(self, file: Option<&str>, files: u64, sheets: u64) -> String {
        let what = match (file, files) {
            (Some(file), _) => file.to_owned(),
            (None, 0) => self.pick("one table", "én tabel").to_owned(),
            (None, _) => format!("{files} {}", self.pick("files", "filer")),
        };
        match sheets {
            0 | 1 => what,
            _ => format!("{what}, {sheets} {}", self.pick("sheets", "ark")),
        }
    }

    fn became(self, referrals: Option<u64>) -> String {
        let Some(referrals) = referrals else {
            return self.pick("refused", "tabellen er afvist").to_owned();
        };
        let number = format_number(referrals as f64, 0, self);
        match (self, referrals) {
            (Self::English, 1) => format!("{number} referral"),
            (Self::English, _) => format!("{number} referrals"),
            (Self::Danish, _) => format!("{number} er med"),
        }
    }

    fn place(self, place: &PlaceRead) -> String {
        let mut said = vec![self.rows_read(place.rows.unwrap_or(0))];
        let counts = [
            (place.blank_rows, "blank", "tomme"),
            (place.total_rows, "of totals", "med totaler"),
            (place.skipped_rows, "skipped", "sprunget over"),
            (place.left_out, "left out by where", "udeladt efter where"),
            (
                place.hidden_rows,
                "hidden in the sheet, read like the others",
                "skjult i arket, læst som de andre",
            ),
            (place.merged_cells, "cells filled from merged ones", "celler udfyldt fra flettede"),
        ];
        let there = counts.into_iter().filter(|(count, _, _)| *count > 0);
        said.extend(
            there.map(|(n, english, danish)| format!("{n} {}", self.pick(english, danish))),
        );
        if let Some(row) = place.header_row.filter(|row| *row != 1) {
            said.push(format!("{} {row}", self.pick("header in row", "overskrifter i række")));
        }
        said.extend(place.encoding.clone().filter(|encoding| encoding != "utf-8"));
        let sheet = place.sheet.as_ref().map_or(String::new(), |sheet| {
            format!(", {} \"{sheet}\"", self.pick("sheet", "arket"))
        });
        let table = match place.table {
            TableName::Referrals => String::new(),
            other => format!("{}: ", self.table_read(other)),
        };
        format!("{table}{}{sheet}: {}", place.file, said.join(", "))
    }

    /// How often something was done; rows that were left out are told as rows.
    fn did(self, deed: Deed, issues: u64, rows_left_out: Option<u64>) -> String {
        let done = self.done(deed);
        let Some(rows) = rows_left_out.filter(|_| deed == Deed::Excluded) else {
            return format!("{issues} {done}");
        };
        let said = format!("{} {done}", self.rows_read(rows));
        match rows == issues {
            true => said,
            false => format!("{said} for {issues} {}", self.pick("issues", "fejl")),
        }
    }

    const fn done(self, deed: Deed) -> &'static str {
        match (self, deed) {
            (Self::English, deed) => deed.name(),
            (Self::Danish, Deed::Refused) => "afvist",
            (Self::Danish, Deed::Blanked) => "med udeladt værdi",
            (Self::Danish, Deed::Assumed) => "med antaget dato",
            (Self::Danish, Deed::Excluded) => "udeladt",
            (Self::Danish, Deed::Warned) => "bemærket",
            (Self::Danish, Deed::Counted) => "talt med",
            (Self::Danish, Deed::NotCounted) => "ikke talt med",
        }
    }

    const fn table_read(self, table: TableName) -> &'static str {
        match (self, table) {
            (Self::English, table) => table.name(),
            (Self::Danish, TableName::Referrals) => "hovedtabellen",
            (Self::Danish, TableName::Measurements) => "målinger",
            (Self::Danish, TableName::Courses) => "hold",
            (Self::Danish, TableName::Sessions) => "mødegange",
        }
    }

    const fn place_column(self, column: PlaceColumn) -> &'static str {
        let (english, danish) = match column {
            PlaceColumn::File => ("File", "Fil"),
            PlaceColumn::Sheet => ("Sheet", "Ark"),
            PlaceColumn::Table => ("Table", "Tabel"),
            PlaceColumn::Kind => ("Kind", "Slags"),
            PlaceColumn::Rows => ("Rows", "Rækker"),
            PlaceColumn::BlankRows => ("Blank", "Tomme"),
            PlaceColumn::TotalRows => ("Of totals", "Med totaler"),
            PlaceColumn::SkippedRows => ("Skipped", "Sprunget over"),
            PlaceColumn::LeftOut => ("Left out", "Udeladt"),
            PlaceColumn::HiddenRows => ("Hidden, read", "Skjulte, læst"),
            PlaceColumn::MergedCells => ("Merged cells", "Flettede celler"),
            PlaceColumn::HeaderRow => ("Row of the header", "Overskrifternes række"),
            PlaceColumn::Encoding => ("Encoding", "Tegnsæt"),
            PlaceColumn::Separator => ("Separator", "Skilletegn"),
        };
        self.pick(english, danish)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_is_said_in_danish() {
        // "61 rows of …; refused" stood in a Danish session.
        let said = |word| Language::Danish.reading(&word);
        let headline = ReadingWord::Headline {
            rows: 61,
            file: None,
            files: 2,
            sheets: 3,
            referrals: Some(1058),
        };
        assert_eq!(said(headline), "61 rækker i 2 filer, 3 ark; 1.058 er med");
        let place = PlaceRead {
            table: TableName::Sessions,
            file: "hold.xlsx".to_owned(),
            sheet: Some("Marts".to_owned()),
            rows: Some(1),
            blank_rows: 2,
            total_rows: 0,
            skipped_rows: 0,
            left_out: 1,
            hidden_rows: 0,
            merged_cells: 4,
            header_row: Some(3),
            encoding: None,
        };
        assert_eq!(
            said(ReadingWord::Place(place)),
            "mødegange: hold.xlsx, arket \"Marts\": 1 række, 2 tomme, 1 udeladt efter where, \
             4 celler udfyldt fra flettede, overskrifter i række 3"
        );
        let counts = vec![(Deed::Excluded, 15), (Deed::Warned, 2)];
        let deeds = ReadingWord::Deeds { counts, rows_left_out: Some(13) };
        assert_eq!(said(deeds), "efter reglerne: 13 rækker udeladt for 15 fejl, 2 bemærket");
    }
}
