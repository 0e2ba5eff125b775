//! Counts that arrive in groups: how often the range holds what came.

use super::numbers::Numbers;
use laks_stats::{Error, events_by_week, events_more};

/// People a week.
const PACE: f64 = 4.0;

/// The people of some weeks, when groups of one and a Poisson number more arrive at random.
fn weeks(count: u64, group: f64, numbers: &mut Numbers) -> Vec<u64> {
    let people = |numbers: &mut Numbers| {
        let groups = numbers.poisson(PACE / group);
        (0..groups).map(|_| 1 + numbers.poisson(group - 1.0)).sum()
    };
    (0..count).map(|_| people(numbers)).collect()
}

/// Prints how often each range holds the final count, by size of the groups and weeks seen.
pub(crate) fn print(runs: u64) -> Result<(), Error> {
    println!(
        "## Counts in groups, {PACE} people a week, as many weeks left as seen ({runs} runs)\n"
    );
    println!(
        "| people a group | weeks seen | range holds | of a Poisson process | mean stated | came |"
    );
    println!("|---|---:|---:|---:|---:|---:|");
    for group in [1.0, 2.0, 3.0, 4.0, 6.0] {
        for seen in [2, 4, 8, 26] {
            row(group, seen, runs)?;
        }
    }
    Ok(())
}

fn row(group: f64, seen: u64, runs: u64) -> Result<(), Error> {
    let (mut held, mut poisson_held, mut stated, mut came) = (0.0, 0.0, 0.0, 0.0);
    for run in 0..runs {
        let numbers = &mut Numbers::of_run(100 + (10.0 * group) as u64, seen << 20 | run);
        let past = weeks(seen, group, numbers);
        let future: u64 = weeks(seen, group, numbers).iter().sum();
        let (events, time) = (past.iter().sum(), seen as f64);
        let need = (PACE * time) as u64;
        let by_week = events_by_week(&past, events, time, time, need, 0.95)?;
        let poisson = events_more(events, time, time, need, (0.5, 0.0), 0.95)?;
        let holds = |prediction: &laks_stats::Prediction| {
            let above = prediction.lower.is_some_and(|lower| lower <= future);
            f64::from(u8::from(above && prediction.upper.is_none_or(|upper| future <= upper)))
        };
        held += holds(&by_week);
        poisson_held += holds(&poisson);
        stated += by_week.probability.unwrap_or(0.0);
        came += f64::from(u8::from(future >= need));
    }
    let of_runs = |count: f64| count / runs as f64;
    let figures = [held, poisson_held, stated, came].map(of_runs);
    let [held, poisson, stated, came] = figures;
    println!("| {group} | {seen} | {held:.3} | {poisson:.3} | {stated:.3} | {came:.3} |");
    Ok(())
}
