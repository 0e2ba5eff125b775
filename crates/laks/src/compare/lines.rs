//! One line for each figure: both values, the contrast, and the test of the same method.

use super::comparison::ComparisonLine;
use crate::tally::Tally;
use crate::{Error, Estimate, Reason, Unit};
use laks_stats::{
    Alternative, DifferenceMethod, DifferenceTestMethod, RateMethod, RateRatioMethod,
    RateRatioTestMethod,
};

/// The rates of the funnel.
pub(super) fn of_funnel(
    before: &Tally,
    after: &Tally,
    level: f64,
) -> Result<Vec<ComparisonLine>, Error> {
    let (before, after) = (before.funnel(level)?.total, after.funnel(level)?.total);
    let pairs = before.rates.into_iter().zip(after.rates);
    pairs.map(|(before, after)| shares(before, after, level)).collect()
}

/// How many were referred, started and completed for each thirty days of referrals.
pub(super) fn per_time(
    before: &Tally,
    after: &Tally,
    days: [u32; 2],
    level: f64,
) -> Result<Vec<ComparisonLine>, Error> {
    let date = |tally: &Tally| tally.spec().as_of.len().saturating_sub(1);
    let counts = [before.total_counts(date(before))?, after.total_counts(date(after))?];
    let time = days.map(|days| f64::from(days) / 30.0);
    let mut lines = Vec::new();
    for stage in ["referred", "started", "completed"] {
        let [Some(x1), Some(x2)] = [counts[0].known(stage), counts[1].known(stage)] else {
            continue;
        };
        let name = format!("{stage}_per_30_days");
        let rate = |x: u64, time: f64, days: u32| -> Result<Estimate, Error> {
            let rate = laks_stats::rate(x, time, RateMethod::Exact, level)?;
            let rate = Estimate::of(&name, &rate, Unit::PerThirtyDays, "days of referrals");
            Ok(Estimate { numerator: Some(x), denominator: Some(u64::from(days)), ..rate })
        };
        let (t1, t2) = (time[0], time[1]);
        let ratio = laks_stats::rate_ratio(x2, t2, x1, t1, RateRatioMethod::Exact, level)?;
        let method = RateRatioTestMethod::Exact;
        let test = laks_stats::rate_ratio_test(x2, t2, x1, t1, Alternative::TwoSided, method)?;
        lines.push(ComparisonLine {
            before: rate(x1, t1, days[0])?,
            after: rate(x2, t2, days[1])?,
            contrast: Estimate::of(&format!("ratio_of_{name}"), &ratio, Unit::Ratio, &name),
            p: test.p,
            test: test.method.to_owned(),
            measure: name,
        });
    }
    Ok(lines)
}

/// The mean gain and the share improved of every outcome, of those measured twice.
pub(super) fn of_outcomes(
    before: &Tally,
    after: &Tally,
    level: f64,
) -> Result<Vec<ComparisonLine>, Error> {
    let mut lines = Vec::new();
    let names: Vec<String> = before.spec().outcomes.iter().map(|o| o.name.clone()).collect();
    for outcome in names {
        let (first, second) = (before.outcome(&outcome)?, after.outcome(&outcome)?);
        let (change, later) = (first.change(level)?.total, second.change(level)?.total);
        let mut improved = shares(change.improved, later.improved, level)?;
        improved.measure = format!("improved_{outcome}");
        let means = laks_stats::mean_difference(&second.gains()?, &first.gains()?, level)?;
        let name = "difference_of_mean_gain";
        lines.push(ComparisonLine {
            measure: format!("mean_gain_{outcome}"),
            before: change.gain,
            after: later.gain,
            contrast: Estimate::of(name, &means.difference, Unit::Points, "paired"),
            p: means.test.p,
            test: means.test.method.to_owned(),
        });
        lines.push(improved);
    }
    Ok(lines)
}

/// Two shares of the same name, and their difference.
fn shares(before: Estimate, after: Estimate, level: f64) -> Result<ComparisonLine, Error> {
    let counts = |e: &Estimate| e.numerator.zip(e.denominator);
    let name = format!("difference_of_{}", before.name);
    let method = DifferenceTestMethod::MiettinenNurminen;
    let (Some((x1, n1)), Some((x2, n2))) = (counts(&before), counts(&after)) else {
        let reason = Reason::OneSideUnknown;
        let contrast = Estimate::unknown(&name, &before.denominator_is, level, reason);
        let measure = before.name.clone();
        let test = method.name().to_owned();
        return Ok(ComparisonLine { measure, before, after, contrast, p: None, test });
    };
    let difference =
        laks_stats::difference(x2, n2, x1, n1, DifferenceMethod::MiettinenNurminen, level)?;
    let test = laks_stats::difference_test(x2, n2, x1, n1, Alternative::TwoSided, method)?;
    Ok(ComparisonLine {
        measure: before.name.clone(),
        contrast: Estimate::of(&name, &difference, Unit::Share, &before.denominator_is),
        p: test.p,
        test: test.method.to_owned(),
        before,
        after,
    })
}
