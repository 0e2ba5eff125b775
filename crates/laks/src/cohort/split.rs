//! A cohort split in two at a date, each figure on its own clock.

use super::rows::Cohort;
use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::records::{Clock, Columns, EntryWindow, SplitBy, Straddling};
use std::collections::HashMap;

/// A cohort split in two at a date.
///
/// Split by `referred_on`, the side before has the referrals made before the date and the starts made
/// before it; the side after has the others. Were starts divided by the date of referral too, the recent
/// side would keep only those who start fast. A course whose people started within sixty days belongs to
/// the side of its first start. Without follow-up from start, everything is divided by date of referral.
#[derive(Debug, Clone)]
pub struct Split {
    /// Before the day.
    pub before: Cohort,
    /// On the day or later.
    pub after: Cohort,
    /// Rows without that date, in neither.
    pub undated: u64,
}

/// People of a course who started within so many days are kept together.
const TOGETHER: i32 = 60;

impl Cohort {
    /// Splits the cohort at a day, by one of its dates.
    ///
    /// By `referred_on` or `started_on` both sides know in which days their events lie. By any other date
    /// the rows are divided, each with all that happened to it.
    ///
    /// ```
    /// use laks::words::DateField;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let halves = cafe::cohort()?.split_at(DateField::Referred, "2016-03-15")?;
    /// assert_eq!((halves.before.len(), halves.after.len(), halves.undated), (21, 14, 0));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When laks does not know the day.
    pub fn split_at(
        &self,
        field: DateField,
        day: impl TryInto<Day, Error: Into<Error>>,
    ) -> Result<Split, Error> {
        let day = day.try_into().map_err(Into::into)?;
        Ok(match field {
            DateField::Referred | DateField::Started => self.split_by_entry(field, day),
            _ => self.split_rows(field, day),
        })
    }

    /// The people who entered within days, each figure on its own clock: those referred then, and among the
    /// started those who started then, as on one side of [`Cohort::split_at`].
    ///
    /// An end beyond which nobody was referred or started leaves nobody out, and changes nothing.
    ///
    /// ```
    /// use laks::{Day, EntryWindow};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let second_week = EntryWindow { from: Some(Day::new(2016, 3, 8)?), to: Some(Day::new(2016, 3, 14)?) };
    /// assert_eq!(cafe::cohort()?.within(second_week).len(), 7);
    /// # Ok::<(), laks::Error>(())
    /// ```
    #[must_use]
    pub fn within(&self, days: EntryWindow) -> Self {
        let entries = [DateField::Referred, DateField::Started];
        let is_any = |holds: &dyn Fn(i32) -> bool| {
            entries.iter().any(|&field| {
                let dates = &self.columns.dates[field as usize];
                dates.iter().any(|&day| day != Day::NONE && holds(day))
            })
        };
        let mut cohort = self.clone();
        let own = self.columns.entered.window.unwrap_or_default();
        let from = days.from.filter(|&from| own.from.is_none_or(|own| own < from));
        let to = days.to.filter(|&to| own.to.is_none_or(|own| to < own));
        if let Some(from) = from.filter(|from| is_any(&|day| day < from.epoch())) {
            cohort = cohort.split_by_entry(DateField::Referred, from).after;
        }
        if let Some(to) = to.filter(|to| is_any(&|day| day > to.epoch()))
            && let Some(next) = Day::from_epoch(to.epoch() + 1)
        {
            cohort = cohort.split_by_entry(DateField::Referred, next).before;
        }
        cohort
    }

    fn split_rows(&self, field: DateField, day: Day) -> Split {
        let column = &self.columns.dates[field as usize];
        let undated = column.iter().filter(|&&d| d == Day::NONE).count() as u64;
        let undated = if column.is_empty() { self.len() as u64 } else { undated };
        let part = |is_before: bool| {
            let holds = |d: i32| d != Day::NONE && (d < day.epoch()) == is_before;
            let keep: Vec<bool> = column.iter().map(|&d| holds(d)).collect();
            let mut cohort = self.clone();
            cohort.columns.retain(&keep);
            cohort.columns.entered.splits.push(side_of(field, day, is_before, undated));
            cohort
        };
        Split { before: part(true), after: part(false), undated }
    }

    fn split_by_entry(&self, field: DateField, day: Day) -> Split {
        let (starts, straddling) = starts_together(&self.columns, day.epoch());
        let own = &self.columns.dates[field as usize];
        let entries = if field == DateField::Started { &starts } else { own };
        let known =
            |days: &[i32], row: usize| days.get(row).copied().filter(|&day| day != Day::NONE);
        let undated = (0..self.columns.len()).filter(|&row| {
            self.columns.entered.holds(row, Clock::Referral) && known(own, row).is_none()
        });
        let undated = undated.count() as u64;
        let part = |is_before: bool| {
            let holds = |entered: i32| (entered < day.epoch()) == is_before;
            let side = side_of(field, day, is_before, undated);
            let clocks = |row: usize| {
                let on = |days: &[i32], clock: Clock| match known(days, row) {
                    Some(entered) if holds(entered) => clock as u8,
                    _ => 0,
                };
                on(entries, Clock::Referral) | on(&starts, Clock::Start)
            };
            let mut cohort = self.clone();
            let before = &self.columns.entered;
            cohort.columns.entered.clocks = (0..self.columns.len())
                .map(|row| clocks(row) & before.clocks.get(row).copied().unwrap_or(u8::MAX))
                .collect();
            cohort.columns.entered.window = Some(within(before.window, side.days));
            let known = &mut cohort.columns.entered.straddling;
            (known.kept, known.cut) = (known.kept + straddling.kept, known.cut + straddling.cut);
            cohort.columns.entered.splits.push(side);
            cohort
        };
        Split { before: part(true), after: part(false), undated }
    }
}

