//! Counts per time: events by their own dates, over the days that are compared.

use super::comparison_line::{ComparisonLine, POWER, line_of};
use super::sides::Sides;
use crate::below::Below;
use crate::error::Error;
use crate::estimate::{Estimate, Unit};
use crate::figure::Figure;
use crate::tally::EventKind;
use laks_stats::{
    Alternative, RateMethod, RateRatioMethod, RateRatioTestMethod, detectable, rate, rate_ratio,
    rate_ratio_test,
};

/// The events that have a line.
pub(super) const EVENTS: [EventKind; 3] =
    [EventKind::Referred, EventKind::Started, EventKind::Completed];

/// How many were referred, started and completed in each thirty days: none where the days, or the
/// events, are not known on both sides. They are not tied to any follow-up.
pub(super) fn lines(sides: &Sides<'_>) -> Result<Vec<ComparisonLine>, Error> {
    let (Some(before), Some(after)) = (sides.before.period(), sides.after.period()) else {
        return Ok(Vec::new());
    };
    let days = [before.days()?, after.days()?];
    let mut lines = Vec::new();
    for event in EVENTS {
        let [Some(x1), Some(x2)] = sides.both().map(|side| side.events(event)) else { continue };
        let line = line(&Figure::PerThirtyDays(event), [x1, x2], days, sides.level)?;
        let [before, after] = sides.both().map(|side| vec![side.cells_of_events(event)]);
        lines.push(ComparisonLine {
            before: line.before.counted_in(before),
            after: line.after.counted_in(after),
            ..line
        });
    }
    Ok(lines)
}

fn line(
    name: &Figure,
    [x1, x2]: [u64; 2],
    days: [u32; 2],
    level: f64,
) -> Result<ComparisonLine, Error> {
    let [t1, t2] = days.map(|days| f64::from(days) / 30.0);
    let of = |x: u64, time: f64, days: u32| -> Result<Estimate, Error> {
        let rate = rate(x, time, RateMethod::Exact, level)?;
        let rate = Estimate::of(name.clone(), &rate, Unit::PerThirtyDays, Below::Days);
        Ok(Estimate { numerator: Some(x), denominator: Some(u64::from(days)), ..rate })
    };
    let ratio = rate_ratio(x2, t2, x1, t1, RateRatioMethod::Exact, level)?;
    let method = RateRatioTestMethod::Exact;
    let test = rate_ratio_test(x2, t2, x1, t1, Alternative::TwoSided, method)?;
    let contrast = Estimate::of(name.ratio(), &ratio, Unit::Ratio, Below::Counts);
    let (before, after) = (of(x1, t1, days[0])?, of(x2, t2, days[1])?);
    let mut line = line_of(before, after, contrast, test.p, test.method);
    // Were both rates those of all events together.
    let expected = [t1, t2].map(|t| (x1 + x2) as f64 * t / (t1 + t2));
    let error = (1.0 / expected[0] + 1.0 / expected[1]).sqrt();
    let least = detectable(error, None, level, POWER)?.exp();
    line.detectable = Some(least).filter(|least| least.is_finite());
    Ok(line)
}
