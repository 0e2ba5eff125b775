//! Everything that can go wrong, with its values; the sentences are made from them.

mod block_fault;
mod disagreement;
mod error_type;
mod instrument_fault;
mod key_fault;
mod miscount;
mod misdeclared;
mod person_named;
mod placed;
mod plan_fault;
mod record_fault;
mod schema_fault;
mod source_fault;
mod spec_difference;
mod stored_fault;
mod target_fault;
mod text_fault;
mod text_place;

pub use block_fault::BlockFault;
pub use disagreement::Disagreement;
pub use error_type::Error;
pub(crate) use error_type::argument_day;
pub use instrument_fault::InstrumentFault;
pub use key_fault::KeyFault;
pub use miscount::Miscount;
pub use misdeclared::Misdeclared;
pub use person_named::PersonNamed;
pub use plan_fault::{PlanFault, PlanText};
pub use record_fault::RecordFault;
pub use schema_fault::SchemaFault;
pub use source_fault::SourceFault;
pub use spec_difference::{Measured, SpecDifference};
pub use stored_fault::{AxisFault, StoredFault};
pub use target_fault::TargetFault;
pub use text_fault::TextFault;
pub use text_place::TextPlace;
