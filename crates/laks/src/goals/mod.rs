//! Did people reach their goals?
//!
//! In goes a tally's table of goals' marks, counted jointly for each person. Out comes, per stratum,
//! [`GoalAttainment`]: the share that reached at least k, with what the unrated and those not yet due
//! could change, and the same for each goal. Margins of single goals could not tell how many reached
//! two.

mod attainment;
mod cells;
mod goal_row;
mod marks;
mod rule;
mod unknown;

pub use attainment::GoalAttainment;
pub use goal_row::{GoalLine, GoalRow};
