//! Completion per planned course, where courses are planned to last for other lengths before and after.
//!
//! A fixed number of days from start reaches further into a short course than into a long one. Then who
//! completed is asked of courses that were planned to be over by the date of the count.

use super::comparison_line::ComparisonLine;
use super::course_level::headline;
use super::note::ComparisonNote;
use super::shares::{few, shares};
use super::sides::{Side, Sides};
use crate::calendar::Day;
use crate::counted::{CountRef, Part};
use crate::error::Error;
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::rules::Stage;
use crate::tally::{CountTable, CourseCounts, StayKind};
use laks_stats::Cluster;
use std::collections::BTreeMap;

/// Lengths that differ by more than this part of the longer one are other lengths.
const PART: f64 = 0.1;

/// The note and the line, if planned lengths differ.
pub(super) fn compare(
    sides: &Sides<'_>,
    lines: &mut Vec<ComparisonLine>,
) -> Result<Option<ComparisonNote>, Error> {
    if sides.before.tally.spec().follow_up_days.is_none() {
        return Ok(None);
    }
    let [Some(before), Some(after)] = sides.both().map(mean_length) else { return Ok(None) };
    if (after - before).abs() <= PART * before.max(after) {
        return Ok(None);
    }
    let [first, second] = [over(&sides.before, sides.level)?, over(&sides.after, sides.level)?];
    let line = shares(few(first), few(second), sides.level)?;
    let line = headline(line, sides, |side, course| {
        if is_over(course, side.tally.last_known_day()) {
            cluster(course)
        } else {
            Cluster::share(0, 0)
        }
    })?;
    let place =
        lines.iter().position(|line| line.measure == Figure::Completion).map_or(0, |at| at + 1);
    lines.insert(place, line);
    Ok(Some(ComparisonNote::PlannedLengthsDiffer { before, after }))
}

/// The mean planned days of a course, over the people who started.
fn mean_length(side: &Side<'_>) -> Option<f64> {
    let (mut days, mut people) = (0.0, 0_u64);
    for course in side.courses()? {
        let sum = |planned: &BTreeMap<Day, u64>| {
            planned.iter().fold((0.0, 0_u64), |(sum, n), (day, &count)| {
                (sum + f64::from(day.epoch()) * count as f64, n + count)
            })
        };
        let ((first, n), (last, of_ends)) = (sum(&course.planned[0]), sum(&course.planned[1]));
        if n > 0 && n == of_ends {
            days += last - first + n as f64;
            people += n;
        }
    }
    (people > 0).then(|| days / people as f64)
}

/// Whether everybody's planned last day is over.
fn is_over(course: &CourseCounts, known_to: Option<Day>) -> bool {
    let ends = &course.planned[1];
    ends.values().sum::<u64>() == course.started()
        && ends.keys().next_back().is_some_and(|&last| known_to.is_some_and(|day| last <= day))
}

fn cluster(course: &CourseCounts) -> Cluster {
    Cluster::share(course.stays_at_date[StayKind::Completed as usize], course.started())
}

/// Completed / started in courses that were planned to be over by the date of the count, or, if the table was taken
/// out before it, by that day.
fn over(side: &Side<'_>, level: f64) -> Result<Estimate, Error> {
    let courses = side.courses().unwrap_or_default();
    let last = side.tally.last_known_day();
    let over = courses.iter().filter(|course| is_over(course, last));
    let (mut completed, mut started, mut open) = (0, 0, 0);
    for course in over {
        completed += course.stays_at_date[StayKind::Completed as usize];
        open += course.stays_at_date[StayKind::Ongoing as usize];
        started += course.started();
    }
    let name = Figure::CompletionOfPlannedCourses;
    let share = Estimate::share(name, completed, started, Stage::Started, level)?;
    let cells = side.tally.cells_of(CountTable::Courses, side.date);
    let cells = cells.days("planned_to_end", None, last);
    let stays = |part: Part, kind: StayKind| {
        cells.part(part).words("stay_at_the_date", [kind.state().name()])
    };
    let of_open = (open > 0).then(|| stays(Part::Open, StayKind::Ongoing));
    let completed = stays(Part::Numerator, StayKind::Completed);
    let share = share.with_open(open, started);
    let cells: Vec<CountRef> = [completed, cells].into_iter().chain(of_open).collect();
    Ok(share.counted_in(cells))
}
