//! The same people measured twice: what changed, how surely, and how much that is.
//!
//! In go two columns of scores or a table of pairs; what is kept is how often each change occurred,
//! and mean and spread of the scores before and after. Everything else is computed from that, at a
//! cost that does not depend on the number of people.

mod better;
mod effect_size;
mod hodges_lehmann;
mod margin;
mod noncentral_t;
mod signed_rank;
mod wilcoxon;

pub use wilcoxon::{SignedRankTest, Zeros};

use self::margin::Margin;
use crate::distributions::{student_quantile, student_sf};
use crate::error::check_level;
use crate::histogram::{power_of_ten, round_to};
use crate::moments::Moments;
use crate::{Error, Estimate, Histogram, Reason, Test};

/// The changes (after minus before) of people measured twice, ready to be asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct PairedChange {
    changes: Histogram,
    before: Moments,
    after: Moments,
    /// The largest score there was, by which rounding is judged.
    largest: f64,
}

/// Pairs up two columns of scores: the change is after minus before.
///
/// Scores may be whole or real. Differences are those of the floating-point numbers given, as in R
/// and scipy: 85.2 − 83.3 and 1.9 then differ in the last digit and are not tied. Scores recorded to
/// a fixed number of decimals are tied as written by [`paired_change_rounded`]. Whole scores need
/// no such care.
///
/// # Errors
/// Columns of different length; a score that is not finite (leave out people with a gap before).
///
/// # Examples
/// WHO-5 (0–25) of six participants:
/// ```
/// use laks_stats::{paired_change, Zeros};
/// let change = paired_change(&[8.0, 11.0, 5.0, 13.0, 9.0, 10.0], &[14.0, 11.0, 9.0, 17.0, 8.0, 15.0])?;
/// assert_eq!((change.n(), change.n_zero()), (6, 1));
/// assert_eq!(change.mean(0.95)?.value, Some(3.0));
/// let test = change.wilcoxon(Zeros::Drop, None)?;
/// assert_eq!((test.p, test.method), (Some(0.125), "exact"));
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn paired_change(before: &[f64], after: &[f64]) -> Result<PairedChange, Error> {
    check_lengths(before, after)?;
    Ok(PairedChange::new(
        Margin::of_column(before)?,
        Margin::of_column(after)?,
        Histogram::from_values(&differences(before, after))?,
    ))
}

/// As [`paired_change`], for scores recorded to so many decimals: equal changes are equal as written.
///
/// # Errors
/// As [`paired_change`], and more than 12 decimals.
///
/// # Examples
/// ```
/// use laks_stats::{paired_change, paired_change_rounded};
/// let (before, after) = ([83.3, 1.0], [85.2, 2.9]);
/// assert_eq!(paired_change(&before, &after)?.changes().cells().len(), 2);
/// assert_eq!(paired_change_rounded(&before, &after, 1)?.changes().cells(), [(1.9, 2)]);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn paired_change_rounded(
    before: &[f64],
    after: &[f64],
    decimals: u32,
) -> Result<PairedChange, Error> {
    check_lengths(before, after)?;
    let scale = power_of_ten(decimals)?;
    let tidy = |column: &[f64]| column.iter().map(|&x| round_to(x, scale)).collect::<Vec<_>>();
    let (before, after) = (tidy(before), tidy(after));
    Ok(PairedChange::new(
        Margin::of_column(&before)?,
        Margin::of_column(&after)?,
        Histogram::from_values(&differences(&before, &after))?.rounded(decimals)?,
    ))
}

/// Takes a table of pairs: `table[i][j]` people had score i before and score j after.
///
/// The first row and column are score 0 (or any other lowest score: only differences and spreads
/// are used). The same result as from the two columns, whatever the number of people.
///
/// # Errors
/// Rows of different length; more than 10^15 people.
///
/// # Examples
/// ```
/// use laks_stats::{paired_change, paired_change_table};
/// let table = [vec![0, 1, 0], vec![0, 2, 1], vec![0, 0, 0]];
/// let columns = paired_change(&[0.0, 1.0, 1.0, 1.0], &[1.0, 1.0, 1.0, 2.0])?;
/// assert_eq!(paired_change_table(&table)?, columns);
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn paired_change_table(table: &[Vec<u64>]) -> Result<PairedChange, Error> {
    let width = table.first().map_or(0, Vec::len);
    if let Some(row) = table.iter().find(|row| row.len() != width) {
        return Err(Error::argument(
            "table",
            "rows of one length",
            format!("rows of {width} and {}", row.len()),
        ));
    }
    let height = table.len();
    let (mut before, mut after) = (vec![0_u64; height], vec![0_u64; width]);
    let mut changes = vec![0_u64; (height + width).saturating_sub(1)];
    for (i, row) in table.iter().enumerate() {
        // Of a change from i to j there is one place for each j − i, that of −i being the first of these.
        let of_row = changes.iter_mut().skip(height - 1 - i);
        for ((&count, after), change) in row.iter().zip(&mut after).zip(of_row) {
            before[i] = before[i].saturating_add(count);
            *after = after.saturating_add(count);
            *change = change.saturating_add(count);
        }
    }
    let histogram = |lowest: f64, counts: Vec<u64>| {
        let cells = counts.into_iter().enumerate().filter(|&(_, count)| count > 0);
        Histogram::from_rising(cells.map(|(steps, count)| (lowest + steps as f64, count)).collect())
    };
    let (before, after) = (histogram(0.0, before)?, histogram(0.0, after)?);
    let changes = histogram(1.0 - height as f64, changes)?;
    Ok(PairedChange::new(Margin::of(&before), Margin::of(&after), changes))
}

