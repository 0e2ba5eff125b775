//! One numerator over every denominator, each line saying what it is.

use super::cells::FunnelCells;
use super::people::People;
use super::ranged::{may_be, most_open, range_of};
use super::rate::Rate;
use crate::below::Below;
use crate::calendar::Day;
use crate::counted::CohortCounts;
use crate::counted::{CountRef, Part};
use crate::error::Error;
use crate::estimate::{Estimate, Note};
use crate::figure::Figure;
use crate::level::Level;
use crate::reason::Reason;
use crate::records::Known;
use crate::rules::{Stage, State};
use crate::schema::StageWords;
use crate::tally::{CountTable, Tally};
use serde::{Deserialize, Serialize};

/// One count over several denominators, for everybody in the tally.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rates {
    /// The date of the count.
    pub as_of: Option<Day>,
    /// What stands above every line.
    pub numerator: Stage,
    /// One line for each denominator, from the widest.
    pub rates: Vec<Estimate>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

impl Rates {
    /// The stage or state that can stand above the line; an offer is an event, and no state tells it.
    ///
    /// ```
    /// use laks::{Rates, Stage};
    /// assert_eq!(Rates::numerator("completed")?, Stage::Completed);
    /// assert!(Rates::numerator("finished").is_err());
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the name is no other stage or state.
    pub fn numerator(name: &str) -> Result<Stage, Error> {
        let known = Stage::ALL.into_iter().filter(|&stage| stage != Stage::Offered);
        known.clone().find(|stage| stage.name() == name).ok_or_else(|| Error::UnknownName {
            what: "numerator",
            found: name.to_owned(),
            known: known.map(|stage| stage.name().to_owned()).collect(),
        })
    }
}

impl People {
    /// A rate on its own clock: over the referred from referral, over the started from start.
    pub(super) fn rate(&self, rate: &Rate, level: f64, excluded: u64) -> Result<Estimate, Error> {
        let from_start = self.from_start.as_ref().filter(|_| !rate.is_of_referred());
        let group = Group {
            counts: from_start.unwrap_or(&self.from_referral),
            known: self.known.as_ref(),
            followed: self.from_start.is_some(),
            level,
            excluded,
        };
        group.rate(rate)
    }
}

/// What a rate is computed from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group<'a> {
    pub(crate) counts: &'a CohortCounts,
    /// The columns that could tell; none of published figures.
    pub(crate) known: Option<&'a Known>,
    /// Whether everybody has been followed for as long as is asked, so that nobody is open.
    pub(crate) followed: bool,
    pub(crate) level: f64,
    pub(crate) excluded: u64,
}

