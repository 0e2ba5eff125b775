//! Instruments, goals and schemas made by hand, of numbers that may contradict each other.

use crate::odd::number;
use crate::world::{Answer, World};
use laks::sections::{Earlier, GoalChange, Instrument, Scale};
use laks::{Cohort, Record, Schema, Scores, Spec};
use proptest::prelude::*;

/// The numbers of an instrument.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    range: [i64; 2],
    item_range: Option<[i64; 2]>,
    factor: Option<i64>,
    meaningful: i64,
    cut_off: i64,
    from: usize,
    scores: [i64; 2],
}

pub(crate) fn made() -> impl Strategy<Value = Made> {
    let pair = || [number(), number()];
    (
        prop_oneof![1 => pair(), 2 => Just([0, 4])],
        prop::option::weighted(0.1, pair()),
        prop::option::weighted(0.5, number()),
        prop_oneof![1 => number(), 2 => Just(1)],
        number(),
        any::<usize>(),
        prop_oneof![1 => pair(), 2 => [0..4_i64, 0..4_i64]],
    )
        .prop_map(|(range, item_range, factor, meaningful, cut_off, from, scores)| Made {
            range,
            item_range,
            factor,
            meaningful,
            cut_off,
            from,
            scores,
        })
}

fn instrument(made: &Made) -> Instrument {
    let shipped = Instrument::shipped();
    let mut instrument = shipped[made.from % shipped.len()].clone();
    instrument.range = made.range.map(|end| end as i32);
    instrument.item_range = made.item_range.map(|ends| ends.map(|end| end as i32));
    instrument.percent_factor = made.factor.map(|factor| factor as i32);
    instrument.meaningful_change = made.meaningful as i32;
    for cut_off in &mut instrument.cut_offs {
        cut_off.at_most = Some(made.cut_off as i32);
    }
    if !made.from.is_multiple_of(3) {
        instrument.cut_offs.clear();
        instrument.categories.clear();
        instrument.items.clear();
    }
    instrument
}

pub(crate) fn use_it(world: &mut World, made: &Made) -> Answer {
    let instrument = instrument(made);
    let [baseline, follow_up] = made.scores.map(|score| score as i32);
    let told = (instrument.levels(), instrument.best_level(), instrument.shown_scale());
    assert!(told.0 <= 1 << 32);
    instrument.gain(baseline, follow_up);
    instrument.takes("x", Scale::Raw);
    instrument.takes("x", Scale::Percent);
    instrument.item_takes("x");
    instrument.cut_offs.iter().filter(|cut_off| cut_off.holds(baseline)).count();
    let change =
        GoalChange::declared("g", &instrument, Some(made.meaningful as u32), Some(Earlier::Any));
    let change = change.unwrap_or_else(|_| GoalChange::meaningful(&instrument));
    change.mark(&instrument, Some(baseline as u8), Some(follow_up as u8));
    let name = instrument.id.clone();
    let schema = Schema { instruments: vec![instrument], ..Schema::default() };
    let record = Record {
        referred_on: Some("2016-03-01".parse()?),
        started_on: Some("2016-03-08".parse()?),
        scores: [(name, Scores { baseline: Some(baseline), follow_up: Some(follow_up) })].into(),
        ..Record::default()
    };
    let cohort = Cohort::from_records(&vec![record; 3], &schema)?;
    let tally = cohort.tally(&Spec::new(cohort.layout(), ["2016-05-31"], &[])?)?;
    crate::told::shown(&tally.outcomes(0.95)?)?;
    world.keep(tally);
    Ok(())
}
