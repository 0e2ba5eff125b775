//! Within which bounds a published share lies: who may still come above its line, and who may be below it.

use super::rate::Rate;
use crate::rules::{Stage, State};
use crate::tally::{Figures, LEFT, OPEN};

/// The least and the most a share can be, if none and if all who are open come above the line; none if nothing
/// bounds it.
///
/// It is least where fewest are above the line, and then most below it; and most where fewest are closed
/// without coming above it, and then again most below it. Of several parts each is so by itself.
pub(super) fn range_of(parts: &[Figures], rate: &Rate) -> Option<[f64; 2]> {
    let Rate { numerator, denominator, .. } = rate;
    let can_rise = numerator.states().next().is_some() && numerator.states().all(State::is_started);
    let least = ratio(parts.iter().map(|part| fewest_above(part, *numerator, *denominator)));
    let most = if *denominator == Stage::Exited || !can_rise {
        ratio(parts.iter().map(|part| most_above(part, *numerator, *denominator)))
    } else {
        ratio(parts.iter().map(|part| fewest_closed(part, rate))).map(|closed| 1.0 - closed)
    };
    let (least, most) = match (least, most) {
        (None, None) => return None,
        (least, most) => (least.unwrap_or(0.0), most.unwrap_or(1.0).min(1.0)),
    };
    (least <= most && (least > 0.0 || most < 1.0)).then_some([least, most])
}

/// The sum of the first of the sum of the second, if every part has both and somebody is among the second.
fn ratio(mut parts: impl Iterator<Item = Option<(u64, u64)>>) -> Option<f64> {
    let (above, below) =
        parts.try_fold((0, 0), |(a, b), part| part.map(|(c, d)| (a + c, b + d)))?;
    (below > 0).then(|| above as f64 / below as f64)
}

/// The fewest above the line, and the most that are then below it.
fn fewest_above(part: &Figures, numerator: Stage, denominator: Stage) -> Option<(u64, u64)> {
    let above = part.bounds(numerator.name()).at_least;
    let then = part.clone().with_at_most([(numerator.name(), above)]).ok()?;
    Some((above, then.bounds(denominator.name()).at_most?))
}

/// The most above the line, and the fewest that are then below it.
fn most_above(part: &Figures, numerator: Stage, denominator: Stage) -> Option<(u64, u64)> {
    let above = part.bounds(numerator.name()).at_most?;
    let then = part.clone().with_at_least([(numerator.name(), above)]).ok()?;
    Some((above, then.bounds(denominator.name()).at_least))
}

/// The fewest who are closed and did not come above the line, and the most that are then below it: who is
/// there is above the line, open, or so closed.
fn fewest_closed(part: &Figures, rate: &Rate) -> Option<(u64, u64)> {
    let Rate { numerator, denominator, .. } = rate;
    let bounds = |stage: Stage| part.bounds(stage.name());
    let risen = bounds(*numerator).at_most.zip(most_open(part, open_groups(rate)));
    let risen = risen.map(|(there, open)| there + open);
    let by_name = closed_otherwise(part, *numerator, *denominator);
    let below = bounds(*denominator);
    let left = risen.map_or(0, |risen| below.at_least.saturating_sub(risen));
    // Whoever exited otherwise than so, and was closed before a start, is closed.
    let exited_otherwise = match bounds(*numerator).at_most {
        Some(most) if numerator.states().all(State::is_exited) => {
            bounds(Stage::Exited).at_least.saturating_sub(most)
        }
        _ => 0,
    };
    let never =
        if *denominator == Stage::Referred { bounds(Stage::NeverStarted).at_least } else { 0 };
    let closed = by_name.max(left).max(exited_otherwise + never);
    let then = risen.map(|risen| risen + closed);
    Some((closed, below.at_most.into_iter().chain(then).min()?))
}

/// Who may still come above the line.
fn open_groups(rate: &Rate) -> &'static [&'static str] {
    match (rate.numerator, rate.denominator) {
        (Stage::Started, Stage::Referred) => &["waiting"],
        (_, Stage::Referred) => &["waiting", "ongoing"],
        _ => &["ongoing"],
    }
}

pub(super) fn most_open(part: &Figures, open: &[&str]) -> Option<u64> {
    match open {
        ["waiting", "ongoing"] => part.bounds(OPEN).at_most,
        groups => groups.iter().map(|name| part.bounds(name).at_most).sum(),
    }
}

/// At most how many of a part's group may come above the line: whoever is closed otherwise does no more,
/// and nobody does who is neither there nor open.
pub(super) fn may_be(part: &Figures, rate: &Rate) -> Option<u64> {
    let Rate { numerator, denominator, .. } = rate;
    let open = open_groups(rate);
    let n = part.bounds(denominator.name()).at_most?;
    let not_closed = n - closed_otherwise(part, *numerator, *denominator).min(n);
    let risen = part.bounds(numerator.name()).at_most.zip(most_open(part, open));
    Some(risen.map_or(not_closed, |(there, open)| not_closed.min(there + open)))
}

/// At least how many of a group are closed and did not come above the line.
fn closed_otherwise(part: &Figures, numerator: Stage, denominator: Stage) -> u64 {
    let at_least = |group: &str| part.bounds(group).at_least;
    let closed = denominator.states().filter(|&state| {
        (state.is_exited() || state == State::NeverStarted) && !numerator.holds(state)
    });
    let one_by_one: u64 = closed.map(|state| at_least(state.name())).sum();
    match (numerator, denominator) {
        (Stage::Completed, Stage::Referred) => {
            one_by_one.max(at_least(LEFT) + at_least("never_started"))
        }
        (Stage::Completed, _) => one_by_one.max(at_least(LEFT)),
        _ => one_by_one,
    }
}
