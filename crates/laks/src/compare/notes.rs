//! Finds what to know before reading a comparison.

use super::comparison::ComparisonLine;
use super::lines::FEW;
use super::note::{ComparisonNote, When};
use super::sides::{Side, Sides};
use super::{mix, planned};
use crate::Error;
use crate::estimate::Unit;
use crate::tally::{CountTable, StayKind};
use laks_stats::WORKING_ICC;
use std::collections::BTreeMap;

/// What to know, the gravest first; lines that it calls for are added.
pub(super) fn of(
    sides: &Sides<'_>,
    lines: &mut Vec<ComparisonLine>,
) -> Result<Vec<ComparisonNote>, Error> {
    let mut notes: Vec<ComparisonNote> = ends(sides).collect();
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

/// A part of known completions above which a horizon is too short.
const SIZEABLE: f64 = 0.2;
/// The part of known completions that a horizon should hold.
const WOULD_DO: f64 = 0.9;

/// How many known completions took how many days.
fn completions(side: &Side<'_>) -> BTreeMap<u64, u64> {
    let mut days = BTreeMap::new();
    for stratum in side.tally.strata() {
        for ([kind, _, stayed], count) in side.tally.places(stratum, CountTable::Staying, side.date)
        {
            if kind == StayKind::Completed as u64 {
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
    let longer = longer(&both[0]).max(longer(&both[1]));
    if longer <= SIZEABLE {
        return None;
    }
    let would_do = both.iter().map(|days| within(days, WOULD_DO)).max().unwrap_or(0);
    Some(ComparisonNote::HorizonTooShort { days: follow_up, longer, would_do })
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
    let unknown = sides.both().iter().any(|side| side.courses().is_none());
    if is_of_rows && unknown && spec.known.starts() {
        notes.push(ComparisonNote::CoursesNotKnown);
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
    let is_split = sources.iter().all(|source| source.entered.is_some());
    if is_of_rows && !is_split && spec.known.starts() {
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
