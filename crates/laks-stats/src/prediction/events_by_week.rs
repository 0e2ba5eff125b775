//! The chance that enough events happen in the time that is left, when they arrive in lumps.

use super::Prediction;
use super::negative_binomial::NegativeBinomial;
use crate::distributions::chi_squared_quantile;
use crate::error::check_level;
use crate::magnitude::{NOT_NEGATIVE, is_ordinary_and_not_negative};
use crate::{Error, Reason};

const METHOD: &str = "gamma_poisson_by_week";
/// Values of the dispersion, each as likely, over which the distribution is averaged.
const NODES: u32 = 100;

/// The probability of at least `need` events in `left` weeks, from the counts of whole weeks so far.
///
/// With x events in e weeks (a part of a week may be seen beyond the whole ones) and Jeffreys' prior for
/// the rate of groups of φ, the future count has mean `μ = (x + φ/2) left / e` and variance
/// `φ μ (1 + left / e)`: negative binomial, and for φ = 1 the distribution of
/// [`events_more`](crate::events_more). The dispersion of
/// the w whole weeks is Pearson's, `φ̂ = Σ(y − ȳ)² / ((w − 1) ȳ)`. It is not tested but always taken,
/// and uncertain as in a t distribution on w − 1 degrees of freedom: the distribution is averaged over
/// `φ = max(1, φ̂ (w − 1) / χ²)`. `expected` is the mean at `φ = max(1, φ̂)`: over all φ it has none for few
/// weeks.
///
/// With fewer than two whole weeks nothing is known about lumps, and nothing is predicted.
///
/// References: McCullagh and Nelder 1989, Generalized Linear Models, 6.2.3 (the dispersion); Anisimov
/// and Fedorov 2007, doi:10.1002/sim.2956 (φ = 1, one centre).
///
/// # Errors
/// If a time is negative or not finite, `elapsed` is shorter than the whole weeks, `events` are fewer
/// than theirs, or the level is outside (0, 1).
///
/// # Examples
/// Four were referred every week for six weeks, or twelve every third week: 20 more are needed in four.
/// ```
/// use laks_stats::events_by_week;
/// let even = events_by_week(&[4, 4, 4, 4, 4, 4], 24, 6.0, 4.0, 20, 0.95)?;
/// let lumps = events_by_week(&[12, 0, 0, 12, 0, 0], 24, 6.0, 4.0, 20, 0.95)?;
/// assert!(even.upper < lumps.upper && even.lower > lumps.lower);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn events_by_week(
    weeks: &[u64],
    events: u64,
    elapsed: f64,
    left: f64,
    need: u64,
    level: f64,
) -> Result<Prediction, Error> {
    check(weeks, events, elapsed, left)?;
    check_level(level)?;
    if weeks.len() < 2 {
        let reason = Reason::FewerThanTwoWeeks;
        return Ok(Prediction::undefined(level, METHOD, reason));
    }
    let ahead = left / elapsed;
    let mean = |phi: f64| (events as f64 + 0.5 * phi) * ahead;
    let futures: Vec<(f64, NegativeBinomial)> = dispersions(weeks)
        .into_iter()
        .map(|(weight, phi)| {
            // No time left holds no event, however they arrive.
            let excess = if ahead > 0.0 { phi * (1.0 + ahead) - 1.0 } else { 0.0 };
            let size = if excess > 0.0 { mean(phi) / excess } else { 1.0 };
            (weight, NegativeBinomial { size, known: 1.0, left: excess })
        })
        .collect();
    let average = |part: &dyn Fn(&NegativeBinomial) -> f64| {
        futures.iter().map(|(weight, future)| weight * part(future)).sum::<f64>()
    };
    let outside = (1.0 - level) / 2.0;
    let lower = NegativeBinomial::first(|k| average(&|future| future.at_most(k)) >= outside);
    let upper = NegativeBinomial::first(|k| average(&|future| future.at_least(k + 1)) <= outside);
    let reason = upper.is_none().then_some(Reason::CountsTooLargeToTellApart);
    Ok(Prediction {
        probability: Some(average(&|future| future.at_least(need))),
        expected: Some(mean((pearson(weeks) / (weeks.len() as f64 - 1.0)).max(1.0))),
        lower,
        upper,
        level,
        method: METHOD,
        reason,
    })
}

