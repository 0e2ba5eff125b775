//! Was the plan's target met, and will it be?
//!
//! A plan file goes in ([`Plan`]), with a tally or a cohort. Out comes one [`TargetStatus`] a target:
//! observed, needed, numerator, denominator, status, chance, and the date it was judged.
//!
//! # Who is counted
//! A count in a window counts events from `from` (or the plan's first day) to `to`, both included:
//! whoever came before the plan is its baseline and counts towards nothing. The starts of a course
//! (`opens_on`) are counted by course, not by calendar: one that opens on 29 March is April's if the plan
//! says so. A share of some courses has everybody of these courses below its line. Another share has
//! those who start (over the referred: are referred) in its window, or from the plan's first day on; such
//! a window begins and ends with a month.
//!
//! # A count
//! | when | status |
//! |---|---|
//! | the needed number is there | attained: a count cannot fall |
//! | else, before the window or course opens | `not_started` |
//! | else, on its last day or later | missed |
//! | else, of a window | `on_course` if the chance is one half or more, behind if less |
//! | else, of a course | behind if too few still wait for it, undetermined if they decide |
//!
//! The chance of a window is gamma–Poisson by week with Jeffreys' prior, over the weeks so far and the
//! weeks left; how far the whole weeks vary widens it, and fewer than two leave it undetermined. The starts of a course have none: they come in one lump when it opens, and who still waits
//! afterwards is late because they were unlikely to start. What happened after the last day never counts.
//!
//! # A share
//! x is above the line; n below it, all who are open included. Open are those still waiting or in a
//! course; over the exited, completed or paired they are the people about to come below the line. Who left
//! unrated or unmeasured counts as not reached, and the bounds say what that could change.
//! The needed number is the smallest whose share of n is at least the one written.
//!
//! | when | status |
//! |---|---|
//! | before the window or course opens, or the plan begins | `not_started` |
//! | nobody below the line | undetermined |
//! | due (or the window closed), and x is enough though all open fail | attained |
//! | due (or the window closed), and x is too few though all open succeed | missed |
//! | due, and the open decide | undetermined |
//! | not due, and fewer than five have completed (of starts: started) | undetermined, with the range |
//! | else | `on_course` or behind, by the chance |
//!
//! Before the due date others may join, so a share is neither attained nor missed. The chance is over
//! those now open; who may still join is not in it. Each open person's is conditional on the days already
//! in, or waited: leaving is learned day by day from those out and those in, and what becomes of those who
//! leave each way from those who left so. Those still in whose goal is reached already count as that, and
//! nothing is learned from them about the others: who is still in and has not is no fair sample.
//! A share is judged on the date of the count: when that is later than the due date, results that
//! came in between count. It is an estimate of an open population and has a mid-P interval; a count of
//! a closed number of people has no such uncertainty and gets none.

mod cells;
#[cfg(test)]
mod chance_tests;
mod contradictions;
mod evaluate;
#[cfg(feature = "toml")]
mod from_toml;
mod gap;
mod judge_count;
mod judge_share;
#[cfg(test)]
mod judging_tests;
mod known;
mod needs;
mod no_chance;
mod plan_file;
#[cfg(test)]
mod reading_tests;
mod scope;
mod share_chance;
mod standing;
mod status;
mod stays;
mod target;

pub use gap::{Gap, Unanswerable};
pub use needs::SpecNeeds;
pub use no_chance::NoChance;
pub use plan_file::{Plan, PlanHead};
pub use status::{Chance, PlanNote, PlanStatus, Status, TargetStatus};
pub use target::{Denominator, Measure, Target};
