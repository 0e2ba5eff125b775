//! Finds what to know before reading a comparison.

use super::comparison::ComparisonLine;
use super::lines::FEW;
use super::note::{ComparisonNote, When};
use super::sides::{Side, Sides};
use super::{comparable, mix, planned};
use crate::Error;
use crate::estimate::Unit;
use crate::funnel::From;
use crate::tally::{CountTable, OPEN, StayKind, place_month};
use laks_stats::WORKING_ICC;
use std::collections::BTreeMap;

/// What to know, the gravest first; lines that it calls for are added.
pub(super) fn of(
    sides: &Sides<'_>,
    lines: &mut Vec<ComparisonLine>,
) -> Result<Vec<ComparisonNote>, Error> {
    let mut notes: Vec<ComparisonNote> = ends(sides).collect();
    notes.extend(open(sides)?);
    notes.extend(comparable::may_be_same(sides).then_some(ComparisonNote::MayBeSamePeople));
    notes.extend(undated(sides));
    notes.extend(horizon(sides));
    notes.extend(planned::compare(sides, lines)?);
    notes.extend(mix::compare(sides)?);
    notes.extend(courses(sides, lines));
    notes.extend(periods(sides));
    let few: Vec<String> = lines
        .iter()
        .filter(|line| line.contrast.unit != Unit::Ratio)
        .filter(|line| {
            [&line.before, &line.after].iter().any(|e| e.denominator.is_some_and(|n| n < FEW))
        })
        .map(|line| line.measure.clone())
        .collect();
    if !few.is_empty() {
        notes.push(ComparisonNote::Few { measures: few });
    }
    Ok(notes)
}

/// The sides whose tables end before the date of the count.
fn ends(sides: &Sides<'_>) -> impl Iterator<Item = ComparisonNote> {
    let sides = [(When::Before, &sides.before), (When::After, &sides.after)];
    sides.into_iter().filter_map(|(when, side)| {
        Some(ComparisonNote::EndsEarly { when, on: side.tally.ends_early()? })
    })
}

/// Whether, without follow-up, some may still wait or be in a course.
fn open(sides: &Sides<'_>) -> Result<Option<ComparisonNote>, Error> {
    if sides.before.tally.spec().follow_up_days.is_some() {
        return Ok(None);
    }
    let [before, after] = sides.both().map(|side| side.counts(From::Referral));
    let may_be_open = [before?, after?].iter().any(|side| side.bounds(OPEN).known() != Some(0));
    Ok(may_be_open.then_some(ComparisonNote::OpenNotKnown))
}

/// Who is on neither side of a split, for want of the date it was made by: both sides of one split say the
/// same.
fn undated(sides: &Sides<'_>) -> Vec<ComparisonNote> {
    let sources = sides.both().map(|side| side.tally.sources());
    let mut columns: BTreeMap<&str, u64> = BTreeMap::new();
    for undated in sources.iter().flatten().flat_map(|source| &source.undated) {
        let people = columns.entry(&undated.column).or_default();
        *people = undated.people.max(*people);
    }
    let note = |(column, people): (&str, u64)| ComparisonNote::OnNeitherSide {
        column: column.to_owned(),
        people,
    };
    columns.into_iter().map(note).collect()
}

/// A part of known completions above which a horizon is too short.
const SIZEABLE: f64 = 0.2;
/// The part of known completions that a horizon should hold.
const WOULD_DO: f64 = 0.9;

/// How many known completions took how many days.
fn completions(side: &Side<'_>) -> BTreeMap<u64, u64> {
    let mut days = BTreeMap::new();
    for stratum in side.tally.strata() {
        for ([kind, month, stayed], count) in
            side.tally.places(stratum, CountTable::Staying, side.date)
        {
            if kind == StayKind::Completed as u64 && side.holds_month(place_month(month)) {
                *days.entry(stayed).or_default() += count;
            }
        }
    }
    days
}

