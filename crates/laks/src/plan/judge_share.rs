//! Judges a share: of the started, how many reached what is measured.

use super::no_chance::NoChance;
use super::share_chance::Learned;
use super::standing::Standing;
use super::status::{Chance, PlanNote, Status};
use super::target::{Measure, Target};
use crate::below::Below;
use crate::calendar::Day;
use crate::error::Error;
use crate::estimate::{Estimate, Note, Unit};
use crate::figure::Figure;
use crate::method::Method;
use laks_stats::{
    Alternative, ProportionMethod, ProportionTestMethod, proportion, proportion_test,
};

/// With fewer who came to the end there is no chance: it would rest on the prior.
const FEW_ENDS: u64 = 5;
/// Fewer people than this below the line are flagged as few.
pub(super) const FEW: u64 = 20;

/// A share's judgement.
pub(super) struct ShareVerdict {
    pub(super) status: Status,
    pub(super) chance: Chance,
    pub(super) note: Option<PlanNote>,
}

/// The smallest count whose share of `n` is at least the one needed.
///
/// Shares are compared as quotients, so that 7 of 100 is 0.07 whatever 0.07 × 100 rounds to.
pub(super) fn needed_of(n: u64, share: f64) -> u64 {
    let mut count = ((n as f64) * share).floor() as u64;
    count = count.saturating_sub(1);
    while count < n && (count as f64) / (n as f64) < share {
        count += 1;
    }
    count
}

/// Judges a share at a date, by the rules in the description of the module.
pub(super) fn judge_share(
    standing: Standing,
    learned: &Learned,
    target: &Target,
    starts_on: Day,
    as_of: Day,
    level: f64,
) -> Result<ShareVerdict, Error> {
    let verdict = |status, chance, note| Ok(ShareVerdict { status, chance, note });
    let none = |reason: NoChance| Chance::none(level, reason);
    let opens = target.begins_on(starts_on);
    let due = target.due_on().unwrap_or(as_of);
    let n = standing.final_below();
    if as_of < opens {
        let note = Some(PlanNote::OpensOn(opens));
        return verdict(Status::NotStarted, none(NoChance::NotOpen), note);
    }
    if n == 0 || standing.below == 0 {
        return verdict(Status::Undetermined, none(NoChance::Nobody), Some(PlanNote::Nobody));
    }
    let share = target.at_least_share.unwrap_or(1.0);
    let certain = certain(standing, share);
    let is_due = as_of >= due;
    // Before the due date others may still join, unless a window has closed.
    if is_due || target.to.is_some_and(|to| as_of >= to) {
        match certain {
            Some(true) => {
                return verdict(Status::Attained, none(NoChance::Attained), unrated(standing));
            }
            Some(false) => {
                let reason = NoChance::OutOfReach;
                return verdict(Status::Missed, none(reason), unrated(standing));
            }
            None => {}
        }
    }
    let open = standing.open;
    if is_due {
        let note = Some(PlanNote::OpenDecide { open });
        return verdict(Status::Undetermined, none(NoChance::Due), note);
    }
    if let Some(attained) = certain {
        // Those who are in cannot change it; those who still wait may.
        let status = match (attained, still_certain(standing, share)) {
            (_, false) => Status::Undetermined,
            (true, true) => Status::OnCourse,
            (false, true) => Status::Behind,
        };
        let chance = Chance {
            probability: None,
            reason: Some(NoChance::OthersMayCome),
            ..Chance::certain(attained, standing, level)
        };
        return verdict(status, chance, Some(PlanNote::OfThoseIn { open }));
    }
    let chance = learned.chance(share, level)?;
    if learned.ended < FEW_ENDS {
        let (reason, note) = too_few(learned.ended, standing, target.measure);
        let chance = Chance { probability: None, reason: Some(reason), ..chance };
        return verdict(Status::Undetermined, chance, Some(note));
    }
    verdict(chance.status(), chance, Some(PlanNote::OfThoseIn { open }))
}

/// Whether the share holds though all who are open fail, or is lost though all succeed.
fn certain(standing: Standing, share: f64) -> Option<bool> {
    let needed = needed_of(standing.final_below(), share);
    if standing.reached >= needed {
        Some(true)
    } else if standing.reached + standing.open < needed {
        Some(false)
    } else {
        None
    }
}

