//! Asking a tally about one of its outcomes, or about all.

use super::change::{Change, change_of};
use super::joint::Joint;
use crate::calendar::Day;
use crate::error::Error;
use crate::level::Level;
use crate::schema::Instrument;
use crate::tally::{Among, OutcomeSpec, Tally};
use laks_stats::Histogram;
use serde::{Deserialize, Serialize};

/// One of a tally's outcomes, ready to be asked about; by default among those who started.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Outcome<'a> {
    tally: &'a Tally,
    index: usize,
    spec: &'a OutcomeSpec,
    among: Among,
}

/// The change in every outcome that was counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Outcomes {
    /// The date of the count.
    pub as_of: Option<Day>,
    /// One change for each outcome, in the order of the spec.
    pub changes: Vec<Change>,
}

impl Outcome<'_> {
    /// Its name.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// assert_eq!(tally.outcome("who5")?.name(), "who5");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.spec.name
    }

    /// Its instrument: range, direction, meaningful change.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// let who5 = tally.outcome("who5")?.instrument().clone();
    /// assert_eq!((who5.range, who5.meaningful_change), ([0, 25], 3));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn instrument(&self) -> &Instrument {
        &self.spec.instrument
    }

    /// The same, asked of another group.
    ///
    /// ```
    /// use laks::Among;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// let change = tally.outcome("who5")?.among(Among::Completed).change(0.95)?;
    /// assert_eq!(change.total.completeness.numerator, Some(5)); // everybody who completed was asked twice
    /// # Ok::<(), laks::Error>(())
    /// ```
    #[must_use]
    pub fn among(self, group: Among) -> Self {
        Self { among: group, ..self }
    }

    /// What changed from before to after, for the whole and for each stratum.
    ///
    /// Means and shares are of those measured twice; how many those are stands beside them, with
    /// what the missing could change. See [`super::ChangeRow`] for every figure, its denominator and
    /// its formula. Not for saying what a programme did: that needs a group to compare with.
    ///
    /// # Errors
    /// When the level is not between 0 and 1.
    ///
    /// # Examples
    /// Two people of a café took WHO-5 before and after, a third has left without:
    /// ```
    /// use laks::{Cohort, Exit, Record, Schema, Scores, Spec};
    /// let person = |before, after| -> Result<Record, laks::Error> {
    ///     Ok(Record {
    ///         referred_on: Some("2016-01-04".parse()?),
    ///         started_on: Some("2016-01-12".parse()?),
    ///         ended_on: Some("2016-05-10".parse()?),
    ///         exit: Exit::Completed,
    ///         scores: [("who5".to_owned(), Scores { baseline: Some(before), follow_up: after })].into(),
    ///         ..Record::default()
    ///     })
    /// };
    /// let people = [person(9, Some(14))?, person(11, Some(12))?, person(8, None)?];
    /// let cohort = Cohort::from_records(&people, &Schema::default())?;
    /// let spec = Spec::new(cohort.layout(), ["2016-06-01"], &[])?;
    /// let change = cohort.tally_with(&spec, 1)?.outcome("who5")?.change(0.95)?;
    /// assert_eq!(change.total.paired, Some(2));
    /// assert_eq!(change.total.gain.value, Some(3.0));
    /// assert_eq!(change.total.improved.value, Some(0.5));
    /// assert_eq!(change.total.improved_of_all.if_open_succeed, Some(2.0 / 3.0));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn change(&self, level: impl TryInto<Level, Error: Into<Error>>) -> Result<Change, Error> {
        change_of(self.tally, self.index, self.among, Level::asked(level)?)
    }

    /// How often each change in the good direction was had, by those measured twice.
    ///
    /// # Errors
    /// Never: changes are whole numbers.
    pub(crate) fn gains(&self) -> Result<Histogram, Error> {
        let date = self.tally.spec().as_of.len().saturating_sub(1);
        let mut joint = Joint::empty(&self.spec.instrument);
        for stratum in self.tally.strata() {
            joint.count(self.tally, stratum, self.index, date, self.among);
        }
        let pairs = joint.pairs.iter().enumerate().flat_map(|(before, row)| {
            row.iter().enumerate().map(move |(after, &n)| (after as f64 - before as f64, n))
        });
        Ok(Histogram::from_counts(pairs.filter(|(_, n)| *n > 0))?)
    }
}

impl Tally {
    /// One of the outcomes that were counted.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// let gain = tally.outcome("who5")?.change(0.95)?.total.gain;
    /// assert_eq!(gain.value, Some(4.6)); // raw points, of the five with a score before and after
    /// assert!(tally.outcome("who55").unwrap_err().to_string().contains("who5"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NotCounted`] when the tally counts no outcomes or holds published figures;
    /// [`Error::UnknownName`], with the outcomes that were counted, when this one was not.
    pub fn outcome(&self, name: &str) -> Result<Outcome<'_>, Error> {
        let outcomes = &self.spec().outcomes;
        if outcomes.is_empty() {
            return Err(self.no_outcomes(name));
        }
        let place = outcomes.iter().enumerate().find(|(_, outcome)| outcome.name == name);
        let (index, spec) = place.ok_or_else(|| Error::UnknownName {
            what: "outcome",
            found: name.to_owned(),
            known: outcomes.iter().map(|outcome| outcome.name.clone()).collect(),
        })?;
        Ok(Outcome { tally: self, index, spec, among: Among::default() })
    }

    /// The change in every outcome that was counted, among those who started.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let outcomes = cafe::tally()?.outcomes(0.95)?;
    /// let improved = &outcomes.changes[0].total.improved;
    /// assert_eq!((improved.numerator, improved.denominator), (Some(3), Some(5)));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NotCounted`] when the tally counts no outcomes or holds published figures; an error
    /// when the level is not between 0 and 1.
    pub fn outcomes(
        &self,
        level: impl TryInto<Level, Error: Into<Error>>,
    ) -> Result<Outcomes, Error> {
        let level = Level::asked(level)?;
        let names = self.spec().outcomes.iter().map(|outcome| outcome.name.as_str());
        let changes = names
            .map(|name| self.outcome(name)?.change(level))
            .collect::<Result<Vec<_>, Error>>()?;
        match changes.is_empty() {
            true => Err(self.no_outcomes("outcomes")),
            false => Ok(Outcomes { as_of: self.as_of(), changes }),
        }
    }

    /// Refuses to ask those who only were referred, where everyone is followed from start.
    pub(crate) fn check_followed(&self, among: Among, question: &str) -> Result<(), Error> {
        if among != Among::Referred || !self.spec().follows_from_start() {
            return Ok(());
        }
        Err(Error::NotCounted {
            question: format!("{question} of the referred"),
            table: "scores of the referred".to_owned(),
            remedy: "no follow_up_days: with it outcomes and goals are those of the started"
                .to_owned(),
            options: None,
        })
    }

    fn no_outcomes(&self, name: &str) -> Error {
        let remedy = if self.spec().published {
            "the rows of the table: published figures have no scores".to_owned()
        } else {
            let name = if name == "outcomes" { "who5" } else { name };
            format!(
                "the columns {name}_baseline and {name}_follow_up, or a schema that names the \
                 columns of the scores under [outcomes.{name}]"
            )
        };
        Error::NotCounted {
            question: format!("the change in {name}"),
            table: "outcome".to_owned(),
            remedy,
            options: None,
        }
    }
}
