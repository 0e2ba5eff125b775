//! What a judged plan says: one status a target, with everything it rests on.

use super::gap::Gap;
use super::no_chance::NoChance;
use super::target::Measure;
use crate::below::Below;
use crate::calendar::Day;
use crate::cell::Cell;
use crate::counted::{CountRef, CountRefs};
use crate::estimate::{Estimate, Unit};
use crate::method::Method;
use crate::schema::StageWords;
use serde::{Deserialize, Serialize};

/// Where a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The number as written is reached, and can no longer be lost.
    Attained,
    /// Not decided yet, and the chance of attaining it is one half or more.
    OnCourse,
    /// Not decided yet, and the chance of attaining it is below one half; of a course that has opened:
    /// too few still wait for it.
    Behind,
    /// Its last day is over, and it was not reached.
    Missed,
    /// It cannot be judged; the note says why.
    Undetermined,
    /// Its window or course has not opened.
    NotStarted,
}

impl Status {
    /// The word in tables and JSON.
    ///
    /// ```
    /// assert_eq!(laks::Status::OnCourse.name(), "on_course");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Attained => "attained",
            Self::OnCourse => "on_course",
            Self::Behind => "behind",
            Self::Missed => "missed",
            Self::Undetermined => "undetermined",
            Self::NotStarted => "not_started",
        }
    }
}

/// The chance of attaining a target by its due date, with the range in which the rest will likely lie.
///
/// Of a count in a window: x events in e weeks, with Jeffreys' prior, make the number in the l weeks left
/// negative binomial with mean μ = (x + φ/2) l / e and variance φ μ (1 + l / e), φ ≥ 1 from the whole weeks
/// seen, averaged over what w − 1 degrees of freedom leave open about φ ([`laks_stats::events_by_week`]).
/// Of a share: each open person's chance is conditional on the days already in, from the days of those who
/// left and of those still in ([`laks_stats::share_more`]). The chance is that of reaching the needed
/// number. With fewer than two whole weeks, or fewer than five who came to the end, there is none.
/// The starts of a course have none: they come in one lump, and who still waits once it has opened is late
/// because they were unlikely to start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Chance {
    /// The predictive probability.
    pub probability: Option<f64>,
    /// The lower end of the predictive interval of the final number above the line.
    pub lower: Option<u64>,
    /// The upper end.
    pub upper: Option<u64>,
    /// The level of the interval.
    pub level: f64,
    /// The predictive distribution; `bounds` where those open cannot change it.
    pub method: Method,
    /// Why something above is not defined.
    pub reason: Option<NoChance>,
}

/// What to know when reading a status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanNote {
    /// The window or the course opens later.
    OpensOn(Day),
    /// Nobody is below the line.
    Nobody,
    /// Nobody of the scope has come to the end of a course: the rest have left early.
    NothingDue {
        /// Who have left.
        left: u64,
    },
    /// So few have completed that the chance would rest on the prior; the range is given.
    FewCompleted {
        /// Who have completed.
        completed: u64,
    },
    /// So few have started that the chance would rest on the prior; the range is given.
    FewStarted {
        /// Who have started.
        started: u64,
    },
    /// The due date has come, and people still open can decide either way.
    OpenDecide {
        /// How many.
        open: u64,
    },
    /// People left before they were rated or measured; they count as not reached.
    Unrated {
        /// How many.
        unrated: u64,
    },
    /// The course has opened, and people still wait for it.
    StillWaiting {
        /// How many.
        waiting: u64,
    },
    /// Who may still join is not in the chance.
    OfThoseIn {
        /// Who are open.
        open: u64,
    },
    /// No row has any of the labels of the scope.
    NoSuchLabel {
        /// The column.
        column: String,
        /// The labels asked for.
        labels: Vec<String>,
        /// The label nearest to them that some row has, if one is near.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        nearest: Option<String>,
    },
    /// The table ends before the day that decides, so whether it was missed is not known.
    EndsEarly(Day),
    /// The table's columns cannot answer it.
    NoColumns(Gap),
}

