//! Which form is baseline and which follow-up: windows of days around a referral's dates.

use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::records::Columns;
use crate::rules::Side;
use crate::schema::{Layout, WindowSchema, WindowsSchema};

/// The date that a window counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Field(DateField),
    CourseDate(usize),
}

/// The words of the course's dates, in the order of [`Columns::course_dates`].
pub(super) const COURSE_DATES: [&str; 2] = ["course_starts_on", "course_ends_on"];

/// The days around a date on which a form counts, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FormWindow {
    pub(super) anchor: Anchor,
    pub(super) around: String,
    before: i32,
    after: i32,
}

/// The windows of both occasions, baseline first.
pub(super) type FormWindows = [Option<FormWindow>; 2];

/// The names of both occasions.
pub(super) const OCCASIONS: [&str; 2] = ["baseline", "follow_up"];

impl FormWindow {
    /// The windows that a schema declares.
    pub(super) fn both(declared: &WindowsSchema) -> Result<FormWindows, Error> {
        let window = |declared: &Option<WindowSchema>, what| {
            declared.as_ref().map(|window| Self::new(window, what)).transpose()
        };
        Ok([
            window(&declared.baseline, "date of [measurements.windows.baseline]")?,
            window(&declared.follow_up, "date of [measurements.windows.follow_up]")?,
        ])
    }

    fn new(declared: &WindowSchema, what: &'static str) -> Result<Self, Error> {
        let around = declared.around.clone();
        let field = DateField::ALL.into_iter().find(|field| field.name() == around);
        let course_date = COURSE_DATES.iter().position(|name| *name == around);
        let anchor = field.map(Anchor::Field).or(course_date.map(Anchor::CourseDate));
        let names = DateField::ALL.map(DateField::name).into_iter().chain(COURSE_DATES);
        let anchor = anchor.ok_or_else(|| Error::UnknownName {
            what,
            found: around.clone(),
            known: names.map(str::to_owned).collect(),
        })?;
        let days = |days: u32| i32::try_from(days).unwrap_or(i32::MAX).min(MOST_DAYS);
        Ok(Self { anchor, around, before: days(declared.before), after: days(declared.after) })
    }

    /// Whether the referrals have the date it counts from.
    pub(super) fn is_known_to(&self, layout: &Layout) -> bool {
        match self.anchor {
            Anchor::Field(field) => layout.dates[field as usize],
            Anchor::CourseDate(which) => layout.course_dates[which],
        }
    }

    /// The window of one referral.
    fn frame(&self, columns: &Columns, row: usize) -> Frame {
        let days = match self.anchor {
            Anchor::Field(field) => &columns.dates[field as usize],
            Anchor::CourseDate(which) => &columns.course_dates[which],
        };
        match days.get(row).copied().unwrap_or(Day::NONE) {
            Day::NONE => Frame::NoAnchor,
            anchor => {
                Frame::Days { anchor, first: anchor - self.before, last: anchor + self.after }
            }
        }
    }
}

/// More days than laks' calendar has.
const MOST_DAYS: i32 = 1_000_000;

/// One occasion's window of one referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// No window is declared.
    Undeclared,
    /// The referral lacks the date that the window counts from.
    NoAnchor,
    /// The days, and the one they are around.
    Days { anchor: i32, first: i32, last: i32 },
}

/// Both windows of one referral.
pub(super) fn frames(windows: &FormWindows, columns: &Columns, row: usize) -> [Frame; 2] {
    let frame = |window: &Option<FormWindow>| {
        window.as_ref().map_or(Frame::Undeclared, |window| window.frame(columns, row))
    };
    [frame(&windows[0]), frame(&windows[1])]
}

/// What a form is to a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// A measurement of this occasion; of several the one with the lowest rank counts.
    Occasion { occasion: usize, rank: i64 },
    /// So many days outside the nearest window.
    Outside { days: u32, side: Side },
    /// There is no date to count from.
    NoAnchor,
}

