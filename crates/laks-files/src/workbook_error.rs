//! Why a workbook cannot be read, and how large a sheet can be.

use crate::shown::shown;

/// No sheet of any program has more rows.
pub(crate) const MOST_ROWS: u64 = 1_048_576;

/// No sheet of any program has more columns.
pub(crate) const MOST_COLUMNS: u32 = 16_384;

/// Why a workbook cannot be read, as the end of a sentence that begins with its name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// It needs a password.
    #[error("is protected by a password; save it without one, and read that")]
    Password,
    /// It is HTML or XML under the name of a workbook.
    #[error(
        "must be a workbook, but is a web page or XML under a workbook's name; open it in a spreadsheet \
         program and save it as .xlsx"
    )]
    WebPage,
    /// It is a workbook of the older kind under a newer name.
    #[error(
        "must be a workbook of the newer kind, but is one of the older kind; name it .xls, or save it again"
    )]
    OlderKind,
    /// It is a workbook of the newer kind under an older name.
    #[error("must be a workbook of the older kind, but is one of the newer kind; name it .xlsx")]
    NewerKind,
    /// It is something else.
    #[error(
        "must be a workbook, but its content is no workbook; if it is text with columns, name it .csv"
    )]
    NoWorkbook,
    /// Its archive is not whole.
    #[error("must be a whole workbook, but is cut short or damaged; copy or export it again")]
    CutShort,
    /// It would unpack to more than can be meant.
    #[error(
        "must unpack to at most 2 GB and 200 times its size, but would unpack to {} MB, {ratio} times its \
         size; save its rows as CSV",
        megabytes(*unpacked)
    )]
    TooLarge {
        /// To how many bytes.
        unpacked: u64,
        /// To how many times its size.
        ratio: u64,
    },
    /// Several sheets are shown, and none was asked for.
    #[error(
        "has {} sheets, and which of them to read is not said: {}; declare sheets under [read], \"*\" for all",
        .0.len(),
        shown(.0)
    )]
    WhichSheet(Vec<String>),
    /// A sheet is asked for that is not there.
    #[error(
        "has no sheet \"{pattern}\", which sheets under [read] asks for; it has {}",
        shown(there)
    )]
    NoSuchSheet {
        /// What was asked for.
        pattern: String,
        /// The sheets that are there.
        there: Vec<String>,
    },
    /// No sheet is shown.
    #[error("must have a sheet that is not hidden, but has none")]
    NoSheet,
    /// The sheets that were asked for have no filled cell.
    #[error(
        "must have a sheet with rows, but {} empty: {}",
        if .0.len() == 1 { "its sheet is" } else { "these sheets are" },
        shown(.0)
    )]
    EmptySheets(Vec<String>),
    /// It is broken, or no workbook.
    #[error("cannot be read as a workbook: {0}; open it in its program and save it again")]
    Broken(String),
    /// A cell stands beyond the columns that a sheet can have.
    #[error("must have at most 16384 columns, but has a cell in column {0}")]
    TooWide(u32),
    /// A cell stands beyond the rows that a sheet can have.
    #[error(
        "must have at most 1048576 rows, but has a cell in row {0}; divide it into several sheets"
    )]
    TooLong(u64),
    /// A cell or row has a number beyond any that can be meant.
    #[error(
        "must have at most 1048576 rows and 16384 columns, but has something in \"{0}\"; open it in its \
         program and save it again"
    )]
    NoSuchPlace(String),
    /// One cell stands in a sheet more than once.
    #[error(
        "must have each cell once, but has {0} twice; open it in its program, see what {0} holds, and save it \
         again"
    )]
    CellTwice(String),
}

/// Bytes as millions, in groups of three.
fn megabytes(bytes: u64) -> String {
    let millions = ((bytes as f64) / 1e6).round().to_string();
    let digits = millions.chars().rev().collect::<Vec<_>>();
    let groups: Vec<String> = digits.chunks(3).map(|group| group.iter().collect()).collect();
    groups.join(",").chars().rev().collect()
}

impl WorkbookError {
    /// What calamine says of a workbook, in our terms.
    pub(crate) fn of(error: impl Into<calamine::Error>) -> Self {
        use calamine::{Error, OdsError, XlsError, XlsbError, XlsxError};
        match error.into() {
            Error::Xlsx(XlsxError::Password)
            | Error::Xls(XlsError::Password)
            | Error::Xlsb(XlsbError::Password)
            | Error::Ods(OdsError::Password) => Self::Password,
            other => {
                Self::Broken(other.to_string().split_whitespace().collect::<Vec<_>>().join(" "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_said_as_megabytes() {
        assert_eq!([0, 104_857_600, 3_000_000_000].map(megabytes), ["0", "105", "3,000"]);
    }
}
