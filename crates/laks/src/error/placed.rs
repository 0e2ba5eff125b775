//! An error with the place it is about, which whoever reads the tables and files knows.

use super::error_type::Error;
use super::plan_fault::PlanText;
use crate::rules::{Places, TableName};

impl Error {
    /// Names the file and the sheet of every refused row.
    ///
    /// ```
    /// use laks::results::{Place, Places};
    /// use laks::{Cohort, Record, Schema};
    /// let error = Cohort::from_records(&[Record::default()], &Schema::default()).unwrap_err();
    /// let cafe = Place { file: "cafe.csv".to_owned(), sheet: None };
    /// assert!(error.located(&Places(vec![cafe])).to_string().contains("\"cafe.csv\""));
    /// ```
    #[must_use]
    pub fn located(self, places: &Places) -> Self {
        match self {
            Self::Issues(list) => Self::Issues(Box::new(list.located(places))),
            other => other,
        }
    }

    /// The error with the file named whose text is wrong, for a text that was read from one.
    ///
    /// ```
    /// use laks::Schema;
    /// let error = Schema::from_toml("[colums]\n").unwrap_err().in_file("schema.toml");
    /// assert!(error.to_string().contains("schema.toml"));
    /// ```
    #[must_use]
    pub fn in_file(mut self, name: &str) -> Self {
        match &mut self {
            Self::Plan(plan) => {
                if let PlanText::Toml(place) = &mut plan.text {
                    place.file = Some(name.to_owned());
                }
            }
            Self::Schema(schema) => schema.place.file = Some(name.to_owned()),
            _ => {}
        }
        self
    }

    /// The error with the table named that lacks a column, where it is not that of the referrals.
    ///
    /// ```
    /// use laks::{Error, words::TableName};
    /// let (column, role) = ("Dato".to_owned(), "held_on".to_owned());
    /// let missing = Error::MissingColumn { table: TableName::Referrals, column, role, present: Vec::new() };
    /// assert!(missing.in_table(TableName::Sessions).to_string().contains("sessions"));
    /// ```
    #[must_use]
    pub fn in_table(self, name: TableName) -> Self {
        match self {
            Self::MissingColumn { column, role, present, .. } => {
                Self::MissingColumn { table: name, column, role, present }
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Misdeclared, SourceFault};
    use super::*;

    #[test]
    fn only_what_is_wrong_in_a_text_names_its_file() {
        let error = Error::from(Misdeclared::EmptySeparator).in_file("cafe.toml");
        assert_eq!(
            error.to_string(),
            "the schema cannot be read: cafe.toml: course_separator must be a text such as \"+\", but is \
             empty"
        );
        let error = Error::from(SourceFault::ReadBefore).in_file("cafe.toml");
        assert_eq!(
            error.to_string(),
            "the source of rows failed: the Arrow stream was read before; hand over a new one"
        );
    }
}
