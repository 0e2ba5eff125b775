//! When does a curve cross a height? The same search for falling and for rising curves.

use crate::{Error, Estimate, Reason};

/// One step of a monotone curve with the two bands around it.
pub(crate) struct Crossing {
    pub(crate) time: f64,
    pub(crate) value: f64,
    /// The band that crosses first, seen along time.
    pub(crate) first: Option<f64>,
    /// The band that crosses last.
    pub(crate) last: Option<f64>,
}

/// Heights are compared with this slack, so that 6/8 is not above 0.75 by rounding.
const SLACK: f64 = 1e-12;

/// The first times at which the curve and its bands reach the share `q`; `fallen` turns the search
/// for a rising curve into that for a falling one.
pub(crate) fn quantile_estimate(
    crossings: impl Iterator<Item = Crossing>,
    q: f64,
    fallen: impl Fn(f64) -> f64,
    level: f64,
    method: &'static str,
) -> Result<Estimate, Error> {
    if !(q > 0.0 && q < 1.0) {
        return Err(Error::argument("q", "strictly between 0 and 1 (such as 0.5)", q));
    }
    let reached = |value: f64| fallen(value) <= 1.0 - q + SLACK;
    let (mut value, mut lower, mut upper, mut any) = (None, None, None, false);
    for crossing in crossings {
        any = true;
        let cross = |found: &mut Option<f64>, height: Option<f64>| {
            if found.is_none() && height.is_some_and(reached) {
                *found = Some(crossing.time);
            }
        };
        cross(&mut value, Some(crossing.value));
        cross(&mut lower, crossing.first);
        cross(&mut upper, crossing.last);
    }
    let reason = match (value, lower, upper) {
        _ if !any => Some(Reason::NoEventObserved),
        (None, _, _) => Some(Reason::NotReached { share: q.into() }),
        (_, None, _) => Some(Reason::NoLowerEnd),
        (_, _, None) => Some(Reason::NoUpperEnd),
        _ => None,
    };
    Ok(Estimate { value, lower, upper, standard_error: None, level, method, reason })
}
