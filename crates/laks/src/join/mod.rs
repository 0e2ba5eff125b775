//! Tables beside the referrals: courses, sessions and measurements, joined while the referrals stream by.
//!
//! The tables beside are small. They are read first, into indexes by the hashes of ids and by the names of
//! courses. The referrals then pass block by block: a block is filled from courses and sessions,
//! validated, and gets its scores from the measurements. What was met is marked as it is met, so that
//! orphans, doubles and forms outside their windows are known at the end, whatever the order of the
//! rows and the number of workers.

mod block_join;
mod courses;
mod filled;
mod forms;
mod joined;
mod key_index;
mod leftovers;
mod many_forms;
mod many_sessions;
mod measurements;
mod scores;
mod session;
mod sessions;
mod side_rows;
mod side_schema;
mod spanning;
mod tables;
mod windows;

pub use block_join::Join;
pub use courses::Courses;
pub use joined::{Joined, JoinedCount};
pub use measurements::Measurements;
pub use sessions::Sessions;
pub use side_schema::{measured_outcomes, side_schema};
pub use tables::JoinedTables;