impl Group<'_> {
    /// A share of a group in a cohort, with the bounds that open cases leave.
    ///
    /// Over the referred or the started it can only rise while cases are open; over the exited it is
    /// the share of those who left, and who leaves early leaves first.
    pub(crate) fn rate(&self, rate: &Rate) -> Result<Estimate, Error> {
        let Rate { figure, numerator, denominator } = rate;
        let (numerator, denominator) = (*numerator, *denominator);
        let both = self.counts.within(numerator, denominator);
        let (Some(x), Some(n)) = (both, self.counts.known(denominator.name())) else {
            return Ok(self.unknown(rate));
        };
        let mut share = Estimate::share(figure.clone(), x, n, denominator, self.level)?;
        share.excluded = self.excluded;
        if denominator.states().all(|state| numerator.holds(state)) {
            return Ok(by_definition(share));
        }
        let is_exit =
            numerator.states().next().is_some() && numerator.states().all(State::is_exited);
        Ok(match denominator {
            Stage::Referred if numerator == Stage::Started => self.so_far(share, &["waiting"], n),
            Stage::Referred if is_exit => self.so_far(share, &["waiting", "ongoing"], n),
            Stage::Started if is_exit => self.so_far(share, &["ongoing"], n),
            Stage::Exited => match self.counts.known("ongoing").unwrap_or(0) {
                0 => share,
                ongoing => share.noted(Note::OfThoseWhoLeft { ongoing }),
            },
            _ => share,
        })
    }

    /// The share as a lower bound, where some of these groups are open.
    fn so_far(&self, share: Estimate, open: &[&str], n: u64) -> Estimate {
        if self.followed {
            return share;
        }
        let known = |name: &str| {
            if open.contains(&name) { self.counts.known(name) } else { Some(0) }
        };
        if let (Some(waiting), Some(ongoing)) = (known("waiting"), known("ongoing")) {
            return match waiting + ongoing {
                0 => share,
                open => share.with_open(open, n).noted(Note::LowerBoundSoFar { waiting, ongoing }),
            };
        }
        // Who is in one of the groups is in no other, and not above the line.
        let rest = n - share.numerator.unwrap_or(0).min(n);
        match self.most_open(open).unwrap_or(rest).min(rest) {
            0 => share,
            at_most => share.with_open(at_most, n).noted(Note::MayBeOpen { at_most }),
        }
    }

    /// A rate whose counts are not known, with the bounds that the known ones leave.
    pub(super) fn unknown(&self, rate: &Rate) -> Estimate {
        let Rate { figure, numerator, denominator } = rate;
        let (numerator, denominator) = (*numerator, *denominator);
        let mut estimate =
            Estimate::unknown(figure.clone(), denominator, self.level, self.why(rate));
        estimate.excluded = self.excluded;
        estimate.denominator = self.counts.known(denominator.name());
        let is_part = numerator.states().all(|state| denominator.holds(state));
        if let (true, Some(n @ 1..)) = (is_part, estimate.denominator) {
            let bounds = self.counts.bounds(numerator.name());
            let can_rise =
                numerator.states().next().is_some() && numerator.states().all(State::is_started);
            let most = if can_rise {
                let parts = self.counts.parts().iter();
                parts.map(|part| may_be(part, rate)).sum::<Option<u64>>().unwrap_or(n)
            } else {
                bounds.at_most.unwrap_or(n)
            };
            estimate.if_open_fail = Some(bounds.at_least as f64 / n as f64);
            estimate.if_open_succeed = Some(most.max(bounds.at_least).min(n) as f64 / n as f64);
        } else if is_part
            && estimate.denominator.is_none()
            && self.known.is_none()
            && let Some([least, most]) = range_of(self.counts.parts(), rate)
        {
            (estimate.if_open_fail, estimate.if_open_succeed) = (Some(least), Some(most));
        }
        estimate
    }

    /// At most how many are in these open groups, if anything bounds them.
    fn most_open(&self, open: &[&str]) -> Option<u64> {
        self.counts.parts().iter().map(|part| most_open(part, open)).sum()
    }

    fn why(&self, Rate { numerator, denominator, .. }: &Rate) -> Reason {
        if let Some(known) = self.known {
            let mut columns = known.lacking_for(*numerator);
            columns.extend(known.lacking_for(*denominator));
            columns.dedup();
            let mut seen = Vec::new();
            columns.retain(|column| {
                !seen.contains(column) && {
                    seen.push(column.clone());
                    true
                }
            });
            if !columns.is_empty() {
                return Reason::NoColumn(columns);
            }
            return Reason::NoOffers;
        }
        let bounded = |group: Stage| (group, self.counts.bounds(group.name()));
        Reason::NotPublished { numerator: bounded(*numerator), denominator: bounded(*denominator) }
    }
}

/// A share that is 1 because of what it is a share of: nothing is estimated.
fn by_definition(share: Estimate) -> Estimate {
    Estimate {
        lower: None,
        upper: None,
        method: crate::method::Method::None,
        reason: share.reason.or(Some(Reason::ByDefinition)),
        ..share
    }
    .noted(Note::ByDefinition)
}

