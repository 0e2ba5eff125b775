//! Which column of an Arrow table feeds which of laks' columns, agreed once before the first row.

mod goals;
mod joined;
mod kind;
mod outcomes;
mod table;

use crate::decode::{
    Days, Items, Levels, MissingTexts, Place, Words, check_column_word, check_sections, exit_words,
    label_words,
};
use arrow_schema::{DataType, Schema as ArrowSchema, SchemaRef};
use goals::{bind_goals, goal_number};
use kind::Kind;
use laks::{Action, DateField, Error, JoinedTables, Layout, ROW_COLUMN, RuleId, Schema};
use outcomes::{bind_outcomes, known_outcomes};
use std::sync::Arc;
use table::Table;

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
    layout: Arc<Layout>,
    pub(crate) arrow: SchemaRef,
    pub(crate) readers: Vec<Reader>,
    /// The column with each row's number in its file.
    pub(crate) row_column: Option<usize>,
}

/// Which column of days is filled.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DaysOf {
    Field(DateField),
    Baseline(usize),
    FollowUp(usize),
}

/// Which column of small numbers is filled.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LevelsOf {
    Attended,
    Planned,
    Baseline(usize),
    FollowUp(usize),
}

/// Which column of marks is filled.
#[derive(Debug, Clone, Copy)]
pub(crate) enum MarksOf {
    Exit,
    Goal(usize),
}

/// Which column of ids is filled.
#[derive(Debug, Clone, Copy)]
pub(crate) enum IdsOf {
    Referral,
    Person,
}

/// How one of our columns is read from the table's.
#[derive(Debug)]
pub(crate) enum Reader {
    Days { places: [Place; 1], days: Box<Days>, of: DaysOf },
    Levels { places: [Place; 1], levels: Box<Levels>, of: LevelsOf },
    Items { places: Vec<Place>, items: Box<Items>, of: LevelsOf },
    Marks { places: [Place; 1], words: Box<Words<u32>>, of: MarksOf },
    Labels { places: [Place; 1], words: Box<Words<String>>, blanks_unknown: bool, stratum: usize },
    Ids { places: [Place; 1], missing: Arc<MissingTexts>, of: IdsOf },
}

impl Reader {
    /// The columns it reads from.
    pub(crate) fn places(&self) -> &[Place] {
        match self {
            Self::Items { places, .. } => places,
            Self::Days { places, .. }
            | Self::Levels { places, .. }
            | Self::Marks { places, .. }
            | Self::Labels { places, .. }
            | Self::Ids { places, .. } => places,
        }
    }
}

impl Binding {
    /// Finds the columns of a table.
    ///
    /// `extra_strata` are further columns to keep as strata, such as those of a `by`; one that is computed
    /// from a date, written with parentheses like `month(referred_on)`, is no column and passed over.
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
        check_sections(schema, &layout.strata)?;
        table.finish().tell(&mut layout);
        let row_column = row_column(arrow);
        layout.has_row_numbers = row_column.is_some();
        Ok(Self { layout: Arc::new(layout), arrow: Arc::clone(arrow), readers, row_column })
    }

    /// What the columns are, and which of the table's are not used.
    pub const fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// The table's columns.
    pub const fn arrow_schema(&self) -> &SchemaRef {
        &self.arrow
    }

    /// Whether a batch has the columns that this binding reads, of the types that it knows.
    pub(crate) fn fits(&self, batch: &ArrowSchema) -> Result<(), String> {
        for place in self.readers.iter().flat_map(Reader::places) {
            let expected = self.arrow.field(place.index);
            let Some(found) = batch.fields().get(place.index) else {
                return Err(format!("a later batch has no column {:?}", place.name));
            };
            if found.data_type() != expected.data_type() {
                return Err(format!(
                    "column {:?} holds {} in a later batch, and {} in the first",
                    place.name,
                    found.data_type(),
                    expected.data_type()
                ));
            }
        }
        Ok(())
    }
}

/// The column by which a reader of files says each row's number.
fn row_column(arrow: &ArrowSchema) -> Option<usize> {
    let (index, field) = arrow.column_with_name(ROW_COLUMN)?;
    (*field.data_type() == DataType::UInt64).then_some(index)
}

fn bind_dates(
    table: &mut Table<'_>,
    layout: &mut Layout,
    readers: &mut Vec<Reader>,
) -> Result<(), Error> {
    let assumes_referral = layout.action(RuleId::MissingReferredOn).action() == Action::Assume;
    for field in DateField::ALL {
        let place = match field {
            DateField::Referred if !assumes_referral => {
                Some(table.need(field.name(), table.date_kind())?)
            }
            _ => table.find(field.name(), table.date_kind())?,
        };
        let Some(place) = place else { continue };
        layout.dates[field as usize] = true;
        let days = Box::new(table.dress().days(field.name()));
        readers.push(Reader::Days { places: [place], days, of: DaysOf::Field(field) });
    }
    Ok(())
}

/// The exit and the sessions.
fn bind_case(
    table: &mut Table<'_>,
    schema: &Schema,
    layout: &mut Layout,
    readers: &mut Vec<Reader>,
) -> Result<(), Error> {
    let words = Box::new(exit_words(&schema.values, table.dress().missing())?);
    if let Some(place) = table.find("exit", Kind::Word)? {
        layout.has_exit = true;
        readers.push(Reader::Marks { places: [place], words, of: MarksOf::Exit });
    }
    for (word, present, of) in [
        ("sessions_attended", &mut layout.has_attended, LevelsOf::Attended),
        ("sessions_planned", &mut layout.has_planned, LevelsOf::Planned),
    ] {
        let Some(place) = table.find(word, Kind::Number)? else { continue };
        *present = true;
        let levels = Box::new(table.dress().sessions());
        readers.push(Reader::Levels { places: [place], levels, of });
    }
    Ok(())
}

