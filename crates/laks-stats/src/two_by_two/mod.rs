//! Two independent proportions tested against equality, exactly.

mod conditional;
mod nuisance;
mod unconditional;

use crate::TwoByTwoMethod;
use crate::error::check_part;
use crate::{Alternative, Enumeration, Error, Reason, Test};

/// The largest total that the unconditional tests enumerate.
const LARGEST_TOTAL: u64 = 10_000;
/// The largest total whose conditional distribution is summed.
const LARGEST_SUMMED: u64 = 10_000_000_000;

/// The p-value of x1 of n1 against x2 of n2.
///
/// **Tests** whether both groups have one success probability. Groups are the two binomial samples;
/// `less` means that the first succeeds less often. Fisher's tests condition on all margins
/// (hypergeometric); mid-P subtracts half of the observed table's probability. Boschloo and Barnard
/// take the largest rejection probability over the common success probability π:
/// p = maxπ P(T at least as extreme as observed; π), which keeps the error rate and wastes less of it
/// than Fisher. Their statistic is Fisher's one-sided p, or z = d / √(p̄ q̄ (1/n₁ + 1/n₂)).
///
/// **Use** Fisher mid-P as a rule; Boschloo where the error rate must be guaranteed (it is uniformly
/// more powerful than Fisher). **Not** for the same people before and after.
///
/// If nobody or everybody succeeded p is 1, with a note.
///
/// # Errors
/// If a numerator exceeds its denominator; if Boschloo or Barnard would enumerate more than 10 000
/// people, or Fisher 10 000 000 000. With an empty group nothing is defined.
///
/// # Examples
/// ```
/// use laks_stats::{Alternative, TwoByTwoMethod, two_by_two_test};
/// let test = two_by_two_test(7, 34, 1, 34, Alternative::TwoSided, TwoByTwoMethod::Fisher)?;
/// assert!((test.p.unwrap() - 0.054_400_130).abs() < 1e-8);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Fisher (1935); Lancaster (1961) doi:10.1080/01621459.1961.10482105; Boschloo (1970)
/// doi:10.1111/j.1467-9574.1970.tb00104.x; Barnard (1947) doi:10.1093/biomet/34.1-2.123; Suissa &
/// Shuster (1985) doi:10.2307/2981892.
pub fn two_by_two_test(
    x1: u64,
    n1: u64,
    x2: u64,
    n2: u64,
    alternative: Alternative,
    method: TwoByTwoMethod,
) -> Result<Test, Error> {
    check_part("x1", x1, n1)?;
    check_part("x2", x2, n2)?;
    let name = method.name();
    let Some(total) = n1.checked_add(n2) else {
        return Err(Error::argument("n2", "small enough that n1 + n2 can be counted", n2));
    };
    if n1 == 0 || n2 == 0 {
        return Ok(Test::undefined(name, Reason::GroupEmpty));
    }
    let unconditional = matches!(method, TwoByTwoMethod::Boschloo | TwoByTwoMethod::Barnard);
    let limit = if unconditional { LARGEST_TOTAL } else { LARGEST_SUMMED };
    Enumeration::PeopleInBothGroups { method }.check_size(total, limit)?;
    let test = match method {
        TwoByTwoMethod::FisherMidP => {
            Test::exact(conditional::fisher(x1, n1, x2, n2, alternative, 0.5), name)
        }
        TwoByTwoMethod::Fisher => {
            Test::exact(conditional::fisher(x1, n1, x2, n2, alternative, 1.0), name)
        }
        TwoByTwoMethod::Boschloo => unconditional::boschloo(x1, n1, x2, n2, alternative),
        TwoByTwoMethod::Barnard => unconditional::barnard(x1, n1, x2, n2, alternative),
    };
    let successes = x1 + x2;
    Ok(if successes == 0 || successes == total {
        Test { p: Some(1.0), ..test.with_reason(Reason::SameOutcomes) }
    } else {
        test
    })
}