/// One side of a split by a date: the days before the one given, or from it on.
fn side_of(field: DateField, day: Day, is_before: bool, undated: u64) -> SplitBy {
    let last = day.epoch().checked_sub(1).and_then(Day::from_epoch).unwrap_or(Day::MIN);
    let days = match is_before {
        true => EntryWindow { from: None, to: Some(last) },
        false => EntryWindow { from: Some(day), to: None },
    };
    SplitBy { column: field.name().to_owned(), undated, days }
}

/// A window within another.
fn within(outer: Option<EntryWindow>, inner: EntryWindow) -> EntryWindow {
    let outer = outer.unwrap_or_default();
    EntryWindow {
        from: outer.from.max(inner.from),
        to: match (outer.to, inner.to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (one, other) => one.or(other),
        },
    }
}

/// The day that decides on which side a start lies: that of the first start of its course where its
/// people started together, else its own; and how many courses have starts on both sides of the day.
fn starts_together(columns: &Columns, day: i32) -> (Vec<i32>, Straddling) {
    let own = &columns.dates[DateField::Started as usize];
    let layout = columns.layout();
    let names = ["municipality", "unit", "course"].map(|name| layout.stratum(name));
    let Some(course) = names[2] else { return (own.clone(), Straddling::default()) };
    let key = |row: usize| {
        let code = |column: Option<usize>| {
            column.and_then(|c| columns.strata.get(c)?.get(row)).copied().unwrap_or(0)
        };
        let is_named = columns.strata[course].get(row).is_some_and(|&code| code != 0);
        is_named.then(|| names.map(code))
    };
    let mut spans: HashMap<[u32; 3], (i32, i32)> = HashMap::new();
    let started = own.iter().enumerate().filter(|(_, start)| **start != Day::NONE);
    for (key, &start) in started.filter_map(|(row, start)| key(row).zip(Some(start))) {
        let (first, last) = spans.entry(key).or_insert((start, start));
        (*first, *last) = ((*first).min(start), (*last).max(start));
    }
    let is_together = |&(first, last): &(i32, i32)| last - first <= TOGETHER;
    let mut straddling = Straddling::default();
    for span in spans.values().filter(|(first, last)| *first < day && *last >= day) {
        *(if is_together(span) { &mut straddling.kept } else { &mut straddling.cut }) += 1;
    }
    let decides = |(row, &start): (usize, &i32)| match key(row).and_then(|key| spans.get(&key)) {
        Some(span) if start != Day::NONE && is_together(span) => span.0,
        _ => start,
    };
    (own.iter().enumerate().map(decides).collect(), straddling)
}

#[cfg(test)]
mod tests {
    use super::super::record::Record;
    use super::*;
    use crate::schema::Schema;
    use crate::tally::Spec;

    fn record(course: &str, referred: &str, started: &str) -> Record {
        Record {
            referred_on: referred.parse().ok(),
            started_on: started.parse().ok(),
            strata: [("course".to_owned(), course.to_owned())].into(),
            ..Record::default()
        }
    }

    fn started(cohort: &Cohort) -> (usize, u64) {
        let spec = Spec::new(cohort.layout(), ["2016-12-31"], &[]).unwrap();
        let tally = cohort.tally(&spec.following(30).unwrap()).unwrap();
        let funnel = tally.funnel(0.95).unwrap();
        (
            cohort.len(),
            funnel.total.rate(&crate::figure::Figure::Completion).unwrap().denominator.unwrap(),
        )
    }

    /// By date of referral the recent side kept only those who start fast.
    #[test]
    fn starts_belong_to_the_side_of_their_own_date_and_courses_stay_together() {
        let records = [
            record("a", "2016-01-10", "2016-01-20"),
            // Referred before and started after the date.
            record("b", "2016-02-10", "2016-03-20"),
            record("b", "2016-03-10", "2016-03-20"),
            // A course that begins before the date and takes one more after it.
            record("c", "2016-02-01", "2016-02-25"),
            record("c", "2016-02-20", "2016-03-02"),
            // A group that people join all year.
            record("open", "2015-01-10", "2015-01-20"),
            record("open", "2016-03-10", "2016-03-20"),
        ];
        let cohort = Cohort::from_records(&records, &Schema::default()).unwrap();
        let split = cohort.split_at(DateField::Referred, "2016-03-01").unwrap();
        assert_eq!(started(&split.before), (5, 4));
        assert_eq!(started(&split.after), (2, 3));
        let straddling = split.before.columns.entered.straddling;
        assert_eq!(straddling, Straddling { kept: 1, cut: 1 });
    }
}
