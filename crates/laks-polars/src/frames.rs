//! laks' tables as polars data frames.

use laks::results::{SourceFault, Values};
use laks::{Day, Error, Table};
use polars::frame::DataFrame;
use polars_core::prelude::{
    BooleanChunked, Column, Float64Chunked, Int32Chunked, Int64Chunked, IntoColumn, IntoSeries,
    NewChunkedArray, StringChunked,
};

/// A table as a frame: words as strings, counts as `i64`, numbers as `f64`, dates as dates, flags as booleans.
///
/// # Errors
/// When two columns have one name, or they are not of one length.
///
/// ```
/// let table = laks::Table::titled("Funnel")
///     .with_text("stage", [Some("referred"), Some("started")])
///     .with_counts("n", [Some(35), None]);
/// let frame = laks_polars::to_frame(&table)?;
/// assert_eq!(frame.shape(), (2, 2));
/// assert_eq!(frame.column("n")?.null_count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_frame(table: &Table) -> Result<DataFrame, Error> {
    let columns: Vec<Column> =
        table.columns.iter().map(|column| to_column(&column.name, &column.values)).collect();
    DataFrame::new(table.rows(), columns).map_err(|error| {
        let (title, said) = (table.title.clone(), error.to_string());
        SourceFault::NotHandedOn { title, kind: "frame", said }.into()
    })
}

fn to_column(name: &str, values: &Values) -> Column {
    let name = name.into();
    match values {
        Values::Text(texts) => {
            StringChunked::from_iter_options(name, texts.iter().map(Option::as_deref)).into_column()
        }
        Values::Count(counts) => {
            Int64Chunked::from_iter_options(name, counts.iter().copied()).into_column()
        }
        Values::Number(numbers) => {
            Float64Chunked::from_iter_options(name, numbers.iter().copied()).into_column()
        }
        Values::Date(days) => {
            let days = days.iter().map(|day| day.map(Day::epoch));
            Int32Chunked::from_iter_options(name, days).into_date().into_series().into_column()
        }
        Values::Flag(flags) => {
            BooleanChunked::from_iter_options(name, flags.iter().copied()).into_column()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars_core::prelude::DataType;

    #[test]
    fn every_kind_of_value_keeps_its_type_and_gaps() {
        let day: Day = "2016-03-29".parse().unwrap();
        let table = Table::titled("All kinds")
            .with_text("text", [Some("a"), None])
            .with_counts("count", [Some(35), None])
            .with_numbers("number", [Some(0.5), None])
            .with("date", Values::Date(vec![Some(day), None]))
            .with("flag", Values::Flag(vec![Some(true), None]));
        let frame = to_frame(&table).unwrap();
        let types: Vec<DataType> = frame.columns().iter().map(|c| c.dtype().clone()).collect();
        use DataType::{Boolean, Date, Float64, Int64, String};
        assert_eq!(types, [String, Int64, Float64, Date, Boolean]);
        assert!(frame.columns().iter().all(|column| column.null_count() == 1));
    }

    #[test]
    fn one_name_twice_is_refused() {
        let table = Table::titled("T").with_counts("a", [Some(1)]).with_counts("a", [None]);
        let error = to_frame(&table).unwrap_err().to_string();
        assert!(error.contains("the table \"T\" is no frame"), "{error}");
    }
}
