//! Who was under observation, and how they left it: the table of counts behind every curve.

use crate::Error;
use crate::magnitude::{NOT_NEGATIVE, is_ordinary_and_not_negative};

/// The largest code of a cause.
pub const MAX_CAUSES: u32 = 64;

/// Counts of people under observation, time by time: entered, left by each cause, censored.
///
/// At a tied time all events come before all censorings, and both before whoever enters then: a
/// person is at risk at `t` if entered before `t` and not gone before `t`.
///
/// # Examples
/// A register that only kept counts: 10 started, 2 left on day 3, 1 on day 8, where 2 were censored.
/// ```
/// use laks_stats::{RiskTable, Survival, SurvivalInterval};
/// let table = RiskTable::from_counts(10, &[3.0, 8.0], None, &[&[2, 1]], &[0, 2])?;
/// assert_eq!(table.at_risk(8.0), 8);
/// let curve = Survival::from_table(&table, SurvivalInterval::LogLog, 0.95)?;
/// assert_eq!(curve.at(&[8.0])?[0].value, Some(0.7));
/// # Ok::<(), laks_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RiskTable {
    at_start: u64,
    causes: usize,
    times: Vec<f64>,
    at_risk: Vec<u64>,
    entered: Vec<u64>,
    events: Vec<u64>,
    censored: Vec<u64>,
}

/// One time of a [`RiskTable`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RiskRow<'a> {
    pub(crate) time: f64,
    pub(crate) at_risk: u64,
    pub(crate) events: &'a [u64],
    pub(crate) censored: u64,
    entered: u64,
}

impl RiskRow<'_> {
    /// Events of any cause.
    pub(crate) fn all_events(&self) -> u64 {
        self.events.iter().sum()
    }

    /// People at risk just after this time.
    pub(crate) fn at_risk_after(&self) -> u64 {
        self.at_risk - self.all_events() - self.censored + self.entered
    }
}

impl RiskTable {
    /// The table of people observed one by one.
    ///
    /// `event` is 0 for a censored time and the cause, 1 or more, otherwise. `entry` is the time from
    /// which a person was under observation (left truncation); without it, from the start.
    ///
    /// ```
    /// use laks_stats::RiskTable;
    /// let table = RiskTable::from_observations(&[7.0, 21.0, 35.0], &[1, 1, 0], None)?; // the third is still in
    /// assert_eq!((table.observed(), table.end()), (3, Some(35.0)));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the slices differ in length, a time is negative or not finite, an entry is not before its
    /// time, or a cause exceeds [`MAX_CAUSES`].
    pub fn from_observations(
        time: &[f64],
        event: &[u32],
        entry: Option<&[f64]>,
    ) -> Result<Self, Error> {
        check_length("event", event.len(), time.len())?;
        for &t in time {
            check_time("time", t)?;
        }
        if let Some(&code) = event.iter().find(|&&code| code > MAX_CAUSES) {
            return Err(Error::argument("event", "0 (censored) or a cause from 1 to 64", code));
        }
        let mut entries = Vec::new();
        if let Some(entry) = entry {
            check_length("entry", entry.len(), time.len())?;
            for (&from, &to) in entry.iter().zip(time) {
                check_time("entry", from)?;
                if from >= to {
                    return Err(Error::argument(
                        "entry",
                        "before the time of leaving",
                        format!("{from} with time {to}"),
                    ));
                }
            }
            entries = entry.to_vec();
            entries.sort_unstable_by(f64::total_cmp);
        }
        let causes = event.iter().copied().max().unwrap_or(0).max(1) as usize;
        let mut exits: Vec<(f64, u32)> =
            time.iter().map(|&t| t + 0.0).zip(event.iter().copied()).collect();
        exits.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let at_start = if entry.is_some() { 0 } else { time.len() as u64 };
        Ok(Self::from_sorted(at_start, causes, &exits, &entries))
    }

    fn from_sorted(at_start: u64, causes: usize, exits: &[(f64, u32)], entries: &[f64]) -> Self {
        let mut table = Self {
            at_start,
            causes,
            times: Vec::new(),
            at_risk: Vec::new(),
            entered: Vec::new(),
            events: Vec::new(),
            censored: Vec::new(),
        };
        let (mut i, mut j, mut at_risk) = (0, 0, at_start);
        while i < exits.len() || j < entries.len() {
            let exit = exits.get(i).map_or(f64::INFINITY, |e| e.0);
            let time = entries.get(j).map_or(exit, |&e| e.min(exit));
            let first = table.events.len();
            table.events.resize(first + causes, 0);
            let (mut gone, mut censored, mut entered) = (0, 0, 0);
            while let Some(&(_, code)) = exits.get(i).filter(|e| e.0 == time) {
                match code {
                    0 => censored += 1,
                    cause => table.events[first + cause as usize - 1] += 1,
                }
                gone += 1;
                i += 1;
            }
            while entries.get(j).is_some_and(|&e| e == time) {
                entered += 1;
                j += 1;
            }
            table.times.push(time);
            table.at_risk.push(at_risk);
            table.entered.push(entered);
            table.censored.push(censored);
            at_risk = at_risk - gone + entered;
        }
        table
    }

