//! How probable it is that the true share has reached a target.

use crate::Error;
use crate::distributions::beta_sf;
use crate::error::check_part;

/// The probability that the true share is at least `p0`, given x of n, under Jeffreys' prior.
///
/// The posterior of the share is Beta(x + ½, n − x + ½); this is its upper tail at `p0`. With n = 0 it
/// is the prior's. **Use** it beside the test of a target: it answers "how likely is it that the
/// programme is at or above target?", which no p-value does. **Not** for a closed count, and not for
/// whether the *next* people will suffice: that is a prediction.
///
/// # Errors
/// If `x` exceeds `n` or `p0` is not between 0 and 1.
///
/// # Examples
/// Five of eight completed; the target was at least half.
/// ```
/// use laks_stats::posterior_at_least;
/// let chance = posterior_at_least(5, 8, 0.5)?;
/// assert!((chance - 0.758_69).abs() < 1e-5);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Brown, Cai & DasGupta (2001) doi:10.1214/ss/1009213286, §4.3.
pub fn posterior_at_least(x: u64, n: u64, p0: f64) -> Result<f64, Error> {
    check_part("x", x, n)?;
    if !(0.0..=1.0).contains(&p0) {
        return Err(Error::argument("p0", "a share between 0 and 1", p0));
    }
    Ok(beta_sf(p0, x as f64 + 0.5, (n - x) as f64 + 0.5))
}
