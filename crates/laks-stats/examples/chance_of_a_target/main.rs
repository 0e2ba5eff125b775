//! Prints what came of targets beside the chance that was stated for them, from seeded simulations.
//!
//! `cargo run --release -p laks-stats --example chance_of_a_target` takes seconds; the tables in the guide
//! "Judging a plan" are those of `-- --full`, which takes minutes.
#![allow(clippy::print_stdout)]

mod fixed_truths;
mod numbers;
mod own_prior;
mod people;
mod weeks;

use laks_stats::Error;

fn main() -> Result<(), Error> {
    let full = std::env::args().any(|argument| argument == "--full");
    let times = if full { 10 } else { 1 };
    own_prior::print(1_000 * times)?;
    fixed_truths::print(100 * times)?;
    weeks::print(200 * times)
}
