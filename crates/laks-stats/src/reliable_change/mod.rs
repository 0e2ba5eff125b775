//! Did this person change by more than the instrument's error, and into the functional range?

mod class;
mod cut_off;
mod hageman_arrindell;
mod options;
mod rule;

pub use class::ReliableChangeClass;
pub use cut_off::{CutOffMethod, Population, cut_off};
pub use options::{CutOff, ReliableChangeMethod, ReliableChangeOptions};
pub use rule::ReliableChangeRule;

use crate::{Error, paired_change};

/// Each person's reliable change index and class, and how many are in each class.
#[derive(Debug, Clone, PartialEq)]
pub struct ReliableChange {
    /// The index of each person, in the order given; its sign is that of the change.
    pub index: Vec<f64>,
    /// The class of each person, in the order given.
    pub classes: Vec<ReliableChangeClass>,
    /// The rule by which they were judged, with its cut-off and critical value.
    pub rule: ReliableChangeRule,
}

impl ReliableChange {
    /// The number of people.
    ///
    /// ```
    /// # use laks_stats::{CutOff, ReliableChangeOptions, reliable_change};
    /// # let options = ReliableChangeOptions { sd: Some(4.0), cut_off: CutOff::At(13.0), ..ReliableChangeOptions::new(0.85) };
    /// let found = reliable_change(&[8.0, 9.0, 14.0], &[15.0, 10.0, 20.0], &options)?;
    /// assert_eq!(found.n(), 3);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn n(&self) -> usize {
        self.classes.len()
    }

    /// How many people are in a class.
    ///
    /// ```
    /// use laks_stats::ReliableChangeClass;
    /// # use laks_stats::{CutOff, ReliableChangeOptions, reliable_change};
    /// # let options = ReliableChangeOptions { sd: Some(4.0), cut_off: CutOff::At(13.0), ..ReliableChangeOptions::new(0.85) };
    /// let found = reliable_change(&[8.0, 9.0, 14.0], &[15.0, 10.0, 20.0], &options)?;
    /// assert_eq!(found.count(ReliableChangeClass::Recovered), 1);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn count(&self, class: ReliableChangeClass) -> usize {
        self.classes.iter().filter(|&&found| found == class).count()
    }
}

/// Classifies people by whether they changed reliably and crossed a cut-off.
///
/// With s the standard deviation and M the mean before, r the reliability, b and a a person's
/// scores, the index is
/// - `jacobson_truax`: (a − b) / (s √(2(1 − r))).
/// - `gulliksen_lord_novick`: ((a − M) − r(b − M)) / (s √(1 − r²)).
/// - `edwards_nunnally`: (a − (M + r(b − M))) / (s √(1 − r)).
/// - `hageman_arrindell`: ((a − b) ρ + (M_a − M)(1 − ρ)) / (√ρ s √(2(1 − r))), with M_a the mean
///   after and ρ the reliability of the changes,
///   (s² r + s_a² r_a − 2 c) / (s² + s_a² − 2 c), c the covariance and
///   r_a = 1 − s²(1 − r) / s_a². A cut-off is between true scores, and to have crossed it is to be
///   beyond it by the critical value in standard errors of the true score.
///
/// An index beyond z_{1 − α/2} (Hageman and Arrindell: z_{1 − α}) is reliable. The five classes are
/// those of [`ReliableChangeClass`]; without a cut-off nobody is recovered or harmed. Reliable is not
/// meaningful: a precise instrument finds changes too small to matter. The methods after the
/// first correct for regression to the mean of the given group, and so judge the same scores
/// differently in another group.
///
/// # Errors
/// Columns of different length or with gaps; a reliability outside 0 to 1; a level outside 0 to 1;
/// a deviation that is not above 0, or none given and none in the sample.
///
/// # Examples
/// ```
/// use laks_stats::{reliable_change, CutOff, ReliableChangeClass, ReliableChangeOptions};
/// let options = ReliableChangeOptions {
///     sd: Some(4.0),
///     cut_off: CutOff::At(13.0),
///     ..ReliableChangeOptions::new(0.85)
/// };
/// let found = reliable_change(&[8.0, 9.0, 14.0], &[15.0, 10.0, 20.0], &options)?;
/// assert_eq!(found.classes[0], ReliableChangeClass::Recovered);
/// assert_eq!(found.classes[1], ReliableChangeClass::Unchanged);
/// assert_eq!(found.classes[2], ReliableChangeClass::Improved);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Jacobson & Truax (1991), <https://doi.org/10.1037/0022-006X.59.1.12>; Hsu (1989), Behavioral
/// Assessment 11: 459–467; Speer (1992), <https://doi.org/10.1037/0022-006X.60.3.402>; Hageman &
/// Arrindell (1999), <https://doi.org/10.1016/S0005-7967(99)00032-7>.
pub fn reliable_change(
    before: &[f64],
    after: &[f64],
    options: &ReliableChangeOptions,
) -> Result<ReliableChange, Error> {
    let rule = ReliableChangeRule::new(options, &paired_change(before, after)?)?;
    let pairs = || before.iter().zip(after);
    Ok(ReliableChange {
        index: pairs().map(|(&before, &after)| rule.index(before, after)).collect(),
        classes: pairs().map(|(&before, &after)| rule.class(before, after)).collect(),
        rule,
    })
}
