//! Records drawn at random, with what a program may hold and a table would not.

use super::records::{ITEMS, STRATA};
use laks::{Day, Exit, GoalMark, MeasuredOn, Record, Scores};
use proptest::prelude::*;

fn day() -> impl Strategy<Value = Option<Day>> {
    let days = (16_800..17_100).prop_map(|day| Day::from_epoch(day).unwrap());
    let odd = Just(Day::new(1900, 1, 1).unwrap());
    prop::option::weighted(0.8, prop_oneof![20 => days, 1 => odd])
}

fn score(most: i32) -> impl Strategy<Value = Option<i32>> {
    let numbers = prop_oneof![20 => 0..=most, 1 => Just(99), 1 => -3..120];
    prop::option::weighted(0.8, numbers)
}

fn label() -> impl Strategy<Value = String> {
    let texts = [
        "",
        "  ",
        "jobcentre",
        " JC ",
        "EGEN LÆGE",
        "gpp",
        "ukendt",
        "#REF!",
        "A\u{30a}rhus",
        "7.0",
    ];
    prop::sample::select(texts.map(str::to_owned).to_vec())
}

prop_compose! {
    pub(crate) fn record()(
        id in prop_oneof![20 => (0..200_u32).prop_map(|id| id.to_string()), 1 => Just("ukendt".to_owned()), 1 => Just(" ".to_owned())],
        dates in prop::array::uniform6(day()),
        exit in prop::sample::select(Exit::ALL.to_vec()),
        sessions in prop::array::uniform2(prop::option::of(0..260_u32)),
        who5 in prop::array::uniform2(score(25)),
        health in prop::array::uniform2(score(5)),
        wellbeing in score(25),
        on in prop::array::uniform2(day()),
        items in prop::array::uniform5(score(6)),
        mark in prop::option::of(prop::sample::select(GoalMark::ALL.to_vec())),
        strata in prop::array::uniform3(label()),
    ) -> Record {
        let percent = |score: Option<i32>| score.map(|score| if score <= 25 { 4 * score } else { score });
        let [baseline, follow_up] = who5.map(percent);
        let scores = [
            ("who5", Scores { baseline, follow_up }),
            ("self_rated_health", Scores { baseline: health[0], follow_up: health[1] }),
            ("wellbeing", Scores { baseline: None, follow_up: wellbeing }),
        ];
        let items = ITEMS.into_iter().zip(items).filter_map(|(name, answer)| Some((name.to_owned(), answer?)));
        Record {
            referral_id: Some(id),
            referred_on: dates[0],
            offered_on: dates[1],
            started_on: dates[2],
            ended_on: dates[3],
            last_contact_on: dates[4],
            observed_from: dates[5],
            exit,
            sessions_attended: sessions[0],
            sessions_planned: sessions[1],
            scores: scores.map(|(name, scores)| (name.to_owned(), scores)).into(),
            measured_on: [("who5".to_owned(), MeasuredOn { baseline: on[0], follow_up: on[1] })].into(),
            items: items.collect(),
            goals: mark.into_iter().collect(),
            strata: STRATA.into_iter().map(str::to_owned).zip(strata).collect(),
            ..Record::default()
        }
    }
}
