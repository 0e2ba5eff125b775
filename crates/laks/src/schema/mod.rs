//! How a table's own words map to laks' words: what `schema.toml` may say, and what follows from it.

mod cpr_fault;
mod declared;
#[cfg(feature = "json-schema")]
mod described;
mod formula_error;
#[cfg(feature = "toml")]
mod from_toml;
mod goal_change;
mod goal_mark;
mod ignored;
mod instrument;
mod joined_schema;
mod layout;
#[cfg(not(feature = "hmac"))]
mod no_key;
#[cfg(feature = "hmac")]
mod person_key;
mod person_schema;
mod read_schema;
mod scale;
mod schema_file;
mod sections;
mod stage_words;
mod written_date;
mod written_number;

pub use cpr_fault::cpr_fault;
pub use formula_error::is_formula_error;
pub use goal_change::{Earlier, GoalChange};
pub use goal_mark::GoalMark;
pub use instrument::{Better, Category, CutOff, Instrument, MissingItems, ShownScale, Words};
pub use joined_schema::{
    JoinedSchema, MeasuredSchema, MeasurementsSchema, WindowSchema, WindowsSchema,
};
pub use layout::{GoalKind, GoalLayout, Layout, OutcomeLayout, Window};
#[cfg(not(feature = "hmac"))]
pub use no_key::PersonKey;
#[cfg(feature = "hmac")]
pub use person_key::PersonKey;
pub use person_schema::{PersonId, PersonSchema};
pub use read_schema::{Decimal, MissingDates, ReadSchema, ShortRows, ValueLabels};
pub use scale::Scale;
pub use sections::{GoalSchema, OutcomeSchema, Schema, TableSchema};
pub use stage_words::{StageWord, StageWords, WordForms};
pub use written_date::DateRule;
pub use written_number::NumberRule;
