//! What stands in a row that breaks a rule: values, never a sentence. The English is here, since errors speak
//! it; the Danish is in `voice`.

use super::earlier_row::EarlierRow;
use super::exit::Exit;
use super::place::Places;
use super::shown::Shown;
use crate::calendar::{DateField, Day};
use crate::persons::masked;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What was found in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// This value.
    Cell(Shown),
    /// The error value of a formula.
    FailedFormula(Shown),
    /// A word that is not known, and the known one nearest to it.
    Near {
        /// What stands there.
        cell: Shown,
        /// The nearest spelling that is known.
        nearest: String,
    },
    /// A day.
    Day(Moment),
    /// The column is not in the table.
    NoSuchColumn {
        /// Our word for it, where the table's own is another.
        role: Option<String>,
    },
    /// Nothing, and no declared date to take in its place.
    NothingToAssume,
    /// A person id with letters in it.
    IdWithLetters,
    /// A person id with other than nine or ten digits.
    IdOfDigits {
        /// How many it has.
        digits: u64,
    },
    /// A person id that begins with no date.
    IdWithoutDate,
    /// Answers whose sum no score can be.
    SumOfItems {
        /// Their sum.
        sum: i64,
    },
    /// A start date on a case that is closed as never started.
    StartedNever,
    /// An exit from a course that was never begun.
    WithoutStart {
        /// The exit.
        exit: Exit,
    },
    /// An exit without its date.
    WithoutEnd {
        /// The exit.
        exit: Exit,
    },
    /// An end date without an exit.
    WithoutExit {
        /// The end date.
        ended: Moment,
    },
    /// Two dates of a referral in the wrong order.
    OutOfOrder {
        /// The date that should be the later.
        then: DateField,
        /// When it is.
        on: Moment,
        /// The date that should be the earlier.
        first: DateField,
        /// When that is.
        after: Moment,
    },
    /// A score after that is dated before something that it follows.
    ScoredBefore {
        /// When it was measured.
        on: Moment,
        /// Whether it is before the referral, and not before the score before.
        is_referral: bool,
        /// When that was.
        after: Moment,
    },
    /// A score that is dated years from the referral.
    ScoredFar {
        /// When it was measured.
        on: Moment,
        /// When the person was referred.
        referred: Moment,
    },
    /// A course that ends before it starts.
    CourseOutOfOrder {
        /// Its last day.
        ends: Moment,
        /// Its first day.
        starts: Moment,
    },
    /// Somebody started before the course did.
    BeforeCourse {
        /// When.
        started: Moment,
        /// The course's first day.
        course_starts: Moment,
    },
    /// Somebody ended after the course did.
    AfterCourse {
        /// When.
        ended: Moment,
        /// The course's last day.
        course_ended: Moment,
    },
    /// More sessions than were planned.
    Attended {
        /// Sessions attended.
        attended: u8,
        /// Sessions planned.
        planned: u8,
    },
    /// More sessions in the table of sessions than anybody has.
    TooManySessions {
        /// How many.
        sessions: u32,
    },
    /// Another number of sessions than the table of sessions has.
    SessionsDisagree {
        /// What the referral says.
        own: u8,
        /// What the table of sessions has.
        counted: u8,
    },
    /// The same id, or person and course, as on an earlier row.
    AsOn(EarlierRow),
    /// A course that stands on an earlier row.
    CourseAsEarlier {
        /// Its name.
        course: String,
        /// Where.
        row: EarlierRow,
    },
    /// A session that stands on an earlier row.
    SessionAsEarlier {
        /// Its day.
        held: Moment,
        /// Where.
        row: EarlierRow,
    },
    /// Another course at the same time.
    CourseMeanwhile,
    /// Another course before.
    CourseBefore,
    /// A form beside the one nearest to its date.
    NotNearest {
        /// The outcome it measures.
        outcome: String,
        /// Its day.
        on: Moment,
    },
    /// A form outside every window.
    OutsideWindows {
        /// Its day.
        on: Moment,
        /// How many days it lies outside.
        days: u32,
        /// On which side.
        side: Side,
    },
    /// A form of a referral that lacks the dates which windows count from.
    NothingToCountFrom {
        /// Its day.
        on: Moment,
        /// The dates that are not there.
        dates: Vec<String>,
    },
    /// An id that no referral has.
    NoReferral,
    /// A session outside the person's referrals.
    Elsewhere {
        /// Its day.
        held: Moment,
    },
}

/// On which side of the windows a form lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Before the first.
    Early,
    /// Between two.
    Between,
    /// After the last.
    Late,
}

/// A day as a table may hold it: days since 1970-01-01, also one that laks does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i32);

impl Moment {
    /// The day, if laks counts it.
    ///
    /// ```
    /// use laks::{Day, words::Moment};
    /// assert_eq!(Moment(16_889).day(), Some(Day::new(2016, 3, 29)?));
    /// assert_eq!(Moment(1_000_000).day(), None); // in the year 4707
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn day(self) -> Option<Day> {
        Day::from_epoch(self.0)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.day() {
            Some(day) => write!(f, "{day}"),
            None if self.0 == Day::NONE => f.write_str("no date"),
            None => write!(f, "{} days from 1970-01-01", self.0),
        }
    }
}

impl Found {
    /// No value.
    pub const NOTHING: Self = Self::Cell(Shown::Nothing);