fn horizon(sides: &Sides<'_>) -> Option<ComparisonNote> {
    let follow_up = sides.before.tally.spec().follow_up_days?;
    let both = sides.both().map(completions);
    let longer = |days: &BTreeMap<u64, u64>| {
        let all: u64 = days.values().sum();
        let longer: u64 = days.range(u64::from(follow_up) + 1..).map(|(_, n)| n).sum();
        if all > 0 { longer as f64 / all as f64 } else { 0.0 }
    };
    let [before, after] = [longer(&both[0]), longer(&both[1])];
    let (when, longer) = if after > before { (When::After, after) } else { (When::Before, before) };
    if longer <= SIZEABLE {
        return None;
    }
    let would_do = both.iter().map(|days| within(days, WOULD_DO)).max().unwrap_or(0);
    Some(ComparisonNote::HorizonTooShort { when, days: follow_up, longer, would_do })
}

/// The fewest days within which this part came.
fn within(days: &BTreeMap<u64, u64>, part: f64) -> u64 {
    let all: u64 = days.values().sum();
    let mut so_far = 0;
    let found = days.iter().find(|(_, count)| {
        so_far += **count;
        so_far as f64 >= part * all as f64
    });
    found.map_or(0, |(&days, _)| days)
}

fn courses(sides: &Sides<'_>, lines: &[ComparisonLine]) -> Vec<ComparisonNote> {
    let mut notes = Vec::new();
    let spec = sides.before.tally.spec();
    let is_of_rows = !spec.published;
    let has_starts = lines.iter().any(|line| {
        line.contrast.value.is_some()
            && matches!(line.before.denominator_is.as_str(), "started" | "exited")
    });
    if has_starts && sides.both().iter().any(|side| !side.knows_courses()) {
        notes.push(ComparisonNote::CoursesNotKnown);
    } else if has_starts && sides.both().iter().any(|side| side.courses().is_none()) {
        notes.push(ComparisonNote::CoursesNotByDay);
    } else if has_starts {
        let unnamed = sides.both().iter().map(|side| side.tally.in_no_course(side.date)).sum();
        notes.extend((unnamed > 0).then_some(ComparisonNote::CoursesUnnamed { people: unnamed }));
    }
    let knows_courses = sides.both().iter().all(|side| side.knows_courses());
    let is_of_goals = |line: &ComparisonLine| line.contrast.name == "difference_of_goals_reached";
    if knows_courses && lines.iter().any(|line| is_of_goals(line) && line.contrast.value.is_some())
    {
        notes.push(ComparisonNote::GoalsNotByCourse);
    }
    let assumed = lines.iter().filter(|line| line.contrast.method == "assumed_icc");
    let measures: Vec<String> = assumed.map(|line| line.measure.clone()).collect();
    if !measures.is_empty() {
        notes.push(ComparisonNote::LikenessAssumed { measures, icc: WORKING_ICC });
    }
    if spec.follow_up_days.is_none() {
        return notes;
    }
    let sources: Vec<_> = sides.both().iter().flat_map(|side| side.tally.sources()).collect();
    let kept = sources.iter().map(|source| source.straddling.kept).max().unwrap_or(0);
    let cut = sources.iter().map(|source| source.straddling.cut).max().unwrap_or(0);
    notes.extend((kept > 0).then_some(ComparisonNote::CoursesKept { courses: kept }));
    notes.extend((cut > 0).then_some(ComparisonNote::CoursesCut { courses: cut }));
    let [before, after] = sides.both().map(|side| side.tally.sources());
    let has_earlier_referrals = before.iter().all(|source| source.entered.is_some())
        && after.iter().all(|source| source.entered.is_some_and(|days| days.from.is_some()));
    if is_of_rows && !has_earlier_referrals && spec.known.starts() {
        notes.push(ComparisonNote::StartsByReferral);
    }
    notes
}

fn periods(sides: &Sides<'_>) -> Vec<ComparisonNote> {
    if sides.before.tally.spec().published {
        return Vec::new();
    }
    let lacking = sides.both().into_iter().zip([When::Before, When::After]);
    let lacking = lacking.filter(|(side, _)| side.period().is_none());
    lacking
        .map(|(side, when)| ComparisonNote::NoPeriod { when, argument: side.argument.to_owned() })
        .collect()
}
