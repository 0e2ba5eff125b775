//! What is taken for granted about exits before anybody was followed.

use super::follow_up::FollowUp;
use std::collections::BTreeSet;

/// What is taken for granted about one exit, in people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriorMass {
    /// The day of the follow-up; none is later than every day seen.
    pub days: Option<u64>,
    /// The number of the kind.
    pub kind: usize,
    /// How many people it is worth.
    pub mass: f64,
}

impl PriorMass {
    /// Half a person who leaves by a kind, on a day.
    const fn half(days: Option<u64>, kind: usize) -> Self {
        Self { days, kind, mass: 0.5 }
    }

    /// One person's weight, half of it leaving by kind 0 and half by kind 1, after every day seen.
    ///
    /// With it, the share of kind 0 has Jeffreys' distribution once everybody is out, and whoever is in
    /// longer than anybody was followed has the prior Beta(½, ½).
    pub fn after_every_day_seen() -> Vec<Self> {
        vec![Self::half(None, 0), Self::half(None, 1)]
    }

    /// One person's weight where ends are planned: half stays until the end, and half leaves by kind 1
    /// on a day before the latest planned end, each day as likely.
    ///
    /// Where somebody has no planned end, the half that leaves after every day seen comes on top.
    pub fn before_planned_ends(follow_up: &FollowUp) -> Vec<Self> {
        let ends = || follow_up.still_in.iter().filter_map(|group| group.ends_at);
        let Some(latest) = ends().max() else { return Self::after_every_day_seen() };
        let days = follow_up.still_in.iter().map(|group| group.days);
        let left = follow_up.left.iter().map(|left| left.days);
        let mut knots: BTreeSet<u64> =
            days.chain(left).chain(ends()).filter(|&day| day < latest).map(|day| day + 1).collect();
        knots.insert(0);
        let mut masses = vec![Self::half(None, 0)];
        if follow_up.still_in.iter().any(|group| group.ends_at.is_none()) {
            masses.push(Self::half(None, 1));
        }
        let next = knots.iter().skip(1).copied().chain([latest]);
        for (&from, to) in knots.iter().zip(next) {
            let mass = 0.5 * to.saturating_sub(from) as f64 / latest as f64;
            if mass > 0.0 {
                masses.push(Self { days: Some(from), kind: 1, mass });
            }
        }
        masses
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prediction::follow_up::StillIn;

    #[test]
    fn leaving_is_spread_evenly_until_the_latest_planned_end() {
        let planned = |days, end| StillIn { days, ends_at: Some(end), people: 1, settled: 0 };
        let follow_up = FollowUp { left: vec![], still_in: vec![planned(9, 80), planned(59, 100)] };
        let masses = PriorMass::before_planned_ends(&follow_up);
        let spread: Vec<_> = masses[1..].iter().map(|m| (m.days, (m.mass * 1e9).round())).collect();
        // Days 0 to 9, 10 to 59, 60 to 80 and 81 to 99: a person with an end on day 80 has day 80 over.
        assert_eq!(
            spread,
            [(Some(0), 5e7), (Some(10), 25e7), (Some(60), 1.05e8), (Some(81), 9.5e7)]
        );
        assert_eq!(masses[0], PriorMass { days: None, kind: 0, mass: 0.5 });
    }
}
