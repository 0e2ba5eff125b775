//! Persons in several courses: at once, or one after the other.

use crate::calendar::{DateField, Day};
use crate::records::Columns;
use std::collections::BTreeSet;

/// One referral of a person, to a known course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stay {
    person: u64,
    /// The start, or the referral where there is no start.
    from: i32,
    row: usize,
    course: u32,
    has_started: bool,
    /// The end; the last day there is while it is open.
    until: i32,
}

/// The rows of persons who are in another course.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Persons {
    /// Rows that begin before the same person's earlier stay in another course has ended.
    pub(crate) overlapping: Vec<usize>,
    /// Rows with the first referral of a person to another course than before, not at the same time.
    pub(crate) referred_again: Vec<usize>,
}

/// Finds both, by sorting the hashes of persons. A row without a person or a course is in neither.
pub(crate) fn persons_in_courses(columns: &Columns) -> Persons {
    let mut found = Persons::default();
    let Some(course) = columns.layout().stratum("course") else { return found };
    let mut stays: Vec<Stay> = columns
        .person_ids
        .iter()
        .zip(&columns.strata[course])
        .enumerate()
        .filter(|(_, (person, course))| **person != 0 && **course != 0)
        .map(|(row, (&person, &course))| stay(columns, row, person, course))
        .collect();
    stays.sort_unstable();
    for of_person in stays.chunk_by(|a, b| a.person == b.person) {
        if of_person.len() > 1 {
            look_at(of_person, &mut found);
        }
    }
    found.overlapping.sort_unstable();
    found.referred_again.sort_unstable();
    found
}

fn stay(columns: &Columns, row: usize, person: u64, course: u32) -> Stay {
    let date = |field| columns.date(field, row).map(Day::epoch);
    let started = date(DateField::Started);
    Stay {
        person,
        from: started.or(date(DateField::Referred)).unwrap_or(Day::NONE),
        row,
        course,
        has_started: started.is_some(),
        until: date(DateField::Ended).unwrap_or(i32::MAX),
    }
}

/// The stay that ends last, and the one in another course that ends last.
#[derive(Debug, Default)]
struct Latest {
    first: Option<Stay>,
    other: Option<Stay>,
}

impl Latest {
    /// When the last stay in another course than this ends.
    fn until(&self, course: u32) -> Option<i32> {
        let stays = [self.first, self.other].into_iter().flatten();
        stays.filter(|stay| stay.course != course).map(|stay| stay.until).max()
    }

    fn add(&mut self, stay: Stay) {
        match self.first {
            Some(first) if first.course == stay.course => {
                self.first = Some(if stay.until > first.until { stay } else { first });
            }
            Some(first) if stay.until > first.until => {
                self.other = Some(first);
                self.first = Some(stay);
            }
            Some(_) => {
                self.other = self.other.filter(|other| other.until >= stay.until).or(Some(stay));
            }
            None => self.first = Some(stay),
        }
    }
}

/// Looks at one person's stays, which are in the order of their dates.
fn look_at(stays: &[Stay], found: &mut Persons) {
    let mut latest = Latest::default();
    let mut courses = BTreeSet::new();
    for stay in stays {
        let is_new = courses.insert(stay.course) && courses.len() > 1;
        let overlaps =
            stay.has_started && latest.until(stay.course).is_some_and(|until| stay.from < until);
        if overlaps {
            found.overlapping.push(stay.row);
        } else if is_new {
            found.referred_again.push(stay.row);
        }
        if stay.has_started {
            latest.add(*stay);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stays(parts: &[(u32, i32, i32)]) -> Vec<Stay> {
        let stay = |(row, &(course, from, days)): (usize, &(u32, i32, i32))| Stay {
            person: 1,
            from,
            row,
            course,
            has_started: true,
            until: from + days,
        };
        let mut stays: Vec<Stay> = parts.iter().enumerate().map(stay).collect();
        stays.sort_unstable();
        stays
    }

    #[test]
    fn a_course_that_begins_on_the_day_another_ends_is_a_referral_again() {
        let mut found = Persons::default();
        look_at(&stays(&[(1, 0, 10), (2, 10, 5), (3, 12, 1), (2, 30, 1)]), &mut found);
        assert_eq!(found, Persons { overlapping: vec![2], referred_again: vec![1] });
    }

    proptest! {
        #[test]
        fn overlaps_are_those_that_a_look_at_every_pair_finds(
            parts in prop::collection::vec((1_u32..4, 0_i32..30, 0_i32..12), 1..12),
        ) {
            let stays = stays(&parts);
            let mut found = Persons::default();
            look_at(&stays, &mut found);
            for (place, stay) in stays.iter().enumerate() {
                let expected = stays[..place]
                    .iter()
                    .any(|other| other.course != stay.course && other.until > stay.from);
                prop_assert_eq!(found.overlapping.contains(&stay.row), expected);
            }
        }
    }
}
