//! Finds the columns of a table of referrals.

use super::case::{bind_case, bind_dates, bind_ids, row_column};
use super::goals::bind_goals;
use super::one_for_two::check_one_for_two;
use super::outcomes::bind_outcomes;
use super::reader::Reader;
use super::strata::{WantedStrata, bind_strata};
use super::table::Table;
use crate::meaning::{check_date_words, check_sections, check_words, known_outcomes};
use arrow_schema::{Schema as ArrowSchema, SchemaRef};
use laks::adapter::Layout;
use laks::results::SourceFault;
use laks::{Error, JoinedTables, Schema};
use std::sync::Arc;

/// Which column of a table feeds which of ours, and how each is read.
///
/// A table whose columns bear laks' own names needs no mapping; a [`Schema`] maps others. One column may
/// feed two of ours: a start date can be both the referral and the start.
///
/// ```
/// use arrow_schema::{DataType, Field, Schema as ArrowSchema};
/// use laks_arrow::Binding;
/// let table = ArrowSchema::new(vec![
///     Field::new("Henvist", DataType::Date32, true),
///     Field::new("source", DataType::Utf8, true),
///     Field::new("Noter", DataType::Utf8, true),
/// ]);
/// let schema = laks::Schema::from_toml("[columns]\nreferred_on = [\"henvist\", \"Henvist\"]\n")?;
/// let binding = Binding::new(&table.into(), &schema, &[])?;
/// assert_eq!(binding.layout().strata, ["source"]);
/// assert_eq!(binding.layout().unused, ["Noter"]);
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug)]
pub struct Binding {
    pub(super) layout: Arc<Layout>,
    pub(crate) arrow: SchemaRef,
    pub(crate) readers: Vec<Reader>,
    /// The column with each row's number in its file.
    pub(crate) row_column: Option<usize>,
}

impl Binding {
    /// Finds the columns of a table.
    ///
    /// `extra_strata` are further columns to keep as strata, such as those of a `by`; one that is computed
    /// from a date, written with parentheses like `month(referred_on)`, is no column and passed over.
    ///
    /// ```
    /// use laks_arrow::arrow_schema::{DataType, Field, Schema};
    /// use laks_arrow::{Binding, laks};
    /// let table = Schema::new(vec![Field::new("Henvist", DataType::Date32, true)]).into();
    /// let error = Binding::new(&table, &laks::Schema::default(), &[]).unwrap_err();
    /// assert!(error.to_string().contains("referred_on"));
    /// let schema = laks::Schema::from_toml("[columns]\nreferred_on = \"Henvist\"\n")?;
    /// assert_eq!(Binding::new(&table, &schema, &[])?.layout().column("referred_on"), "Henvist");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// - [`Error::MissingColumn`] when `referred_on`, a mapped column or a declared stratum is not there;
    /// - [`Error::ColumnType`] when a column's type cannot be read as what it stands for;
    /// - [`Error::UnknownName`] when the schema uses a word that is not ours;
    /// - [`Error::Schema`] when two spellings of one column are both in the table, one name stands there
    ///   twice, or one value belongs to two of our words.
    pub fn new(arrow: &SchemaRef, schema: &Schema, extra_strata: &[String]) -> Result<Self, Error> {
        Self::joined(arrow, schema, extra_strata, &JoinedTables::default())
    }

