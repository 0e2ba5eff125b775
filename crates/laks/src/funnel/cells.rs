//! Which cells the rates of a funnel rest on.

use super::rate::Rate;
use crate::counted::{CountRef, CountRefs, Part};
use crate::estimate::{Estimate, Note};
use crate::records::Clock;
use crate::records::EntryWindow;
use crate::rules::{Stage, State};
use crate::tally::{CountTable, Tally};

/// The cells of a tally's people, on both clocks, and of their offers.
#[derive(Debug, Clone)]
pub(crate) struct FunnelCells {
    from_referral: CountRef,
    from_start: CountRef,
    offers: CountRef,
    published: bool,
}

/// The cells of one rate.
#[derive(Debug, Clone)]
pub(crate) struct RateCells {
    /// Above and below the line.
    told: CountRefs,
    /// With those who are open.
    with_open: CountRefs,
    /// Below the line alone.
    below: CountRefs,
}

impl FunnelCells {
    /// Everybody's, at the date of the count with this number.
    pub(crate) fn of(tally: &Tally, date: usize) -> Self {
        let cells = |from| tally.cells_of(tally.clock_table(from), date);
        let until = tally.spec().as_of.get(date).copied();
        Self {
            from_referral: cells(Clock::Referral),
            from_start: cells(Clock::Start),
            offers: tally.cells_of(CountTable::Events, date).days("day", None, until),
            published: tally.spec().published,
        }
    }

    /// Those of whoever entered on some days.
    pub(crate) fn within(self, EntryWindow { from, to }: EntryWindow) -> Self {
        Self {
            from_referral: self.from_referral.days("day_of_referral", from, to),
            from_start: self.from_start.days("day_of_start", from, to),
            ..self
        }
    }

    /// Those of a rate.
    pub(crate) fn rate(&self, rate: &Rate) -> RateCells {
        let clock = if rate.is_of_referred() { &self.from_referral } else { &self.from_start };
        let over = self.above(rate, clock);
        let under = clock.part(Part::Denominator).stage(rate.denominator);
        let open = rate.open();
        let open = match self.published {
            false => clock.part(Part::Open).states(|state| open.contains(&state)),
            true => clock.part(Part::Open).words("figure", open.iter().map(|state| state.name())),
        };
        RateCells {
            told: vec![over.clone(), under.clone()].into(),
            with_open: vec![over, under.clone(), open].into(),
            below: vec![under].into(),
        }
    }

    /// The cells above a rate's line.
    fn above(&self, rate: &Rate, clock: &CountRef) -> CountRef {
        let (above, below) = (rate.numerator, rate.denominator);
        let is_in_both = |state: &State| above.holds(*state) && below.holds(*state);
        let cells = clock.part(Part::Numerator);
        match self.published {
            false if above == Stage::Offered => {
                self.offers.part(Part::Numerator).words("event", [above.name()])
            }
            false => cells.states(|state| is_in_both(&state)),
            true if above.states().all(|state| below.holds(state)) => {
                cells.words("figure", [above.name()])
            }
            true => cells.words("figure", above.states().filter(is_in_both).map(State::name)),
        }
    }
}

impl RateCells {
    /// The rate, with the cells that what it says rests on.
    pub(crate) fn given_to(&self, estimate: Estimate) -> Estimate {
        let has_open = estimate.if_open_fail.is_some()
            || matches!(estimate.note, Some(Note::OfThoseWhoLeft { .. }));
        let cells = match (estimate.value, estimate.denominator) {
            (None, None) => CountRefs::NONE,
            // Of nobody there is no share, and the counts are known.
            (None, Some(_)) if estimate.numerator.is_none() => self.below.clone(),
            _ if has_open => self.with_open.clone(),
            _ => self.told.clone(),
        };
        estimate.counted_in(cells)
    }
}
