//! Which columns of a table beside the referrals feed which of ours.
//!
//! Its rows are read into the same blocks of columns as referrals: a form's day stands where a referral's
//! day stands, its scores where those before stand.

use super::bind::Binding;
use super::case::{bind_ids, row_column};
use super::kind::Kind;
use super::outcomes::Search;
use super::reader::{DaysOf, LevelsOf, Reader};
use super::strata::bind_label;
use super::table::Table;
use crate::column_at::ColumnAt;
use crate::meaning::check_date_words;
use arrow_schema::SchemaRef;
use laks::adapter::{LONG_SCORE, Layout, OutcomeLayout, measured_outcomes, side_schema};
use laks::results::Misdeclared;
use laks::sections::MeasuredSchema;
use laks::words::{DateField, TableName};
use laks::{Error, Schema};
use std::sync::Arc;

/// Columns of words that have rules of their own, which tell what is unknown in them.
const JOINED_WORDS: [&str; 3] = ["outcome", "occasion", "attended"];

/// A table beside the referrals while its columns are looked for.
struct Beside<'a> {
    table: Table<'a>,
    schema: &'a Schema,
    layout: Layout,
    readers: Vec<Reader>,
}

impl Binding {
    /// Finds the columns of a table beside the referrals, by the part of the schema that is about it.
    ///
    /// # Errors
    /// As [`Binding::new`].
    ///
    /// ```
    /// use arrow_schema::{DataType, Field, Schema as ArrowSchema};
    /// use laks::words::TableName;
    /// use laks_arrow::Binding;
    /// let table = ArrowSchema::new(vec![
    ///     Field::new("Hold", DataType::Utf8, false),
    ///     Field::new("course_ends_on", DataType::Date32, true),
    /// ]);
    /// let schema = laks::Schema::from_toml("[courses.columns]\ncourse = \"Hold\"\n")?;
    /// let binding = Binding::beside(TableName::Courses, &table.into(), &schema)?;
    /// assert_eq!(binding.layout().strata, ["course"]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn beside(name: TableName, arrow: &SchemaRef, schema: &Schema) -> Result<Self, Error> {
        let side = side_schema(schema, name)?;
        check_date_words(&side)?;
        let mut beside = Beside {
            table: Table::new(arrow, &side),
            schema: &side,
            layout: Layout::new(&side)?,
            readers: Vec::new(),
        };
        let found = match name {
            TableName::Referrals => return Self::new(arrow, schema, &[]),
            TableName::Courses => beside.courses(),
            TableName::Sessions => beside.sessions(),
            TableName::Measurements => beside.measurements(schema),
        };
        found.map_err(|error| error.in_table(name))?;
        let Beside { table, mut layout, readers, .. } = beside;
        table.finish().tell(&mut layout);
        let row_column = row_column(arrow).map_err(|error| error.in_table(name))?;
        layout.has_row_numbers = row_column.is_some();
        Ok(Self { layout: Arc::new(layout), arrow: Arc::clone(arrow), readers, row_column })
    }
}

impl Beside<'_> {
    fn courses(&mut self) -> Result<(), Error> {
        self.label("course", true)?;
        self.label("unit", false)?;
        self.label("municipality", false)?;
        self.day("course_starts_on", DateField::Started, false)?;
        self.day("course_ends_on", DateField::Ended, false)?;
        self.table.find("places", Kind::Number)?;
        let Some(place) = self.table.find("sessions_planned", Kind::Number)? else { return Ok(()) };
        self.layout.has_planned = true;
        let levels = Box::new(self.table.dress().sessions());
        self.readers.push(Reader::Levels { places: [place], levels, of: LevelsOf::Planned });
        Ok(())
    }

    fn sessions(&mut self) -> Result<(), Error> {
        self.ids()?;
        self.label("course", false)?;
        // Without it every row would be somebody who came.
        self.label("attended", self.schema.columns.contains_key("attended"))?;
        self.day("held_on", DateField::Referred, true)
    }

    fn measurements(&mut self, schema: &Schema) -> Result<(), Error> {
        self.ids()?;
        self.label("outcome", false)?;
        self.label("occasion", false)?;
        let is_said = self.layout.stratum("occasion").is_some();
        self.day("measured_on", DateField::Referred, !is_said)?;
        let nothing = MeasuredSchema::default();
        for name in measured_outcomes(schema) {
            let declared = schema.measurements.as_ref().and_then(|m| m.outcomes.get(&name));
            self.score(&name, declared.unwrap_or(&nothing), declared.is_some())?;
        }
        if self.layout.outcomes.is_empty() {
            return Err(Misdeclared::FormsWithoutScores.into());
        }
        Ok(())
    }

    /// The score of one outcome: its own columns, or in the long form the one column of all scores.
    fn score(
        &mut self,
        name: &str,
        given: &MeasuredSchema,
        is_declared: bool,
    ) -> Result<(), Error> {
        let instrument = self.schema.instrument(name)?;
        let number = self.layout.outcomes.len();
        let (is_named, values) = (self.schema.names_instrument(name), &self.schema.values);
        let scale = given.scale;
        let search = Search { name, number, instrument: &instrument, scale, is_named, values };
        let of = LevelsOf::Baseline(number);
        let is_long = self.layout.stratum("outcome").is_some() && given.score.is_none();
        let has = if is_long {
            let ColumnAt { index, name: column } = self.table.need("score", Kind::Number)?;
            let place = ColumnAt { index, name: format!("{column}{LONG_SCORE}{name}").into() };
            self.readers.push(search.levels(&mut self.table, place, of)?);
            true
        } else {
            search.columns(&mut self.table, given.score.as_ref(), name, of, &mut self.readers)?
        };
        if !has {
            if is_declared && !self.table.is_noted(name) {
                self.table.lacks(name, name)?;
            }
            return Ok(());
        }
        self.layout.outcomes.push(OutcomeLayout {
            name: name.to_owned(),
            instrument,
            has_baseline: true,
            has_follow_up: false,
            has_baseline_on: false,
            has_follow_up_on: false,
        });
        Ok(())
    }

    /// The ids by which the rows are joined, of which one must be there.
    fn ids(&mut self) -> Result<(), Error> {
        bind_ids(&mut self.table, &mut self.layout, &mut self.readers)?;
        if self.layout.has_referral_id || self.layout.has_person_id {
            return Ok(());
        }
        Err(self.table.missing("person_id", "person_id"))
    }

    fn label(&mut self, word: &str, is_needed: bool) -> Result<(), Error> {
        let place = match is_needed {
            true => Some(self.table.need(word, Kind::Word)?),
            false => self.table.find(word, Kind::Word)?,
        };
        let Some(place) = place else { return Ok(()) };
        bind_label(&mut self.table, place, word, (&mut self.layout, &mut self.readers))?;
        if let Some(Reader::Labels { blanks_unknown, .. }) = self.readers.last_mut()
            && JOINED_WORDS.contains(&word)
        {
            *blanks_unknown = false;
        }
        Ok(())
    }

    fn day(&mut self, word: &str, field: DateField, is_needed: bool) -> Result<(), Error> {
        let place = match is_needed {
            true => Some(self.table.need(word, self.table.date_kind())?),
            false => self.table.find(word, self.table.date_kind())?,
        };
        let Some(place) = place else { return Ok(()) };
        self.layout.dates[field as usize] = true;
        let days = Box::new(self.table.dress().days(word));
        self.readers.push(Reader::Days { places: [place], days, of: DaysOf::Field(field) });
        Ok(())
    }
}