fn bind_ids(
    table: &mut Table<'_>,
    layout: &mut Layout,
    readers: &mut Vec<Reader>,
) -> Result<(), Error> {
    for (word, present, of) in [
        ("referral_id", &mut layout.has_referral_id, IdsOf::Referral),
        ("person_id", &mut layout.has_person_id, IdsOf::Person),
    ] {
        let Some(place) = table.find(word, Kind::Id)? else { continue };
        *present = true;
        let missing = Arc::clone(table.dress().missing());
        readers.push(Reader::Ids { places: [place], missing, of });
    }
    Ok(())
}

/// How much a stratum is wanted.
#[derive(Debug, Clone, Copy)]
enum Want {
    /// Kept where it is there.
    Usual,
    /// The schema says that it is there.
    Declared,
    /// A count is to be divided by it.
    Asked,
}

/// Strata that somebody asks for, and those that another table gives.
struct WantedStrata<'a> {
    declared: &'a [String],
    given: Vec<&'static str>,
}

fn bind_strata(
    table: &mut Table<'_>,
    schema: &Schema,
    wanted: &WantedStrata<'_>,
    layout: &mut Layout,
    readers: &mut Vec<Reader>,
) -> Result<(), Error> {
    let asked = wanted.declared.iter().filter(|name| !name.contains('('));
    let asked = asked.map(|name| (name.as_str(), Want::Asked));
    let of_schema = |name| (name, Want::Declared);
    let declared = schema.table.strata.iter().filter(|name| !name.contains('('));
    let declared = declared.map(String::as_str).map(of_schema);
    let mapped = schema.columns.keys().filter(|word| !is_other_word(word, schema));
    let mapped = mapped.map(String::as_str).map(of_schema);
    let usual = Layout::STRATA.into_iter().map(|name| (name, Want::Usual));
    for (name, want) in usual.chain(declared).chain(asked).chain(mapped) {
        if layout.stratum(name).is_some() {
            continue;
        }
        let is_given = wanted.given.contains(&name);
        let place = match want {
            Want::Asked if !is_given => Some(table.need(name, Kind::Word)?),
            Want::Declared if !is_given => table.declared(name, Kind::Word)?,
            _ => table.find(name, Kind::Word)?,
        };
        match place {
            Some(place) => bind_label(table, place, name, (layout, readers))?,
            None if is_given => layout.strata.push(name.to_owned()),
            None => {}
        }
    }
    Ok(())
}

/// A column of labels as a stratum.
fn bind_label(
    table: &Table<'_>,
    place: Place,
    name: &str,
    (layout, readers): (&mut Layout, &mut Vec<Reader>),
) -> Result<(), Error> {
    let words = Box::new(label_words(name, &table.schema().values, table.dress().missing())?);
    let blanks_unknown = layout.action(RuleId::UnknownLabel).action() == Action::Blank;
    let stratum = layout.strata.len();
    readers.push(Reader::Labels { places: [place], words, blanks_unknown, stratum });
    layout.strata.push(name.to_owned());
    Ok(())
}

/// Refuses an order of dates for a word that is no date of ours.
fn check_date_words(schema: &Schema) -> Result<(), Error> {
    let joined = ["measured_on", "held_on", "course_starts_on", "course_ends_on"];
    let ours = DateField::ALL.map(DateField::name).into_iter().chain(joined).map(str::to_owned);
    let outcomes = known_outcomes(schema);
    let measured = outcomes
        .iter()
        .flat_map(|name| ["baseline", "follow_up"].map(|occasion| format!("{name}_{occasion}_on")));
    let known: Vec<String> = ours.chain(measured).collect();
    match schema.read.date_orders.keys().find(|word| !known.contains(word)) {
        Some(word) => Err(Error::UnknownName {
            what: "word of date_orders under [read]",
            found: word.clone(),
            known,
        }),
        None => Ok(()),
    }
}

/// Our words for columns that are no strata.
fn other_words(schema: &Schema) -> Vec<String> {
    let case = ["exit", "sessions_attended", "sessions_planned", "referral_id", "person_id"];
    let dates = DateField::ALL.map(DateField::name);
    let occasions = ["baseline", "follow_up", "baseline_on", "follow_up_on"];
    let scores = known_outcomes(schema)
        .into_iter()
        .flat_map(|name| occasions.map(|occasion| format!("{name}_{occasion}")));
    case.into_iter().chain(dates).map(str::to_owned).chain(scores).collect()
}

fn is_other_word(word: &str, schema: &Schema) -> bool {
    goal_number(word).is_some() || other_words(schema).iter().any(|other| other == word)
}

fn check_words(schema: &Schema, extra_strata: &[String]) -> Result<(), Error> {
    let other = other_words(schema);
    let strata = schema.table.strata.iter().chain(extra_strata);
    let known: Vec<&str> =
        Layout::STRATA.into_iter().chain(other.iter().chain(strata).map(String::as_str)).collect();
    let mut words = schema.columns.keys().filter(|word| goal_number(word).is_none());
    words.try_for_each(|word| check_column_word(word, &known))
}