    /// Finds the columns of a table of referrals beside which others are joined, and adds those that they
    /// fill.
    ///
    /// ```
    /// use laks_arrow::arrow_schema::{DataType, Field, Schema};
    /// use laks_arrow::{Binding, laks};
    /// let table = Schema::new(vec![Field::new("referred_on", DataType::Date32, true)]).into();
    /// let nothing_beside = laks::JoinedTables::default();
    /// let binding = Binding::joined(&table, &laks::Schema::default(), &[], &nothing_beside)?;
    /// assert_eq!(binding.layout().joined, []);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`Binding::new`]; [`Error::Schema`] also when the referrals lack what a table is joined by, or an
    /// outcome stands both in the measurements and among the referrals.
    pub fn joined(
        arrow: &SchemaRef,
        schema: &Schema,
        extra_strata: &[String],
        tables: &JoinedTables,
    ) -> Result<Self, Error> {
        let mut layout = Layout::new(schema)?;
        check_words(schema, extra_strata)?;
        check_date_words(schema)?;
        let mut table = Table::new(arrow, schema);
        let mut readers = Vec::new();
        bind_dates(&mut table, &mut layout, &mut readers)?;
        bind_case(&mut table, schema, &mut layout, &mut readers)?;
        bind_ids(&mut table, &mut layout, &mut readers)?;
        layout.outcomes = bind_outcomes(&mut table, schema, tables.outcomes(), &mut readers)?;
        layout.goals = bind_goals(&mut table, schema, &layout.outcomes, &mut readers)?;
        let wanted = WantedStrata { declared: extra_strata, given: tables.strata().collect() };
        bind_strata(&mut table, schema, &wanted, &mut layout, &mut readers)?;
        tables.complete(&mut layout)?;
        layout.add_assumed_dates();
        layout.derive_exits();
        check_sections(schema, &layout.strata, &known_outcomes(schema))?;
        table.finish().tell(&mut layout);
        check_one_for_two(&layout.columns, &layout)?;
        let row_column = row_column(arrow)?;
        layout.has_row_numbers = row_column.is_some();
        Ok(Self { layout: Arc::new(layout), arrow: Arc::clone(arrow), readers, row_column })
    }

    /// What the columns are, and which of the table's are not used.
    ///
    /// ```
    /// use laks_arrow::{ArrowSource, Binding, laks};
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch};
    /// # use std::sync::Arc;
    /// # let days = Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
    /// assert!(binding.layout().unused.is_empty() && !binding.layout().has_exit);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// The table's columns that are read, in its order; the others need not be there in a batch.
    ///
    /// ```
    /// use laks_arrow::arrow_schema::{DataType, Field, Schema};
    /// use laks_arrow::{Binding, laks};
    /// let field = |name| Field::new(name, DataType::Utf8, true);
    /// let table = Schema::new(vec![field("referred_on"), field("Noter"), field("source")]).into();
    /// let binding = Binding::new(&table, &laks::Schema::default(), &[])?;
    /// assert_eq!(binding.columns_used(), ["referred_on", "source"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn columns_used(&self) -> Vec<String> {
        let layout = &self.layout;
        let is_left = |name: &String| layout.unused.contains(name) || layout.ignored.contains(name);
        let names = self.arrow.fields().iter().map(|field| field.name());
        names.filter(|name| *name != laks::adapter::ROW_COLUMN && !is_left(name)).cloned().collect()
    }

    /// The table's columns.
    ///
    /// ```
    /// use laks_arrow::{ArrowSource, Binding, laks};
    /// # use laks_arrow::arrow_array::{Date32Array, RecordBatch};
    /// # use std::sync::Arc;
    /// # let days = Arc::new(Date32Array::from(vec![16_889, 16_890])) as _;
    /// # let batch = RecordBatch::try_from_iter([("referred_on", days)])?;
    /// let binding = Binding::new(&batch.schema(), &laks::Schema::default(), &[])?;
    /// assert_eq!(binding.arrow_schema(), &batch.schema());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn arrow_schema(&self) -> &SchemaRef {
        &self.arrow
    }

    /// Whether a batch has the columns that this binding reads, of the types that it knows.
    pub(crate) fn fits(&self, batch: &ArrowSchema) -> Result<(), SourceFault> {
        for place in self.readers.iter().flat_map(Reader::places) {
            let expected = self.arrow.field(place.index);
            let Some(found) = batch.fields().get(place.index) else {
                return Err(SourceFault::ColumnLost { column: place.name.to_string() });
            };
            if found.data_type() != expected.data_type() {
                return Err(SourceFault::TypeChanged {
                    column: place.name.to_string(),
                    found: found.data_type().to_string(),
                    expected: expected.data_type().to_string(),
                });
            }
        }
        Ok(())
    }
}
