//! One line for each figure: both values, the contrast, and the test of the same method.

use super::asked::Compare;
use super::comparison_line::ComparisonLine;
use super::shares::{few, shares};
use super::sides::{Side, Sides};
use super::{course_level, goal_lines, outcome_lines, per_time};
use crate::error::Error;
use crate::estimate::Estimate;
use crate::figure::Figure;
use crate::funnel::{Group, Rate, funnel_rates};
use crate::reason::Reason;
use crate::records::Clock;
use crate::tally::EventKind;

/// Every line, in the order of a table.
pub(super) fn every_line(sides: &Sides<'_>, asked: &Compare) -> Result<Vec<ComparisonLine>, Error> {
    let mut lines = rates(sides)?;
    lines.extend(per_time::lines(sides)?);
    lines.extend(outcome_lines::lines(sides)?);
    lines.extend(goal_lines::lines(sides, asked)?);
    Ok(lines)
}

/// The rates of the funnel, each on its own clock, paired by name.
fn rates(sides: &Sides<'_>) -> Result<Vec<ComparisonLine>, Error> {
    let mut lines = Vec::new();
    for rate in funnel_rates() {
        let [before, after] = [
            rate_of(&sides.before, &rate, sides.level)?,
            rate_of(&sides.after, &rate, sides.level)?,
        ];
        if rate.figure == Figure::Offer && before.value.is_none() && after.value.is_none() {
            continue;
        }
        let line = shares(before, after, sides.level)?;
        lines.push(course_level::of_rate(line, &rate, sides)?);
    }
    Ok(lines)
}

/// A rate of one side, of those who entered on the days compared.
fn rate_of(side: &Side<'_>, rate: &Rate, level: f64) -> Result<Estimate, Error> {
    let spec = side.tally.spec();
    let followed = spec.follow_up_days.is_some();
    let from = if rate.is_of_referred() || !followed { Clock::Referral } else { Clock::Start };
    if side.lacks_people_of(rate.denominator) {
        let reason = Reason::OnlyThoseWithDate;
        return Ok(Estimate::unknown(rate.figure.clone(), rate.denominator, level, reason));
    }
    if !followed && side.leaves_out(EventKind::Referred) {
        return Ok(Estimate::unknown(
            rate.figure.clone(),
            rate.denominator,
            level,
            Reason::NotByDay,
        ));
    }
    let (counts, known) = (side.counts(from)?, side.tally.known());
    let group = Group {
        counts: &counts,
        known: (!spec.published).then_some(&known),
        followed,
        level,
        excluded: side.tally.excluded(),
    };
    Ok(few(side.cells().rate(rate).given_to(group.rate(rate)?)))
}
