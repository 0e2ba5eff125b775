//! The arguments of a case, by the names they have in Python.

use serde_json::Value;
use std::str::FromStr;

pub(crate) struct Arguments<'a>(pub(crate) &'a Value);

impl<'a> Arguments<'a> {
    pub(crate) fn count(&self, name: &str) -> u64 {
        self.0[name].as_u64().unwrap_or_else(|| panic!("{name} is a count in {}", self.0))
    }

    pub(crate) fn number(&self, name: &str, otherwise: f64) -> f64 {
        match &self.0[name] {
            Value::Null => otherwise,
            value => value.as_f64().unwrap_or_else(|| panic!("{name} is a number")),
        }
    }

    pub(crate) fn level(&self) -> f64 {
        self.number("level", 0.95)
    }

    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        self.0[name].as_bool()
    }

    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        self.0[name].as_str()
    }

    /// An enum by its name, its default where none is given.
    pub(crate) fn named<T: FromStr + Default>(&self, name: &str) -> T {
        match self.text(name) {
            None => T::default(),
            Some(text) => text.parse().unwrap_or_else(|_| panic!("{name} {text} is not known")),
        }
    }

    pub(crate) fn column(&self, name: &str) -> Vec<f64> {
        self.optional_column(name)
            .into_iter()
            .map(|value| value.expect("the column has no gaps"))
            .collect()
    }

    pub(crate) fn optional_column(&self, name: &str) -> Vec<Option<f64>> {
        let values = self.0[name].as_array().unwrap_or_else(|| panic!("{name} is a list"));
        values.iter().map(Value::as_f64).collect()
    }

    pub(crate) fn table(&self, name: &str) -> Vec<Vec<u64>> {
        serde_json::from_value(self.0[name].clone()).expect("the table is of counts")
    }
}
