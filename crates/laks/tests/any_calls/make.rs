//! Calls that make something: schemas, cohorts, tallies, plans.

use crate::odd::{Args, TEXTS, day, number};
use crate::world::{Answer, Named, World, pick};
use laks::results::{FigureRow, Figures};
use laks::words::DateField;
use laks::{
    Cohort, Day, EntryWindow, Exit, GoalMark, MeasuredOn, Plan, Record, Schema, Scores, Spec, Tally,
};
use proptest::prelude::*;

/// Records, and which schema they are read by.
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    records: Vec<Record>,
    schema: usize,
}

/// Which of them has goals.
const WITH_GOALS: usize = 1;

const SCHEMAS: [&str; 6] = [
    "",
    "[table]\nextracted_on = 2016-06-30\n[[goals]]\nid = \"g\"\ncolumn = \"g\"\n[[goals]]\nid = \"w\"\noutcome = \"who5\"\n",
    "[outcomes]\nwho5 = \"%\"\n",
    "[rules]\nmissing_referred_on = \"exclude\"\nscore_out_of_range = \"blank\"\nfollow_up_without_baseline = \"blank\"\n",
    "[outcomes.who5]\nscale = \"percent\"\n[[outcome]]\n",
    "[outcomes.who5]\nscale = \"percent\"\n",
];

/// An outcome that no schema has.
const NOBODYS: &str = "nobody's";

fn some_day() -> impl Strategy<Value = Option<Day>> {
    prop::option::weighted(0.7, day())
}

fn score() -> impl Strategy<Value = Option<i32>> {
    prop::option::weighted(0.6, prop_oneof![5 => 0..26_i32, 1 => any::<i32>()])
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![4 => prop::sample::select(vec!["a", "b", "x"]), 1 => prop::sample::select(TEXTS.to_vec())]
        .prop_map(str::to_owned)
}

prop_compose! {
    fn record()(
        days in [some_day(), some_day(), some_day(), some_day(), some_day(), some_day()],
        exit in 0..Exit::ALL.len(),
        sessions in [prop::option::of(number()), prop::option::of(number())],
        scores in prop::collection::btree_map(
            prop::sample::select(vec!["who5", "self_rated_health", NOBODYS]).prop_map(str::to_owned),
            (score(), score()).prop_map(|(baseline, follow_up)| Scores { baseline, follow_up }), 0..2),
        measured in prop::option::weighted(0.2, (some_day(), some_day())),
        items in prop::collection::btree_map("[a-c]", any::<i32>(), 0..2),
        marks in prop::collection::vec(prop::sample::select(GoalMark::ALL.to_vec()), 1..2),
        unit in prop::option::of(label()),
        course in prop::option::of(label()),
        id in prop::option::weighted(0.2, label()),
    ) -> Record {
        let [referred_on, offered_on, started_on, ended_on, last_contact_on, observed_from] = days;
        Record {
            referral_id: id.clone(),
            person_id: id,
            referred_on, offered_on, started_on, ended_on,
            exit: Exit::ALL[exit],
            last_contact_on,
            observed_from,
            sessions_attended: sessions[0].map(|n| n as u32),
            sessions_planned: sessions[1].map(|n| n as u32),
            scores,
            measured_on: measured.into_iter()
                .map(|(baseline, follow_up)| ("who5".to_owned(), MeasuredOn { baseline, follow_up })).collect(),
            items,
            goals: marks,
            strata: [("unit", unit), ("course", course)].into_iter()
                .filter_map(|(name, label)| Some((name.to_owned(), label?))).collect(),
        }
    }
}

/// The same as a careful program would hold it.
fn usual(odd: Record, has_goal: bool) -> Record {
    let near = |day: Day| Day::from_epoch(16_700 + day.epoch().rem_euclid(300)).unwrap();
    let days = [odd.referred_on, odd.offered_on, odd.started_on, odd.ended_on, None, None];
    let days = sorted(days.map(|day| day.map(near)));
    let referred_on = days[0].or(days[1]).or(days[2]).or(days[3]).or(Some(near(Day::MIN)));
    let exit = match (days[2], days[3]) {
        (_, None) => Exit::Open,
        (None, Some(_)) => Exit::NeverStarted,
        _ => [Exit::Completed, Exit::DroppedOut, Exit::EndedOther][odd.exit as usize % 3],
    };
    let few = |n: Option<u32>| n.map(|n| n % 9);
    let near_score = |score: Option<i32>| score.map(|score| 1 + score.rem_euclid(5));
    let scores =
        odd.scores.into_iter().filter(|(name, _)| *name != NOBODYS).map(|(name, scores)| {
            let Scores { baseline, follow_up } = scores;
            (
                name,
                Scores {
                    baseline: near_score(baseline),
                    follow_up: near_score(follow_up).filter(|_| days[2].is_some()),
                },
            )
        });
    let label =
        |(name, label): (String, String)| (name, ["a", "b", "x"][label.len() % 3].to_owned());
    Record {
        referred_on,
        offered_on: days[1],
        started_on: days[2],
        ended_on: days[3],
        exit,
        sessions_attended: few(odd.sessions_attended).filter(|_| days[2].is_some()),
        sessions_planned: odd.sessions_planned.map(|_| 9),
        scores: scores.collect(),
        goals: if has_goal { odd.goals } else { Vec::new() },
        strata: odd.strata.into_iter().map(label).collect(),
        ..Record::default()
    }
}

