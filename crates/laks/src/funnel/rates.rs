//! One numerator over every denominator, each line saying what it is.

use super::counts::{CohortCounts, GROUPS, states_of};
use crate::records::{Day, State};
use crate::tally::{CountTable, Tally};
use crate::{Error, Estimate, Note};
use serde::{Deserialize, Serialize};

/// One count over several denominators, for everybody in the tally.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rates {
    /// The date of the count.
    pub as_of: Option<Day>,
    /// What stands above every line.
    pub numerator: String,
    /// One line for each denominator, from the widest.
    pub rates: Vec<Estimate>,
}

/// A share of a group in a cohort, with the bounds that open cases leave.
///
/// Over the referred or the started it can only rise while cases are open; over the exited it is the
/// share of those who left, and who leaves early leaves first.
pub(super) fn rate(
    counts: &CohortCounts,
    name: &str,
    numerator: &str,
    denominator: &str,
    level: f64,
    excluded: u64,
) -> Result<Estimate, Error> {
    let both = counts.within(numerator, denominator);
    let (Some(x), Some(n)) = (both, counts.known(denominator)) else {
        return Ok(unknown(counts, name, numerator, denominator, level));
    };
    let mut share = Estimate::share(name, x, n, denominator, level)?;
    share.excluded = excluded;
    let within: Vec<State> = states_of(denominator);
    if within.iter().all(|state| states_of(numerator).contains(state)) {
        return Ok(without_interval(share.noted(Note::ByDefinition)));
    }
    let Some((waiting, ongoing)) = counts.open() else { return Ok(share) };
    Ok(match denominator {
        "referred" if numerator == "started" => {
            let share = share.with_open(waiting, n);
            if waiting > 0 {
                share.noted(Note::LowerBoundSoFar { waiting, ongoing: 0 })
            } else {
                share
            }
        }
        "referred" if states_of(numerator).iter().all(|s| s.is_exited()) => {
            open_case(share, waiting, ongoing, n)
        }
        "started" if states_of(numerator).iter().all(|s| s.is_exited()) => {
            open_case(share, 0, ongoing, n)
        }
        "exited" if ongoing > 0 => share.noted(Note::OfThoseWhoLeft { ongoing }),
        _ => share,
    })
}

/// A share that is what it is by definition: there is nothing uncertain about it.
fn without_interval(share: Estimate) -> Estimate {
    let reason = "it is 1 by definition, so it has no interval";
    let reason = share.reason.or_else(|| Some(reason.to_owned()));
    Estimate { lower: None, upper: None, method: "none".to_owned(), reason, ..share }
}

fn open_case(share: Estimate, waiting: u64, ongoing: u64, n: u64) -> Estimate {
    match waiting + ongoing {
        0 => share,
        open => share.with_open(open, n).noted(Note::LowerBoundSoFar { waiting, ongoing }),
    }
}

/// A rate whose counts were not published, with the bounds that the published ones leave.
pub(super) fn unknown(
    counts: &CohortCounts,
    name: &str,
    numerator: &str,
    denominator: &str,
    level: f64,
) -> Estimate {
    let known = |group: &str| {
        let bounds = counts.bounds(group);
        match (bounds.known(), bounds.at_most) {
            (Some(count), _) => format!("{group} is {count}"),
            (None, Some(most)) => format!("{group} is between {} and {most}", bounds.at_least),
            (None, None) => format!("{group} is not known"),
        }
    };
    let reason = format!("not published: {}, {}", known(numerator), known(denominator));
    let mut estimate = Estimate::unknown(name, denominator, level, &reason);
    estimate.denominator = counts.known(denominator);
    let is_part = states_of(numerator).iter().all(|s| states_of(denominator).contains(s));
    if let (true, Some(n @ 1..)) = (is_part, estimate.denominator) {
        let bounds = counts.bounds(numerator);
        let most = bounds.at_most.unwrap_or(n).min(n);
        estimate.if_open_fail = Some(bounds.at_least as f64 / n as f64);
        estimate.if_open_succeed = Some(most as f64 / n as f64);
    }
    estimate
}

impl Tally {
    /// One count over the referred, the started, the exited, the completed and the paired.
    ///
    /// The numerator is a stage or state: `started`, `completed`, `dropped_out`, … Each line counts
    /// who is in both groups. "Paired" are those with a score before and after, by outcome.
    ///
    /// # Errors
    /// When the numerator is no stage or state, or the level is not between 0 and 1.
    pub fn rates(&self, numerator: &str, level: f64) -> Result<Rates, Error> {
        if !GROUPS.contains(&numerator) {
            return Err(Error::UnknownName {
                what: "numerator",
                found: numerator.to_owned(),
                known: GROUPS.map(str::to_owned).to_vec(),
            });
        }
        let date = self.spec().as_of.len().saturating_sub(1);
        let counts = self.total_counts(date)?;
        let excluded = self.excluded();
        let mut rates = ["referred", "started", "exited", "completed"]
            .into_iter()
            .map(|denominator| {
                let name = format!("{numerator}_of_{denominator}");
                rate(&counts, &name, numerator, denominator, level, excluded)
            })
            .collect::<Result<Vec<_>, _>>()?;
        for (index, outcome) in self.spec().outcomes.iter().enumerate() {
            let paired = self.paired_by_state(index, date);
            let of = |group: &str| -> u64 {
                states_of(group).iter().map(|&state| paired[state as usize]).sum()
            };
            let denominator_is = format!("paired on {}", outcome.name);
            let name = format!("{numerator}_of_paired_{}", outcome.name);
            let mut share =
                Estimate::share(&name, of(numerator), of("referred"), &denominator_is, level)?;
            share.excluded = excluded;
            let everyone = counts.known("referred").unwrap_or(0);
            rates.push(share.noted(Note::PairedOnly { unpaired: everyone - of("referred") }));
        }
        Ok(Rates { as_of: self.as_of(), numerator: numerator.to_owned(), rates })
    }

    /// How many have a score before and after, by state.
    fn paired_by_state(&self, outcome: usize, date: usize) -> [u64; 7] {
        let table = CountTable::Outcome(outcome);
        let missing = self.spec().outcomes[outcome].instrument.levels() as u64;
        let mut paired = [0; 7];
        for stratum in self.strata() {
            for ([state, before, after], count) in self.places(stratum, table, date) {
                if before < missing && after < missing {
                    paired[state as usize] += count;
                }
            }
        }
        paired
    }

    /// Rows left out before counting.
    pub(crate) fn excluded(&self) -> u64 {
        self.issues().total(crate::Deed::Excluded)
    }
}
