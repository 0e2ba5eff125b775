//! Which lines carry p: those declared beforehand, with Holm's beside, so that one more column mapped
//! changes no conclusion.

use super::asked::Compare;
use super::comparison_line::ComparisonLine;
use super::goal_lines::measure as goals_measure;
use super::note::ComparisonNote;
use super::sides::Sides;
use crate::error::Error;
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
    let lacking: Vec<String> = lacking.cloned().collect();
    if let Some(found) = lacking.first().filter(|_| !asked.family_may_lack) {
        return Err(Error::UnknownName {
            what: "line of the family",
            found: found.clone(),
            known: lines.iter().map(|line| line.measure.clone()).chain(of_goals(sides)).collect(),
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
    let of_others: Vec<String> = of_others.cloned().collect();
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
fn of_goals(sides: &Sides<'_>) -> impl Iterator<Item = String> {
    (1..).zip(&sides.before.tally.spec().goals).map(|(number, _)| goals_measure(number))
}

/// Uptake, completion (of planned courses where their lengths differ), and each outcome's improvement.
fn usual(lines: &[ComparisonLine], sides: &Sides<'_>) -> Vec<String> {
    let has = |name: &str| lines.iter().any(|line| line.measure == name);
    let planned = "completion_of_planned_courses";
    let completion = if has(planned) { planned } else { "completion" };
    let improved = sides.before.tally.spec().outcomes.iter();
    let improved = improved.map(|outcome| format!("improved_{}", outcome.name));
    let rates = ["uptake", completion].map(str::to_owned).into_iter();
    rates.chain(improved).filter(|name| has(name)).collect()
}
