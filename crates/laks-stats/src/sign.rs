//! More better than worse? The sign test, from two counts.

use crate::{Error, Reason, Test, paired_binary};

/// Tests whether improving and worsening were equally likely, among those who changed.
///
/// Those who stayed the same do not enter. With m = improved + worsened and X binomial(m, ½):
/// p = min(1, 2 P(X ≤ min(improved, worsened))). It uses directions only: no score has to mean the
/// same step everywhere. Where sizes mean something, the Wilcoxon test of
/// [`paired_change`](crate::paired_change) sees more.
///
/// Nobody changed: p = 1, with a note.
///
/// # Errors
/// More than 10^15 people.
///
/// # Examples
/// ```
/// let test = laks_stats::sign_test(29, 11)?;
/// assert!((test.p.unwrap() - 0.006426576).abs() < 1e-9);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Arbuthnott (1710), <https://doi.org/10.1098/rstl.1710.0011>; Conover (1999), Practical
/// Nonparametric Statistics, section 3.4.
pub fn sign_test(improved: u64, worsened: u64) -> Result<Test, Error> {
    if improved.checked_add(worsened).is_none_or(|m| m > 1_000_000_000_000_000) {
        let found = format!("{improved} + {worsened}");
        return Err(Error::argument("improved + worsened", "at most 10^15", found));
    }
    if improved + worsened == 0 {
        return Ok(Test::exact(1.0, "exact").with_reason(Reason::NobodyChangedEitherWay));
    }
    Ok(Test::exact(paired_binary::exact_sign(improved, worsened), "exact"))
}

#[cfg(test)]
mod tests {
    use super::sign_test;
    use crate::Reason;

    #[test]
    fn it_is_symmetric_and_one_where_both_are_equal() {
        assert_eq!(sign_test(4, 9).unwrap(), sign_test(9, 4).unwrap());
        assert_eq!(sign_test(6, 6).unwrap().p, Some(1.0));
    }

    #[test]
    fn three_of_three_is_a_quarter() {
        assert!((sign_test(3, 0).unwrap().p.unwrap() - 0.25).abs() < 1e-15);
    }

    #[test]
    fn nobody_changed_gives_one_and_a_note() {
        let test = sign_test(0, 0).unwrap();
        assert_eq!(test.p, Some(1.0));
        assert_eq!(test.reason, Some(Reason::NobodyChangedEitherWay));
    }
}
