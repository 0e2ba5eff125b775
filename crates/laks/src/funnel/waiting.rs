//! How long people wait from referral to start, with those who never start and those still waiting.

use crate::records::Day;
use crate::tally::{CountTable, Stratum, Tally, WaitKind};
use crate::{Error, Estimate, Unit};
use laks_stats::{CumulativeIncidence, RiskTable};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One stratum's waits, or everybody's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WaitRow {
    /// Its labels; empty for the whole.
    pub key: Vec<Option<String>>,
    /// The first day on which a quarter, a half and three quarters have started.
    pub quartiles: Vec<Estimate>,
    /// Still waiting; their waits are censored.
    pub waiting: u64,
}

/// Days from referral to start.
///
/// The median is the first day on which the cumulative incidence of starting reaches one half, with
/// closing before a start as the competing event (Aalen and Johansen 1978). It is not defined if so
/// many are closed or still waiting that it never does. It is not the median wait of those who started.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// The date of the count.
    pub as_of: Option<Day>,
    /// The strata.
    pub by: Vec<String>,
    /// Everybody.
    pub total: WaitRow,
    /// Each stratum; empty without strata.
    pub strata: Vec<WaitRow>,
}

const QUARTILES: [(&str, f64); 3] =
    [("lower_quartile", 0.25), ("median", 0.5), ("upper_quartile", 0.75)];

/// Days waited: how many started, were closed, or are waiting still.
type Waits = BTreeMap<u64, [u64; 3]>;

impl Tally {
    /// The waits from referral to start, at the last date of the count.
    ///
    /// # Errors
    /// When the tally holds published figures, or the level is not between 0 and 1.
    pub fn waiting(&self, level: f64) -> Result<Waiting, Error> {
        if self.spec().published {
            return Err(Error::NotCounted {
                question: "the time from referral to start".to_owned(),
                table: "waiting".to_owned(),
                remedy: "the rows of the table: published figures have no waits".to_owned(),
            });
        }
        let date = self.spec().as_of.len().saturating_sub(1);
        let mut everybody = Waits::new();
        let mut strata = Vec::new();
        for stratum in self.strata() {
            let waits = self.waits(stratum, date);
            for (&days, counts) in &waits {
                let sums = everybody.entry(days).or_default();
                sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
            if !self.spec().by.is_empty() {
                strata.push(row(stratum.key.clone(), &waits, level, self.excluded())?);
            }
        }
        Ok(Waiting {
            as_of: self.as_of(),
            by: self.spec().by.clone(),
            total: row(Vec::new(), &everybody, level, self.excluded())?,
            strata,
        })
    }

    fn waits(&self, stratum: &Stratum, date: usize) -> Waits {
        let mut waits = Waits::new();
        for ([kind, _month, days], count) in self.places(stratum, CountTable::Waiting, date) {
            waits.entry(days).or_default()[kind as usize] += count;
        }
        waits
    }
}

fn row(
    key: Vec<Option<String>>,
    waits: &Waits,
    level: f64,
    excluded: u64,
) -> Result<WaitRow, Error> {
    let days: Vec<f64> = waits.keys().map(|&days| days as f64).collect();
    let of = |kind: WaitKind| -> Vec<u64> { waits.values().map(|n| n[kind as usize]).collect() };
    let (started, never) = (of(WaitKind::Started), of(WaitKind::NeverStarted));
    let waiting = of(WaitKind::Waiting);
    let n: u64 = waits.values().flatten().sum();
    let table = RiskTable::from_counts(n, &days, None, &[&started, &never], &waiting)?;
    let starts = CumulativeIncidence::from_table(&table, level)?.cause(1)?;
    let quartiles = QUARTILES
        .into_iter()
        .map(|(name, q)| {
            let quantile = starts.quantile(q)?;
            let estimate = Estimate::of(name, &quantile, Unit::Days, "referred").resting_on(n);
            Ok(Estimate { numerator: Some(started.iter().sum()), excluded, ..estimate })
        })
        .collect::<Result<_, Error>>()?;
    Ok(WaitRow { key, quartiles, waiting: waiting.iter().sum() })
}