/// Whether it stays so if all who wait come below the line, and fail or succeed.
fn still_certain(standing: Standing, share: f64) -> bool {
    let all = Standing { closed: standing.closed + standing.waiting, ..standing };
    let needed = needed_of(all.final_below(), share);
    let best = standing.reached + standing.open + standing.waiting;
    standing.reached >= needed || best < needed
}

/// Why so few ends leave no chance, and the note that says how many they are.
fn too_few(ended: u64, standing: Standing, measure: Measure) -> (NoChance, PlanNote) {
    if measure == Measure::Started {
        let reason = NoChance::FewStarted;
        return (reason, PlanNote::FewStarted { started: ended });
    }
    if ended == 0 {
        let reason = NoChance::NobodyAtTheEnd;
        return (reason, PlanNote::NothingDue { left: standing.left });
    }
    let reason = NoChance::FewCompleted;
    (reason, PlanNote::FewCompleted { completed: ended })
}

impl Chance {
    /// What becomes of the open cannot change it: the range is from none to all of them.
    fn certain(attained: bool, standing: Standing, level: f64) -> Self {
        Self {
            probability: Some(if attained { 1.0 } else { 0.0 }),
            lower: Some(standing.reached),
            upper: Some(standing.reached + standing.open),
            level,
            method: Method::Bounds,
            reason: None,
        }
    }
}

fn unrated(standing: Standing) -> Option<PlanNote> {
    let unrated = standing.unrated;
    (unrated > 0).then_some(PlanNote::Unrated { unrated })
}

/// The share as an estimate, with its mid-P interval and the bounds that open and unrated leave.
pub(super) fn estimate(
    standing: Standing,
    denominator_is: &Below,
    level: f64,
    excluded: u64,
) -> Result<Estimate, Error> {
    let (x, n) = (standing.reached, standing.below);
    let share = proportion(x, n, ProportionMethod::MidP, level)?;
    let mut estimate =
        Estimate::of(Figure::TargetShare, &share, Unit::Share, denominator_is.clone());
    estimate.numerator = Some(x);
    estimate.denominator = Some(n);
    estimate.excluded = excluded;
    if let Some((fail, succeed)) = bounds(standing) {
        estimate.if_open_fail = Some(fail);
        estimate.if_open_succeed = Some(succeed);
    }
    Ok(if n < FEW { estimate.noted(Note::FewObservations { n }) } else { estimate })
}

/// The share if all who are open or unrated fail, and if they succeed; none if nobody is either.
pub(super) fn bounds(standing: Standing) -> Option<(f64, f64)> {
    let n = standing.final_below();
    let unknown = standing.open + standing.unrated;
    let share = |count: u64| count as f64 / n as f64;
    (n > 0 && unknown > 0)
        .then(|| (share(standing.reached), share((standing.reached + unknown).min(n))))
}

/// The two-sided mid-P value against the needed share; none while people are open.
pub(super) fn p_value(standing: Standing, share: f64) -> Result<Option<f64>, Error> {
    if standing.open > 0 {
        return Ok(None);
    }
    let (x, n) = (standing.reached, standing.below);
    let (sides, method) = (Alternative::TwoSided, ProportionTestMethod::MidP);
    Ok(proportion_test(x, n, share, sides, method)?.p)
}

#[cfg(test)]
mod tests {
    use super::needed_of;

    #[test]
    fn the_needed_count_is_the_smallest_whose_share_is_enough() {
        assert_eq!(needed_of(27, 0.5), 14);
        assert_eq!(needed_of(12, 0.5), 6);
        assert_eq!(needed_of(3, 1.0), 3);
        // 0.07 × 100 is a little more than 7 in binary.
        assert_eq!(needed_of(100, 0.07), 7);
        for (n, share) in [(10, 0.1), (30, 0.3), (1000, 0.29), (7, 0.9), (1, 0.01)] {
            let k = needed_of(n, share);
            assert!(k as f64 / n as f64 >= share);
            assert!((k as f64 - 1.0) / (n as f64) < share);
        }
    }
}
