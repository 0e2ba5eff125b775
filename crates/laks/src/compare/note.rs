//! What to know before reading a comparison.

use crate::calendar::Day;
use crate::counted::When;
use crate::figure::Figure;
use serde::{Deserialize, Serialize};

/// What to know before reading a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComparisonNote {
    /// The table of a side ends before the date of the count: who was followed by then is not known.
    EndsEarly {
        /// Which side.
        when: When,
        /// The day it ends.
        on: Day,
    },
    /// How many still wait or are in a course is not known, and not everyone was followed for as long as
    /// everyone else.
    OpenNotKnown,
    /// Nothing keeps the people of both sides apart: some may be on both.
    MayBeSamePeople,
    /// The table was split by a date that some do not have: they are on neither side.
    OnNeitherSide {
        /// Our word for the date.
        column: String,
        /// How many.
        people: u64,
    },
    /// A sizeable part of the known completions took longer than everyone was followed.
    HorizonTooShort {
        /// Where: the side with the larger part.
        when: When,
        /// Days everyone was followed.
        days: u32,
        /// The share of its known completions that took longer.
        longer: f64,
        /// People still in after more days, who are counted among them.
        still_in: u64,
        /// Days within which nine of ten known completions came.
        would_do: u64,
    },
    /// A sizeable part of the known starts came after more days than everyone was followed.
    WaitsBeyondHorizon {
        /// Where: the side with the larger part.
        when: When,
        /// Days everyone was followed.
        days: u32,
        /// The share of its known starts that took longer.
        longer: f64,
        /// Days within which nine of ten known starts came.
        would_do: u64,
    },
    /// Courses are planned to last for other lengths; completion is per planned course.
    PlannedLengthsDiffer {
        /// Mean planned days before.
        before: f64,
        /// Mean planned days after.
        after: f64,
    },
    /// The mix of people differs.
    MixDiffers {
        /// The column.
        column: String,
        /// The label whose share changed most.
        label: Option<String>,
        /// Its share before.
        before: f64,
        /// Its share after.
        after: f64,
    },
    /// The mix of people was not counted, though the columns are there.
    MixNotCounted {
        /// The columns.
        columns: Vec<String>,
    },
    /// People in courses are alike, and who is in which course is not known: intervals of figures over
    /// the started are too narrow.
    CoursesNotKnown,
    /// Some who started have an empty cell for their course; those of a unit are taken as one course.
    CoursesUnnamed {
        /// How many.
        people: u64,
    },
    /// A declared period leaves people out, and courses are not counted by day: intervals of figures over
    /// the started are too narrow.
    CoursesNotByDay,
    /// Who reached goals is not counted by course: intervals of these figures are too narrow.
    GoalsNotByCourse,
    /// Too few courses to learn how alike their people are: an intraclass correlation was assumed.
    LikenessAssumed {
        /// The figures.
        measures: Vec<Figure>,
        /// The correlation.
        icc: f64,
    },
    /// Courses with starts on both sides of the split that belong to one side.
    CoursesKept {
        /// How many.
        courses: u64,
    },
    /// Courses that people join for longer than sixty days, and that were cut at the split.
    CoursesCut {
        /// How many.
        courses: u64,
    },
    /// The side has only people referred in its period; who started then after an earlier referral is
    /// not in it.
    StartsByReferral,
    /// The days of a side are not known, so nothing is counted per time.
    NoPeriod {
        /// Which side.
        when: When,
        /// The argument that gives them.
        argument: String,
    },
    /// Some were referred too late to be followed as long as everybody else, and are in no rate.
    NotFollowed {
        /// How many before.
        before: u64,
        /// How many after.
        after: u64,
        /// Days everyone is followed.
        days: u32,
    },
    /// People start and complete together, so counts of starts and completions per time vary more than their
    /// intervals say.
    CountsInLumps,
    /// The plan's targets of these figures are about other people than the lines: of some label, or over
    /// another denominator.
    FamilyOfOthers {
        /// The figures.
        measures: Vec<Figure>,
    },
    /// Targets of the plan that no line speaks of.
    TargetsWithoutLine {
        /// Their ids.
        targets: Vec<String>,
    },
    /// The declared family names figures that this comparison does not have.
    FamilyLacks {
        /// The figures.
        measures: Vec<Figure>,
    },
    /// Every share and mean rests on few people.
    FewEverywhere,
    /// A figure rests on few people.
    Few {
        /// The figures with fewer than twenty people below the line.
        measures: Vec<Figure>,
    },
}

impl ComparisonNote {
    /// Whether figures read without it may mislead.
    ///
    /// ```
    /// use laks::words::ComparisonNote;
    /// assert!(ComparisonNote::MayBeSamePeople.is_grave());
    /// assert!(!ComparisonNote::FewEverywhere.is_grave());
    /// ```
    pub const fn is_grave(&self) -> bool {
        matches!(
            self,
            Self::EndsEarly { .. }
                | Self::OpenNotKnown
                | Self::MayBeSamePeople
                | Self::OnNeitherSide { .. }
                | Self::HorizonTooShort { .. }
                | Self::WaitsBeyondHorizon { .. }
                | Self::PlannedLengthsDiffer { .. }
                | Self::MixDiffers { .. }
        )
    }
}