impl Tally {
    /// One count over the referred, the started, the exited, the completed and the paired.
    ///
    /// The numerator is a stage or state: `started`, `completed`, `dropped_out`, … Each line counts
    /// who is in both groups. "Paired" are those with a score before and after, by outcome.
    ///
    /// # Errors
    /// When the numerator is no stage or state, or the level is not between 0 and 1.
    ///
    /// ```
    /// use laks::{Cohort, Record, Schema, Spec, Stage};
    /// let referral = |started_on| Record {
    ///     referred_on: "2016-03-29".parse().ok(),
    ///     started_on,
    ///     ..Record::default()
    /// };
    /// let records = [referral("2016-04-12".parse().ok()), referral(None)];
    /// let cohort = Cohort::from_records(&records, &Schema::default())?;
    /// let tally = cohort.tally(&Spec::new(cohort.layout(), ["2016-05-15"], &[])?)?;
    ///
    /// let rates = tally.rates(Stage::Started, 0.95)?;
    /// let of_the_referred = &rates.rates[0];
    /// assert_eq!((of_the_referred.numerator, of_the_referred.denominator), (Some(1), Some(2)));
    /// assert_eq!(of_the_referred.value, Some(0.5));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn rates(
        &self,
        numerator: Stage,
        level: impl TryInto<Level, Error: Into<Error>>,
    ) -> Result<Rates, Error> {
        Rates::numerator(numerator.name())?;
        let level = Level::asked(level)?;
        let date = self.spec().as_of.len().saturating_sub(1);
        let people = People::of(self, self.strata(), date)?;
        let cells = FunnelCells::of(self, date);
        let excluded = self.excluded();
        let mut rates = [Stage::Referred, Stage::Started, Stage::Exited, Stage::Completed]
            .into_iter()
            .map(|denominator| {
                let figure = Figure::Share { of: numerator, among: denominator };
                let rate = Rate { figure, numerator, denominator };
                Ok(cells.rate(&rate).given_to(people.rate(&rate, level, excluded)?))
            })
            .collect::<Result<Vec<_>, Error>>()?;
        for (index, outcome) in self.spec().outcomes.iter().enumerate() {
            let [asked, paired] = self.asked_by_state(index, date)?;
            let all: u64 = paired.iter().sum();
            let above: u64 = numerator.states().map(|state| paired[state as usize]).sum();
            let figure = Figure::ShareOfPaired { of: numerator, outcome: outcome.name.clone() };
            let below = Below::PairedOn(outcome.name.clone());
            let mut share = Estimate::share(figure, above, all, below, level)?;
            share.excluded = excluded;
            let share = share.counted_in(self.cells_of_paired(index, date, numerator));
            let everyone: u64 = asked.iter().sum();
            let share = share.noted(Note::PairedOnly { unpaired: everyone - all });
            rates.push(self.told_of_paired(share, numerator, &outcome.name));
        }
        let words = &self.spec().words;
        let rates = rates.into_iter().map(|rate| rate.worded(words)).collect();
        Ok(Rates { as_of: self.as_of(), numerator, rates, words: words.clone() })
    }

    /// The cells of those measured before and after, above the line in a stage.
    fn cells_of_paired(&self, outcome: usize, date: usize, above: Stage) -> Vec<CountRef> {
        let [low, high] = self.spec().outcomes[outcome].instrument.range;
        let cells = self.cells_of(CountTable::Outcome(outcome), date);
        let paired = cells.numbers("before", low, high).numbers("after", low, high);
        vec![paired.part(Part::Numerator).states(|state| above.holds(state)), paired]
    }

    /// A share of the paired without what no column could tell.
    fn told_of_paired(&self, share: Estimate, numerator: Stage, outcome: &str) -> Estimate {
        if self.spec().published {
            return share;
        }
        let known = self.known();
        let scores = ["baseline", "follow_up"].map(|when| format!("{outcome}_{when}"));
        let mut unpaired = known.lacking(&scores.each_ref().map(String::as_str));
        let left_out = self.notes().left_out.last().copied().unwrap_or(0);
        if self.undated(left_out).at_an_end {
            unpaired.extend(known.lacking(&["started_on", "ended_on"]));
        }
        let lacking = [known.lacking_for(numerator), unpaired.clone()].concat();
        if lacking.is_empty() {
            return share;
        }
        let paired = share.denominator.filter(|_| unpaired.is_empty());
        share.hidden_above(Reason::NoColumn(lacking), paired)
    }

    /// How many are asked about an outcome, and how many of them have a score before and after, by
    /// state.
    fn asked_by_state(&self, outcome: usize, date: usize) -> Result<[[u64; 7]; 2], Error> {
        let table = CountTable::Outcome(outcome);
        self.require(table, "who has a score before and after")?;
        let missing = self.spec().outcomes[outcome].instrument.levels() as u64;
        let [mut asked, mut paired] = [[0; 7]; 2];
        for stratum in self.strata() {
            for ([state, before, after], count) in self.places(stratum, table, date) {
                asked[state as usize] += count;
                if before < missing && after < missing {
                    paired[state as usize] += count;
                }
            }
        }
        Ok([asked, paired])
    }

    /// Rows left out before counting; of a tally that does not say how many, for what they were left out.
    pub(crate) fn excluded(&self) -> u64 {
        let issues = || self.issues().total(crate::rules::Deed::Excluded);
        self.notes().excluded.unwrap_or_else(issues)
    }
}
