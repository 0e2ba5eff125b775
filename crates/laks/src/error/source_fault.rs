//! Why a source gave no rows, or a table could not be handed on.

/// How a source of rows fails.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceFault {
    /// As the source says it.
    #[error("{said}")]
    Said {
        /// What it says.
        said: String,
    },
    /// A stream was read before.
    #[error("the Arrow stream was read before; hand over a new one")]
    ReadBefore,
    /// A later part of the rows lacks a column.
    #[error("a later batch has no column {column:?}")]
    ColumnLost {
        /// The column.
        column: String,
    },
    /// A column has another type in a later part of the rows.
    #[error("column {column:?} holds {found} in a later batch, and {expected} in the first")]
    TypeChanged {
        /// The column.
        column: String,
        /// Its type there.
        found: String,
        /// Its type before.
        expected: String,
    },
    /// A text is in other letters than UTF-8.
    #[error(
        "row {row}, column {column:?} holds a text that is not UTF-8; write the table again as UTF-8"
    )]
    NotUtf8 {
        /// The row.
        row: u64,
        /// The column.
        column: String,
    },
    /// A whole number has more digits than can be read.
    #[error(
        "row {row}, column {column:?} holds a number beyond 9223372036854775807; correct it, or hand the \
         column over as text"
    )]
    LongNumber {
        /// The row.
        row: u64,
        /// The column.
        column: String,
    },
    /// A worker was lost.
    #[error("{who} ended without a result")]
    NoResult {
        /// Who.
        who: &'static str,
    },
    /// A table of results cannot be handed on.
    #[error("the table {title:?} is no {kind}: {said}")]
    NotHandedOn {
        /// Its title.
        title: String,
        /// What it was to be.
        kind: &'static str,
        /// What the library says that was to take it.
        said: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_what_failed_and_where() {
        let column = || "unit".to_owned();
        for (fault, said) in [
            (SourceFault::ColumnLost { column: column() }, "a later batch has no column \"unit\""),
            (
                SourceFault::NotUtf8 { row: 7, column: column() },
                "row 7, column \"unit\" holds a text that is not UTF-8; write the table again as UTF-8",
            ),
            (
                SourceFault::LongNumber { row: 2, column: column() },
                "row 2, column \"unit\" holds a number beyond 9223372036854775807; correct it, or hand the \
                 column over as text",
            ),
            (SourceFault::NoResult { who: "a worker" }, "a worker ended without a result"),
            (
                SourceFault::NotHandedOn {
                    title: "Funnel".to_owned(),
                    kind: "frame",
                    said: "lengths differ".to_owned(),
                },
                "the table \"Funnel\" is no frame: lengths differ",
            ),
        ] {
            assert_eq!(fault.to_string(), said);
        }
    }
}
