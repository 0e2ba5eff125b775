//! The goals' marks of a group's people, counted by what they say now and what they could still say.

use super::rule::Rule;
use crate::rules::State;
use crate::schema::GoalMark;
use crate::tally::{Among, CountTable, Stratum, Tally};

/// One person's marks in one number, two bits a goal, and how many carry just these.
#[derive(Debug, Clone, Copy)]
struct Marked {
    marks: u64,
    open: bool,
    count: u64,
}

/// One goal's counts in a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct GoalCounts {
    pub(super) reached: u64,
    pub(super) not_reached: u64,
    pub(super) unrated: u64,
    /// Set, not reached, and either unrated or of somebody whose case is open.
    pub(super) could_be: u64,
}

/// A group's counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct GroupCounts {
    pub(super) people: u64,
    /// Reached enough.
    pub(super) reached: u64,
    /// Closed, did not reach enough, but would have if what was never rated were reached.
    pub(super) closed_could: u64,
    /// Open, has not reached enough, and could yet.
    pub(super) open_could: u64,
    /// Closed, with a goal that is set but not rated.
    pub(super) any_unrated: u64,
    /// Open: waiting for a start.
    pub(super) waiting: u64,
    /// Open: started and still in.
    pub(super) ongoing: u64,
    /// With fewer goals set than the rule speaks of.
    pub(super) fewer_set: u64,
    /// By goal.
    pub(super) goals: Vec<GoalCounts>,
}

impl GroupCounts {
    /// Did not reach enough, but would if what is unrated or not yet judged were reached.
    pub(super) const fn could_reach(&self) -> u64 {
        self.closed_could + self.open_could
    }

    /// Of nobody.
    pub(super) fn empty(rule: &Rule) -> Self {
        let goals = usize::try_from(rule.declared).unwrap_or(0);
        Self { goals: vec![GoalCounts::default(); goals], ..Self::default() }
    }

    /// A stratum's people of a group, and those of them who have exited.
    pub(super) fn of(
        tally: &Tally,
        stratum: &Stratum,
        date: usize,
        among: Among,
        rule: &Rule,
    ) -> [Self; 2] {
        let [mut all, mut exited] = [Self::empty(rule), Self::empty(rule)];
        for ([marks, state, _present], count) in tally.places(stratum, CountTable::Goals, date) {
            let state = State::ALL.into_iter().find(|&s| s as u64 == state);
            let Some(state) = state.filter(|&state| among.holds(state)) else { continue };
            // Who was followed for as long as is asked has nothing more to come.
            let open = !tally.spec().follows_from_start()
                && matches!(state, State::Waiting | State::Ongoing);
            let people = Marked { marks, open, count };
            if Among::Exited.holds(state) {
                exited.add_people(people, rule);
                continue;
            }
            match state {
                State::Waiting if open => all.waiting += count,
                State::Ongoing if open => all.ongoing += count,
                _ => {}
            }
            all.add_people(people, rule);
        }
        all.add(&exited);
        [all, exited]
    }

    /// Adds others.
    pub(super) fn add(&mut self, other: &Self) {
        self.people += other.people;
        self.reached += other.reached;
        self.closed_could += other.closed_could;
        self.open_could += other.open_could;
        self.any_unrated += other.any_unrated;
        self.waiting += other.waiting;
        self.ongoing += other.ongoing;
        self.fewer_set += other.fewer_set;
        for (mine, theirs) in self.goals.iter_mut().zip(&other.goals) {
            mine.reached += theirs.reached;
            mine.not_reached += theirs.not_reached;
            mine.unrated += theirs.unrated;
            mine.could_be += theirs.could_be;
        }
    }

    fn add_people(&mut self, people: Marked, rule: &Rule) {
        let (mut reached, mut not_reached, mut unrated) = (0, 0, 0);
        for (place, goal) in self.goals.iter_mut().enumerate() {
            let mark = (people.marks >> (2 * place)) & 3;
            if mark == GoalMark::Reached as u64 {
                reached += 1;
                goal.reached += people.count;
            } else if mark == GoalMark::NotReached as u64 {
                not_reached += 1;
                goal.not_reached += people.count;
                goal.could_be += if people.open { people.count } else { 0 };
            } else if mark == GoalMark::Unrated as u64 {
                unrated += 1;
                goal.unrated += people.count;
                goal.could_be += people.count;
            }
        }
        let possible = reached + unrated + if people.open { not_reached } else { 0 };
        let set = reached + unrated + not_reached;
        self.people += people.count;
        if reached >= rule.at_least {
            self.reached += people.count;
        } else if possible >= rule.at_least {
            let could = if people.open { &mut self.open_could } else { &mut self.closed_could };
            *could += people.count;
        }
        self.any_unrated += if unrated > 0 && !people.open { people.count } else { 0 };
        self.fewer_set += if set < rule.of.unwrap_or(rule.at_least) { people.count } else { 0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_OF_FOUR: Rule = Rule { at_least: 2, of: Some(4), declared: 4 };

    fn marks(marks: [GoalMark; 4]) -> u64 {
        marks.into_iter().rev().fold(0, |number, mark| number << 2 | mark as u64)
    }

    fn counts(rule: &Rule, people: &[([GoalMark; 4], bool, u64)]) -> GroupCounts {
        let mut counts = GroupCounts::empty(rule);
        for &(each, open, count) in people {
            counts.add_people(Marked { marks: marks(each), open, count }, rule);
        }
        counts
    }

    #[test]
    fn the_same_margins_allow_five_of_ten_or_none_of_ten_to_reach_two() {
        use GoalMark::{NotReached as N, Reached as R};
        let five = counts(&TWO_OF_FOUR, &[([R, R, N, N], false, 5), ([N, N, N, N], false, 5)]);
        let none = counts(&TWO_OF_FOUR, &[([R, N, N, N], false, 5), ([N, R, N, N], false, 5)]);
        assert_eq!(five.goals, none.goals);
        assert_eq!((five.reached, none.reached), (5, 0));
    }

    #[test]
    fn unrated_goals_of_a_closed_case_and_every_goal_of_an_open_one_could_be_reached() {
        use GoalMark::{NotReached as N, Reached as R, Unrated as U};
        let closed = counts(&TWO_OF_FOUR, &[([R, U, N, N], false, 3), ([R, N, N, N], false, 2)]);
        assert_eq!((closed.reached, closed.could_reach(), closed.any_unrated), (0, 3, 3));
        let open = counts(&TWO_OF_FOUR, &[([R, N, N, N], true, 2), ([R, R, U, U], true, 4)]);
        assert_eq!((open.reached, open.could_reach(), open.any_unrated), (4, 2, 0));
    }

    #[test]
    fn whoever_set_fewer_goals_than_the_rule_speaks_of_is_said() {
        use GoalMark::{NotReached as N, NotSet as X, Reached as R};
        let people = [([R, R, X, X], false, 3), ([R, X, X, X], false, 2), ([N, N, R, R], false, 1)];
        let of_four = counts(&TWO_OF_FOUR, &people);
        assert_eq!((of_four.reached, of_four.fewer_set), (4, 5));
        let of_set = counts(&Rule { of: None, ..TWO_OF_FOUR }, &people);
        assert_eq!((of_set.reached, of_set.fewer_set), (4, 2));
    }
}