fn check_lengths(before: &[f64], after: &[f64]) -> Result<(), Error> {
    if before.len() == after.len() {
        return Ok(());
    }
    let found = format!("{} before and {} after", before.len(), after.len());
    Err(Error::argument("before and after", "of one length", found))
}

fn differences(before: &[f64], after: &[f64]) -> Vec<f64> {
    before.iter().zip(after).map(|(before, after)| after - before).collect()
}

impl PairedChange {
    fn new(before: Margin, after: Margin, changes: Histogram) -> Self {
        let largest = before.largest.max(after.largest);
        Self { before: before.moments, after: after.moments, changes, largest }
    }

    /// How often each change occurred.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert_eq!(change.changes().count(6.0), 1); // one went from 8 to 14
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn changes(&self) -> &Histogram {
        &self.changes
    }

    /// The number of pairs.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert_eq!(change.n(), 6);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn n(&self) -> u64 {
        self.changes.n()
    }

    /// How many did not change at all.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert_eq!(change.n_zero(), 1);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn n_zero(&self) -> u64 {
        self.changes.count(0.0)
    }

    /// The mean change, with Student's t interval.
    ///
    /// d̄ ∓ t s / √n, with s the standard deviation of the changes (n − 1 below the line) and t the
    /// quantile on n − 1 degrees of freedom. For few and skewed changes see
    /// [`bootstrap_mean`](crate::bootstrap_mean).
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert_eq!(change.mean(0.95)?.value, Some(3.0));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    ///
    /// # Errors
    /// A level outside 0 to 1.
    pub fn mean(&self, level: f64) -> Result<Estimate, Error> {
        let level = check_level(level)?;
        let moments = self.moments();
        if moments.n == 0 {
            return Ok(Estimate::undefined(level, "t", Reason::NoPairs));
        }
        let Some(error) = moments.deviation().map(|s| s / (moments.n as f64).sqrt()) else {
            return Ok(Estimate::without_interval(moments.mean, level, "t", self.no_spread()));
        };
        let reach = error * student_quantile(0.5 + level / 2.0, (moments.n - 1) as f64);
        let (lower, upper) = (moments.mean - reach, moments.mean + reach);
        Ok(Estimate::new(moments.mean, lower, upper, level, "t").with_standard_error(error))
    }

    /// The standard deviation of the changes (n − 1 below the line), if they differ.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert_eq!(change.deviation(), Some(8.0_f64.sqrt()));
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn deviation(&self) -> Option<f64> {
        self.moments().deviation()
    }

    /// The paired t test: is the mean change 0?
    ///
    /// t = d̄ √n / s on n − 1 degrees of freedom, two-sided; it agrees with the interval of
    /// [`mean`](Self::mean).
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// let test = change.t_test();
    /// assert_eq!(test.df, Some(5.0));
    /// assert!((test.p.unwrap() - 0.048_362).abs() < 1e-6);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn t_test(&self) -> Test {
        let moments = self.moments();
        let Some(s) = moments.deviation() else {
            return Test::undefined("t", self.no_spread());
        };
        let t = moments.mean * (moments.n as f64).sqrt() / s;
        let df = (moments.n - 1) as f64;
        Test::of_statistic(t, Some(df), (2.0 * student_sf(t.abs(), df)).min(1.0), "t")
    }

    /// The correlation of before and after, where both have a spread.
    ///
    /// ```
    /// use laks_stats::paired_change;
    /// # let (before, after) = ([8.0, 11.0, 5.0, 13.0, 9.0, 10.0], [14.0, 11.0, 9.0, 17.0, 8.0, 15.0]);
    /// let change = paired_change(&before, &after)?; // WHO-5 of six participants
    /// assert!((change.correlation().unwrap() - 0.623_815).abs() < 1e-6);
    /// # Ok::<(), laks_stats::Error>(())
    /// ```
    pub fn correlation(&self) -> Option<f64> {
        let (before, after) = (self.before.deviation()?, self.after.deviation()?);
        let change = self.moments().variance()?;
        let covariance = (before * before + after * after - change) / 2.0;
        Some((covariance / (before * after)).clamp(-1.0, 1.0))
    }

    /// Number, mean and spread of the scores before.
    pub(crate) fn before(&self) -> &Moments {
        &self.before
    }

    /// Number, mean and spread of the scores after.
    pub(crate) fn after(&self) -> &Moments {
        &self.after
    }

    fn moments(&self) -> Moments {
        Moments::of(&self.changes)
    }

    fn no_spread(&self) -> Reason {
        match self.n() {
            0 => Reason::NoPairs,
            1 => Reason::OnePair,
            _ => Reason::SameChanges,
        }
    }
}
