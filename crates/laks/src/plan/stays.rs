//! How long a target's people waited and stayed, for the chance of those still waiting or in a course.

use crate::tally::{CountTable, StayKind, Tally, WaitKind};
use laks_stats::{FollowUp, LeftOn, StillIn};
use std::collections::BTreeMap;

/// The stays from start to exit at the last date: completing is exit 0, then leaving in three ways. Whose
/// course is planned to end later has the day of their stay on which it does.
pub(super) fn stays(people: &Tally) -> FollowUp {
    let mut stays = follow_up(people, CountTable::Staying, StayKind::Ongoing as u64);
    stays.still_in = with_planned_ends(stays.still_in, &planned_ends(people));
    stays
}

/// By days so far, the days of the stay on which courses are planned to end, with how many people each.
/// A planned end that is over says nothing of those still in.
fn planned_ends(people: &Tally) -> BTreeMap<u64, BTreeMap<u64, u64>> {
    let date = people.spec().as_of.len().saturating_sub(1);
    let mut ends: BTreeMap<u64, BTreeMap<u64, u64>> = BTreeMap::new();
    for stratum in people.strata() {
        for ([so_far, left], count) in people.places(stratum, CountTable::Remaining, date) {
            if left > 0 {
                *ends.entry(so_far).or_default().entry(so_far + left).or_default() += count;
            }
        }
    }
    ends
}

/// Those still in, by days so far and planned end; who has none known keeps none.
fn with_planned_ends(
    still_in: Vec<StillIn>,
    ends: &BTreeMap<u64, BTreeMap<u64, u64>>,
) -> Vec<StillIn> {
    let mut by_days: BTreeMap<u64, u64> = BTreeMap::new();
    for group in still_in {
        *by_days.entry(group.days).or_default() += group.people;
    }
    let mut groups = Vec::new();
    for (days, mut people) in by_days {
        for (&end, &count) in ends.get(&days).into_iter().flatten() {
            let planned = count.min(people);
            people -= planned;
            groups.push(StillIn { days, ends_at: Some(end), people: planned, settled: 0 });
        }
        groups.push(StillIn { days, ends_at: None, people, settled: 0 });
    }
    groups.retain(|group| group.people > 0);
    groups
}

/// The waits from referral to start at the last date: starting is exit 0, being closed before is exit 1.
pub(super) fn waits(people: &Tally) -> FollowUp {
    follow_up(people, CountTable::Waiting, WaitKind::Waiting as u64)
}

fn follow_up(people: &Tally, table: CountTable, open: u64) -> FollowUp {
    let date = people.spec().as_of.len().saturating_sub(1);
    let mut found = FollowUp::default();
    for stratum in people.strata() {
        for ([kind, _month, days], count) in people.places(stratum, table, date) {
            if kind == open {
                found.still_in.push(StillIn { days, ends_at: None, people: count, settled: 0 });
            } else {
                let kind = usize::try_from(kind).unwrap_or(0);
                found.left.push(LeftOn { days, kind, people: count });
            }
        }
    }
    found
}

/// Marks some of those still in as counted already, whatever becomes of them.
///
/// Which days they are in is not in the tally, so they are spread over everybody still in, evenly.
pub(super) fn settle(follow_up: &mut FollowUp, settled: u64) {
    let all: u64 = follow_up.still_in.iter().map(|group| group.people).sum();
    let (mut before, mut given) = (0, 0);
    for group in &mut follow_up.still_in {
        before += group.people;
        let due = u128::from(settled.min(all)) * u128::from(before) / u128::from(all.max(1));
        let due = u64::try_from(due).unwrap_or(u64::MAX);
        group.settled = (due - given).min(group.people);
        given += group.settled;
    }
}

/// How many are known to have come to the end: completed a course or, of starts, started.
pub(super) fn came_to_the_end(follow_up: &FollowUp) -> u64 {
    follow_up.left.iter().filter(|left| left.kind == 0).map(|left| left.people).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_in_a_course_with_a_planned_end_stands_by_it() {
        let still_in = |days, ends_at, people| StillIn { days, ends_at, people, settled: 0 };
        let ends = BTreeMap::from([(9, BTreeMap::from([(60, 2), (84, 1)]))]);
        let groups = with_planned_ends(vec![still_in(9, None, 3), still_in(9, None, 1)], &ends);
        assert_eq!(
            groups,
            [still_in(9, Some(60), 2), still_in(9, Some(84), 1), still_in(9, None, 1)]
        );
    }

    #[test]
    fn the_settled_are_spread_evenly_and_none_is_lost() {
        let still_in = |days, people| StillIn { days, ends_at: None, people, settled: 0 };
        let groups = vec![still_in(3, 5), still_in(9, 1), still_in(30, 14)];
        let mut follow_up = FollowUp { left: vec![], still_in: groups };
        settle(&mut follow_up, 10);
        let settled: Vec<u64> = follow_up.still_in.iter().map(|group| group.settled).collect();
        assert_eq!(settled, [2, 1, 7]);
    }
}