    /// A text in quotes.
    ///
    /// ```
    /// assert_eq!(laks::words::Found::text("29. marts").to_string(), "\"29. marts\"");
    /// ```
    pub fn text(text: &str) -> Self {
        Self::Cell(Shown::Text(text.to_owned()))
    }

    /// The same with the file and the sheet of the row it names.
    #[must_use]
    pub(super) fn located(self, places: &Places) -> Self {
        match self {
            Self::AsOn(row) => Self::AsOn(row.located(places)),
            Self::CourseAsEarlier { course, row } => {
                Self::CourseAsEarlier { course, row: row.located(places) }
            }
            Self::SessionAsEarlier { held, row } => {
                Self::SessionAsEarlier { held, row: row.located(places) }
            }
            other => other,
        }
    }

    /// The same with every CPR number masked.
    #[must_use]
    pub(crate) fn masked(self) -> Self {
        let own = |text: String| masked(&text).into_owned();
        match self {
            Self::Cell(cell) => Self::Cell(cell.masked()),
            Self::FailedFormula(cell) => Self::FailedFormula(cell.masked()),
            Self::Near { cell, nearest } => {
                Self::Near { cell: cell.masked(), nearest: own(nearest) }
            }
            Self::NoSuchColumn { role } => Self::NoSuchColumn { role: role.map(own) },
            Self::CourseAsEarlier { course, row } => {
                Self::CourseAsEarlier { course: own(course), row }
            }
            Self::NotNearest { outcome, on } => Self::NotNearest { outcome: own(outcome), on },
            other => other,
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cell(cell) => write!(f, "{cell}"),
            Self::FailedFormula(cell) => write!(f, "{cell} (the error of a formula)"),
            Self::Near { cell, nearest } => write!(f, "{cell} (nearest: {nearest:?})"),
            Self::Day(day) => write!(f, "{day}"),
            Self::NoSuchColumn { role: None } => f.write_str("no such column"),
            Self::NoSuchColumn { role: Some(role) } => write!(f, "no such column ({role})"),
            Self::NothingToAssume => f.write_str("nothing, and nothing to assume it from"),
            Self::IdWithLetters => f.write_str("a person id with letters in it"),
            Self::IdOfDigits { digits } => {
                write!(f, "a person id with {}", counted(*digits, "digit"))
            }
            Self::IdWithoutDate => f.write_str("a person id that does not begin with a date"),
            Self::SumOfItems { sum } => write!(f, "items that sum to {sum}"),
            Self::StartedNever => f.write_str("a start date on a case closed as never_started"),
            Self::WithoutStart { exit } => write!(f, "{} without a start date", exit.name()),
            Self::WithoutEnd { exit } => write!(f, "{} without an end date", exit.name()),
            Self::WithoutExit { ended } => write!(f, "end date {ended} without an exit"),
            Self::OutOfOrder { then, on, first, after } => {
                write!(f, "{} {on} before {} {after}", then.name(), first.name())
            }
            Self::ScoredBefore { on, is_referral, after } => {
                let what = if *is_referral { "the referral" } else { "the score before" };
                write!(f, "{on}, before {what} of {after}")
            }
            Self::ScoredFar { on, referred } => {
                write!(f, "{on}, years from the referral of {referred}")
            }
            Self::CourseOutOfOrder { ends, starts } => {
                write!(f, "course_ends_on {ends} before course_starts_on {starts}")
            }
            Self::BeforeCourse { started, course_starts } => {
                write!(f, "{started}, and the course starts {course_starts}")
            }
            Self::AfterCourse { ended, course_ended } => {
                write!(f, "{ended}, and the course ended {course_ended}")
            }
            Self::Attended { attended, planned } => {
                write!(f, "{attended} attended of {planned} planned")
            }
            Self::TooManySessions { sessions } => {
                write!(f, "{sessions} sessions in the table of sessions")
            }
            Self::SessionsDisagree { own, counted } => {
                write!(f, "{own}, and the table of sessions has {counted}")
            }
            Self::AsOn(row) => write!(f, "the same as on {row}"),
            Self::CourseAsEarlier { course, row } => {
                write!(f, "{course:?}, which stands on {row}")
            }
            Self::SessionAsEarlier { held, row } => write!(f, "{held}, as on {row}"),
            Self::CourseMeanwhile => f.write_str("another course at the same time"),
            Self::CourseBefore => f.write_str("another course before"),
            Self::NotNearest { outcome, on } => {
                write!(f, "another {outcome} form on {on}, which is not the nearest")
            }
            Self::OutsideWindows { on, days, side } => {
                let days = counted((*days).into(), "day");
                match side {
                    Side::Early => write!(f, "{on}, {days} too early"),
                    Side::Between => {
                        write!(f, "{on}, between the windows, {days} from the nearer")
                    }
                    Side::Late => write!(f, "{on}, {days} too late"),
                }
            }
            Self::NothingToCountFrom { on, dates } => {
                let dates = dates.join(" and no ");
                write!(f, "{on}, and the referral has no {dates} to count from")
            }
            Self::NoReferral => f.write_str("an id that no referral has"),
            Self::Elsewhere { held } => {
                write!(f, "a session on {held} outside the person's referrals")
            }
        }
    }
}

/// A number of things, with their name in the singular where there is one.
fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
