//! The columns of the table at hand, and the search among them.

use super::kind::Kind;
use crate::column_at::ColumnAt;
use crate::meaning::Dress;
use arrow_schema::Schema as ArrowSchema;
use laks::adapter::Layout;
use laks::results::Misdeclared;
use laks::sections::{Action, Spellings};
use laks::words::{Expected, TableName};
use laks::{Error, RuleId, Schema};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The table's columns, with note of which were used and under which of our words.
pub(crate) struct Table<'a> {
    arrow: &'a ArrowSchema,
    schema: &'a Schema,
    dress: Dress,
    used: Vec<bool>,
    words: BTreeMap<String, String>,
    /// Whether a declared column may lack, and only be said.
    may_lack: bool,
    absent: BTreeMap<String, String>,
    expected: BTreeMap<String, Expected>,
}

impl<'a> Table<'a> {
    pub(crate) fn new(arrow: &'a ArrowSchema, schema: &'a Schema) -> Self {
        let used = vec![false; arrow.fields().len()];
        let rule = schema.rules.get(&RuleId::MissingColumn);
        let may_lack = rule.is_some_and(|action| action.action() == Action::Warn);
        let (words, absent, expected) =
            <(BTreeMap<_, _>, BTreeMap<_, _>, BTreeMap<_, _>)>::default();
        let dress = Dress::of(schema);
        Self { arrow, schema, dress, used, words, may_lack, absent, expected }
    }

