//! How long people wait from referral to start, with those who never start and those still waiting.

use super::wait_counts::{DayWaits, WaitCounts};
use super::wait_step::{WaitStep, wait_steps};
use crate::calendar::Day;
use crate::counted::{CountRef, CountRefs, Part};
use crate::error::Error;
use crate::estimate::{Estimate, Note, Unit};
use crate::figure::Figure;
use crate::level::Level;
use crate::reason::Reason;
use crate::records::Known;
use crate::rules::Stage;
use crate::schema::StageWords;
use crate::tally::{CountTable, Tally, WaitKind};
use laks_stats::{CauseCurve, CumulativeIncidence, ProportionMethod, RiskTable, proportion};
use serde::{Deserialize, Serialize};

/// One stratum's waits, or everybody's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WaitRow {
    /// Its labels; empty for the whole.
    pub key: Vec<Option<String>>,
    /// The first day on which a quarter, a half and three quarters have started.
    pub quartiles: Vec<Estimate>,
    /// Still waiting; their waits are censored. Not known without columns for starts and exits.
    pub waiting: Option<u64>,
    /// The share that had started, on each day on which it rose. Empty without a column for starts.
    #[serde(default)]
    pub curve: Vec<WaitStep>,
}

/// Days from referral to start.
///
/// The median is the first day on which the cumulative incidence of starting reaches one half, with
/// closing before a start as the competing event (Aalen and Johansen 1978). It is not defined if so
/// many are closed or still waiting that it never does. It is not the median wait of those who started.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Waiting {
    /// The date of the count.
    pub as_of: Option<Day>,
    /// The day the table ends, where that lies before the date of the count: nothing is known of the days
    /// between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_early: Option<Day>,
    /// The strata.
    pub by: Vec<String>,
    /// Everybody.
    pub total: WaitRow,
    /// Each stratum; empty without strata.
    pub strata: Vec<WaitRow>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

const QUARTILES: [(Figure, f64); 3] =
    [(Figure::LowerQuartile, 0.25), (Figure::Median, 0.5), (Figure::UpperQuartile, 0.75)];

impl Tally {
    /// The waits from referral to start, at the last date of the count.
    ///
    /// ```
    /// use laks::Figure;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let waiting = cafe::tally()?.waiting(0.95)?;
    /// let median = &waiting.total.quartiles[1];
    /// assert_eq!((&median.name, median.value), (&Figure::Median, Some(35.0)));
    /// assert_eq!(waiting.total.waiting, Some(11));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the tally holds published figures, or the level is not between 0 and 1.
    pub fn waiting(
        &self,
        level: impl TryInto<Level, Error: Into<Error>>,
    ) -> Result<Waiting, Error> {
        let level = Level::asked(level)?;
        if self.spec().published {
            return Err(Error::NotCounted {
                question: "the time from referral to start".to_owned(),
                table: "waiting".to_owned(),
                remedy: "the rows of the table: published figures have no waits".to_owned(),
                options: None,
            });
        }
        self.require(CountTable::Waiting, "the time from referral to start")?;
        let date = self.spec().as_of.len().saturating_sub(1);
        let mut everybody = WaitCounts::default();
        let (mut waits, mut strata) = (WaitCounts::default(), Vec::new());
        let cells: CountRefs = cells(self, date).into();
        let asked = |known: Known| Asked { tally: self, cells: &cells, known, level };
        for stratum in self.shown().iter() {
            for ([kind, _month, days], count) in self.places(stratum, CountTable::Waiting, date) {
                waits.add(days, kind, count);
            }
            let waits = waits.take();
            everybody.add_all(&waits);
            if !self.spec().by.is_empty() {
                let known = stratum.known().clone();
                strata.push(asked(known).row(stratum.key.clone(), &waits)?);
            }
        }
        Ok(Waiting {
            as_of: self.as_of(),
            ends_early: self.ends_early(),
            by: self.spec().by.clone(),
            total: asked(self.known()).row(Vec::new(), &everybody.take())?,
            strata,
            words: self.spec().words.clone(),
        })
    }
}

/// The cells of those who started, of everybody, and of those still waiting.
fn cells(tally: &Tally, date: usize) -> Vec<CountRef> {
    let cells = tally.cells_of(CountTable::Waiting, date);
    let of = |part: Part, kind: WaitKind| cells.part(part).words("wait", [kind.name()]);
    let waiting = of(Part::Open, WaitKind::Waiting);
    vec![of(Part::Numerator, WaitKind::Started), cells, waiting]
}

/// What every row of waits has in common.
struct Asked<'a> {
    tally: &'a Tally,
    cells: &'a CountRefs,
    known: Known,
    level: f64,
}

