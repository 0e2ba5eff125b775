//! Which Arrow types can be read as what.

use crate::meaning::Zone;
use arrow_schema::DataType;
use laks::Error;

/// What a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A date.
    Date,
    /// A date, or a spreadsheet's day as a number.
    DateOrDay,
    /// A score or a number of sessions.
    Number,
    /// A word: a stratum's label, an exit.
    Word,
    /// Whether a goal was reached.
    Mark,
    /// An id.
    Id,
}

fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, words) => {
            matches!(**words, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
        }
        _ => false,
    }
}

fn is_date(kind: &DataType) -> bool {
    match kind {
        DataType::Timestamp(_, zone) => Zone::of(zone.as_deref()).is_some(),
        kind => matches!(kind, DataType::Date32 | DataType::Date64),
    }
}

fn is_number(kind: &DataType) -> bool {
    kind.is_numeric() && *kind != DataType::Float16
}

/// Whether every number of this type is whole.
fn is_whole(kind: &DataType) -> bool {
    match kind {
        DataType::Decimal32(_, scale)
        | DataType::Decimal64(_, scale)
        | DataType::Decimal128(_, scale)
        | DataType::Decimal256(_, scale) => *scale <= 0,
        kind => kind.is_integer(),
    }
}

impl Kind {
    fn accepts(self, kind: &DataType) -> bool {
        let is_boolean = *kind == DataType::Boolean;
        *kind == DataType::Null
            || is_text(kind)
            || match self {
                Self::Date => is_date(kind),
                Self::DateOrDay => is_date(kind) || is_number(kind),
                Self::Number => is_number(kind),
                Self::Word | Self::Mark => is_number(kind) || is_boolean,
                Self::Id => is_whole(kind),
            }
    }

    const fn expected(self) -> &'static str {
        match self {
            Self::Date => "dates (date, timestamp or YYYY-MM-DD text)",
            Self::DateOrDay => "dates (date, timestamp, text or a spreadsheet's days)",
            Self::Number => "numbers",
            Self::Word => "words (text, categories, whole numbers or booleans)",
            Self::Mark => "booleans or words",
            Self::Id => "ids (text or whole numbers)",
        }
    }

    fn remedy(self, found: &DataType) -> &'static str {
        match self {
            Self::Date if is_number(found) => {
                "convert it to dates before handing the table over, or set excel_dates = \"1900\" under \
                 [read] if its numbers are days of a spreadsheet"
            }
            Self::Date | Self::DateOrDay => "convert it to dates before handing the table over",
            Self::Number => "convert it to integers or floats",
            Self::Word => "convert it to text",
            Self::Mark => "convert it to booleans, or to text mapped under [values.goal]",
            Self::Id => "convert it to text",
        }
    }

    /// Refuses a column whose type cannot be read as this.
    pub(crate) fn check(self, column: &str, found: &DataType) -> Result<(), Error> {
        if self.accepts(found) {
            return Ok(());
        }
        Err(Error::ColumnType {
            column: column.to_owned(),
            expected: self.expected(),
            found: found.to_string(),
            remedy: self.remedy(found),
        })
    }
}
