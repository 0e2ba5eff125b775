//! One referral a row, as typed columns; the words a table uses, mapped to ours.

mod calendar_day;
mod cohort;
mod columns;
mod cpr;
mod date_parts;
mod day;
mod entered;
mod excel_day;
mod exit;
mod formula_error;
mod goal_change;
mod ignored;
mod instrument;
mod joined_schema;
mod known;
mod labels;
mod layout;
mod month_name;
mod person_key;
mod place;
mod read_schema;
mod record;
mod row_numbers;
mod schema;
mod schema_file;
mod score;
mod split;
mod time_of_day;
mod written_date;
mod written_number;

pub use cohort::{Cohort, CohortBuilder};
pub use columns::{Columns, GoalMark, MOST_SESSIONS, NO_SCORE, NO_SESSIONS, ScoreColumns};
pub use cpr::{CPR_MASK, Cpr, are_cpr_numbers, masked, names_a_person};
pub use day::{Day, Month};
pub(crate) use entered::Clock;
pub use entered::{EntryWindow, SplitBy, Straddling};
pub use exit::{Exit, State};
pub use formula_error::is_formula_error;
pub use goal_change::{Earlier, GoalChange};
pub use instrument::{Better, Category, CutOff, Instrument, MissingItems, Words};
pub use joined_schema::{
    JoinedSchema, MeasuredSchema, MeasurementsSchema, WindowSchema, WindowsSchema,
};
pub use known::Known;
pub use labels::Labels;
pub(crate) use layout::plain_spelling;
pub use layout::{DateField, GoalKind, GoalLayout, Layout, OutcomeLayout, Window};
pub use person_key::{PersonKey, cpr_fault};
pub use place::{Place, Places, ROW_COLUMN};
pub use read_schema::{
    DateOrder, Decimal, ExcelDates, MissingDates, PersonId, PersonSchema, ReadSchema, ValueLabels,
};
pub use record::{Record, Scores, id_hash};
pub use row_numbers::RowNumbers;
pub use schema::{GoalSchema, OutcomeSchema, Scale, Schema, Spellings, TableSchema};
pub use score::{item_value, score_level, session_count};
pub use split::Split;
pub use written_date::DateRule;
pub use written_number::NumberRule;