impl Asked<'_> {
    fn row(&self, key: Vec<Option<String>>, waits: &[DayWaits]) -> Result<WaitRow, Error> {
        let lacking = self.known.lacking_for(Stage::Started);
        if !lacking.is_empty() {
            let unknown = |(name, _)| {
                let reason = Reason::NoColumn(lacking.clone());
                let unknown = Estimate::unknown(name, Stage::Referred, self.level, reason);
                Estimate { unit: Unit::Days, ..self.completed(unknown) }
            };
            let quartiles = QUARTILES.map(unknown).to_vec();
            return Ok(WaitRow { key, quartiles, waiting: None, curve: Vec::new() });
        }
        let days: Vec<f64> = waits.iter().map(|waits| waits.days as f64).collect();
        let of = |kind: WaitKind| -> Vec<u64> {
            waits.iter().map(|waits| waits.counts[kind as usize]).collect()
        };
        let (started, never) = (of(WaitKind::Started), of(WaitKind::NeverStarted));
        let waiting = of(WaitKind::Waiting);
        let n: u64 = waits.iter().flat_map(|waits| waits.counts).sum();
        let table = RiskTable::from_counts(n, &days, None, &[&started, &never], &waiting)?;
        let starts = CumulativeIncidence::from_table(&table, self.level)?.cause(1)?;
        let cells = self.cells.of(&self.tally.whose(&key));
        let within_reach = within_reach(&table, &starts, self.level)?;
        let quartile = |(name, q): (Figure, f64)| {
            let mut quantile = starts.quantile(q)?;
            if quantile.lower.is_some() {
                let earliest = before_the_first_start((&table, &days), &starts, q, self.level)?;
                quantile.lower = earliest.or(quantile.lower);
            }
            let mut estimate =
                Estimate::of(name, &quantile, Unit::Days, Stage::Referred).resting_on(n);
            if estimate.value.is_none() {
                estimate.reason = match n {
                    0 => Some(Reason::Formula(laks_stats::Reason::NoObservation)),
                    _ if within_reach < q - NEAR => Some(Reason::OutOfReach),
                    _ => estimate.reason,
                };
            }
            let numerator = Some(started.iter().sum());
            let estimate = Estimate { numerator, ..self.completed(estimate) };
            let estimate = estimate.counted_in(cells.clone());
            Ok(match self.known.exits() {
                true => estimate,
                false => estimate.noted(Note::ClosedNotKnown),
            })
        };
        let quartiles = QUARTILES.into_iter().map(quartile).collect::<Result<_, Error>>()?;
        let waiting = self.known.exits().then(|| waiting.iter().sum());
        let curve = wait_steps(&starts, &table, waits.last().map(|waits| waits.days))?;
        Ok(WaitRow { key, quartiles, waiting, curve })
    }
    /// With what every figure of a tally says beside its own.
    fn completed(&self, estimate: Estimate) -> Estimate {
        let estimate = estimate.worded(&self.tally.spec().words);
        Estimate { excluded: self.tally.excluded(), ..estimate }
    }
}

/// The share that would have started if everybody who still waits did.
fn within_reach(table: &RiskTable, starts: &CauseCurve, level: f64) -> Result<f64, Error> {
    let Some(end) = table.end() else { return Ok(1.0) };
    let waiting = CumulativeIncidence::from_table(table, level)?.event_free(&[end])?;
    let still = waiting.first().and_then(|share| share.value).unwrap_or(1.0);
    Ok(starts.steps().last().map_or(0.0, |step| step.incidence) + still)
}

/// Heights are compared with this slack, so that a half is not below a half by rounding.
const NEAR: f64 = 1e-9;

/// The first day before the first start that the share may have been reached on: as long as nobody of those
/// at risk has started, Clopper and Pearson's interval of none of them is the band.
fn before_the_first_start(
    (table, days): (&RiskTable, &[f64]),
    starts: &CauseCurve,
    q: f64,
    level: f64,
) -> Result<Option<f64>, Error> {
    let Some(first) = starts.steps().iter().find(|step| step.events > 0) else { return Ok(None) };
    // None of n reach no more than −ln(α/2) / n, for 1 − exp(−x) is at most x: of most there are too many.
    let reach = -((1.0 - level) / 2.0).ln();
    // From each day on, those are at risk who are so just before the next.
    let left = days.iter().copied().take_while(|&day| day < first.time);
    let nexts = days.iter().copied().skip(1);
    for (from, next) in [(0.0, 0.0)].into_iter().chain(left.zip(nexts)) {
        let at_risk = table.at_risk(next);
        if at_risk as f64 * (q - 2.0 * NEAR) > reach {
            continue;
        }
        let none = proportion(0, at_risk, ProportionMethod::ClopperPearson, level)?;
        if from < first.time && none.upper.is_some_and(|upper| upper >= q - NEAR) {
            return Ok(Some(from));
        }
    }
    Ok(None)
}
