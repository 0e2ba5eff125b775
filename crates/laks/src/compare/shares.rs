//! Two shares, their difference, and the test of the same method.

use super::comparison_line::{ComparisonLine, POWER, line_of};
use crate::error::Error;
use crate::estimate::{Estimate, Note, Unit};
use crate::reason::Reason;
use laks_stats::{Alternative, DifferenceMethod, DifferenceTestMethod, detectable};

/// Below this many people a share says little by itself.
pub(super) const FEW: u64 = 20;

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
