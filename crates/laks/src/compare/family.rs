//! Which lines carry p: those declared beforehand, with Holm's beside, so that one more column mapped
//! changes no conclusion.

use super::comparison::ComparisonLine;
use super::sides::Sides;
use crate::Error;
use laks_stats::holm;

/// Keeps p on the lines of the family, and adjusts it.
pub(super) fn declare(
    lines: &mut [ComparisonLine],
    named: Option<&[String]>,
    sides: &Sides<'_>,
) -> Result<(), Error> {
    let usual = usual(lines, sides);
    let family = named.unwrap_or(&usual);
    if let Some(unknown) = family.iter().find(|name| lines.iter().all(|l| l.measure != **name)) {
        return Err(Error::UnknownName {
            what: "line of the family",
            found: unknown.clone(),
            known: lines.iter().map(|line| line.measure.clone()).collect(),
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
    Ok(())
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
