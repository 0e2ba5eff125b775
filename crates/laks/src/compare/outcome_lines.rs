//! The lines of outcomes: who was measured twice, the mean gain, and the share improved.

use super::comparison_line::{ComparisonLine, POWER, line_of};
use super::course_level;
use super::shares::{few, shares};
use super::sides::{Side, Sides};
use crate::below::Below;
use crate::error::Error;
use crate::estimate::{Estimate, Unit};
use crate::figure::Figure;
use crate::figure::OutcomeFigure;
use crate::outcomes::ChangeRow;
use crate::reason::Reason;
use crate::tally::EventKind;
use laks_stats::{detectable, mean_difference};

/// Three lines for each outcome.
pub(super) fn lines(sides: &Sides<'_>) -> Result<Vec<ComparisonLine>, Error> {
    let mut lines = Vec::new();
    let outcomes = &sides.before.tally.spec().outcomes;
    for (index, outcome) in outcomes.iter().enumerate() {
        let name = &outcome.name;
        let [before, after] =
            [row(&sides.before, name, sides.level)?, row(&sides.after, name, sides.level)?];
        let shown_on = outcome.instrument.shown_scale();
        let gain = ComparisonLine { shown_on, ..gains(name, &before, &after, sides)? };
        let improved = shares(few(before.improved), few(after.improved), sides.level)?;
        let complete = shares(few(before.completeness), few(after.completeness), sides.level)?;
        let named = |what: OutcomeFigure, line: ComparisonLine| ComparisonLine {
            measure: Figure::OfOutcome(what, name.clone()),
            ..line
        };
        let gain = course_level::of_gain(named(OutcomeFigure::MeanGain, gain), index, sides)?;
        let improved =
            course_level::of_improved(named(OutcomeFigure::Improved, improved), index, sides)?;
        let complete = course_level::of_paired(
            named(OutcomeFigure::PairedCompleteness, complete),
            index,
            sides,
        )?;
        lines.extend([gain, improved, complete]);
    }
    Ok(lines)
}

/// The change among those who started, unless a declared period leaves some of them out.
fn row(side: &Side<'_>, outcome: &str, level: f64) -> Result<ChangeRow, Error> {
    let followed = side.tally.spec().follow_up_days.is_some();
    let entry = if followed { EventKind::Started } else { EventKind::Referred };
    let row = side.tally.outcome(outcome)?.change(level)?.total;
    Ok(if side.leaves_out(entry) { row.mapped(|e| e.hidden(Reason::NotByDay)) } else { row })
}

/// The difference of mean gains, with Welch's t.
fn gains(
    outcome: &str,
    before: &ChangeRow,
    after: &ChangeRow,
    sides: &Sides<'_>,
) -> Result<ComparisonLine, Error> {
    let (first, second) = (before.gain.clone(), after.gain.clone());
    let name = Figure::MeanGain.difference();
    let why = [&first, &second].into_iter().find_map(|gain| match &gain.reason {
        Some(reason @ (Reason::NoColumn(_) | Reason::NotByDay)) => Some(reason.clone()),
        _ => None,
    });
    if let Some(reason) = why {
        let contrast = Estimate::unknown(name, Below::Paired, sides.level, reason);
        let contrast = Estimate { unit: Unit::Points, ..contrast };
        return Ok(line_of(first, second, contrast, None, "welch"));
    }
    let histogram = |side: &Side<'_>| side.tally.outcome(outcome)?.gains();
    let (x1, x2) = (histogram(&sides.before)?, histogram(&sides.after)?);
    let means = mean_difference(&x2, &x1, sides.level)?;
    let contrast = Estimate::of(name, &means.difference, Unit::Points, Below::Paired);
    let mut line = line_of(first, second, contrast, means.test.p, means.test.method);
    if let (Some(error), Some(df)) = (means.difference.standard_error, means.test.df) {
        line.detectable = Some(detectable(error, Some(df), sides.level, POWER)?);
    }
    Ok(line)
}
