//! The chance of a share against what can be worked out by hand or exactly.

#![allow(clippy::unwrap_used, reason = "tests stop where something is not there")]

use laks_stats::{
    Draws, Entries, ExitOutcome, FollowUp, LeftOn, PriorMass, ShareSoFar, StillIn, at_least_more,
    share_more,
};

/// Three standard errors of a probability from this many draws.
const NEAR: f64 = 0.011;
const DRAWS: Draws = times(20_000);

const fn times(times: u32) -> Draws {
    Draws { times, seed: 7 }
}

fn left(days: u64, kind: usize, people: u64) -> LeftOn {
    LeftOn { days, kind, people }
}

fn still_in(days: u64, people: u64) -> StillIn {
    StillIn { days, ends_at: None, people, settled: 0 }
}

/// A share of those who complete (kind 0), of everybody who left.
fn completing(left: Vec<LeftOn>, still_in: Vec<StillIn>) -> ShareSoFar {
    let completed = left.iter().filter(|left| left.kind == 0).map(|left| left.people).sum();
    let counted = left.iter().map(|left| left.people).sum();
    ShareSoFar {
        succeeded: completed,
        counted,
        follow_up: FollowUp { left, still_in },
        prior: PriorMass::after_every_day_seen(),
        outcomes: vec![ExitOutcome::Success, ExitOutcome::Failure],
        entries: None,
    }
}

fn chance(so_far: &ShareSoFar, share: f64) -> f64 {
    share_more(so_far, share, DRAWS, 0.95).unwrap().probability.unwrap()
}

#[test]
fn of_people_who_just_entered_it_is_the_beta_binomial() {
    // Nobody is in longer than anybody who left: days say nothing.
    let so_far = completing(vec![left(20, 1, 4), left(84, 0, 6)], vec![still_in(0, 10)]);
    let exact = at_least_more(6, 10, 10, 5, (0.5, 0.5), 0.95).unwrap();
    let found = share_more(&so_far, 11.0 / 20.0, DRAWS, 0.95).unwrap();
    assert!((found.probability.unwrap() - exact.probability.unwrap()).abs() < NEAR);
    assert!((found.expected.unwrap() - exact.expected.unwrap()).abs() < 0.1);
    assert_eq!((found.lower, found.upper), (exact.lower, exact.upper));
}

#[test]
fn drop_outs_that_lie_behind_are_not_counted_against_those_still_in() {
    // A rate learned from those out (4 of 10 dropped out) was once applied to people past day 20.
    let so_far = completing(vec![left(20, 1, 4), left(84, 0, 6)], vec![still_in(30, 10)]);
    // Past day 20 the completing are Beta(6 + ½, ½).
    let exact = at_least_more(6, 6, 10, 8, (0.5, 0.5), 0.95).unwrap().probability.unwrap();
    assert!((chance(&so_far, 14.0 / 20.0) - exact).abs() < NEAR);
    let naive = at_least_more(6, 10, 10, 8, (0.5, 0.5), 0.95).unwrap().probability.unwrap();
    assert!(exact > 0.8 && naive < 0.3);
}

#[test]
fn beyond_the_last_day_at_risk_the_prior_alone_speaks() {
    let so_far = completing(vec![left(20, 1, 3), left(84, 0, 9)], vec![still_in(90, 1)]);
    assert!((chance(&so_far, 10.0 / 13.0) - 0.5).abs() < NEAR);
    // Before the first completion it speaks for everybody past the drop-outs.
    let nobody = completing(vec![left(20, 1, 3)], vec![still_in(60, 10)]);
    let exact = at_least_more(0, 0, 10, 7, (0.5, 0.5), 0.95).unwrap();
    assert!((chance(&nobody, 7.0 / 13.0) - exact.probability.unwrap()).abs() < NEAR);
}

#[test]
fn the_prior_at_the_end_has_the_chances_of_its_urn() {
    let of_two = |first: u64, second: u64| {
        let out = vec![left(14, 1, 1), left(84, 0, 2)];
        let mut so_far = completing(out, vec![still_in(first, 1), still_in(second, 1)]);
        so_far.prior = PriorMass::at_the_end(&so_far.follow_up);
        share_more(&so_far, 0.8, times(200_000), 0.95).unwrap().probability.unwrap()
    };
    // Beyond day 20 the urn holds 2 + ½ who complete, ¼ who leaves on day 84, and 9 of the 12 parts of a
    // quarter before it; what the first does is put back twice.
    let exact = 2.5 / 2.9375 * (3.5 / 3.9375);
    assert!((of_two(20, 20) - exact).abs() < 0.003);
    // In after day 80 the second is at risk in all the weeks that the first must still pass.
    let exact = 3.75 / 3.9375 * (2.5 / 2.75) * (3.5 / 3.75);
    assert!((of_two(20, 80) - exact).abs() < 0.003);
}