fn check(weeks: &[u64], events: u64, elapsed: f64, left: f64) -> Result<(), Error> {
    for (argument, time) in [("elapsed", elapsed), ("left", left)] {
        if !is_ordinary_and_not_negative(time) {
            return Err(Error::argument(argument, NOT_NEGATIVE, time));
        }
    }
    if elapsed < weeks.len() as f64 {
        return Err(Error::argument("elapsed", "at least as many weeks as are given", elapsed));
    }
    if u128::from(events) < weeks.iter().map(|&week| u128::from(week)).sum() {
        return Err(Error::argument("events", "at least the events of the weeks", events));
    }
    Ok(())
}

/// Values of φ at the middles of [`NODES`] equally likely parts of its distribution, with their weights.
fn dispersions(weeks: &[u64]) -> Vec<(f64, f64)> {
    let (pearson, df) = (pearson(weeks), weeks.len() as f64 - 1.0);
    let weight = 1.0 / f64::from(NODES);
    let above: Vec<(f64, f64)> = (0..NODES)
        .map(|node| pearson / chi_squared_quantile((f64::from(node) + 0.5) * weight, df))
        .take_while(|&phi| phi > 1.0)
        .map(|phi| (weight, phi))
        .collect();
    let ones = 1.0 - weight * above.len() as f64;
    above.into_iter().chain((ones > 0.0).then_some((ones, 1.0))).collect()
}

/// Pearson's statistic, φ̂ (w − 1); weeks without any event say nothing about lumps.
fn pearson(weeks: &[u64]) -> f64 {
    let mean = weeks.iter().map(|&week| week as f64).sum::<f64>() / weeks.len() as f64;
    let squares: f64 = weeks.iter().map(|&week| (week as f64 - mean).powi(2)).sum();
    if mean > 0.0 { squares / mean } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events_more;

    #[test]
    fn even_weeks_are_a_poisson_process() {
        let by_week = events_by_week(&[5; 8], 40, 8.0, 6.0, 31, 0.9).unwrap();
        let poisson = events_more(40, 8.0, 6.0, 31, (0.5, 0.0), 0.9).unwrap();
        assert!((by_week.probability.unwrap() - poisson.probability.unwrap()).abs() < 1e-10);
        assert_eq!((by_week.lower, by_week.upper), (poisson.lower, poisson.upper));
    }

    #[test]
    fn lumps_widen_the_range() {
        // Groups of four were once taken for people who come one by one.
        let lumps = [0, 4, 8, 0, 4, 0, 12, 4];
        let by_week = events_by_week(&lumps, 32, 8.0, 8.0, 20, 0.95).unwrap();
        let poisson = events_more(32, 8.0, 8.0, 20, (0.5, 0.0), 0.95).unwrap();
        assert!(by_week.lower < poisson.lower && by_week.upper > poisson.upper);
        assert!(by_week.probability < poisson.probability);
    }

    #[test]
    fn one_week_says_nothing_about_lumps() {
        let one = events_by_week(&[3], 4, 1.5, 3.0, 2, 0.95).unwrap();
        assert_eq!((one.probability, one.upper), (None, None));
        assert!(one.reason.is_some());
    }

    #[test]
    fn weeks_without_an_event_and_no_time_left_are_answered() {
        let none = events_by_week(&[0, 0, 0], 0, 3.0, 3.0, 1, 0.95).unwrap();
        assert!((0.0..0.5).contains(&none.probability.unwrap()));
        let over = events_by_week(&[2, 3], 5, 2.0, 0.0, 1, 0.95).unwrap();
        assert_eq!((over.probability, over.upper), (Some(0.0), Some(0)));
    }
}
