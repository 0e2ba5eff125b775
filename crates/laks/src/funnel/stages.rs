//! The funnel: counts by stage and state with the rates from one stage to the next.

use super::cells::{FunnelCells, RateCells};
use super::people::People;
use super::rate::Rate;
use crate::calendar::Day;
use crate::counted::CohortCounts;
use crate::counted::Whose;
use crate::error::Error;
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::level::Level;
use crate::schema::StageWords;
use crate::tally::Tally;
use serde::{Deserialize, Serialize};

/// One stratum's part of a funnel, or the whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FunnelRow {
    /// Its labels, in the order of the funnel's strata; empty for the whole.
    pub key: Vec<Option<String>>,
    /// Its counts; with follow-up so many days after referral, of those referred at least that long ago.
    pub counts: CohortCounts,
    /// With follow-up: counts so many days after start, of those who started at least that long ago.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_from_start: Option<CohortCounts>,
    /// Its rates: uptake (started of referred, which is also a step), completion of the started (a
    /// step) and of the referred (overall), attrition (dropped out of the started).
    pub rates: Vec<Estimate>,
}

/// How many of a cohort were referred, started and completed, as known at a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Funnel {
    /// The date of the count.
    pub as_of: Option<Day>,
    /// The day the table ends, where that lies before the date of the count: nothing is known of the days
    /// between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_early: Option<Day>,
    /// Whether tables were added up that may hold the same people.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_count_twice: bool,
    /// Days everyone is followed, if follow-up is equal.
    pub follow_up_days: Option<u32>,
    /// The strata.
    pub by: Vec<String>,
    /// Everybody.
    pub total: FunnelRow,
    /// Each stratum, in the order of its labels; empty without strata.
    pub strata: Vec<FunnelRow>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

/// The funnel's rates.
pub(crate) fn funnel_rates() -> [Rate; 6] {
    use crate::rules::Stage::{Completed, DroppedOut, Exited, Offered, Referred, Started};
    [
        (Figure::Offer, Offered, Referred),
        (Figure::Uptake, Started, Referred),
        (Figure::Completion, Completed, Started),
        (Figure::CompletionOfReferred, Completed, Referred),
        (Figure::CompletionOfExited, Completed, Exited),
        (Figure::Attrition, DroppedOut, Started),
    ]
    .map(|(figure, numerator, denominator)| Rate { figure, numerator, denominator })
}

fn row(
    key: Vec<Option<String>>,
    people: People,
    asked: &[(Rate, RateCells)],
    level: f64,
    excluded: u64,
) -> Result<FunnelRow, Error> {
    let mut rates = Vec::new();
    for (rate, cells) in asked {
        if rate.figure == Figure::Offer && !says_offers(&people) {
            continue;
        }
        rates.push(cells.given_to(people.rate(rate, level, excluded)?));
    }
    Ok(FunnelRow { key, counts: people.from_referral, counts_from_start: people.from_start, rates })
}

/// Whether it is known how many were offered a place, or something was published of them.
fn says_offers(people: &People) -> bool {
    let [offered, referred] = ["offered", "referred"].map(|name| people.from_referral.bounds(name));
    let is_published = people.known.is_none();
    let narrower = offered.at_least > 0
        || offered.at_most.is_some_and(|most| referred.at_most.is_none_or(|all| most < all));
    offered.known().is_some() || is_published && narrower
}

impl FunnelRow {
    /// The same, of a stratum's people and in the words of the programme.
    fn of_stratum(self, whose: &Whose, words: &StageWords) -> Self {
        let rates = self.rates.into_iter();
        Self { rates: rates.map(|rate| rate.of_stratum(whose).worded(words)).collect(), ..self }
    }

    /// The rate with this name.
    ///
    /// ```
    /// use laks::Figure;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let funnel = cafe::tally()?.funnel(0.95)?;
    /// let attrition = funnel.strata[1].rate(&Figure::Attrition).unwrap(); // of the Jobcenter
    /// assert_eq!((attrition.numerator, attrition.denominator), (Some(1), Some(15)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn rate(&self, figure: &Figure) -> Option<&Estimate> {
        self.rates.iter().find(|rate| rate.name == *figure)
    }
}

impl Funnel {
    /// Started of referred: uptake.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let uptake = cafe::tally()?.funnel(0.95)?.uptake().unwrap().clone();
    /// assert_eq!((uptake.numerator, uptake.denominator), (Some(24), Some(35)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn uptake(&self) -> Option<&Estimate> {
        self.total.rate(&Figure::Uptake)
    }
}

