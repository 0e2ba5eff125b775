//! How likely each exit is on each day of a follow-up, given who left, who stayed and what is taken for
//! granted.

use super::follow_up::{FollowUp, MAX_EXIT_KINDS};
use super::prior_mass::PriorMass;
use std::collections::BTreeMap;

/// The hazards of one day: Dirichlet parameters of each exit and of staying.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct DayOfExits {
    pub(super) day: u64,
    pub(super) exits: [f64; MAX_EXIT_KINDS],
    pub(super) stay: f64,
}

impl FollowUp {
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
    use crate::prediction::follow_up::{LeftOn, StillIn};

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
