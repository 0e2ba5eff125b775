//! What is taken for granted about exits before anybody was followed.

use super::follow_up::FollowUp;

/// Parts of a course in which leaving is as likely before anybody is seen.
const PARTS: u64 = 12;

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
    ///
    /// ```
    /// use laks_stats::PriorMass;
    /// let mass: f64 = PriorMass::after_every_day_seen().iter().map(|prior| prior.mass).sum();
    /// assert_eq!(mass, 1.0); // one person
    /// ```
    pub fn after_every_day_seen() -> Vec<Self> {
        vec![Self::half(None, 0), Self::half(None, 1)]
    }

    /// One person's weight where leaving by kind 0 is coming to the end: half of it does so on the latest
    /// day on which anybody did, a quarter leaves by kind 1 on that day, and a quarter before it, each
    /// twelfth of the days until then as likely.
    ///
    /// With it, the share of kind 0 has Jeffreys' distribution once everybody is out. Before anybody came
    /// to the end it is [`PriorMass::after_every_day_seen`].
    ///
    /// ```
    /// use laks_stats::{FollowUp, LeftOn, PriorMass};
    /// let completed = LeftOn { days: 90, kind: 0, people: 5 };
    /// let prior = PriorMass::at_the_end(&FollowUp { left: vec![completed], still_in: Vec::new() });
    /// assert_eq!(prior[0], PriorMass { days: Some(90), kind: 0, mass: 0.5 });
    /// assert!((prior.iter().map(|part| part.mass).sum::<f64>() - 1.0).abs() < 1e-12); // one person
    /// ```
    pub fn at_the_end(follow_up: &FollowUp) -> Vec<Self> {
        let ends = follow_up.left.iter().filter(|left| left.kind == 0).map(|left| left.days);
        let Some(latest) = ends.max() else { return Self::after_every_day_seen() };
        let mut masses = vec![
            Self::half(Some(latest), 0),
            Self { days: Some(latest), kind: 1, mass: if latest > 0 { 0.25 } else { 0.5 } },
        ];
        masses.extend(evenly(latest, 0.25));
        masses
    }

    /// One person's weight where ends are planned: half stays until the end, and half leaves by kind 1
    /// before the latest planned end, each twelfth of the days until then as likely.
    ///
    /// Where somebody has no planned end, the half that leaves after every day seen comes on top; where
    /// nobody has, it is [`PriorMass::at_the_end`].
    ///
    /// ```
    /// use laks_stats::{FollowUp, PriorMass, StillIn};
    /// let in_a_course = StillIn { days: 30, ends_at: Some(90), people: 16, settled: 0 };
    /// let prior = PriorMass::before_planned_ends(&FollowUp { left: Vec::new(), still_in: vec![in_a_course] });
    /// assert_eq!(prior[0], PriorMass { days: None, kind: 0, mass: 0.5 }); // stays until the end
    /// ```
    pub fn before_planned_ends(follow_up: &FollowUp) -> Vec<Self> {
        let ends = follow_up.still_in.iter().filter_map(|group| group.ends_at);
        let Some(latest) = ends.max() else { return Self::at_the_end(follow_up) };
        let mut masses = vec![Self::half(None, 0)];
        if follow_up.still_in.iter().any(|group| group.ends_at.is_none()) {
            masses.push(Self::half(None, 1));
        }
        masses.extend(evenly(latest, 0.5));
        masses
    }
}

/// A mass that leaves by kind 1 before `end`, on the first day of each twelfth of the days until then.
fn evenly(end: u64, mass: f64) -> impl Iterator<Item = PriorMass> {
    let parts = if end > 0 { PARTS } else { 0 };
    (0..parts).map(move |part| {
        let day = u128::from(end) * u128::from(part) / u128::from(PARTS);
        let days = Some(u64::try_from(day).unwrap_or(end));
        PriorMass { days, kind: 1, mass: mass / PARTS as f64 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prediction::follow_up::{LeftOn, StillIn};

    fn days(masses: &[PriorMass]) -> Vec<Option<u64>> {
        masses.iter().map(|mass| mass.days).collect()
    }

    fn total(masses: &[PriorMass]) -> f64 {
        masses.iter().map(|mass| mass.mass).sum()
    }

    #[test]
    fn a_quarter_leaves_with_those_who_complete_and_a_quarter_before() {
        let left = |days, kind| LeftOn { days, kind, people: 1 };
        let left = vec![left(84, 0), left(80, 0), left(90, 1)];
        let masses = PriorMass::at_the_end(&FollowUp { left, still_in: vec![] });
        assert_eq!(masses[0], PriorMass { days: Some(84), kind: 0, mass: 0.5 });
        assert_eq!(masses[1], PriorMass { days: Some(84), kind: 1, mass: 0.25 });
        let weeks: Vec<_> = (0..12).map(|week| Some(7 * week)).collect();
        assert_eq!(days(&masses[2..]), weeks);
        assert!((total(&masses) - 1.0).abs() < 1e-15);
        let nobody = PriorMass::at_the_end(&FollowUp::default());
        assert_eq!(nobody, PriorMass::after_every_day_seen());
    }

    #[test]
    fn half_leaves_before_the_latest_planned_end() {
        let still_in = |days, ends_at| StillIn { days, ends_at, people: 1, settled: 0 };
        let planned = vec![still_in(9, Some(60)), still_in(59, Some(120))];
        let mut follow_up = FollowUp { left: vec![], still_in: planned };
        let masses = PriorMass::before_planned_ends(&follow_up);
        let tens: Vec<_> = (0..12).map(|part| Some(10 * part)).collect();
        assert_eq!((masses[0].days, days(&masses[1..])), (None, tens));
        assert!((total(&masses) - 1.0).abs() < 1e-15);
        follow_up.still_in.push(still_in(3, None));
        assert!((total(&PriorMass::before_planned_ends(&follow_up)) - 1.5).abs() < 1e-15);
    }
}