impl Tally {
    /// The funnel at the last date of the count.
    ///
    /// ```
    /// use laks::Tally;
    /// use laks::results::Figures;
    /// let early = Figures::new([("referred", 35), ("started", 24)])?;
    /// let funnel = Tally::from_counts(early, Some("2016-02-15".parse()?))?.funnel(0.95)?;
    /// let uptake = funnel.uptake().unwrap();
    /// assert_eq!((uptake.numerator, uptake.denominator), (Some(24), Some(35)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the level is not between 0 and 1.
    pub fn funnel(&self, level: impl TryInto<Level, Error: Into<Error>>) -> Result<Funnel, Error> {
        self.funnel_at(self.spec().as_of.len().saturating_sub(1), level)
    }

    /// The funnel at the date of the count with this number.
    ///
    /// ```
    /// use laks::Spec;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// let tally = cohort.tally(&Spec::new(cohort.layout(), ["2016-04-10", "2016-05-15"], &[])?)?;
    /// let started = |date| tally.funnel_at(date, 0.95).map(|funnel| funnel.total.counts.known("started"));
    /// assert_eq!((started(0)?, started(1)?), (Some(8), Some(24))); // eight came to the first evening
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When no date has this number, or the level is not between 0 and 1.
    pub fn funnel_at(
        &self,
        date: usize,
        level: impl TryInto<Level, Error: Into<Error>>,
    ) -> Result<Funnel, Error> {
        let level = Level::asked(level)?;
        let funnel = self.funnel_of_all(date, level)?;
        let (excluded, words, asked) = (self.excluded(), &self.spec().words, self.asked(date));
        let shown = self.shown();
        let strata = if self.spec().by.is_empty() { &[][..] } else { &shown[..] };
        let strata = strata
            .iter()
            .map(|stratum| {
                let people = People::of(self, std::slice::from_ref(stratum), date)?;
                let row = row(stratum.key.clone(), people, &asked, level, excluded)?;
                Ok(row.of_stratum(&self.whose(&stratum.key), words))
            })
            .collect::<Result<_, Error>>()?;
        Ok(Funnel { strata, ..funnel })
    }

    /// The funnel of everybody at the last date of the count, without its strata.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?; // by source
    /// let funnel = tally.funnel_of_everybody(0.95)?;
    /// assert_eq!((funnel.strata.len(), funnel.total.counts.known("referred")), (0, Some(35)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the level is not between 0 and 1.
    pub fn funnel_of_everybody(
        &self,
        level: impl TryInto<Level, Error: Into<Error>>,
    ) -> Result<Funnel, Error> {
        self.funnel_of_all(self.spec().as_of.len().saturating_sub(1), Level::asked(level)?)
    }

    fn funnel_of_all(&self, date: usize, level: f64) -> Result<Funnel, Error> {
        let dates = self.spec().as_of.len().max(1); // figures may have none
        if date >= dates {
            let expected = format!("the number of a date of the count, below {dates}");
            return Err(Error::Argument { argument: "date", expected, found: date.to_string() });
        }
        let words = &self.spec().words;
        let everybody = People::of(self, self.strata(), date)?;
        let total = row(Vec::new(), everybody, &self.asked(date), level, self.excluded())?;
        Ok(Funnel {
            as_of: self.spec().as_of.get(date).copied(),
            ends_early: self.ends_before(self.spec().as_of.get(date).copied()),
            may_count_twice: self.may_count_twice(),
            follow_up_days: self.spec().follow_up_days,
            by: self.spec().by.clone(),
            total: total.of_stratum(&Whose::default(), words),
            strata: Vec::new(),
            words: words.clone(),
        })
    }

    /// The rates of a funnel, and the cells that each rests on.
    fn asked(&self, date: usize) -> [(Rate, RateCells); 6] {
        let cells = FunnelCells::of(self, date);
        funnel_rates().map(|rate| {
            let cells = cells.rate(&rate);
            (rate, cells)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::Note;
    use crate::reason::Reason;
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
        let offer = funnel.total.rate(&Figure::Offer).unwrap();
        assert_eq!((offer.value, offer.denominator), (None, None));
        assert!(matches!(offer.reason, Some(Reason::NotPublished { .. })));
    }

    /// Completion was printed as 5 of 24 without bounds, though 16 were known to be in.
    #[test]
    fn published_rates_carry_what_is_still_open() {
        let figures =
            Figures::new([("referred", 35), ("started", 24), ("exited", 8), ("completed", 5)]);
        let funnel = Tally::from_counts(figures.unwrap(), None).unwrap().funnel(0.95).unwrap();
        let completion = funnel.total.rate(&Figure::Completion).unwrap();
        assert_eq!(completion.if_open_succeed, Some(21.0 / 24.0));
        assert_eq!(completion.note, Some(Note::LowerBoundSoFar { waiting: 0, ongoing: 16 }));
        let uptake = funnel.uptake().unwrap();
        assert_eq!(uptake.note, Some(Note::MayBeOpen { at_most: 11 }));
        assert_eq!((uptake.if_open_fail, uptake.if_open_succeed), (Some(24.0 / 35.0), Some(1.0)));
    }
}
