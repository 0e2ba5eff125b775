//! Days: the calendar, and how dates are written.

mod calendar_day;
mod date_field;
mod date_order;
mod date_parts;
mod day;
mod day_count;
#[cfg(feature = "json-schema")]
mod day_described;
mod excel_day;
mod month_name;
mod not_a_day;
mod time_of_day;

pub(crate) use calendar_day::iso_day;
pub use date_field::DateField;
pub use date_order::{DateOrder, ExcelDates};
pub(crate) use date_parts::DateParts;
pub use day::{Day, Month};
pub use day_count::DayCount;
pub(crate) use month_name::{danish_month, english_month, month_number};
pub use not_a_day::NotADay;
