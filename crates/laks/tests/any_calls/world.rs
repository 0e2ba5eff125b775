//! What has been made so far, and the calls that make and ask.

use crate::odd::{Args, args};
use crate::{ask, blocks, hand, make};
use laks::{Cohort, Plan, Schema, Tally};
use proptest::prelude::*;

/// Things made so far. A call that needs one takes any of them.
#[derive(Default)]
pub(crate) struct World {
    pub(crate) cohorts: Vec<Cohort>,
    pub(crate) tallies: Vec<Tally>,
    pub(crate) plans: Vec<Plan>,
}

/// Whether a call was answered; a refusal was looked at already.
pub(crate) type Answer = Result<(), laks::Error>;
/// A call by its name.
pub(crate) type Named<T> = (&'static str, fn(&mut World, &T) -> Answer);

/// One call.
#[derive(Debug, Clone)]
pub(crate) enum Call {
    Read(make::Rows),
    Block(blocks::Block),
    Hand(hand::Made),
    Ask(usize, Args),
}

impl Call {
    /// How many kinds of calls there are.
    pub(crate) fn kinds() -> usize {
        3 + make::ALL.len() + ask::ALL.len()
    }
}

pub(crate) fn call() -> impl Strategy<Value = Call> {
    let asked = make::ALL.len() + ask::ALL.len();
    prop_oneof![
        3 => make::rows().prop_map(Call::Read),
        1 => blocks::block().prop_map(Call::Block),
        1 => hand::made().prop_map(Call::Hand),
        24 => (0..asked, args()).prop_map(|(which, args)| Call::Ask(which, args)),
    ]
}

impl World {
    /// Makes a call: its name, and whether it was answered.
    pub(crate) fn make(&mut self, call: &Call) -> (String, bool) {
        let (name, answer) = match call {
            Call::Read(rows) => ("rows", make::read(self, rows)),
            Call::Block(block) => ("block", blocks::push(self, block)),
            Call::Hand(made) => ("hand", hand::use_it(self, made)),
            Call::Ask(which, args) => {
                let all = || make::ALL.iter().chain(ask::ALL);
                let (name, asked) = all().nth(*which).unwrap();
                (*name, asked(self, args))
            }
        };
        if let Err(refused) = &answer {
            let said = refused.to_string();
            assert!(!said.trim().is_empty() && !said.contains("Error {"), "{name}: {said:?}");
        }
        // What is made is dropped before it is too much.
        self.cohorts.truncate(4);
        self.tallies.truncate(8);
        (name.to_owned(), answer.is_ok())
    }

    /// A tally of those made, or an empty one.
    pub(crate) fn tally(&self, which: usize) -> Result<Tally, laks::Error> {
        match pick(&self.tallies, which) {
            Some(tally) => Ok(tally.clone()),
            None => self.cohort(which)?.tally(&laks::Spec::new(
                self.cohort(which)?.layout(),
                ["2016-05-31"],
                &[],
            )?),
        }
    }

    pub(crate) fn cohort(&self, which: usize) -> Result<Cohort, laks::Error> {
        match pick(&self.cohorts, which) {
            Some(cohort) => Ok(cohort.clone()),
            None => Cohort::from_records(&[], &Schema::default()),
        }
    }

    /// Keeps what was made first, so that calls find it.
    pub(crate) fn keep(&mut self, tally: Tally) {
        self.tallies.insert(0, tally);
    }
}

pub(crate) fn pick<T>(things: &[T], which: usize) -> Option<&T> {
    things.get(which.checked_rem(things.len())?)
}
