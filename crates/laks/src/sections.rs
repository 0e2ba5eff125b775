//! What a schema and a plan are made of: the types of their sections and fields.
//!
//! Whoever reads them from TOML never names one.

pub use crate::calendar::{DateOrder, ExcelDates};
pub use crate::plan::{Denominator, Measure, PlanHead, Target};
pub use crate::records::Known;
pub use crate::rules::{Action, RuleAction, Spellings, WhichCourse};
pub use crate::schema::{
    Better, Category, CutOff, Decimal, Earlier, GoalChange, GoalSchema, Instrument, JoinedSchema,
    MeasuredSchema, MeasurementsSchema, MissingDates, MissingItems, OutcomeSchema, PersonId,
    PersonKey, PersonSchema, ReadSchema, Scale, ShortRows, ShownScale, StageWord, StageWords,
    TableSchema, ValueLabels, Window, WindowSchema, WindowsSchema, WordForms, Words,
};
pub use crate::validate::IdCheck;
