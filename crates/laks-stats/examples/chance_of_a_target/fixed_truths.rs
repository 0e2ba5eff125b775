//! Fixed truths with early drop-outs, judged at a quarter, half and three quarters of the time.

use super::numbers::Numbers;
use super::people::{COURSE, Person, Seen};
use laks_stats::{Draws, Error, at_least_more, share_more};

const TIMES: u32 = 1_000;
const PEOPLE: u64 = 60;
const EVERY: u64 = 2;
const SHARE: f64 = 0.5;
const JEFFREYS: (f64, f64) = (0.5, 0.5);

/// Sixty people, one every second day; who does not complete leaves on a day from the 7th to the 35th.
fn people(completing: f64, numbers: &mut Numbers) -> Vec<Person> {
    (0..PEOPLE)
        .map(|number| {
            let completes = numbers.uniform() < completing;
            let days = if completes { COURSE } else { numbers.between(7, 35) };
            Person { start: number * EVERY, days, completes }
        })
        .collect()
}

/// The smallest count of `n` that is a half or more, less what is there.
fn more(n: u64, there: u64) -> u64 {
    n.div_ceil(2).saturating_sub(there)
}

/// Calls on course from one half up, and how many of them were wrong.
#[derive(Default, Clone, Copy)]
struct Calls {
    wrong: f64,
    behind: f64,
    behind_stated: f64,
    behind_came: f64,
}

impl Calls {
    fn add(&mut self, chance: f64, came: bool) {
        self.wrong += f64::from(u8::from((chance >= 0.5) != came));
        if chance < 0.5 {
            self.behind += 1.0;
            self.behind_stated += chance;
            self.behind_came += f64::from(u8::from(came));
        }
    }

    fn plus(&mut self, other: Self) {
        self.wrong += other.wrong;
        self.behind += other.behind;
        self.behind_stated += other.behind_stated;
        self.behind_came += other.behind_came;
    }
}

/// What was stated and what came at one truth and time.
#[derive(Default, Clone, Copy)]
struct Cell {
    runs: f64,
    judged: f64,
    stated: f64,
    came: f64,
    all_came: f64,
    ours: Calls,
    of_those_due: Calls,
    of_those_out: Calls,
}

fn cell(completing: f64, day: u64, runs: u64) -> Result<Cell, Error> {
    let mut cell = Cell::default();
    for run in 0..runs {
        let table = 2 + (completing * 10.0).round() as u64;
        let people = people(completing, &mut Numbers::of_run(table, run));
        let seen = Seen::on(day, &people);
        cell.runs += 1.0;
        if seen.completed < 5 || seen.open == 0 {
            continue;
        }
        let came = seen.holds(SHARE);
        let completed = people.iter().filter(|person| person.completes).count();
        let exact = |prediction: laks_stats::Prediction| prediction.probability.unwrap_or(0.0);
        let chance = if seen.is_undecided(SHARE) {
            exact(share_more(&seen.so_far, SHARE, Draws { times: TIMES, seed: run }, 0.95)?)
        } else {
            f64::from(u8::from(seen.completed >= more(seen.started, 0)))
        };
        cell.judged += 1.0;
        cell.stated += chance;
        cell.came += f64::from(u8::from(came));
        cell.all_came += f64::from(u8::from(completed as f64 >= SHARE * PEOPLE as f64));
        cell.ours.add(chance, came);
        let (x, n) = (seen.due_completed, seen.due);
        let need = more(seen.started, x);
        let due = at_least_more(x, n, seen.started - n, need, JEFFREYS, 0.95)?;
        cell.of_those_due.add(exact(due), came);
        let out = seen.started - seen.open;
        let need = more(seen.started, seen.completed);
        let naive = at_least_more(seen.completed, out, seen.open, need, JEFFREYS, 0.95)?;
        cell.of_those_out.add(exact(naive), came);
    }
    Ok(cell)
}

/// Prints a line for each truth and time, and the calls of all truths together.
pub(crate) fn print(runs: u64) -> Result<(), Error> {
    let end = (PEOPLE - 1) * EVERY + COURSE;
    println!("## Fixed truths, target {SHARE}, {PEOPLE} people ({runs} runs each)\n");
    println!(
        "| completing | judged at | chance given | mean stated | came, of those in | came, of all {PEOPLE} | \
         wrong calls | given those due | from those out | called behind | stated | of them came |"
    );
    println!("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    let times = [("¼", end / 4), ("½", end / 2), ("¾", 3 * end / 4)];
    for (name, day) in times {
        let mut all = Cell::default();
        for tenths in 3..=8_u8 {
            let truth = f64::from(tenths) / 10.0;
            let cell = cell(truth, day, runs)?;
            row(&format!("{truth:.1}"), name, cell);
            all.runs += cell.runs;
            all.judged += cell.judged;
            all.stated += cell.stated;
            all.came += cell.came;
            all.all_came += cell.all_came;
            all.ours.plus(cell.ours);
            all.of_those_due.plus(cell.of_those_due);
            all.of_those_out.plus(cell.of_those_out);
        }
        row("all", name, all);
    }
    println!();
    Ok(())
}

fn row(truth: &str, time: &str, cell: Cell) {
    let share =
        |part: f64, of: f64| if of > 0.0 { format!("{:.3}", part / of) } else { "–".into() };
    let of_judged = |part: f64| share(part, cell.judged);
    let behind = cell.ours;
    println!(
        "| {truth} | {time} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        share(cell.judged, cell.runs),
        of_judged(cell.stated),
        of_judged(cell.came),
        of_judged(cell.all_came),
        of_judged(cell.ours.wrong),
        of_judged(cell.of_those_due.wrong),
        of_judged(cell.of_those_out.wrong),
        of_judged(behind.behind),
        share(behind.behind_stated, behind.behind),
        share(behind.behind_came, behind.behind),
    );
}
