//! Why a workbook cannot be read, and how large a sheet can be.

/// No sheet of any program has more rows.
pub(crate) const MOST_ROWS: u64 = 1_048_576;

/// No sheet of any program has more columns.
pub(crate) const MOST_COLUMNS: u32 = 16_384;

/// Why a workbook cannot be read, as the end of a sentence that begins with its name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkbookError {
    /// It needs a password.
    #[error("is protected by a password; save it without one, and read that")]
    Password,
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
}

impl From<calamine::Error> for WorkbookError {
    fn from(error: calamine::Error) -> Self {
        use calamine::{Error, OdsError, XlsError, XlsbError, XlsxError};
        match error {
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