    /// The table of counts by time: no persons needed.
    ///
    /// `at_start` people are under observation from the start; `entered` (if given) joined at each
    /// time, `events[cause − 1]` left by each cause and `censored` were last seen then.
    ///
    /// ```
    /// use laks_stats::RiskTable;
    /// let table = RiskTable::from_counts(24, &[14.0, 28.0], None, &[&[2, 1]], &[0, 5])?;
    /// assert_eq!((table.at_risk(14.0), table.at_risk(28.0)), (24, 22));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the slices differ in length, times are not increasing, finite and at least 0, there are no
    /// causes or more than [`MAX_CAUSES`], or more people leave than were at risk.
    pub fn from_counts(
        at_start: u64,
        times: &[f64],
        entered: Option<&[u64]>,
        events: &[&[u64]],
        censored: &[u64],
    ) -> Result<Self, Error> {
        if events.is_empty() || events.len() > MAX_CAUSES as usize {
            return Err(Error::argument(
                "events",
                "one slice for each of 1 to 64 causes",
                events.len(),
            ));
        }
        check_length("censored", censored.len(), times.len())?;
        for cause in events {
            check_length("events", cause.len(), times.len())?;
        }
        let entered = match entered {
            Some(entered) => {
                check_length("entered", entered.len(), times.len())?;
                entered.to_vec()
            }
            None => vec![0; times.len()],
        };
        for (i, &t) in times.iter().enumerate() {
            check_time("times", t)?;
            if i > 0 && t <= times[i - 1] {
                return Err(Error::argument(
                    "times",
                    "increasing",
                    format!("{t} after {}", times[i - 1]),
                ));
            }
        }
        let mut at_risk = Vec::with_capacity(times.len());
        let mut flat = Vec::with_capacity(times.len() * events.len());
        let mut now = u128::from(at_start);
        for (i, &t) in times.iter().enumerate() {
            at_risk.push(bounded(now)?);
            flat.extend(events.iter().map(|cause| cause[i]));
            let leave: u128 = events.iter().map(|cause| u128::from(cause[i])).sum::<u128>()
                + u128::from(censored[i]);
            if leave > now {
                return Err(Error::argument(
                    "events",
                    "with the censored at most those at risk",
                    format!("{leave} of {now} at time {t}"),
                ));
            }
            now = now - leave + u128::from(entered[i]);
        }
        bounded(now)?;
        Ok(Self {
            at_start,
            causes: events.len(),
            times: times.to_vec(),
            at_risk,
            entered,
            events: flat,
            censored: censored.to_vec(),
        })
    }

    /// The number of causes told apart.
    ///
    /// ```
    /// use laks_stats::RiskTable;
    /// let table = RiskTable::from_observations(&[7.0, 21.0, 30.0], &[1, 1, 2], None)?;
    /// assert_eq!(table.causes(), 2);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn causes(&self) -> usize {
        self.causes
    }

    /// Everyone who was ever under observation.
    ///
    /// ```
    /// use laks_stats::RiskTable;
    /// let late = RiskTable::from_counts(10, &[3.0, 8.0], Some(&[4, 0]), &[&[2, 1]], &[0, 2])?;
    /// assert_eq!(late.observed(), 14); // ten at the start, and four who came on day 3
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn observed(&self) -> u64 {
        self.entered.iter().fold(self.at_start, |sum, &entered| sum.saturating_add(entered))
    }

    /// How many were at risk just before `time`.
    ///
    /// ```
    /// use laks_stats::RiskTable;
    /// let table = RiskTable::from_observations(&[7.0, 21.0, 35.0], &[1, 1, 0], None)?;
    /// assert_eq!(table.at_risk(21.0), 2);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn at_risk(&self, time: f64) -> u64 {
        match self.times.partition_point(|&t| t < time) {
            0 => self.at_start,
            rows => self.row(rows - 1).at_risk_after(),
        }
    }

    /// The last time at which somebody left, if anybody did.
    ///
    /// ```
    /// use laks_stats::RiskTable;
    /// assert_eq!(RiskTable::from_observations(&[7.0, 35.0], &[1, 0], None)?.end(), Some(35.0));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn end(&self) -> Option<f64> {
        let leaving = |row: &RiskRow<'_>| row.all_events() + row.censored > 0;
        (0..self.times.len()).rev().map(|i| self.row(i)).find(leaving).map(|row| row.time)
    }

    /// The number of times.
    pub(crate) fn len(&self) -> usize {
        self.times.len()
    }

    pub(crate) fn row(&self, i: usize) -> RiskRow<'_> {
        RiskRow {
            time: self.times[i],
            at_risk: self.at_risk[i],
            events: &self.events[i * self.causes..(i + 1) * self.causes],
            censored: self.censored[i],
            entered: self.entered[i],
        }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = RiskRow<'_>> {
        (0..self.times.len()).map(|i| self.row(i))
    }
}

fn bounded(count: u128) -> Result<u64, Error> {
    u64::try_from(count)
        .ok()
        .filter(|&count| count <= 1 << 53)
        .ok_or_else(|| Error::argument("entered", "at most 2^53 people in all", count))
}

/// Checks that a time is not negative, and of an ordinary size.
pub(crate) fn check_time(argument: &'static str, t: f64) -> Result<(), Error> {
    if is_ordinary_and_not_negative(t) {
        Ok(())
    } else {
        Err(Error::argument(argument, NOT_NEGATIVE, t))
    }
}

/// Checks that parallel slices have the same length.
pub(crate) fn check_length(
    argument: &'static str,
    found: usize,
    wanted: usize,
) -> Result<(), Error> {
    if found == wanted {
        Ok(())
    } else {
        Err(Error::argument(
            argument,
            "as long as the first column",
            format!("{found} long, not {wanted}"),
        ))
    }
}