/// The days that are there, in the order in which they happen.
fn sorted(days: [Option<Day>; 6]) -> [Option<Day>; 6] {
    let mut there: Vec<Day> = days.iter().flatten().copied().collect();
    there.sort_unstable();
    let mut there = there.into_iter();
    days.map(|day| day.and_then(|_| there.next()))
}

pub(crate) fn rows() -> impl Strategy<Value = Rows> {
    let schema = prop_oneof![1 => Just(WITH_GOALS), 2 => 0..SCHEMAS.len()];
    let kind = (prop::bool::weighted(0.8), schema);
    (prop::collection::vec(record(), 0..25), kind).prop_map(|(mut records, (is_usual, schema))| {
        if is_usual {
            records =
                records.into_iter().map(|record| usual(record, schema == WITH_GOALS)).collect();
        }
        Rows { records, schema }
    })
}

pub(crate) fn read(world: &mut World, rows: &Rows) -> Answer {
    let schema = pick(&SCHEMAS, rows.schema).copied().unwrap_or_default();
    let schema = Schema::from_toml(schema)?;
    let cohort = Cohort::from_records(&rows.records, &schema);
    if let Err(laks::Error::Issues(issues)) = &cohort {
        assert!(issues.total() > 0, "refused without an issue");
        crate::told::issues(issues);
    }
    let cohort = cohort?;
    crate::told::issues(cohort.issues());
    world.cohorts.insert(0, cohort);
    Ok(())
}

pub(crate) const ALL: &[Named<Args>] = &[
    ("tally", tally),
    ("tally_with", tally_with),
    ("published", published),
    ("published_rows", published_rows),
    ("split_at", split_at),
    ("within", within),
    ("plan", plan),
    ("stored", stored),
    ("stored_otherwise", stored_otherwise),
    ("sealed", sealed),
];

/// A spec as odd as the numbers.
fn spec(cohort: &Cohort, args: &Args) -> Result<Spec, laks::Error> {
    let by: Vec<String> = cohort.layout().strata.iter().take(args.second % 3).cloned().collect();
    let dates =
        if args.which.is_multiple_of(3) { vec![args.day, args.until] } else { vec![args.day] };
    let mut spec = Spec::new(cohort.layout(), dates, &by)?;
    if args.second.is_multiple_of(4) {
        spec = spec.following(args.u32())?;
    }
    if args.second.is_multiple_of(7) {
        spec = spec.within(&[args.u32(), args.other as u32, 30])?;
    }
    if args.which.is_multiple_of(11) {
        spec.horizons.push(args.u32());
        spec.follow_up_days = Some(args.other as u32);
    }
    Ok(spec)
}

fn tally(world: &mut World, args: &Args) -> Answer {
    let cohort = world.cohort(args.which)?;
    let tally = cohort.tally_with(&spec(&cohort, args)?, 1)?;
    assert!(tally.notes().rows <= cohort.rows_read());
    world.keep(tally);
    Ok(())
}

fn tally_with(world: &mut World, args: &Args) -> Answer {
    let cohort = world.cohort(args.which)?;
    let spec = spec(&cohort, args)?;
    let workers = [0, 1, 2, 3][args.which % 4];
    let tally = cohort.tally_with(&spec, workers)?;
    assert_eq!(tally.to_json()?, cohort.tally(&spec)?.to_json()?);
    world.keep(tally);
    Ok(())
}

fn figures(args: &Args) -> Result<Figures, laks::Error> {
    let names: Vec<&str> = Figures::names().collect();
    let name = |skip: usize| names[args.second.wrapping_add(skip) % names.len()];
    let counts = [("referred", args.u64()), (name(0), args.other.cast_unsigned()), (name(3), 5)];
    if args.which.is_multiple_of(3) {
        return Figures::new([("referred", 35), ("started", 24), ("completed", args.u64())]);
    }
    Figures::new(counts)
}

