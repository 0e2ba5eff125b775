//! Which cells of the tally a target rests on.

use super::scope::Scoped;
use super::target::{Denominator, Measure, Target};
use crate::calendar::Day;
use crate::counted::{CountRef, Part};
use crate::rules::State;
use crate::tally::{CountTable, EventKind, Tally};

/// The events of a count, from its first day to the last that counted.
pub(super) fn of_count(
    tally: &Tally,
    scoped: &Scoped,
    event: EventKind,
    (first, last): (Day, Day),
) -> Vec<CountRef> {
    let cells = scoped.cells(tally, CountTable::Events).part(Part::Numerator);
    vec![cells.words("event", [event.name()]).days("day", Some(first), Some(last))]
}

/// Who is above and below the line of a share, and who may still come above it.
pub(super) fn of_share(
    tally: &Tally,
    scoped: &Scoped,
    target: &Target,
    denominator: Denominator,
) -> Vec<CountRef> {
    let group = |cells: CountRef| cells.states(|state| denominator.holds(state));
    let (above, below, open) = match target.measure {
        Measure::Referred | Measure::Started | Measure::Completed => {
            let cells = scoped.cells(tally, CountTable::States);
            let reached = |state: State| match target.measure {
                Measure::Started => state.is_started(),
                _ => state == State::Completed,
            };
            let above = cells.clone().states(|state| denominator.holds(state) && reached(state));
            let is_open = |state: State| {
                denominator.holds(state)
                    && matches!(state, State::Waiting | State::Ongoing)
                    && !reached(state)
            };
            let is_any_open = State::ALL.into_iter().any(is_open);
            let open = is_any_open.then(|| cells.clone().states(is_open));
            (above, group(cells), open.into_iter().collect())
        }
        Measure::Goals => {
            let below = group(scoped.cells(tally, CountTable::Goals));
            let (enough, all) = (target.reached.unwrap_or(1), tally.spec().goals.len());
            let above = below.clone().numbers("goals_reached", enough, all as i64);
            let open = below.clone().numbers("goals_reached", 0, i64::from(enough) - 1);
            (above, below, vec![open])
        }
        Measure::Improved => {
            let outcomes = &tally.spec().outcomes;
            let asked = |name: &str| target.outcome.as_deref() == Some(name);
            let Some(index) = outcomes.iter().position(|outcome| asked(&outcome.name)) else {
                return Vec::new();
            };
            let instrument = &outcomes[index].instrument;
            let [low, high] = instrument.range;
            let all = group(scoped.cells(tally, CountTable::Outcome(index)));
            let (below, open) = match denominator {
                Denominator::Paired => {
                    (all.numbers("before", low, high).numbers("after", low, high), Vec::new())
                }
                _ => {
                    let after = all.clone().numbers("before", low, high);
                    let open = [
                        all.clone().words("before", ["missing"]),
                        after.words("after", ["missing"]),
                    ];
                    (all, open.into())
                }
            };
            let least = instrument.meaningful_change;
            (below.clone().numbers("score_change", least, high - low), below, open)
        }
    };
    let open = open.into_iter().map(|cells: CountRef| cells.part(Part::Open));
    [above.part(Part::Numerator), below].into_iter().chain(open).collect()
}
