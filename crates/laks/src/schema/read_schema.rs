//! How files are dressed: what a schema says under `[read]`, `[missing_dates]` and `[persons]`.

use crate::calendar::DateOrder;
use crate::calendar::ExcelDates;
use crate::rules::Spellings;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands before the decimals of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
pub enum Decimal {
    /// 68.6, and 1,234.56.
    #[serde(rename = ".")]
    Point,
    /// 68,6, and 1.234,56.
    #[serde(rename = ",")]
    Comma,
}

/// Which of a coded value and its label is read, in files that have both (SPSS, Stata, SAS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ValueLabels {
    /// The label, such as `Gennemført`.
    Labels,
    /// The code, such as `1`.
    Codes,
}

/// What a row of a CSV with fewer cells than the header means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ShortRows {
    /// A broken file.
    Refuse,
    /// Cells at the row's end that are empty, as some programs write them.
    Empty,
}

/// How a file is dressed. Everything in it is text until one of these rules converts it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ReadSchema {
    /// The letters of a CSV: `utf-8` (the default, with or without a mark), `windows-1252`, `utf-16`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What separates the columns of a CSV; found in the header where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<String>,
    /// The row of the column names, counted from 1 as in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_row: Option<u32>,
    /// Rows that hold no referral, counted from 1 as in the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skip_rows: Vec<u32>,
    /// Which sheets of a workbook are read, with `*` for any letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheets: Option<Spellings>,
    /// The word of ours that a sheet's name gives, such as `course`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet_is: Option<String>,
    /// The word of ours that a file's name gives (without its ending), such as `unit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_is: Option<String>,
    /// Their column = the text, or the texts, of the rows that are read; an empty text asks for empty cells.
    /// Other rows are left out and counted, such as the other events of a REDCap export.
    #[serde(rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
    pub only: BTreeMap<String, Spellings>,
    /// What a row with fewer cells than the header means: refused where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_rows: Option<ShortRows>,
    /// The query that gives the rows, where the file is a database.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// What the first filled cell of a row of totals says: such a row is no referral.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub total_rows: Vec<String>,
    /// Texts that mean that nothing is known, such as `-` or `ukendt`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The order of a date's parts; without it a date is written `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
    /// Our date columns that are written in another order.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub date_orders: BTreeMap<String, DateOrder>,
    /// Whether a plain number in a column of dates is a spreadsheet's day, and counted from when. Numbers
    /// below 1000 and years from 1900 to 2099 are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excel_dates: Option<ExcelDates>,
    /// What stands before the decimals of a number: a point where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<Decimal>,
    /// Which of a coded value and its label is read: the label where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_labels: Option<ValueLabels>,
}

/// Dates that are not there: how a table writes that, and what is assumed in their place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct MissingDates {
    /// Texts that stand for no date, such as `31-12-9999`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<String>,
    /// Our date = where to take it from when it is missing: the first of these that is there.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub assume: BTreeMap<String, Spellings>,
}
