//! How dates are written: in which order, and as which days of a spreadsheet.

use serde::{Deserialize, Serialize};

/// The order in which a date's parts are written. A year of four digits in front is never in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
pub enum ExcelDates {
    /// 1 January 1900 is day 1, and the 29 February 1900 that never was is day 60.
    #[serde(rename = "1900")]
    From1900,
    /// 1 January 1904 is day 0.
    #[serde(rename = "1904")]
    From1904,
}