/// What a form of this day is to a referral with these windows; `said` is the occasion it names.
///
/// A form in both windows belongs to the one whose date is nearer, and to the baseline if both are
/// as near. A form that names an occasion without a window is taken as said: the first baseline counts,
/// and the last follow-up.
pub(super) fn fit(frames: [Frame; 2], said: Option<usize>, day: i32) -> Fit {
    let wanted = |occasion: usize| said.is_none_or(|said| said == occasion);
    let inside = [0, 1].into_iter().filter(|&occasion| wanted(occasion)).filter_map(|occasion| {
        let rank = rank(frames[occasion], said.is_some(), occasion, day)?;
        Some((rank, occasion))
    });
    if let Some((rank, occasion)) = inside.min() {
        return Fit::Occasion { occasion, rank };
    }
    let outside = [0, 1].into_iter().filter(|&occasion| wanted(occasion)).filter_map(|occasion| {
        let Frame::Days { first, last, .. } = frames[occasion] else { return None };
        let days = if day < first { first.saturating_sub(day) } else { day.saturating_sub(last) };
        Some((days.unsigned_abs(), if day < first { Side::Early } else { Side::Late }))
    });
    let outside: Vec<(u32, Side)> = outside.collect();
    let Some(&(days, side)) = outside.iter().min() else { return Fit::NoAnchor };
    let is_between = outside.iter().any(|(_, other)| *other != side);
    Fit::Outside { days, side: if is_between { Side::Between } else { side } }
}

/// How near a form is, if it counts.
fn rank(frame: Frame, is_said: bool, occasion: usize, day: i32) -> Option<i64> {
    match frame {
        Frame::Days { anchor, first, last } => {
            (first..=last).contains(&day).then(|| i64::from(day - anchor).abs())
        }
        Frame::Undeclared if is_said && day == Day::NONE => Some(i64::MAX),
        Frame::Undeclared if is_said && occasion == 0 => Some(i64::from(day)),
        Frame::Undeclared if is_said => Some(-i64::from(day)),
        Frame::Undeclared | Frame::NoAnchor => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn days(anchor: i32, before: i32, after: i32) -> Frame {
        Frame::Days { anchor, first: anchor - before, last: anchor + after }
    }

    const BOTH: [Frame; 2] = [days(100, 30, 14), days(200, 14, 60)];

    #[test]
    fn a_form_is_early_in_a_window_between_or_late() {
        let outside = |days, side| Fit::Outside { days, side };
        assert_eq!(fit(BOTH, None, 69), outside(1, Side::Early));
        assert_eq!(fit(BOTH, None, 70), Fit::Occasion { occasion: 0, rank: 30 });
        assert_eq!(fit(BOTH, None, 114), Fit::Occasion { occasion: 0, rank: 14 });
        assert_eq!(fit(BOTH, None, 120), outside(6, Side::Between));
        assert_eq!(fit(BOTH, None, 180), outside(6, Side::Between));
        assert_eq!(fit(BOTH, None, 260), Fit::Occasion { occasion: 1, rank: 60 });
        assert_eq!(fit(BOTH, None, 270), outside(10, Side::Late));
    }

    #[test]
    fn a_form_in_both_windows_belongs_to_the_nearer_date() {
        let frames = [days(100, 30, 30), days(110, 30, 30)];
        assert_eq!(fit(frames, None, 104), Fit::Occasion { occasion: 0, rank: 4 });
        assert_eq!(fit(frames, None, 105), Fit::Occasion { occasion: 0, rank: 5 });
        assert_eq!(fit(frames, None, 106), Fit::Occasion { occasion: 1, rank: 4 });
    }

    #[test]
    fn an_occasion_that_is_said_has_only_its_own_window_or_none() {
        assert_eq!(fit(BOTH, Some(1), 100), Fit::Outside { days: 86, side: Side::Early });
        let none = [Frame::Undeclared; 2];
        assert_eq!(fit(none, Some(0), 7), Fit::Occasion { occasion: 0, rank: 7 });
        assert_eq!(fit(none, Some(1), 7), Fit::Occasion { occasion: 1, rank: -7 });
        assert_eq!(fit(none, None, 7), Fit::NoAnchor);
        assert_eq!(fit([Frame::NoAnchor; 2], Some(0), 7), Fit::NoAnchor);
    }
}