#[test]
fn with_a_planned_end_completing_is_staying_until_it() {
    let planned = |days, end, people| StillIn { days, ends_at: Some(end), people, settled: 0 };
    let mut so_far = completing(vec![left(20, 1, 3)], vec![planned(60, 84, 27)]);
    so_far.prior = PriorMass::before_planned_ends(&so_far.follow_up);
    // The weeks that begin after day 60 hold 3 of the 12 parts of half a person who leaves; half stays.
    let found = share_more(&so_far, 0.5, DRAWS, 0.95).unwrap();
    let ahead = 0.5 * 3.0 / 12.0;
    assert!((found.expected.unwrap() - 27.0 * 0.5 / (0.5 + ahead)).abs() < 0.2);
    // Whoever is past the planned end has stayed until it.
    let past = completing(vec![left(20, 1, 3)], vec![planned(90, 84, 5)]);
    let found = share_more(&past, 0.5, times(100), 0.95).unwrap();
    assert_eq!((found.lower, found.upper), (Some(5), Some(5)));
}

#[test]
fn who_is_settled_is_at_risk_but_not_drawn() {
    let mut so_far = completing(vec![left(84, 0, 5), left(84, 1, 5)], vec![still_in(10, 20)]);
    so_far.follow_up.still_in[0].settled = 10;
    (so_far.succeeded, so_far.counted) = (15, 20);
    // 6 of the 10 who are left, at a rate of 5 in 10: those who reached early say nothing about them.
    assert!((chance(&so_far, 0.7) - 0.41).abs() < 2.0 * NEAR);
}

#[test]
fn waiting_and_staying_are_multiplied() {
    let mut so_far = completing(vec![left(84, 0, 1_000), left(84, 1, 1_000)], vec![]);
    so_far.entries = Some(Entries {
        follow_up: FollowUp {
            left: vec![left(14, 0, 800), left(30, 1, 200)],
            still_in: vec![still_in(0, 1_000)],
        },
        prior: PriorMass::after_every_day_seen(),
    });
    let expected = share_more(&so_far, 0.5, times(2_000), 0.95).unwrap().expected.unwrap();
    assert!((expected / 400.0 - 1.0).abs() < 0.02, "{expected}");
    // Who waits longer than anybody who started was closed in the end.
    let mut late = so_far.clone();
    late.entries.as_mut().unwrap().follow_up.still_in[0] = still_in(20, 1_000);
    let expected = share_more(&late, 0.5, times(2_000), 0.95).unwrap().expected.unwrap();
    assert!(expected < 20.0, "{expected}");
}

#[test]
fn who_may_go_uncounted_makes_the_line_shorter() {
    let learned =
        ExitOutcome::Learned { succeeded: 300, failed: 300, outside: 600, may_be_outside: true };
    let mut so_far = completing(vec![left(84, 0, 1_200)], vec![still_in(3, 1_000)]);
    so_far.outcomes = vec![learned, ExitOutcome::Outside];
    let found = share_more(&so_far, 0.5, times(2_000), 0.95).unwrap();
    assert!((found.expected.unwrap() / 250.0 - 1.0).abs() < 0.03);
    // 1 200 of 1 200 and 250 of 500 more: the share is sure to be above a half.
    assert!(found.probability.unwrap() > 0.99);
}

#[test]
fn the_same_question_has_the_same_answer() {
    let so_far = completing(vec![left(20, 1, 4), left(84, 0, 6)], vec![still_in(30, 10)]);
    assert_eq!(
        share_more(&so_far, 0.7, times(500), 0.9),
        share_more(&so_far, 0.7, times(500), 0.9)
    );
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence() {
    let so_far = completing(vec![left(20, 1, 4)], vec![still_in(30, 10)]);
    let refused = |so_far: &ShareSoFar, share: f64, draws: u32| {
        share_more(so_far, share, times(draws), 0.95).unwrap_err().to_string()
    };
    assert_eq!(refused(&so_far, 0.0, 10), "share must be above 0 and at most 1, but is 0");
    assert_eq!(refused(&so_far, 0.5, 0), "draws must be 1 or more, but is 0");
    let mut wrong = so_far.clone();
    wrong.follow_up.left[0].kind = 2;
    assert_eq!(
        refused(&wrong, 0.5, 10),
        "kind must be the number of a kind with an outcome, but is 2"
    );
    let mut wrong = so_far.clone();
    wrong.prior[0].mass = f64::NAN;
    assert!(refused(&wrong, 0.5, 10).starts_with("prior must be positive masses"));
    let mut wrong = so_far;
    wrong.follow_up.still_in[0].settled = 11;
    assert_eq!(
        refused(&wrong, 0.5, 10),
        "settled must be at most the people still in, but is 11 of 10"
    );
}
