//! One course's counts: what came of its stays, the gains of its people, its planned days.
//!
//! People who sit in one course share more than chance, so figures over the started need to know which
//! course each of them was in. Two units' "Hold 1" are two courses.

use super::axis::{course_parts, first_gains};
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
    /// Both together.
    pub(crate) fn merged(&self, other: &Self) -> Self {
        let pairs = self.tables.iter().zip(&other.tables);
        Self { key: self.key.clone(), tables: pairs.map(|(a, b)| a.merged(b)).collect() }
    }

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

/// Lists of courses as one, those of the same key together.
pub(crate) fn merge_courses<'a>(lists: impl Iterator<Item = &'a [Course]>) -> Vec<Course> {
    let mut all: BTreeMap<&CourseKey, Vec<&Course>> = BTreeMap::new();
    for course in lists.flatten() {
        all.entry(&course.key).or_default().push(course);
    }
    let together = |courses: Vec<&Course>| match courses.as_slice() {
        [first, .., _] => Course {
            key: first.key.clone(),
            tables: (0..first.tables.len())
                .map(|date| Cells::sum(courses.iter().filter_map(|course| course.tables.get(date))))
                .collect(),
        },
        courses => courses.first().map_or_else(Course::default, |only| (*only).clone()),
    };
    all.into_values().map(together).collect()
}
