//! Units side by side: limits for a funnel plot, flags, overdispersion, partial pooling.

mod flag;
mod limits;
mod marginal_likelihood;
mod overdispersion;
mod pooling;

pub use flag::{FunnelFlag, FunnelPosition, funnel_flag};
pub use limits::funnel_limits;
pub use overdispersion::{Overdispersion, overdispersion};
pub use pooling::{PartialPooling, partial_pooling};

use crate::Error;
use crate::error::check_part;

/// Checks parallel counts `x` of `n`, and gives their sums.
fn check_counts(x: &[u64], n: &[u64]) -> Result<(u64, u64), Error> {
    if x.len() != n.len() {
        return Err(Error::argument(
            "n",
            "as long as x",
            format!("{} long, not {}", n.len(), x.len()),
        ));
    }
    let (mut events, mut people) = (0_u64, 0_u64);
    for (&x, &n) in x.iter().zip(n) {
        check_part("x", x, n)?;
        (events, people) = (events.saturating_add(x), people.saturating_add(n));
    }
    match people {
        0..=0x20_0000_0000_0000 => Ok((events, people)),
        _ => Err(Error::argument("n", "at most 2^53 in all", people)),
    }
}
