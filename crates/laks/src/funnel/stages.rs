//! The funnel: counts by stage and state with the rates from one stage to the next.

use super::counts::CohortCounts;
use super::rates::{rate, unknown};
use crate::records::Day;
use crate::tally::Tally;
use crate::{Error, Estimate};
use serde::{Deserialize, Serialize};

/// One stratum's part of a funnel, or the whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FunnelRow {
    /// Its labels, in the order of the funnel's strata; empty for the whole.
    pub key: Vec<Option<String>>,
    /// Its counts.
    pub counts: CohortCounts,
    /// Its rates: uptake (started of referred, which is also a step), completion of the started (a
    /// step) and of the referred (overall), attrition (dropped out of the started).
    pub rates: Vec<Estimate>,
}

/// How many of a cohort were referred, started and completed, as known at a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Funnel {
    /// The date of the count.
    pub as_of: Option<Day>,
    /// Days everyone is followed, if follow-up is equal.
    pub follow_up_days: Option<u32>,
    /// The strata.
    pub by: Vec<String>,
    /// Everybody.
    pub total: FunnelRow,
    /// Each stratum, in the order of its labels; empty without strata.
    pub strata: Vec<FunnelRow>,
}

/// The funnel's rates: name, numerator, denominator.
const RATES: [(&str, &str, &str); 5] = [
    ("uptake", "started", "referred"),
    ("completion", "completed", "started"),
    ("completion_of_referred", "completed", "referred"),
    ("completion_of_exited", "completed", "exited"),
    ("attrition", "dropped_out", "started"),
];

fn row(
    key: Vec<Option<String>>,
    counts: CohortCounts,
    level: f64,
    excluded: u64,
) -> Result<FunnelRow, Error> {
    let mut rates = Vec::new();
    if counts.bounds("offered").known().is_some() {
        rates.push(rate_of_offers(&counts, level, excluded)?);
    }
    for (name, numerator, denominator) in RATES {
        rates.push(rate(&counts, name, numerator, denominator, level, excluded)?);
    }
    Ok(FunnelRow { key, counts, rates })
}

/// Offered a place / referred; not defined where a publication gives only one of them.
fn rate_of_offers(counts: &CohortCounts, level: f64, excluded: u64) -> Result<Estimate, Error> {
    let (Some(offered), Some(referred)) = (counts.known("offered"), counts.known("referred"))
    else {
        return Ok(unknown(counts, "offer", "offered", "referred", level));
    };
    let mut share = Estimate::share("offer", offered, referred, "referred", level)?;
    share.excluded = excluded;
    Ok(share)
}

impl FunnelRow {
    /// The rate with this name.
    pub fn rate(&self, name: &str) -> Option<&Estimate> {
        self.rates.iter().find(|rate| rate.name == name)
    }
}

impl Funnel {
    /// Started of referred: uptake.
    pub fn uptake(&self) -> Option<&Estimate> {
        self.total.rate("uptake")
    }
}

impl Tally {
    /// The funnel at the last date of the count.
    ///
    /// ```
    /// use laks::{Figures, Tally};
    /// let early = Figures::new([("referred", 35), ("started", 24)])?;
    /// let funnel = Tally::from_counts(early, Some("2016-02-15".parse()?))?.funnel(0.95)?;
    /// let uptake = funnel.uptake().unwrap();
    /// assert_eq!((uptake.numerator, uptake.denominator), (Some(24), Some(35)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the level is not between 0 and 1.
    pub fn funnel(&self, level: f64) -> Result<Funnel, Error> {
        self.funnel_at(self.spec().as_of.len().saturating_sub(1), level)
    }

    /// The funnel at the date of the count with this number.
    ///
    /// # Errors
    /// When no date has this number, or the level is not between 0 and 1.
    pub fn funnel_at(&self, date: usize, level: f64) -> Result<Funnel, Error> {
        let dates = self.spec().as_of.len().max(1); // figures may have none
        if date >= dates {
            let expected = format!("the number of a date of the count, below {dates}");
            return Err(Error::Argument { argument: "date", expected, found: date.to_string() });
        }
        let excluded = self.excluded();
        let total = row(Vec::new(), self.total_counts(date)?, level, excluded)?;
        let strata = if self.spec().by.is_empty() { &[] } else { self.strata() };
        let strata = strata
            .iter()
            .map(|stratum| row(stratum.key.clone(), self.counts(stratum, date)?, level, excluded))
            .collect::<Result<_, Error>>()?;
        Ok(Funnel {
            as_of: self.spec().as_of.get(date).copied(),
            follow_up_days: self.spec().follow_up_days,
            by: self.spec().by.clone(),
            total,
            strata,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::Figures;

    /// A date beyond the list gave the counts of whatever table stood behind it, or a panic.
    #[test]
    fn a_date_that_was_not_counted_is_refused() {
        let tally = Tally::from_counts(Figures::new([("referred", 3)]).unwrap(), None).unwrap();
        assert!(tally.funnel_at(0, 0.95).is_ok());
        let refused = tally.funnel_at(1, 0.95).unwrap_err().to_string();
        assert_eq!(refused, "date must be the number of a date of the count, below 1, but is 1");
    }

    /// An unknown number of referred was taken as 0, and 5 of 0 ended the whole funnel.
    #[test]
    fn offers_of_an_unknown_number_of_referred_are_no_share() {
        let figures = Figures::new([("offered", 5), ("started", 3)]).unwrap();
        let funnel = Tally::from_counts(figures, None).unwrap().funnel(0.95).unwrap();
        let offer = funnel.total.rate("offer").unwrap();
        assert_eq!((offer.value, offer.denominator), (None, None));
        assert!(offer.reason.as_deref().is_some_and(|why| why.contains("referred is not known")));
    }
}
