//! How files are dressed: what a schema says under `[read]`, `[missing_dates]` and `[persons]`.

use crate::records::person_key::PersonKey;
use crate::records::schema::Spellings;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The order in which a date's parts are written. A year of four digits in front is never in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum DateOrder {
    /// 3 April 2016 is 03-04-2016.
    #[serde(rename = "d-m-y")]
    DayMonthYear,
    /// 3 April 2016 is 04-03-2016.
    #[serde(rename = "m-d-y")]
    MonthDayYear,
    /// 3 April 2016 is 2016-04-03, or 16-04-03.
    #[serde(rename = "y-m-d")]
    YearMonthDay,
}

/// The day from which a spreadsheet counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ExcelDates {
    /// 1 January 1900 is day 1, and the 29 February 1900 that never was is day 60.
    #[serde(rename = "1900")]
    From1900,
    /// 1 January 1904 is day 0.
    #[serde(rename = "1904")]
    From1904,
}

/// What stands before the decimals of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Decimal {
    /// 68.6, and 1,234.56.
    #[serde(rename = ".")]
    Point,
    /// 68,6, and 1.234,56.
    #[serde(rename = ",")]
    Comma,
}

/// Which of a coded value and its label is read, in files that have both (SPSS, Stata, SAS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ValueLabels {
    /// The label, such as `Gennemført`.
    Labels,
    /// The code, such as `1`.
    Codes,
}

/// How a file is dressed. Everything in it is text until one of these rules converts it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MissingDates {
    /// Texts that stand for no date, such as `31-12-9999`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<String>,
    /// Our date = where to take it from when it is missing: the first of these that is there.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub assume: BTreeMap<String, Spellings>,
}

/// What names a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PersonId {
    /// A text of the table's own, unless the texts turn out to be CPR numbers: then the table is refused.
    #[default]
    #[serde(skip)]
    Undeclared,
    /// A text of the table's own, whatever it looks like.
    Text,
    /// The Danish civil registration number; read only with a key, and never kept.
    Cpr,
}

impl PersonId {
    /// Whether the schema says nothing.
    pub(crate) const fn is_undeclared(&self) -> bool {
        matches!(self, Self::Undeclared)
    }
}

/// How persons are named in the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PersonSchema {
    /// What the column `person_id` holds.
    #[serde(skip_serializing_if = "PersonId::is_undeclared")]
    pub id: PersonId,
    /// The key that CPR numbers are hashed with: given beside the schema, never part of its file.
    #[serde(skip)]
    pub key: Option<PersonKey>,
}
