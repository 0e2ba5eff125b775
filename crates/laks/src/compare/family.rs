//! Which lines carry p: those declared beforehand, with Holm's beside, so that one more column mapped
//! changes no conclusion.

use super::asked::Compare;
use super::comparison_line::ComparisonLine;
use super::note::ComparisonNote;
use super::sides::Sides;
use crate::error::Error;
use crate::figure::Figure;
use crate::figure::OutcomeFigure;
use laks_stats::holm;

/// Keeps p on the lines of the family, and adjusts it; says which of its lines there are not.
pub(super) fn declare(
    lines: &mut [ComparisonLine],
    asked: &Compare,
    sides: &Sides<'_>,
) -> Result<Vec<ComparisonNote>, Error> {
    let usual = usual(lines, sides);
    let family = asked.family.as_ref().unwrap_or(&usual);
    let lacking = family.iter().filter(|name| lines.iter().all(|line| line.measure != **name));
    let lacking: Vec<Figure> = lacking.cloned().collect();
    if let Some(found) = lacking.first().filter(|_| !asked.family_may_lack) {
        return Err(Error::UnknownName {
            what: "line of the family",
            found: found.to_string(),
            known: lines
                .iter()
                .map(|line| line.measure.clone())
                .chain(of_goals(sides))
                .map(|figure| figure.to_string())
                .collect(),
        });
    }
    let mut tested: Vec<&mut ComparisonLine> = Vec::new();
    for line in lines {
        if !family.contains(&line.measure) {
            line.p = None;
            if let Some(plain) = &mut line.plain {
                plain.p = None;
            }
        } else if line.p.is_some() {
            tested.push(line);
        }
    }
    let p: Vec<f64> = tested.iter().filter_map(|line| line.p).collect();
    for (line, adjusted) in tested.into_iter().zip(holm(&p)?) {
        line.p_holm = Some(adjusted);
    }
    let mut notes = Vec::new();
    let of_others = asked.of_others.iter().filter(|name| !lacking.contains(name));
    let of_others: Vec<Figure> = of_others.cloned().collect();
    if !of_others.is_empty() {
        notes.push(ComparisonNote::FamilyOfOthers { measures: of_others });
    }
    if !lacking.is_empty() {
        notes.push(ComparisonNote::FamilyLacks { measures: lacking });
    }
    if !asked.without_line.is_empty() {
        notes.push(ComparisonNote::TargetsWithoutLine { targets: asked.without_line.clone() });
    }
    Ok(notes)
}

/// The lines of goals that could be named.
fn of_goals(sides: &Sides<'_>) -> impl Iterator<Item = Figure> {
    (1..).zip(&sides.before.tally.spec().goals).map(|(goals, _)| Figure::GoalsReachedAtLeast(goals))
}

/// Uptake, completion (of planned courses where their lengths differ), and each outcome's improvement.
fn usual(lines: &[ComparisonLine], sides: &Sides<'_>) -> Vec<Figure> {
    let has = |figure: &Figure| lines.iter().any(|line| line.measure == *figure);
    let planned = Figure::CompletionOfPlannedCourses;
    let completion = if has(&planned) { planned } else { Figure::Completion };
    let improved = sides.before.tally.spec().outcomes.iter();
    let improved =
        improved.map(|outcome| Figure::OfOutcome(OutcomeFigure::Improved, outcome.name.clone()));
    [Figure::Uptake, completion].into_iter().chain(improved).filter(has).collect()
}
