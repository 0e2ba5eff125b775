//! One line for each figure: both values, the contrast, and the test of the same method.

use super::asked::Compare;
use super::comparison::ComparisonLine;
use super::sides::{Side, Sides};
use super::{course_level, goal_lines, outcome_lines, per_time};
use crate::error::Error;
use crate::estimate::{Estimate, Note, Unit};
use crate::figure::Figure;
use crate::funnel::{From, Group, Rate, funnel_rates};
use crate::method::Method;
use crate::reason::Reason;
use crate::tally::EventKind;
use laks_stats::{Alternative, DifferenceMethod, DifferenceTestMethod, detectable};

/// Below this many people a share says little by itself.
pub(super) const FEW: u64 = 20;
/// The power of the smallest detectable difference.
pub(super) const POWER: f64 = 0.8;

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
    let from = if rate.is_of_referred() || !followed { From::Referral } else { From::Start };
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
    group.rate(rate).map(few)
}

/// Notes that a share rests on few people, where nothing else is noted.
pub(super) fn few(share: Estimate) -> Estimate {
    match (share.denominator, &share.note) {
        (Some(n @ 1..FEW), None) => share.noted(Note::FewObservations { n }),
        _ => share,
    }
}

/// Two shares of the same name, and their difference.
pub(super) fn shares(
    before: Estimate,
    after: Estimate,
    level: f64,
) -> Result<ComparisonLine, Error> {
    let counts = |e: &Estimate| e.numerator.zip(e.denominator).filter(|_| e.value.is_some());
    let name = before.name.difference();
    let method = DifferenceTestMethod::MiettinenNurminen;
    let (Some((x1, n1)), Some((x2, n2))) = (counts(&before), counts(&after)) else {
        let why = [&before, &after]
            .into_iter()
            .find_map(|side| side.reason.clone().filter(|_| side.value.is_none()));
        let reason = match why {
            Some(Reason::NoColumn(columns)) => Reason::NoColumn(columns),
            Some(known @ (Reason::NotByDay | Reason::OnlyThoseWithDate)) => known,
            Some(formula @ Reason::Formula(_)) => formula,
            _ => Reason::OneSideUnknown,
        };
        let contrast = Estimate::unknown(name, before.denominator_is.clone(), level, reason);
        return Ok(line_of(before, after, contrast, None, method.name()));
    };
    let difference =
        laks_stats::difference(x2, n2, x1, n1, DifferenceMethod::MiettinenNurminen, level)?;
    let test = laks_stats::difference_test(x2, n2, x1, n1, Alternative::TwoSided, method)?;
    let contrast = Estimate::of(name, &difference, Unit::Share, before.denominator_is.clone());
    let mut line = line_of(before, after, contrast, test.p, test.method);
    line.detectable = detectable_share([x1, x2], [n1, n2], level)?;
    Ok(line)
}

/// The smallest difference of two shares that groups so large would have shown, with variances at the
/// share of both together.
fn detectable_share(x: [u64; 2], n: [u64; 2], level: f64) -> Result<Option<f64>, Error> {
    let [n1, n2] = n.map(|n| n as f64);
    let share = (x[0] + x[1]) as f64 / (n1 + n2);
    let error = (share * (1.0 - share) * (1.0 / n1 + 1.0 / n2)).sqrt();
    let least = detectable(error, None, level, POWER)?;
    Ok(Some(least).filter(|least| least.is_finite() && *least > 0.0 && *least <= 1.0))
}

/// A line whose contrast is plain.
pub(super) fn line_of(
    before: Estimate,
    after: Estimate,
    contrast: Estimate,
    p: Option<f64>,
    test: impl Into<Method>,
) -> ComparisonLine {
    ComparisonLine {
        measure: before.name.clone(),
        before,
        after,
        contrast,
        p,
        p_holm: None,
        test: test.into(),
        detectable: None,
        courses: None,
        plain: None,
    }
}
