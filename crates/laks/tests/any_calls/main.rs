//! A program that calls anything, in any order, with any number: an answer or an error, never a panic.
//!
//! `LAKS_CALLS=1000000 cargo test -p laks --test any_calls` makes a million calls, others each time; without it
//! there are few, and always the same. A sequence that ends in a panic is made shorter and printed.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

mod ask;
mod blocks;
mod hand;
mod make;
mod odd;
mod told;
mod world;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeMap;
use world::{Call, World};

/// How many calls are made in a row on average, each on what those before it made.
const IN_A_ROW: usize = 40;

/// A runner that makes so many calls: always the same few, or as many others as are asked for.
fn runner() -> TestRunner {
    let asked = std::env::var("LAKS_CALLS").ok().and_then(|calls| calls.parse().ok());
    let cases = asked.unwrap_or(10_000_u32).div_ceil(u32::try_from(IN_A_ROW).unwrap());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    match asked {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    }
}

#[test]
fn no_call_panics() {
    let met = RefCell::new(BTreeMap::<String, [u64; 2]>::new());
    let result = runner().run(&prop::collection::vec(world::call(), 1..2 * IN_A_ROW), |calls| {
        let mut world = World::default();
        for call in calls {
            let (name, answered) = world.make(&call);
            met.borrow_mut().entry(name).or_default()[usize::from(answered)] += 1;
        }
        Ok(())
    });
    if let Err(failed) = result {
        panic!("{failed}");
    }
    // Every kind of call was made, and answered at least once: a fuzz that is always refused tries nothing.
    let met = met.into_inner();
    let never: Vec<&String> =
        met.iter().filter(|(_, [_, told])| *told == 0).map(|(n, _)| n).collect();
    assert!(never.is_empty(), "never answered: {never:?}");
    assert_eq!(met.len(), Call::kinds(), "{met:?}");
}
