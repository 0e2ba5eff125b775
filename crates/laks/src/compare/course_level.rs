//! The contrast that knows of courses: where every side's courses are known it is the headline of figures
//! over the started, and the plain one stands second.

use super::comparison_line::{ComparisonLine, POWER, PlainContrast};
use super::sides::{Side, Sides};
use crate::error::Error;
use crate::estimate::{Estimate, Unit};
use crate::funnel::Rate;
use crate::rules::Stage;
use crate::rules::State;
use crate::tally::{CourseCounts, StayKind};
use laks_stats::{Cluster, clustered_difference, detectable};

/// A rate over the started or the exited.
pub(super) fn of_rate(
    line: ComparisonLine,
    rate: &Rate,
    sides: &Sides<'_>,
) -> Result<ComparisonLine, Error> {
    let holds: fn(State) -> bool = match rate.denominator {
        Stage::Started => State::is_started,
        Stage::Exited => State::is_exited,
        _ => return Ok(line),
    };
    let above = rate.numerator;
    let cluster = move |_: &Side<'_>, course: &CourseCounts| {
        let sum = |counts: &dyn Fn(State) -> bool| -> u64 {
            let kinds = StayKind::ALL.into_iter().filter(|kind| counts(kind.state()));
            kinds.map(|kind| course.stays[kind as usize]).sum()
        };
        Cluster::share(sum(&|state| above.holds(state) && holds(state)), sum(&holds))
    };
    headline(line, sides, cluster)
}

/// The mean gain in an outcome.
pub(super) fn of_gain(
    line: ComparisonLine,
    outcome: usize,
    sides: &Sides<'_>,
) -> Result<ComparisonLine, Error> {
    headline(line, sides, |_, course| {
        let mut cluster = Cluster { size: 0, sum: 0.0, sum_of_squares: 0.0 };
        for (&gain, &count) in &course.gains[outcome] {
            let (gain, n) = (gain as f64, count as f64);
            cluster.size += count;
            cluster.sum += gain * n;
            cluster.sum_of_squares += gain * gain * n;
        }
        cluster
    })
}

/// The share improved in an outcome.
pub(super) fn of_improved(
    line: ComparisonLine,
    outcome: usize,
    sides: &Sides<'_>,
) -> Result<ComparisonLine, Error> {
    let instrument = &sides.before.tally.spec().outcomes[outcome].instrument;
    let meaningful = i64::from(instrument.meaningful_change);
    headline(line, sides, |_, course| {
        let gains = &course.gains[outcome];
        let improved = gains.range(meaningful..).map(|(_, count)| count).sum();
        Cluster::share(improved, gains.values().sum())
    })
}

/// The share measured before and after on an outcome.
pub(super) fn of_paired(
    line: ComparisonLine,
    outcome: usize,
    sides: &Sides<'_>,
) -> Result<ComparisonLine, Error> {
    headline(line, sides, |_, course| {
        let paired: u64 = course.gains[outcome].values().sum();
        Cluster::share(paired, course.stays.iter().sum())
    })
}

/// Puts the contrast of courses first, where there is one.
pub(super) fn headline(
    mut line: ComparisonLine,
    sides: &Sides<'_>,
    cluster: impl Fn(&Side<'_>, &CourseCounts) -> Cluster,
) -> Result<ComparisonLine, Error> {
    let (Some(before), Some(after)) = (sides.before.courses(), sides.after.courses()) else {
        return Ok(line);
    };
    if line.contrast.value.is_none() {
        return Ok(line);
    }
    let clusters = |side: &Side<'_>, courses: &[CourseCounts]| -> Vec<Cluster> {
        let clusters = courses.iter().map(|course| cluster(side, course));
        clusters.filter(|cluster| cluster.size > 0).collect()
    };
    let (before, after) = (clusters(&sides.before, &before), clusters(&sides.after, &after));
    if before.is_empty() || after.is_empty() {
        return Ok(line);
    }
    let result = clustered_difference(&after, &before, sides.level)?;
    let mut contrast = Estimate::of(
        line.contrast.name.clone(),
        &result.difference,
        line.contrast.unit,
        line.contrast.denominator_is.clone(),
    );
    contrast.note = line.contrast.note.clone();
    if contrast.unit == Unit::Share {
        // No two shares differ by more than 1.
        contrast.lower = contrast.lower.map(|lower| lower.max(-1.0));
        contrast.upper = contrast.upper.map(|upper| upper.min(1.0));
    }
    if let (Some(error), Some(df)) = (result.difference.standard_error, result.test.df) {
        let least = detectable(error, Some(df), sides.level, POWER)?;
        let can_be = line.contrast.unit != Unit::Share || least <= 1.0;
        line.detectable = can_be.then_some(least);
    }
    let [a, b] = result.clusters.map(|clusters| clusters as u64);
    line.courses = Some([b, a]);
    line.plain = Some(PlainContrast {
        contrast: std::mem::replace(&mut line.contrast, contrast),
        p: line.p,
        test: std::mem::replace(&mut line.test, result.test.method.into()),
    });
    line.p = result.test.p;
    Ok(line)
}
