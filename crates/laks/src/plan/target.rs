//! One target of a plan, as it is written.

use crate::below::Below;
use crate::calendar::{DateField, Day};
use crate::figure::Figure;
use crate::figure::OutcomeFigure;
use crate::rules::Stage;
use crate::rules::State;
use crate::tally::EventKind;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a target measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Referrals made.
    Referred,
    /// First sessions attended.
    Started,
    /// Courses completed.
    Completed,
    /// People who reached at least `reached` of the programme's `of` goals.
    Goals,
    /// People whose score on `outcome` improved by the instrument's meaningful change or more.
    Improved,
}

impl Measure {
    /// The word of the plan file.
    ///
    /// ```
    /// assert_eq!(laks::sections::Measure::Completed.name(), "completed");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Referred => "referred",
            Self::Started => "started",
            Self::Completed => "completed",
            Self::Goals => "goals",
            Self::Improved => "improved",
        }
    }

    /// The dated event it counts, if it is one.
    pub(crate) const fn event(self) -> Option<EventKind> {
        match self {
            Self::Referred => Some(EventKind::Referred),
            Self::Started => Some(EventKind::Started),
            Self::Completed => Some(EventKind::Completed),
            Self::Goals | Self::Improved => None,
        }
    }

    /// The denominators it can be a share of, the default first.
    pub(crate) const fn denominators(self) -> &'static [Denominator] {
        use Denominator::{Completed, Exited, Paired, Referred, Started};
        match self {
            Self::Referred => &[],
            Self::Started => &[Referred],
            Self::Completed => &[Started, Referred, Exited],
            Self::Goals => &[Started, Exited, Completed],
            Self::Improved => &[Paired, Started, Exited, Completed],
        }
    }
}

/// Who stands below the line of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// Everybody referred.
    Referred,
    /// Everybody who attended a first session.
    Started,
    /// Everybody who started and has left again, for whatever reason.
    Exited,
    /// Everybody who completed.
    Completed,
    /// Everybody who started and has a score before and after.
    Paired,
}

impl Denominator {
    /// The word of the plan file.
    ///
    /// ```
    /// assert_eq!(laks::sections::Denominator::Paired.name(), "paired");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Referred => "referred",
            Self::Started => "started",
            Self::Exited => "exited",
            Self::Completed => "completed",
            Self::Paired => "paired",
        }
    }

    /// Who is below the line.
    pub(crate) fn below(self) -> Below {
        match self {
            Self::Referred => Stage::Referred.into(),
            Self::Started => Stage::Started.into(),
            Self::Exited => Stage::Exited.into(),
            Self::Completed => Stage::Completed.into(),
            Self::Paired => Below::Paired,
        }
    }

    /// Whether somebody in a state is in it.
    pub(crate) fn holds(self, state: State) -> bool {
        match self {
            Self::Referred => true,
            Self::Started | Self::Paired => state.is_started(),
            Self::Exited => state.is_exited(),
            Self::Completed => state == State::Completed,
        }
    }

    /// The date that says whether a person belongs to a share's window: of referral, or of start.
    ///
    /// Also over the exited it is the start: who is still in has no end, and may yet come below the line.
    pub(crate) const fn entry(self) -> DateField {
        match self {
            Self::Referred => DateField::Referred,
            Self::Started | Self::Paired | Self::Exited | Self::Completed => DateField::Started,
        }
    }
}

/// A target: what is to be reached, among whom, and by when. Every key is one of the plan file's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its name, unique in the plan.
    pub id: String,
    /// The sentence of the plan's author.
    pub text: String,
    /// What is measured.
    pub measure: Measure,
    /// The count that is needed; a share is `at_least_share`. A target has one of the two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u64>,
    /// The share that is needed, from 0 to 1, of those whom `denominator` names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least_share: Option<f64>,
    /// Who stands below the line of a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<Denominator>,
    /// The first day of its window, included; the plan's first day where it is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day of its window, included. A target has this or `due`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
    /// The day a course opens: its starts count from whenever they happened, until `due`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_on: Option<Day>,
    /// The day by which it is to be reached; the last day of its window where it is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Short for `scope = { course = [...] }`.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "at_least_one")]
    pub course: Vec<String>,
    /// Only people with one of these labels, by column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub scope: BTreeMap<String, Vec<String>>,
    /// How many goals a person is to reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<u32>,
    /// How many goals there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// The outcome that is to improve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

