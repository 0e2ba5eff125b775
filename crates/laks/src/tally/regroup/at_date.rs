//! A tally as it stood at one of its dates of the count.

use crate::calendar::Day;
use crate::error::Error;
use crate::rules::{Deed, IssueCounts, RuleId};
use crate::tally::cells::Cells;
use crate::tally::count_table::CountTable;
use crate::tally::course::Course;
use crate::tally::table_list::TableList;
use crate::tally::tally_type::{Stratum, Tally};

impl Tally {
    /// The tally as it stood at one of its dates of the count: what it would be if that were the only one, so
    /// that every question is answered of that date.
    ///
    /// # Errors
    /// [`Error::UnknownName`] when it was not counted at this date.
    ///
    /// ```
    /// use laks::{Cohort, Record, Schema, Spec};
    /// let person = Record {
    ///     referred_on: Some("2016-01-04".parse()?),
    ///     started_on: Some("2016-02-12".parse()?),
    ///     ..Record::default()
    /// };
    /// let cohort = Cohort::from_records(&[person], &Schema::default())?;
    /// let spec = Spec::new(cohort.layout(), ["2016-01-31", "2016-02-29"], &[])?;
    /// let tally = cohort.tally_with(&spec, 1)?;
    /// let started = |tally: &laks::Tally| {
    ///     Ok::<_, laks::Error>(tally.funnel(0.95)?.total.counts.known("started"))
    /// };
    /// assert_eq!(started(&tally.at("2016-01-31")?)?, Some(0));
    /// assert_eq!(started(&tally)?, Some(1)); // the last date
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn at(&self, day: impl TryInto<Day, Error: Into<Error>>) -> Result<Self, Error> {
        let day = day.try_into().map_err(Into::into)?;
        let Some(date) = self.spec.as_of.iter().position(|counted| *counted == day) else {
            return Err(Error::UnknownName {
                what: "date of the count",
                found: day.to_string(),
                known: self.spec.as_of.iter().map(Day::to_string).collect(),
            });
        };
        let mut spec = self.spec.clone();
        spec.as_of = vec![day];
        let listed: Vec<CountTable> = self.tables.iter().collect();
        let tables = TableList::only(&spec, &listed);
        let slots: Vec<usize> =
            listed.iter().filter_map(|table| self.tables.slot(*table, date)).collect();
        let strata = self.strata.iter().map(|stratum| stratum.at(date, &slots)).collect();
        let mut notes = self.notes.clone();
        notes.left_out = notes.left_out.get(date).copied().into_iter().collect();
        let issues = at_date(&self.issues, notes.left_out.first().copied().unwrap_or(0));
        Ok(Self { spec, tables, strata, issues, notes, provenance: self.provenance.clone() })
    }
}

impl Stratum {
    /// Its tables in these slots.
    fn at(&self, date: usize, slots: &[usize]) -> Self {
        let of_date = |course: &Course| Course {
            key: course.key.clone(),
            tables: course.tables.get(date).cloned().into_iter().collect(),
        };
        let is_empty = |course: &Course| course.tables.iter().all(Cells::is_empty);
        Self {
            key: self.key.clone(),
            known: self.known.clone(),
            tables: slots.iter().filter_map(|&slot| self.tables.get(slot)).collect(),
            courses: self.courses.iter().map(of_date).filter(|c| !is_empty(c)).collect(),
            published: self.published.clone(),
        }
    }
}

/// The issues, of which those of facts left out are the date's own.
fn at_date(issues: &IssueCounts, left_out: u64) -> IssueCounts {
    let mut own = IssueCounts::default();
    for (rule, deed, count) in issues.iter() {
        let is_of_dates = (rule, deed) == (RuleId::AsOfBeforeExtract, Deed::Warned);
        own.see(rule, deed, if is_of_dates { count.min(left_out) } else { count });
    }
    own
}
