//! A table of typed columns: what Arrow, polars and a page are made from.

use crate::calendar::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The values of a column; `None` is a value that is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Values {
    /// Words.
    Text(Vec<Option<String>>),
    /// Whole numbers.
    Count(Vec<Option<i64>>),
    /// Numbers.
    Number(Vec<Option<f64>>),
    /// Dates.
    Date(Vec<Option<Day>>),
    /// True or false.
    Flag(Vec<Option<bool>>),
}

impl Values {
    /// How many values there are.
    ///
    /// ```
    /// use laks::results::Values;
    /// assert_eq!(Values::Count(vec![Some(35), None]).len(), 2); // one of them is not known
    /// ```
    pub fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Count(values) => values.len(),
            Self::Number(values) => values.len(),
            Self::Date(values) => values.len(),
            Self::Flag(values) => values.len(),
        }
    }

    /// Whether any value is there.
    pub(super) fn has_any(&self) -> bool {
        match self {
            Self::Text(values) => values.iter().any(Option::is_some),
            Self::Count(values) => values.iter().any(Option::is_some),
            Self::Number(values) => values.iter().any(Option::is_some),
            Self::Date(values) => values.iter().any(Option::is_some),
            Self::Flag(values) => values.iter().any(Option::is_some),
        }
    }

    /// Whether there is no value.
    ///
    /// ```
    /// use laks::results::Values;
    /// assert!(Values::Text(Vec::new()).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A named column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its values.
    pub values: Values,
}

/// Columns of equal length, with a title and what to know about them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
#[non_exhaustive]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// What to know when reading it.
    pub notes: Vec<String>,
}

/// A table as it is stored, whose columns may not fit together.
#[derive(Deserialize)]
struct Stored {
    title: String,
    columns: Vec<Column>,
    notes: Vec<String>,
}

impl TryFrom<Stored> for Table {
    type Error = String;

    fn try_from(Stored { title, columns, notes }: Stored) -> Result<Self, String> {
        let mut names = BTreeSet::new();
        for column in &columns {
            if !names.insert(&column.name) {
                return Err(format!("it has the column {:?} twice", column.name));
            }
            if column.values.len() != columns[0].values.len() {
                return Err(format!("its column {:?} is not as long as the first", column.name));
            }
        }
        Ok(Self { title, columns, notes })
    }
}

impl Table {
    /// An empty table with a title.
    ///
    /// ```
    /// let table = laks::Table::titled("Referred by source");
    /// assert_eq!((table.title.as_str(), table.rows()), ("Referred by source", 0));
    /// ```
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The same with one more column.
    ///
    /// ```
    /// use laks::{Day, Table, results::Values};
    /// let days = Values::Date(vec![Some(Day::new(2016, 3, 29)?), None]);
    /// let table = Table::titled("Last start").with("started_on", days);
    /// assert_eq!(table.rows(), 2);
    /// # Ok::<(), laks::Error>(())
    /// ```
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, values: Values) -> Self {
        self.columns.push(Column { name: name.into(), values });
        self
    }

    /// The same with one more column of words.
    ///
    /// ```
    /// use laks::Table;
    /// let table = Table::titled("Referred").with_text("source", [Some("Jobcenter"), None]);
    /// assert!(table.to_string().contains("Jobcenter"));
    /// ```
    #[must_use]
    pub fn with_text<S: Into<String>>(
        self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = Option<S>>,
    ) -> Self {
        let values = values.into_iter().map(|value| value.map(Into::into)).collect();
        self.with(name, Values::Text(values))
    }

    /// The same with one more column of counts; counts beyond `i64` are not there.
    ///
    /// ```
    /// use laks::Table;
    /// let table = Table::titled("Referred").with_counts("n", [Some(20), Some(15), None]);
    /// assert!(table.to_string().contains("–")); // a count that is not known is no 0
    /// ```
    #[must_use]
    pub fn with_counts(
        self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = Option<u64>>,
    ) -> Self {
        let counts = values.into_iter().map(|value| value.and_then(|n| i64::try_from(n).ok()));
        self.with(name, Values::Count(counts.collect()))
    }

    /// The same with one more column of numbers.
    ///
    /// ```
    /// use laks::Table;
    /// let table = Table::titled("Uptake").with_numbers("share", [Some(0.75), Some(0.6)]);
    /// assert!(table.to_string().contains("0.750"));
    /// ```
    #[must_use]
    pub fn with_numbers(
        self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = Option<f64>>,
    ) -> Self {
        self.with(name, Values::Number(values.into_iter().collect()))
    }

    /// The same with a note.
    ///
    /// ```
    /// use laks::Table;
    /// let table = Table::titled("Uptake").noted("as of 15 May 2016");
    /// assert_eq!(table.notes, ["as of 15 May 2016"]);
    /// ```
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// How many rows there are.
    ///
    /// ```
    /// use laks::Present;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// assert_eq!(cafe::tally()?.funnel(0.95)?.table().rows(), 2); // one a source
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.values.len())
    }

    /// The column with this name.
    ///
    /// ```
    /// use laks::{Present, results::Values};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let table = cafe::tally()?.funnel(0.95)?.table();
    /// assert_eq!(table.column("started"), Some(&Values::Count(vec![Some(9), Some(15)])));
    /// assert_eq!(table.column("begun"), None);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn column(&self, name: &str) -> Option<&Values> {
        self.columns.iter().find(|column| column.name == name).map(|column| &column.values)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_stored_table_has_columns_of_equal_length_each_once() {
        // A table with a column cut short was read back, and every look at it ended in an error.
        let table = |columns: &str| {
            let text = format!(r#"{{"title":"t","notes":[],"columns":[{columns}]}}"#);
            serde_json::from_str::<Table>(&text).map_err(|error| error.to_string())
        };
        let (a, b) =
            (r#"{"name":"a","values":{"Count":[1]}}"#, r#"{"name":"b","values":{"Count":[]}}"#);
        assert!(table(a).is_ok());
        assert_eq!(
            table(&format!("{a},{b}")).unwrap_err(),
            "its column \"b\" is not as long as the first"
        );
        assert_eq!(table(&format!("{a},{a}")).unwrap_err(), "it has the column \"a\" twice");
    }
}
