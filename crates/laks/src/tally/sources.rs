//! What a tally says of where its people come from.

use super::cell_sum::CellSum;
use super::cells::Cells;
use super::count_table::{CountTable, DAYS, EventKind, place_day};
use super::provenance::{Provenance, Source};
use super::tally_type::Tally;
use crate::calendar::Day;
use crate::records::EntryWindow;
use crate::rules::{Deed, RuleId};

impl Tally {
    /// Where its people come from.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let sources = cafe::tally()?.sources();
    /// assert_eq!(sources.len(), 1);
    /// let (first, last) = sources[0].referred.unwrap();
    /// assert_eq!(format!("{first} to {last}"), "2016-03-01 to 2016-03-28");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn sources(&self) -> Vec<Source> {
        let mut sources = self.provenance.sources.clone();
        // Published figures have no days to tell them by.
        if let ([only], false) = (sources.as_mut_slice(), self.spec.published) {
            let events = self.events_of_all();
            only.referred = days_of_referral(&events);
            only.digest = Some(digest(&events));
        }
        sources
    }

    /// Its sources, with what its counts say of them.
    pub(super) fn told_provenance(&self) -> Provenance {
        Provenance { sources: self.sources(), overlap: self.provenance.overlap }
    }

    /// Whether it was taken on trust that no referral occurs twice: ids were not compared, or tallies
    /// were merged that may hold the same people.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// assert!(!tally.trusts_ids()); // every id was compared with the others
    /// assert!(tally.merged(&tally)?.trusts_ids()); // the same people twice
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn trusts_ids(&self) -> bool {
        self.provenance.overlap || self.provenance.sources.iter().any(|source| source.trusted_ids)
    }

    /// The day a table of its people ends, if that lies before the date of the count: nothing is known of
    /// the days between, and whoever was open then is counted as open still.
    ///
    /// ```
    /// use laks::Day;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// assert_eq!(cafe::tally()?.ends_early(), None);
    /// let new_year = cafe::tally_at("2017-01-01")?; // the records were taken out at the end of October
    /// assert_eq!(new_year.ends_early(), Some(Day::new(2016, 10, 31)?));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn ends_early(&self) -> Option<Day> {
        self.ends_before(self.as_of())
    }

    /// The same of another date of the count.
    pub(crate) fn ends_before(&self, as_of: Option<Day>) -> Option<Day> {
        let days = self.provenance.sources.iter().filter_map(|source| source.extracted_on);
        days.min().filter(|&day| as_of.is_some_and(|as_of| day < as_of))
    }

    /// The last day of which its tables tell what happened: the date of the count, or the day one of them ends.
    pub(crate) fn last_known_day(&self) -> Option<Day> {
        self.ends_early().or(self.as_of())
    }

    /// The last day of which some of its tables tell what happened.
    pub(crate) fn partly_known_day(&self) -> Option<Day> {
        let days = || self.provenance.sources.iter().map(|source| source.extracted_on);
        // A table that says no day tells of all of them.
        let last = if days().any(|day| day.is_none()) { None } else { days().flatten().max() };
        self.as_of().map(|as_of| last.map_or(as_of, |last| last.min(as_of)))
    }

    /// The last day on which any of its tables was taken out, where all say it.
    pub(crate) fn taken_out_on(&self) -> Option<Day> {
        let days: Option<Vec<Day>> =
            self.provenance.sources.iter().map(|source| source.extracted_on).collect();
        days?.into_iter().max()
    }

    /// Whether some of its people have facts without a date, on whichever clock they count.
    pub(crate) fn has_undated_facts(&self) -> bool {
        self.notes.undated_facts > 0
            || self.provenance.sources.iter().any(|source| source.starts_undated)
    }

    /// Whether tallies were merged that may hold the same people.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// assert!(!tally.may_count_twice());
    /// assert!(tally.merged(&tally)?.may_count_twice());
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn may_count_twice(&self) -> bool {
        self.provenance.overlap
    }

    /// Whether some of its people are one side of a split, where who was referred is not who started.
    pub(crate) fn is_one_side(&self) -> bool {
        self.provenance.sources.iter().any(|source| source.entered.is_some())
    }

    /// Whether both are sides of one split, which say the same of what was wrong with its table.
    pub(super) fn is_other_side_of(&self, other: &Self) -> bool {
        let (mine, theirs) = (&self.provenance.sources, &other.provenance.sources);
        let windows = || mine.iter().flat_map(|a| theirs.iter().map(|b| (a.entered, b.entered)));
        let apart = |pair: (Option<EntryWindow>, Option<EntryWindow>)| match pair {
            (Some(a), Some(b)) => {
                let ends =
                    |a: EntryWindow, b: EntryWindow| a.to.zip(b.from).is_some_and(|(a, b)| a < b);
                ends(a, b) || ends(b, a)
            }
            _ => false,
        };
        let of_table = |tally: &Self| -> Vec<(RuleId, Deed, u64)> {
            // Counted from the rows of each side, and not of the table as a whole.
            tally.issues.iter().filter(|(rule, ..)| *rule != RuleId::AsOfBeforeExtract).collect()
        };
        let are_sides = !mine.is_empty() && !theirs.is_empty() && windows().all(apart);
        are_sides && of_table(self) == of_table(other)
    }

    /// The window of days that one side of a split has, if the tally is one.
    pub(crate) fn entered(&self) -> Option<EntryWindow> {
        match self.provenance.sources.as_slice() {
            [only] => only.entered,
            _ => None,
        }
    }

    /// The events of all strata together.
    fn events_of_all(&self) -> Cells {
        let slot = self.tables.slot(CountTable::Events, 0);
        CellSum::of(self.strata.iter().filter_map(|stratum| stratum.tables.get(slot?)))
    }
}

/// The first and the last day of a referral among events.
fn days_of_referral(events: &Cells) -> Option<(Day, Day)> {
    let mut referred = events.iter().map(|(cell, _)| cell);
    let is_referral = |cell: &u64| cell / DAYS == EventKind::Referred as u64;
    let first = referred.find(is_referral)?;
    let last = referred.take_while(is_referral).last().unwrap_or(first);
    Some((place_day(first % DAYS), place_day(last % DAYS)))
}

/// A sum over events of a number that only their kind and day decide, so that it is the same for the same
/// events in any order and any strata.
fn digest(events: &Cells) -> String {
    let sum = events.iter().fold(0_u128, |sum, (cell, count)| {
        let high = spread(cell.wrapping_mul(2).wrapping_add(1));
        let number = u128::from(high) << 64 | u128::from(spread(high ^ cell));
        sum.wrapping_add(number.wrapping_mul(u128::from(count)))
    });
    format!("{sum:032x}")
}

/// Spreads the bits of a number (the finaliser of splitmix64, Steele, Lea and Flood 2014,
/// doi:10.1145/2660193.2660195).
const fn spread(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
