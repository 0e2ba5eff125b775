//! Truths drawn from the method's own prior: by tenth of stated chance, what came.

use super::numbers::Numbers;
use super::people::{COURSE, Person, Seen};
use laks_stats::{Draws, Error, share_more};

const TIMES: u32 = 1_000;

/// Stated chances and what came, by tenth.
#[derive(Default)]
struct Tenths([(f64, f64, f64); 10]);

impl Tenths {
    fn add(&mut self, stated: f64, came: bool) {
        let tenth = ((stated * 10.0) as usize).min(9);
        let (n, sum, hits) = &mut self.0[tenth];
        *n += 1.0;
        *sum += stated;
        *hits += f64::from(u8::from(came));
    }
}

/// Where truths come from.
#[derive(Clone, Copy)]
enum World {
    /// Stays have the method's prior: a Dirichlet process worth one person, of whom a half completes on
    /// the last day, a quarter leaves on that day, and a quarter leaves on the first day of any week.
    OwnPrior,
    /// Up to a half leave from the 7th to the 35th day; of the rest a share that is Beta(½, ½) completes,
    /// and the others are found not to have on the last day.
    DecidedAtTheEnd,
    /// The share completing is Beta(½, ½), and whoever leaves does so on a day from the 7th to the 35th.
    LeavingEarly,
    /// The same, and whoever leaves does so on any day before the last.
    LeavingAnyDay,
}

/// Twenty to eighty people who start one every day, second or third day.
fn people(world: World, numbers: &mut Numbers) -> Vec<Person> {
    let (count, every) = (numbers.between(20, 80), numbers.between(1, 3));
    // The sine of a uniform angle, squared, is Beta(½, ½).
    let completing = (std::f64::consts::FRAC_PI_2 * numbers.uniform()).sin().powi(2);
    let early = 0.5 * numbers.uniform();
    let mut people: Vec<Person> = Vec::new();
    for number in 0..count {
        let (days, completes) = match world {
            World::OwnPrior => like_one_before(&people, numbers),
            World::DecidedAtTheEnd if numbers.uniform() < early => (numbers.between(7, 35), false),
            World::DecidedAtTheEnd => (COURSE, numbers.uniform() < completing),
            _ if numbers.uniform() < completing => (COURSE, true),
            World::LeavingEarly => (numbers.between(7, 35), false),
            World::LeavingAnyDay => (numbers.between(1, COURSE - 1), false),
        };
        people.push(Person { start: number * every, days, completes });
    }
    people
}

/// Of a Dirichlet process: new with probability 1 / (1 + people so far), and else as one of them
/// (Blackwell and MacQueen 1973).
fn like_one_before(people: &[Person], numbers: &mut Numbers) -> (u64, bool) {
    match people.get(numbers.between(0, people.len() as u64) as usize) {
        Some(one) => (one.days, one.completes),
        None if numbers.uniform() < 0.5 => (COURSE, true),
        None if numbers.uniform() < 0.5 => (COURSE, false),
        None => (7 * numbers.between(0, COURSE / 7 - 1), false),
    }
}

/// Stated chances and what came, of so many targets that the open decide.
fn tenths(world: World, targets: u64) -> Result<Tenths, Error> {
    let (mut tenths, mut found, mut run) = (Tenths::default(), 0, 0);
    while found < targets {
        run += 1;
        let numbers = &mut Numbers::of_run(1, run);
        let people = people(world, numbers);
        let last = people.last().map_or(0, |person| person.start) + COURSE;
        let seen = Seen::on(numbers.between(COURSE, last), &people);
        // Most of those open are needed, so that every chance occurs.
        let most = seen.open.max(1);
        let needed = seen.completed + numbers.between((2 * most / 3).max(1), most);
        let share = needed as f64 / seen.started as f64;
        if seen.is_undecided(share) && seen.completed >= 5 {
            found += 1;
            let chance = share_more(&seen.so_far, share, Draws { times: TIMES, seed: run }, 0.95)?;
            tenths.add(chance.probability.unwrap_or(0.0), seen.holds(share));
        }
    }
    Ok(tenths)
}

/// Prints what came of targets in the world of the method's own prior, and in three others.
pub(crate) fn print(targets: u64) -> Result<(), Error> {
    println!(
        "## Truths from a prior ({targets} targets each, of its own prior three times as many)\n"
    );
    println!("| stated | targets | mean stated | came | Monte-Carlo error |");
    println!("|---|---:|---:|---:|---:|");
    rows("its own prior", &tenths(World::OwnPrior, 3 * targets)?);
    rows("decided on the last day", &tenths(World::DecidedAtTheEnd, targets)?);
    rows("leaving on any day", &tenths(World::LeavingAnyDay, targets)?);
    rows("leaving early", &tenths(World::LeavingEarly, targets)?);
    println!();
    Ok(())
}

fn rows(world: &str, tenths: &Tenths) {
    println!("| **{world}** | | | | |");
    for (tenth, &(n, sum, hits)) in tenths.0.iter().enumerate().filter(|(_, row)| row.0 > 0.0) {
        let (from, to) = (tenth as f64 / 10.0, (tenth as f64 + 1.0) / 10.0);
        let (stated, came) = (sum / n, hits / n);
        let error = (stated * (1.0 - stated) / n).sqrt();
        println!("| {from:.1}–{to:.1} | {n} | {stated:.3} | {came:.3} | {error:.3} |");
    }
}