fn published(world: &mut World, args: &Args) -> Answer {
    let as_of = Some(args.day).filter(|_| args.which.is_multiple_of(2));
    world.keep(Tally::from_counts(figures(args)?, as_of)?);
    Ok(())
}

fn published_rows(world: &mut World, args: &Args) -> Answer {
    let row = |label: &str| -> Result<FigureRow, laks::Error> {
        Ok(FigureRow { key: vec![Some(label.to_owned())], figures: figures(args)? })
    };
    let by = vec![if args.which.is_multiple_of(2) { "unit".to_owned() } else { args.text.clone() }];
    world.keep(Tally::from_rows(by, vec![row("a")?, row(&args.text)?], Some(args.day))?);
    Ok(())
}

fn split_at(world: &mut World, args: &Args) -> Answer {
    let field = args.of(&DateField::ALL);
    let split = world.cohort(args.which)?.split_at(field, args.day)?;
    world.cohorts.splice(0..0, [split.before, split.after]);
    Ok(())
}

fn within(world: &mut World, args: &Args) -> Answer {
    let days = EntryWindow {
        from: Some(args.day),
        to: Some(args.until).filter(|_| args.which.is_multiple_of(2)),
    };
    let inside = world.cohort(args.which)?.within(days);
    world.cohorts.insert(0, inside);
    Ok(())
}

fn plan(world: &mut World, args: &Args) -> Answer {
    let measures = ["referred", "started", "completed", "goals", "improved", args.text.as_str()];
    let measure = serde_json::to_string(&args.of(&measures)).unwrap();
    let asked = match args.which % 5 {
        _ if matches!(args.of(&measures), "goals" | "improved") => {
            "at_least_share = 0.5".to_owned()
        }
        0 => format!("at_least = {}", args.number),
        1 => format!("at_least_share = {:?}", args.real),
        2 => "at_least_share = 0.5".to_owned(),
        _ => "at_least = 14".to_owned(),
    };
    let of = match args.of(&measures) {
        _ if args.which.is_multiple_of(6) => args.text.as_str(),
        "goals" => "reached = 1\nof = 2",
        "improved" => "outcome = \"who5\"\ndenominator = \"paired\"",
        _ => "",
    };
    let (from, until) = (args.day.min(args.until), args.until);
    let plan = Plan::from_toml(&format!(
        "[plan]\nid = \"p\"\ntitle = \"P\"\nversion = 1\nstarts_on = {from}\n[checkpoints]\nhalf_way = {until}\n\
         [[targets]]\nid = \"april\"\ntext = \"t\"\nmeasure = {measure}\ndue = {until}\n{asked}\n{of}\n",
    ))?;
    assert_eq!(Plan::from_json(&plan.to_json()?)?, plan);
    world.plans.insert(0, plan);
    Ok(())
}

/// A tally that went away as JSON comes back as it was.
fn stored(world: &mut World, args: &Args) -> Answer {
    let tally = world.tally(args.which)?;
    let back = Tally::from_json(&tally.to_json()?)?;
    assert_eq!(back.to_json()?, tally.to_json()?);
    world.keep(back);
    Ok(())
}

/// JSON with a byte changed is refused, or says the same.
fn stored_otherwise(world: &mut World, args: &Args) -> Answer {
    let text = world.tally(args.which)?.to_json()?;
    let mut bytes = text.clone().into_bytes();
    let place = args.second % bytes.len();
    match args.which % 3 {
        0 => bytes.truncate(place),
        1 => bytes[place] = b"0129\"{}[],:ax"[args.u64() as usize % 13],
        _ => drop(bytes.splice(place..place, args.text.bytes())),
    }
    let Ok(changed) = String::from_utf8(bytes) else { return Ok(()) };
    let back = Tally::from_json(&changed)?;
    assert_eq!(back.to_json()?, text);
    Ok(())
}

fn sealed(world: &mut World, args: &Args) -> Answer {
    let tally = world.tally(args.which)?;
    let sealed = tally.to_json_sealed(args.text.as_bytes())?;
    let back = Tally::from_json_sealed(&sealed, args.text.as_bytes())?;
    assert_eq!(back.to_json()?, tally.to_json()?);
    let other = Tally::from_json_sealed(&sealed, b"another key of some length");
    other.unwrap_err();
    Ok(())
}
