//! One course's counts: what came of its stays, the gains of its people, its planned days.
//!
//! People who sit in one course share more than chance, so figures over the started need to know which
//! course each of them was in. Two units' "Hold 1" are two courses.

use super::axis::{course_parts, first_gains};
use super::cell_sum::CellSum;
use super::cells::Cells;
use super::count_table::{StayKind, place_day};
use super::spec::Spec;
use crate::calendar::Day;
use std::collections::BTreeMap;

/// The columns that tell courses apart.
pub(crate) const COURSE_KEY: [&str; 3] = ["municipality", "unit", "course"];

/// A course's municipality, unit and name, as far as they are known.
pub(crate) type CourseKey = [Option<String>; 3];

/// A course of a stratum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Course {
    pub(crate) key: CourseKey,
    /// By date of the count.
    pub(crate) tables: Vec<Cells>,
}

impl Course {
    /// What is known of it at a date.
    pub(crate) fn at(&self, spec: &Spec, date: usize) -> CourseCounts {
        let parts = course_parts(spec);
        let mut counts = CourseCounts {
            gains: vec![BTreeMap::new(); spec.outcomes.len()],
            ..CourseCounts::default()
        };
        for (place, count) in self.tables.get(date).into_iter().flat_map(Cells::iter) {
            let part = parts.partition_point(|&begins| begins <= place) - 1;
            let place = place - parts[part];
            let stay = place as usize % StayKind::ALL.len();
            match part.checked_sub(first_gains(spec)) {
                None if part == 0 => counts.stays[stay] += count,
                None => counts.stays_at_date[stay] += count,
                Some(outcome) if outcome < spec.outcomes.len() => {
                    let levels = spec.outcomes[outcome].instrument.levels() as i64;
                    let gain = place.cast_signed() - (levels - 1);
                    *counts.gains[outcome].entry(gain).or_default() += count;
                }
                Some(planned) => {
                    let end = usize::from(planned > spec.outcomes.len());
                    *counts.planned[end].entry(place_day(place)).or_default() += count;
                }
            }
        }
        if !spec.follows_from_start() {
            counts.stays_at_date = counts.stays;
        }
        counts
    }
}

/// A course's counts at a date, of the people who started.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CourseCounts {
    /// By [`StayKind`]; with follow-up so many days after start, of those who started that long ago.
    pub(crate) stays: [u64; 5],
    /// By [`StayKind`] at the date of the count.
    pub(crate) stays_at_date: [u64; 5],
    /// By outcome how often each gain was had, by those measured before and after.
    pub(crate) gains: Vec<BTreeMap<i64, u64>>,
    /// People by planned first day, and by planned last day.
    pub(crate) planned: [BTreeMap<Day, u64>; 2],
}

impl CourseCounts {
    /// Who started.
    pub(crate) fn started(&self) -> u64 {
        self.stays_at_date.iter().sum()
    }
}

/// Courses as one list in the order of their keys, those of the same key together.
pub(crate) fn together<'a>(courses: impl IntoIterator<Item = &'a Course>) -> Vec<Course> {
    let mut by_key: BTreeMap<&CourseKey, Vec<&Course>> = BTreeMap::new();
    for course in courses {
        by_key.entry(&course.key).or_default().push(course);
    }
    by_key.into_values().filter_map(|same| as_one(&same)).collect()
}

/// Courses of the same key as one.
fn as_one(same: &[&Course]) -> Option<Course> {
    let (first, others) = same.split_first()?;
    let at_date = |(date, cells): (usize, &Cells)| {
        let of_others = others.iter().filter_map(|course| course.tables.get(date));
        match others.len() {
            0 => cells.clone(),
            1 => of_others.fold(cells.clone(), |sum, cells| sum.merged(cells)),
            _ => CellSum::of(std::iter::once(cells).chain(of_others)),
        }
    };
    let tables = first.tables.iter().enumerate().map(at_date).collect();
    Some(Course { key: first.key.clone(), tables })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn courses_of_one_key_are_one_however_many_there_are() {
        let course = |name: &str, cell: u64| Course {
            key: [None, None, Some(name.to_owned())],
            tables: vec![Cells::from_sorted([(cell, 1)]), Cells::from_sorted([(9, cell + 1)])],
        };
        let all = [course("b", 1), course("a", 2), course("b", 3), course("b", 0), course("a", 2)];
        let one = |name: &str, first: Vec<(u64, u64)>, nine: u64| Course {
            tables: vec![Cells::from_sorted(first), Cells::from_sorted([(9, nine)])],
            ..course(name, 0)
        };
        let expected = [one("a", vec![(2, 2)], 6), one("b", vec![(0, 1), (1, 1), (3, 1)], 7)];
        assert_eq!(together(&all), expected);
    }
}
