//! People followed from day to day until an exit of one of several kinds.

use super::prior_mass::PriorMass;
use crate::Error;
use std::collections::BTreeMap;

/// The most kinds of exit.
pub(super) const MAX_EXIT_KINDS: usize = 4;

/// People who left on one day of their follow-up, by one kind of exit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOn {
    /// Days from their entry to the exit.
    pub days: u64,
    /// The number of the kind; 0 is the exit at the end, such as completing.
    pub kind: usize,
    /// How many.
    pub people: u64,
}

/// People who have not left so many days after their entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StillIn {
    /// Days from their entry so far.
    pub days: u64,
    /// The day of their follow-up on which it is planned to end: who is in until then leaves by kind 0.
    pub ends_at: Option<u64>,
    /// How many.
    pub people: u64,
    /// How many of them are counted already, whatever becomes of them.
    pub settled: u64,
}

/// Who left, when and how, and who is still in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// Who left.
    pub left: Vec<LeftOn>,
    /// Who is still in.
    pub still_in: Vec<StillIn>,
}

/// The hazards of one day: Dirichlet parameters of each exit and of staying.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct DayOfExits {
    pub(super) day: u64,
    pub(super) exits: [f64; MAX_EXIT_KINDS],
    pub(super) stay: f64,
}

impl FollowUp {
    /// Checks the kinds of exit, and that nobody is settled twice.
    pub(super) fn check(&self, kinds: usize) -> Result<(), Error> {
        if let Some(left) = self.left.iter().find(|left| left.kind >= kinds) {
            return Err(Error::argument("kind", "the number of a kind with an outcome", left.kind));
        }
        match self.still_in.iter().find(|group| group.settled > group.people) {
            Some(group) => {
                let found = format!("{} of {}", group.settled, group.people);
                Err(Error::argument("settled", "at most the people still in", found))
            }
            None => Ok(()),
        }
    }

    /// The posterior hazards, a day with an exit or with prior mass each, in order.
    ///
    /// On day t, exits by kind count beside those who stayed beyond it: people who left later, people
    /// still in after t days, and the prior mass of later days.
    pub(super) fn hazards(&self, prior: &[PriorMass]) -> Vec<DayOfExits> {
        let mut days: BTreeMap<u64, [f64; MAX_EXIT_KINDS]> = BTreeMap::new();
        for left in &self.left {
            days.entry(left.days).or_default()[left.kind] += left.people as f64;
        }
        for mass in prior {
            days.entry(mass.days.unwrap_or(u64::MAX)).or_default()[mass.kind] += mass.mass;
        }
        let mut still_in: Vec<(u64, u64)> =
            self.still_in.iter().map(|group| (group.days, group.people)).collect();
        still_in.sort_unstable();
        let mut stay = 0.0;
        let mut hazards = Vec::with_capacity(days.len());
        for (&day, &exits) in days.iter().rev() {
            while let Some((_, people)) = still_in.pop_if(|(days, _)| *days >= day) {
                stay += people as f64;
            }
            hazards.push(DayOfExits { day, exits, stay });
            stay += exits.iter().sum::<f64>();
        }
        hazards.reverse();
        hazards
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_weighs_who_left_against_who_stayed_beyond_it() {
        let left = |days, kind, people| LeftOn { days, kind, people };
        let still_in = |days, people| StillIn { days, ends_at: None, people, settled: 0 };
        let follow_up = FollowUp {
            left: vec![left(84, 0, 6), left(20, 1, 4)],
            // In for 20 days: what day 20 holds is behind them.
            still_in: vec![still_in(5, 2), still_in(20, 3), still_in(60, 1)],
        };
        let hazards = follow_up.hazards(&PriorMass::after_every_day_seen());
        let days: Vec<_> = hazards.iter().map(|h| (h.day, h.exits, h.stay)).collect();
        assert_eq!(
            days,
            [
                (20, [0.0, 4.0, 0.0, 0.0], 11.0),
                (84, [6.0, 0.0, 0.0, 0.0], 1.0),
                (u64::MAX, [0.5, 0.5, 0.0, 0.0], 0.0),
            ]
        );
    }
}
