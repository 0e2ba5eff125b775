//! What results and errors are made of: the types of their rows and fields.
//!
//! Whoever asks a result for its figures seldom names one.

pub use crate::calendar::NotADay;
pub use crate::compare::{ComparisonLine, EntryPeriod, PlainContrast};
pub use crate::counted::CohortCounts;
pub use crate::counted::{AxisPlaces, AxisRange, CountRef, Part};
pub use crate::error::{
    AxisFault, Disagreement, ExtractFault, InstrumentFault, KeyFault, Measured, Miscount,
    Misdeclared, PersonNamed, PlanFault, PlanText, RecordFault, SchemaFault, SourceFault,
    SpecDifference, StoredFault, TargetFault, TextFault, TextPlace,
};
pub use crate::extracts::{CountChange, LateRegistrations, TargetChange};
pub use crate::funnel::{FunnelRow, PeriodCounts, WaitRow, WaitStep};
pub use crate::goals::{GoalLine, GoalRow};
pub use crate::join::{Joined, JoinedCount};
pub use crate::outcomes::{BaselineComparison, ChangeRow, CutOffRow, ScoreCount};
pub use crate::plan::{Chance, SpecNeeds};
pub use crate::records::{SplitBy, Straddling};
pub use crate::rules::{ActionFault, IssueCounts, Place, Places, TooManyIssues};
pub use crate::tables::{Column, Values};
pub use crate::tally::{
    Bounds, FigureRow, Figures, GoalSpec, Notes, OutcomeSpec, Source, Stratum, Unread,
};
