//! A tally as JSON text, without checksum: letter for letter what `Written` says, its numbers straight from the
//! cells.

use super::VERSION;
use super::number_text::NumberText;
use super::table_name::table_name;
use crate::error::Error;
use crate::tally::axis::{Axis, axes_of};
use crate::tally::cells::Cells;
use crate::tally::course::Course;
use crate::tally::tally_type::{Stratum, Tally};
use serde::Serialize;
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// Bytes of text that a byte of counts comes to, about.
const TEXT_OF_A_BYTE: usize = 5;

impl Tally {
    /// Its text without checksum and seal.
    pub(super) fn plain_text(&self) -> Result<String, Error> {
        let mut text = Text {
            bytes: Vec::with_capacity(TEXT_OF_A_BYTE * self.bytes() + 4096),
            numbers: NumberText::new(),
        };
        let axes = self
            .tables
            .iter()
            .map(|table| (table_name(&self.spec, table), axes_of(&self.spec, table)));
        let axes: BTreeMap<String, Vec<Axis>> = axes.collect();
        text.field("{\"laks_tally\":", &VERSION)?;
        text.field(",\"spec\":", &self.spec)?;
        text.field(",\"axes\":", &axes)?;
        text.strata(self)?;
        text.field(",\"issues\":", &self.issues)?;
        text.field(",\"notes\":", &self.notes)?;
        text.field(",\"sources\":", &self.sources())?;
        text.field(",\"may_count_twice\":", &self.may_count_twice())?;
        text.bytes.push(b'}');
        String::from_utf8(text.bytes).map_err(|error| Error::json("tally", &custom(&error)))
    }
}

fn custom(error: &impl std::fmt::Display) -> serde_json::Error {
    serde::ser::Error::custom(error)
}

/// A text as it is written.
struct Text {
    bytes: Vec<u8>,
    numbers: NumberText,
}

impl Text {
    fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// A value as serde writes it, behind its name.
    fn field(&mut self, name: &str, value: &impl Serialize) -> Result<(), Error> {
        self.put(name);
        serde_json::to_writer(&mut self.bytes, value).map_err(|error| Error::json("tally", &error))
    }

    /// What is written of each of some, with a comma between, in brackets.
    fn list<T>(
        &mut self,
        [open, close]: [&str; 2],
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.put(open);
        for (number, item) in items.into_iter().enumerate() {
            if number > 0 {
                self.put(",");
            }
            write(self, item)?;
        }
        self.put(close);
        Ok(())
    }

    fn strata(&mut self, tally: &Tally) -> Result<(), Error> {
        let mut names = Vec::new();
        for (name, slots) in tally.tables.written(&tally.spec) {
            let name =
                serde_json::to_string(&name).map_err(|error| Error::json("tally", &error))?;
            names.push((name, slots));
        }
        self.list([",\"strata\":[", "]"], &tally.strata, |text, stratum| {
            text.stratum(stratum, &names)
        })
    }

    fn stratum(&mut self, stratum: &Stratum, names: &[(String, Vec<usize>)]) -> Result<(), Error> {
        self.field("{\"key\":", &stratum.key)?;
        self.field(",\"known\":", &stratum.known)?;
        if !names.is_empty() {
            self.list([",\"tables\":{", "}"], names, |text, (name, slots)| {
                text.put(name);
                text.put(":");
                text.copies(slots.iter().filter_map(|&slot| stratum.tables.get(slot)))
            })?;
        }
        if !stratum.courses.is_empty() {
            self.list(
                [",\"courses\":[", "]"],
                &stratum.courses,
                |text, Course { key, tables }| {
                    text.field("{\"key\":", key)?;
                    text.put(",\"cells\":");
                    text.copies(tables)?;
                    text.put("}");
                    Ok(())
                },
            )?;
        }
        if let Some(published) = &stratum.published {
            self.field(",\"published\":", published)?;
        }
        self.put("}");
        Ok(())
    }

    /// The cells of each date of the count.
    fn copies(&mut self, copies: impl IntoIterator<Item: Borrow<Cells>>) -> Result<(), Error> {
        self.list(["[", "]"], copies, |text, cells| {
            text.numbers.write(cells.borrow(), &mut text.bytes);
            Ok(())
        })
    }
}