/// One target, judged by the rules of [`Plan`](super::Plan)'s guide "Judging a plan".
///
/// A count is a number of referrals. A share is `numerator` / `denominator`; the open are below the line
/// where they belong to it, so over the referred and the started it is a lower bound so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TargetStatus {
    /// Its name.
    pub id: String,
    /// The sentence of the plan's author.
    pub text: String,
    /// What is measured.
    pub measure: Measure,
    /// Whether the next two are counts or shares.
    pub unit: Unit,
    /// What was observed; none where nothing can be said.
    pub observed: Option<f64>,
    /// What is needed, as written.
    pub needed: f64,
    /// The count above the line.
    pub numerator: Option<u64>,
    /// The count below the line; none for a count.
    pub denominator: Option<u64>,
    /// Who is counted, or is below the line.
    pub denominator_is: Below,
    /// Where it stands.
    pub status: Status,
    /// The last day that counted: the date of the count, or the target's last day if that was earlier.
    pub judged_on: Day,
    /// The day by which it is to be reached.
    pub due: Day,
    /// Whether a share rests on fewer than twenty people.
    pub few_observations: bool,
    /// The share as an estimate of an open population, with its mid-P interval. A closed count has none.
    pub estimate: Option<Estimate>,
    /// The two-sided mid-P value of the share against the needed one, when nobody is open.
    pub p: Option<f64>,
    /// People below the line, or about to come there, for whom it is not decided yet.
    pub open: u64,
    /// People who left without being rated or measured; they count as not reached.
    pub unrated: u64,
    /// The share if all who are open or unrated fail.
    pub if_open_fail: Option<f64>,
    /// The share if all who are open or unrated succeed.
    pub if_open_succeed: Option<f64>,
    /// Observed over needed, in percent; more than 100 is possible.
    pub percent_met: Option<f64>,
    /// The chance of attaining it.
    pub chance: Chance,
    /// What to know when reading it.
    pub note: Option<PlanNote>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
    /// The cells that it rests on.
    #[serde(default, rename = "counts", skip_serializing_if = "CountRefs::is_empty")]
    pub(super) cells: CountRefs,
}

impl TargetStatus {
    /// The cells of the tally that it rests on: of a count the events, of a share those above and below the
    /// line; empty where nothing was observed.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let (tally, status) = (cafe::planned("half_way")?, cafe::status()?);
    /// let completed = status.target("completed").unwrap().counts();
    /// assert_eq!(tally.count_at(&completed[0])?, 5); // those above the line
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn counts(&self) -> Vec<CountRef> {
        self.cells.to_vec()
    }

    /// What stands where the observed would.
    ///
    /// ```
    /// use laks::words::Cell;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let status = cafe::plan()?.evaluate(&cafe::planned("2016-03-15")?, 0.95)?;
    /// assert_eq!(status.target("april").unwrap().cell(), Cell::NotDue); // April has not come
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn cell(&self) -> Cell {
        match (self.status, &self.note, self.observed) {
            (Status::NotStarted, _, _) | (_, Some(PlanNote::NothingDue { .. }), _) => Cell::NotDue,
            (_, Some(PlanNote::NoColumns(_)), _) => Cell::Missing,
            (_, _, None) => Cell::TooFew,
            (_, _, Some(0.0)) => Cell::Zero,
            (_, _, Some(_)) => Cell::Value,
        }
    }

    /// The same, and its share, resting on these cells.
    pub(super) fn resting_on(self, cells: Vec<CountRef>) -> Self {
        let estimate = self.estimate.map(|share| share.counted_in(cells.clone()));
        Self { estimate, cells: cells.into(), ..self }
    }
}

/// A plan judged at a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlanStatus {
    /// The plan's title.
    pub title: String,
    /// The date of the count.
    pub as_of: Day,
    /// The checkpoint at that date, if the plan has one.
    pub checkpoint: Option<String>,
    /// Rows left out before counting.
    pub excluded: u64,
    /// Whether tables were added up that may hold the same people, whom a target then counts twice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_count_twice: bool,
    /// Its targets, in the plan's order.
    pub targets: Vec<TargetStatus>,
    /// What the programme calls its stages.
    #[serde(default, skip_serializing_if = "StageWords::is_empty")]
    pub words: StageWords,
}

impl PlanStatus {
    /// The target with this id.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let status = cafe::status()?;
    /// assert_eq!(status.target("april").unwrap().numerator, Some(24));
    /// assert!(status.target("september").is_none());
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn target(&self, id: &str) -> Option<&TargetStatus> {
        self.targets.iter().find(|target| target.id == id)
    }
}
