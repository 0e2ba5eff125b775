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
    /// For exits that have no day of their own, such as the end of a wait. With it, the share of kind 0
    /// has Jeffreys' distribution once everybody is out.
    pub fn after_every_day_seen() -> Vec<Self> {
        vec![Self::half(None, 0), Self::half(None, 1)]
    }

    /// One person's weight where leaving by kind 0 is coming to the end: half of it does so on the latest
    /// day on which anybody did, a quarter leaves by kind 1 on that day, and a quarter before it, each day
    /// as likely.
    ///
    /// With it, the share of kind 0 has Jeffreys' distribution once everybody is out. Before anybody came
    /// to the end it is [`PriorMass::after_every_day_seen`].
    pub fn at_the_end(follow_up: &FollowUp) -> Vec<Self> {
        let ends = follow_up.left.iter().filter(|left| left.kind == 0).map(|left| left.days);
        let Some(latest) = ends.max() else { return Self::after_every_day_seen() };
        let mut masses = vec![
            Self::half(Some(latest), 0),
            Self { days: Some(latest), kind: 1, mass: if latest > 0 { 0.25 } else { 0.5 } },
        ];
        masses.extend(evenly(follow_up, latest, 0.25));
        masses
    }

    /// One person's weight where ends are planned: half stays until the end, and half leaves by kind 1
    /// on a day before the latest planned end, each day as likely.
    ///
    /// Where somebody has no planned end, the half that leaves after every day seen comes on top; where
    /// nobody has, it is [`PriorMass::at_the_end`].
    pub fn before_planned_ends(follow_up: &FollowUp) -> Vec<Self> {
        let ends = follow_up.still_in.iter().filter_map(|group| group.ends_at);
        let Some(latest) = ends.max() else { return Self::at_the_end(follow_up) };
        let mut masses = vec![Self::half(None, 0)];
        if follow_up.still_in.iter().any(|group| group.ends_at.is_none()) {
            masses.push(Self::half(None, 1));
        }
        masses.extend(evenly(follow_up, latest, 0.5));
        masses
    }
}

/// A mass that leaves by kind 1 on a day before `end`, each as likely.
///
/// Days between which nobody leaves, is in so far or is planned to end are one: nobody tells them apart.
fn evenly(follow_up: &FollowUp, end: u64, mass: f64) -> Vec<PriorMass> {
    let ends = follow_up.still_in.iter().filter_map(|group| group.ends_at);
    let days = follow_up.still_in.iter().map(|group| group.days);
    let left = follow_up.left.iter().map(|left| left.days);
    let mut from: BTreeSet<u64> =
        days.chain(left).chain(ends).filter(|&day| day + 1 < end).map(|day| day + 1).collect();
    if end > 0 {
        from.insert(0);
    }
    let next = from.iter().skip(1).copied().chain([end]);
    from.iter()
        .zip(next)
        .map(|(&from, to)| {
            let mass = mass * (to - from) as f64 / end as f64;
            PriorMass { days: Some(from), kind: 1, mass }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prediction::follow_up::{LeftOn, StillIn};

    #[test]
    fn a_quarter_leaves_with_those_who_complete_and_a_quarter_before() {
        let left = |days, kind| LeftOn { days, kind, people: 1 };
        let follow_up =
            FollowUp { left: vec![left(84, 0), left(80, 0), left(20, 1)], still_in: vec![] };
        let masses = PriorMass::at_the_end(&follow_up);
        let days: Vec<_> = masses.iter().map(|mass| (mass.days, mass.kind)).collect();
        let expected = [(84, 0), (84, 1), (0, 1), (21, 1), (81, 1)].map(|(d, k)| (Some(d), k));
        assert_eq!(days, expected);
        assert!((masses.iter().map(|mass| mass.mass).sum::<f64>() - 1.0).abs() < 1e-15);
        assert_eq!(PriorMass::at_the_end(&FollowUp::default()), PriorMass::after_every_day_seen());
    }

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
