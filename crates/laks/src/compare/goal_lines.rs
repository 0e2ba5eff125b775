//! The lines of goals: who reached at least so many.

use super::asked::Compare;
use super::comparison_line::ComparisonLine;
use super::shares::{few, shares};
use super::sides::{Side, Sides};
use crate::error::Error;
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::goals::GoalRow;
use crate::reason::Reason;
use crate::tally::Among;
use crate::tally::EventKind;
use std::collections::BTreeSet;

/// One line for each number of goals that the family asks for, among those who started.
pub(super) fn lines(sides: &Sides<'_>, asked: &Compare) -> Result<Vec<ComparisonLine>, Error> {
    let mut lines = Vec::new();
    let named = asked.family.iter().flatten();
    let numbers: BTreeSet<u32> = named.filter_map(goals_asked).collect();
    for goals in numbers {
        let both = sides.both().map(|side| reached(side, goals, sides.level));
        match both {
            [Ok(before), Ok(after)] => {
                let line = shares(before, after, sides.level)?;
                lines.push(ComparisonLine { measure: Figure::GoalsReachedAtLeast(goals), ..line });
            }
            _ if asked.family_may_lack => {}
            [Err(error), _] | [_, Err(error)] => return Err(error),
        }
    }
    Ok(lines)
}

/// The number of goals that a figure of the family asks for.
const fn goals_asked(figure: &Figure) -> Option<u32> {
    match figure {
        Figure::GoalsReachedAtLeast(goals) => Some(*goals),
        _ => None,
    }
}

/// The share of one side, unless a declared period leaves some of its people out.
fn reached(side: &Side<'_>, at_least: u32, level: f64) -> Result<Estimate, Error> {
    let followed = side.tally.spec().follow_up_days.is_some();
    let entry = if followed { EventKind::Started } else { EventKind::Referred };
    let GoalRow { reached, .. } = side.tally.goals(at_least, None, Among::Started, level)?.total;
    Ok(if side.leaves_out(entry) { reached.hidden(Reason::NotByDay) } else { few(reached) })
}