impl Target {
    /// Its scope by column, the shorthand for courses included.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let mut plan = cafe::plan()?;
    /// plan.targets[1].course = vec!["LC4".to_owned()];
    /// assert_eq!(plan.targets[1].scopes(), [("course", &["LC4".to_owned()][..])]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn scopes(&self) -> Vec<(&str, &[String])> {
        let course = (!self.course.is_empty()).then_some(("course", self.course.as_slice()));
        let rest = self.scope.iter().map(|(name, labels)| (name.as_str(), labels.as_slice()));
        course.into_iter().chain(rest).collect()
    }

    /// Whether only some courses count.
    pub(crate) fn is_by_course(&self) -> bool {
        self.scopes().iter().any(|(name, _)| *name == "course")
    }

    /// The line of a comparison that says whether what it measures changed; none for goals.
    pub(crate) fn compared(&self) -> Option<Figure> {
        let Some(denominator) = self.denominator_of_share() else {
            return self.measure.event().map(Figure::PerThirtyDays);
        };
        match (self.measure, denominator) {
            (Measure::Started, _) => Some(Figure::Uptake),
            (Measure::Completed, Denominator::Referred) => Some(Figure::CompletionOfReferred),
            (Measure::Completed, Denominator::Exited) => Some(Figure::CompletionOfExited),
            (Measure::Completed, _) => Some(Figure::Completion),
            (Measure::Improved, _) => {
                let outcome = self.outcome.clone()?;
                Some(Figure::OfOutcome(OutcomeFigure::Improved, outcome))
            }
            (Measure::Goals, Denominator::Started) => self.reached.map(Figure::GoalsReachedAtLeast),
            (Measure::Referred | Measure::Goals, _) => None,
        }
    }

    /// Whether the line of a comparison that it speaks of is about other people.
    pub(crate) fn is_of_others(&self) -> bool {
        let is_paired = self.denominator_of_share() == Some(Denominator::Paired);
        !self.scopes().is_empty() || (self.measure == Measure::Improved && !is_paired)
    }

    /// The day by which it is to be reached.
    ///
    /// ```
    /// use laks::Day;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let plan = cafe::plan()?;
    /// assert_eq!(plan.targets[1].due_on(), Some(Day::new(2016, 4, 30)?)); // the last day of its window
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn due_on(&self) -> Option<Day> {
        self.due.or(self.to)
    }

    /// The day before which it has not started: its course opens, its window or the plan begins.
    pub(crate) fn begins_on(&self, starts_on: Day) -> Day {
        self.opens_on.or(self.from).unwrap_or(starts_on)
    }

    /// The first day on which an event counts: the starts of a course count by course, whenever they happened.
    pub(crate) fn counts_from(&self, starts_on: Day) -> Day {
        if self.opens_on.is_some() { Day::MIN } else { self.begins_on(starts_on) }
    }

    /// The event that a count counts.
    pub(crate) fn event(&self) -> EventKind {
        self.measure.event().unwrap_or(EventKind::Referred)
    }

    /// Who stands below the line of a share; none for a count.
    ///
    /// ```
    /// use laks::sections::Denominator;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let plan = cafe::plan()?;
    /// let below: Vec<_> = plan.targets.iter().map(|target| target.denominator_of_share()).collect();
    /// assert_eq!(below, [None, None, Some(Denominator::Started)]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn denominator_of_share(&self) -> Option<Denominator> {
        self.at_least_share?;
        self.denominator.or_else(|| self.measure.denominators().first().copied())
    }

    /// The window in which a share's people start (over the referred: are referred), whole months.
    ///
    /// A share of a course has none. Another share begins with the plan unless it says otherwise.
    pub(crate) fn window(&self, starts_on: Day) -> Option<(Day, Option<Day>)> {
        self.denominator_of_share()?;
        match (self.from, self.to) {
            (None, None) if self.is_by_course() => None,
            (from, to) => Some((from.unwrap_or(starts_on), to)),
        }
    }

    /// The strata a tally must have to answer it.
    pub(crate) fn strata(&self, starts_on: Day) -> BTreeSet<String> {
        let scopes = self.scopes().into_iter().map(|(name, _)| name.to_owned());
        let entry = self.window(starts_on).and_then(|_| self.denominator_of_share());
        let month = entry.map(|denominator| format!("month({})", denominator.entry().name()));
        scopes.chain(month).collect()
    }
}

/// A list that is written has something in it: an empty scope would silently be everybody.
fn at_least_one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let labels = Vec::deserialize(deserializer)?;
    if labels.is_empty() {
        return Err(serde::de::Error::custom("course must list at least one label"));
    }
    Ok(labels)
}
