//! Schemas and instruments as TOML, with what is wrong in them by line and column.

use super::declared::plainly;
use super::instrument::Instrument;
use super::sections::Schema;
use crate::error::{Error, TextPlace};

impl Error {
    /// A TOML error as one sentence with line and column.
    pub(crate) fn from_toml(what: &'static str, text: &str, error: &toml::de::Error) -> Self {
        let place = error.span().map(|span| TextPlace::of(text, span.start)).unwrap_or_default();
        let found = error.span().and_then(|span| text.get(span)).unwrap_or("");
        Self::declared(what, place, plainly(error.message(), found).into())
    }
}

impl Instrument {
    /// Reads an instrument file.
    ///
    /// ```
    /// use laks::sections::Instrument;
    /// let pain = Instrument::from_toml(
    ///     r#"
    ///     id = "pain"
    ///     title = { en = "Pain", da = "Smerter" }
    ///     range = [0, 10]
    ///     better = "lower"
    ///     meaningful_change = 2
    ///     "#,
    /// )?;
    /// assert_eq!(pain.gain(7, 4), 3);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the text is not TOML, a key is unknown or missing, or the numbers contradict each other.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let instrument: Self =
            toml::from_str(text).map_err(|error| Error::from_toml("instrument", text, &error))?;
        instrument.check()?;
        Ok(instrument)
    }
}

impl Schema {
    /// Reads a `schema.toml`.
    ///
    /// ```
    /// use laks::Schema;
    /// let schema = Schema::from_toml(
    ///     r#"
    ///     [columns]
    ///     referred_on = "Henvist"
    ///     [values.exit]
    ///     completed = ["gennemført"]
    ///     dropped_out = ["udeblevet", "stoppet"]
    ///     "#,
    /// )?;
    /// assert_eq!(schema.columns["referred_on"].all(), ["Henvist"]);
    /// let error = Schema::from_toml("[columns]\nreferred_on = 7\n").unwrap_err();
    /// assert!(error.to_string().contains("line 2"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// With line and column, when the text is not TOML, a key or word is not known, or it contradicts
    /// itself; the sentence lists the words that are allowed.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let schema: Self =
            toml::from_str(text).map_err(|error| Error::from_toml("schema", text, &error))?;
        schema.check().map_err(|fault| {
            let path: Vec<&str> = fault.path.iter().map(String::as_str).collect();
            let place = place_in_toml(text, &path).map(|byte| TextPlace::of(text, byte));
            Error::declared("schema", place.unwrap_or_default(), fault.fault)
        })?;
        schema.instruments.iter().try_for_each(Instrument::check)?;
        Ok(schema)
    }
}

/// Where a key or a member of a list begins in a TOML text, by its path.
fn place_in_toml(text: &str, path: &[&str]) -> Option<usize> {
    use toml::de::{DeTable, DeValue};
    let table = DeTable::parse(text).ok()?;
    let (first, rest) = path.split_first()?;
    let (key, value) = table.get_ref().get_key_value(*first)?;
    let (mut place, mut value) = (key.span().start, value);
    for step in rest {
        (place, value) = match value.get_ref() {
            DeValue::Table(table) => {
                let (key, value) = table.get_key_value(*step)?;
                (key.span().start, value)
            }
            DeValue::Array(items) => {
                let item = items.get(step.parse::<usize>().ok()?)?;
                (item.span().start, item)
            }
            _ => return None,
        };
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_a_line_and_a_column() {
        let text = "# æ\n[[goals]]\nid = \"a\"\n[[goals]]\nid = \"b\"\n[rules]\nx = 1\n";
        let place = |path: &[&str]| {
            place_in_toml(text, path).and_then(|byte| TextPlace::of(text, byte).line_column)
        };
        assert_eq!(place(&["rules", "x"]), Some((7, 1)));
        assert_eq!(place(&["goals", "1", "id"]), Some((5, 1)));
        assert_eq!(place(&["goals", "2"]), None);
    }
}