    /// The names of all columns.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.arrow.fields().iter().map(|field| field.name().as_str())
    }

    /// The schema that the table is read by.
    pub(crate) const fn schema(&self) -> &'a Schema {
        self.schema
    }

    /// How the table is dressed.
    pub(crate) const fn dress(&self) -> &Dress {
        &self.dress
    }

    /// What a column of dates may hold.
    pub(crate) const fn date_kind(&self) -> Kind {
        if self.dress.has_excel_dates() { Kind::DateOrDay } else { Kind::Date }
    }

    fn is_ignored(&self, name: &str) -> bool {
        self.schema.ignore.iter().any(|ignored| ignored == name)
    }

    /// The column that `[columns]` maps to a word of ours, or that bears it; `None` if there is none.
    pub(crate) fn find(&mut self, word: &str, kind: Kind) -> Result<Option<ColumnAt>, Error> {
        match self.schema.columns.get(word) {
            Some(spellings) => self.named(word, spellings, kind),
            None if self.names().any(|name| name == word) && !self.is_ignored(word) => {
                self.place(word, word, kind)
            }
            None => Ok(None),
        }
    }

    /// As [`Table::find`], for a column that the schema declares: where there is none, it lacks.
    pub(crate) fn declared(&mut self, word: &str, kind: Kind) -> Result<Option<ColumnAt>, Error> {
        match self.find(word, kind)? {
            None if self.is_noted(word) => Ok(None),
            None if self.may_lack => self.lacks(word, word),
            None => self.need(word, kind).map(Some),
            found => Ok(found),
        }
    }

    /// As [`Table::find`], for a column that must be there whatever the rules say.
    pub(crate) fn need(&mut self, word: &str, kind: Kind) -> Result<ColumnAt, Error> {
        match self.find(word, kind)? {
            Some(place) => Ok(place),
            None if self.is_ignored(word) => {
                Err(Misdeclared::IgnoredAndNeeded { word: word.to_owned() }.into())
            }
            None => {
                let mapped = self.schema.columns.get(word).and_then(|names| names.all().first());
                Err(self.missing(mapped.map_or(word, String::as_str), word))
            }
        }
    }

    /// The one of several spellings that the table has.
    pub(crate) fn named(
        &mut self,
        word: &str,
        spellings: &Spellings,
        kind: Kind,
    ) -> Result<Option<ColumnAt>, Error> {
        let mut present = spellings.all().iter().filter(|s| self.names().any(|name| name == *s));
        match (present.next(), present.next()) {
            (Some(one), None) => self.place(word, one, kind),
            (Some(one), Some(other)) if one != other => {
                let (word, columns) = (word.to_owned(), [one.clone(), other.clone()]);
                Err(Misdeclared::TwoSpellings { word, columns }.into())
            }
            (Some(one), Some(_)) => self.place(word, one, kind),
            (None, _) => self.lacks(spellings.all().first().map_or(word, String::as_str), word),
        }
    }

    /// The column of this name, checked to be of a type that can be read as what it stands for.
    pub(crate) fn place(
        &mut self,
        word: &str,
        name: &str,
        kind: Kind,
    ) -> Result<Option<ColumnAt>, Error> {
        let mut matches = self.names().enumerate().filter(|(_, other)| *other == name);
        let Some((index, _)) = matches.next() else { return self.lacks(name, word) };
        if matches.next().is_some() {
            return Err(Misdeclared::ColumnTwice { column: name.to_owned() }.into());
        }
        kind.check(name, self.arrow.field(index).data_type())?;
        self.used[index] = true;
        self.words.insert(word.to_owned(), name.to_owned());
        Ok(Some(ColumnAt { index, name: Arc::from(name) }))
    }

    /// Takes back which column a word of ours stands for, where several columns do.
    pub(crate) fn forget(&mut self, word: &str) {
        self.words.remove(word);
    }

    /// Notes what a column takes, for what is said where something else stands in it.
    pub(crate) fn expect(&mut self, column: &str, expected: Expected) {
        self.expected.entry(column.to_owned()).or_insert(expected);
    }

    /// Notes the words that a column takes, if the schema explains any: the table's own for how a case ended and
    /// for goals, the labels of a stratum.
    pub(crate) fn expect_words(&mut self, column: &str, section: &str) {
        let Some(explained) = self.schema.values.get(section) else { return };
        let first = match section {
            "exit" => "completed",
            "goal" => "reached",
            _ => "",
        };
        let words: Vec<String> = match first {
            "" => explained.keys().cloned().collect(),
            first => {
                let mut texts: Vec<_> = explained.iter().collect();
                texts.sort_by_key(|(word, _)| *word != first);
                texts.into_iter().flat_map(|(_, texts)| texts.all()).cloned().collect()
            }
        };
        if !words.is_empty() {
            self.expect(column, Expected::Words { section: section.to_owned(), words });
        }
    }

    /// Notes that a declared column is not there.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] unless the rules only warn of it.
    pub(crate) fn lacks(&mut self, column: &str, role: &str) -> Result<Option<ColumnAt>, Error> {
        if !self.may_lack {
            return Err(self.missing(column, role));
        }
        self.absent.insert(role.to_owned(), column.to_owned());
        Ok(None)
    }

    /// Whether it is noted that the column for a word of ours lacks.
    pub(crate) fn is_noted(&self, role: &str) -> bool {
        self.absent.contains_key(role)
    }

    /// The error for a column that is not there.
    pub(crate) fn missing(&self, column: &str, role: &str) -> Error {
        Error::MissingColumn {
            table: TableName::Referrals,
            column: column.to_owned(),
            role: role.to_owned(),
            present: self
                .names()
                .filter(|name| *name != laks::adapter::ROW_COLUMN)
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Our words with the columns found for them, the columns not used, those left unread, those that lack.
    ///
    /// The row numbers that pandas hands over as a column are nobody's column, and not listed.
    pub(crate) fn finish(self) -> Named {
        let (ignored, unused) = self
            .names()
            .zip(&self.used)
            .filter(|(name, used)| {
                !**used && !name.starts_with("__index_level_") && *name != laks::adapter::ROW_COLUMN
            })
            .map(|(name, _)| name.to_owned())
            .partition(|name| self.is_ignored(name));
        let Self { words, absent, expected, .. } = self;
        Named { words, unused, ignored, absent, expected }
    }
}

/// What became of the table's columns.
pub(crate) struct Named {
    /// Our words with the columns found for them.
    pub(crate) words: BTreeMap<String, String>,
    /// Columns that nobody asked for.
    pub(crate) unused: Vec<String>,
    /// Columns left unread on purpose.
    pub(crate) ignored: Vec<String>,
    /// Our words with the declared columns that are not there.
    pub(crate) absent: BTreeMap<String, String>,
    /// What columns take.
    pub(crate) expected: BTreeMap<String, Expected>,
}

impl Named {
    /// Tells a layout.
    pub(crate) fn tell(self, layout: &mut Layout) {
        let Self { words, unused, ignored, absent, expected } = self;
        (layout.columns, layout.unused, layout.ignored) = (words, unused, ignored);
        (layout.absent, layout.expected) = (absent, expected);
    }
}
