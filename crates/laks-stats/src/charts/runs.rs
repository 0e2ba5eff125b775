//! Is there a run too long, or are there too few crossings, for chance? Anhøj's rules.

use super::side::side;
use crate::distributions::binomial_cdf;

/// Runs and crossings about a centre line, with the limits of what chance gives.
#[derive(Debug, Clone, PartialEq)]
pub struct RunsTest {
    /// Points that are not on the centre line.
    pub useful: usize,
    /// The most neighbouring useful points on one side.
    pub longest_run: usize,
    /// A longer run is a signal: `log₂(useful) + 3`, rounded. `None` without useful points.
    pub longest_run_max: Option<usize>,
    /// How often the useful points cross the centre line.
    pub crossings: usize,
    /// Fewer crossings are a signal: the 5 % quantile of the binomial of `useful − 1` and ½.
    pub crossings_min: Option<usize>,
    /// Whether there is a signal of either kind.
    pub signal: bool,
}

/// Anhøj's runs analysis of values about a centre; values that are not finite are left out.
///
/// Reference: Anhøj and Olesen 2014, doi:10.1371/journal.pone.0113825; Anhøj and Wentzel-Larsen 2018,
/// doi:10.1186/s12874-018-0564-0.
///
/// # Examples
/// ```
/// use laks_stats::runs_test;
/// let runs = runs_test(&[3.0, 4.0, 2.0, 4.0, 3.0, 9.0, 8.0, 9.0, 7.0, 8.0], 5.5);
/// assert_eq!((runs.longest_run, runs.crossings), (5, 1));
/// assert!(runs.signal); // two crossings were the fewest to expect
/// ```
pub fn runs_test(values: &[f64], centre: f64) -> RunsTest {
    let finite = values.iter().filter(|value| value.is_finite() && centre.is_finite());
    let sides: Vec<i8> =
        finite.map(|&value| side(value, centre)).filter(|&side| side != 0).collect();
    let (mut longest, mut run, mut crossings) = (0, 0, 0);
    for (i, &side) in sides.iter().enumerate() {
        let same = i > 0 && sides[i - 1] == side;
        run = if same { run + 1 } else { 1 };
        crossings += usize::from(i > 0 && !same);
        longest = longest.max(run);
    }
    let useful = sides.len();
    let limits = useful.checked_sub(1).map(|gaps| {
        let most = ((useful as f64).log2() + 3.0).round() as usize;
        (most, fewest_crossings(gaps as u64))
    });
    RunsTest {
        useful,
        longest_run: longest,
        longest_run_max: limits.map(|limits| limits.0),
        crossings,
        crossings_min: limits.map(|limits| limits.1),
        signal: limits.is_some_and(|(most, fewest)| longest > most || crossings < fewest),
    }
}

/// The smallest count with a cumulative probability of at least 5 %.
fn fewest_crossings(gaps: u64) -> usize {
    let (mut low, mut high) = (0, gaps);
    while low < high {
        let middle = low + (high - low) / 2;
        if binomial_cdf(middle, gaps, 0.5) >= 0.05 { high = middle } else { low = middle + 1 }
    }
    high as usize
}
