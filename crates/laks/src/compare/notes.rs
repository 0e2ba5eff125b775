//! Finds what to know before reading a comparison.

use super::comparison_line::ComparisonLine;
use super::note::ComparisonNote;
use super::shares::FEW;
use super::sides::Sides;
use super::{comparable, horizon, mix, planned};
use crate::below::Below;
use crate::calendar::DateField;
use crate::counted::When;
use crate::error::Error;
use crate::estimate::Unit;
use crate::figure::Figure;
use crate::method::Method;
use crate::records::Clock;
use crate::rules::Stage;
use crate::tally::EventKind;
use crate::tally::OPEN;
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
    notes.extend(horizon::too_short(sides));
    notes.extend(horizon::waits_beyond(sides));
    notes.extend(not_followed(sides)?);
    notes.extend(planned::compare(sides, lines)?);
    notes.extend(mix::compare(sides)?);
    notes.extend(courses(sides, lines));
    notes.extend(periods(sides));
    notes.extend(few(lines));
    Ok(notes)
}

/// The shares and means that rest on few people on one side.
fn few(lines: &[ComparisonLine]) -> Option<ComparisonNote> {
    let of_people = || lines.iter().filter(|line| line.contrast.unit != Unit::Ratio);
    let is_few = |line: &&ComparisonLine| {
        [&line.before, &line.after].iter().any(|e| e.denominator.is_some_and(|n| n < FEW))
    };
    let measures: Vec<Figure> =
        of_people().filter(is_few).map(|line| line.measure.clone()).collect();
    match measures.len() {
        0 => None,
        all if all > 1 && all == of_people().count() => Some(ComparisonNote::FewEverywhere),
        _ => Some(ComparisonNote::Few { measures }),
    }
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
    let [before, after] = sides.both().map(|side| side.counts(Clock::Referral));
    let may_be_open = [before?, after?].iter().any(|side| side.bounds(OPEN).known() != Some(0));
    Ok(may_be_open.then_some(ComparisonNote::OpenNotKnown))
}

/// Who is on neither side of a split, for want of the date it was made by: both sides of one split say the
/// same.
fn undated(sides: &Sides<'_>) -> Vec<ComparisonNote> {
    let sources = sides.both().map(|side| side.tally.sources());
    let mut columns: BTreeMap<&str, u64> = BTreeMap::new();
    for split in sources.iter().flatten().flat_map(|source| &source.splits) {
        if split.undated > 0 {
            let people = columns.entry(&split.column).or_default();
            *people = split.undated.max(*people);
        }
    }
    let note = |(column, people): (&str, u64)| ComparisonNote::OnNeitherSide {
        column: column.to_owned(),
        people,
    };
    columns.into_iter().map(note).collect()
}

/// Who was referred too late to be followed as long as the others.
fn not_followed(sides: &Sides<'_>) -> Result<Option<ComparisonNote>, Error> {
    let Some(days) = sides.before.tally.spec().follow_up_days else { return Ok(None) };
    let (before, after) = (sides.before.not_followed()?, sides.after.not_followed()?);
    let note = ComparisonNote::NotFollowed { before, after, days };
    Ok((before + after > 0).then_some(note))
}

fn courses(sides: &Sides<'_>, lines: &[ComparisonLine]) -> Vec<ComparisonNote> {
    let mut notes = Vec::new();
    let spec = sides.before.tally.spec();
    let is_of_rows = !spec.published;
    let has_starts = lines.iter().any(|line| {
        line.contrast.value.is_some()
            && matches!(line.before.denominator_is, Below::Stage(Stage::Started | Stage::Exited))
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
    let is_of_goals =
        |line: &ComparisonLine| line.contrast.name == Figure::GoalsReached.difference();
    if knows_courses && lines.iter().any(|line| is_of_goals(line) && line.contrast.value.is_some())
    {
        notes.push(ComparisonNote::GoalsNotByCourse);
    }
    let in_lumps = [EventKind::Started, EventKind::Completed].map(Figure::PerThirtyDays);
    if knows_courses && lines.iter().any(|line| in_lumps.contains(&line.measure)) {
        notes.push(ComparisonNote::CountsInLumps);
    }
    let assumed = lines.iter().filter(|line| line.contrast.method == Method::AssumedIcc);
    let measures: Vec<Figure> = assumed.map(|line| line.measure.clone()).collect();
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
    let is_by_other_date = sources.iter().flat_map(|source| &source.splits).any(|split| {
        ![DateField::Referred, DateField::Started].iter().any(|date| date.name() == split.column)
    });
    if is_of_rows && !has_earlier_referrals && !is_by_other_date && spec.known.starts() {
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
