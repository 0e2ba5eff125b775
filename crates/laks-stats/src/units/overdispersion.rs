//! Do units differ by more than chance? The inflation of their z-scores, and the variance between.

use super::check_counts;
use crate::{Error, Reason};

/// How much the units' shares vary beyond the binomial.
#[derive(Debug, Clone, PartialEq)]
pub struct Overdispersion {
    /// The pooled share that units are compared with.
    pub target: Option<f64>,
    /// The mean squared winsorised z-score; about 1 if there is only chance, below 1 if less.
    pub phi: Option<f64>,
    /// The factor by which to widen limits multiplicatively: `φ`, but at least 1.
    pub factor: Option<f64>,
    /// The variance between units on the scale of asin √share; 0 unless `φ` exceeds 1.
    pub tau_squared: Option<f64>,
    /// Units that were used: those with anybody.
    pub units: usize,
    /// Why something above is not defined.
    pub reason: Option<Reason>,
}

/// The share of units winsorised at each end.
const WINSORISED: f64 = 0.1;

/// Estimates overdispersion from `x` of `n` in each unit.
///
/// On the arcsine scale `zᵢ = 2 √nᵢ (asin √(xᵢ/nᵢ) − asin √target)`, where the target is the pooled
/// share; the outer 10 % on each side are drawn in to that quantile (type 7). `φ = Σ z² / k`, and with
/// weights `wᵢ = 4 nᵢ` the variance between units is
/// `τ² = (k φ − (k − 1)) / (Σw − Σw² / Σw)`, switched off where `φ ≤ 1`. With few units it is a poor
/// estimate: it says little below about ten.
///
/// Reference: Spiegelhalter 2005, doi:10.1136/qshc.2005.013755; Spiegelhalter et al. 2012,
/// doi:10.1111/j.1467-985X.2011.01010.x.
///
/// # Errors
/// If the slices differ in length or `x > n` anywhere.
///
/// # Examples
/// ```
/// use laks_stats::overdispersion;
/// let found = overdispersion(&[100, 150, 180, 80, 120, 225], &[108, 165, 190, 95, 130, 250])?;
/// assert!((found.phi.unwrap() - 0.718_330_447).abs() < 1e-9);
/// assert_eq!(found.tau_squared, Some(0.0));
/// # Ok::<(), laks_stats::Error>(())
/// ```
pub fn overdispersion(x: &[u64], n: &[u64]) -> Result<Overdispersion, Error> {
    let (events, people) = check_counts(x, n)?;
    let pairs: Vec<(f64, f64)> =
        x.iter().zip(n).filter(|(_, n)| **n > 0).map(|(&x, &n)| (x as f64, n as f64)).collect();
    let units = pairs.len();
    let target = (people > 0).then(|| events as f64 / people as f64);
    let (Some(share), true) = (target, units >= 2) else {
        let reason = Some(Reason::FewerThanTwoUnitsWithPeople);
        let (phi, factor, tau_squared) = (None, None, None);
        return Ok(Overdispersion { target, phi, factor, tau_squared, units, reason });
    };
    let centre = share.sqrt().asin();
    let z: Vec<f64> =
        pairs.iter().map(|(x, n)| 2.0 * n.sqrt() * ((x / n).sqrt().asin() - centre)).collect();
    let mut sorted = z.clone();
    sorted.sort_unstable_by(f64::total_cmp);
    let (low, high) = (quantile(&sorted, WINSORISED), quantile(&sorted, 1.0 - WINSORISED));
    let k = units as f64;
    let phi = z.iter().map(|z| z.clamp(low, high).powi(2)).sum::<f64>() / k;
    let weights: f64 = pairs.iter().map(|(_, n)| 4.0 * n).sum();
    let squares: f64 = pairs.iter().map(|(_, n)| 16.0 * n * n).sum();
    let tau_squared =
        if phi > 1.0 { (k * phi - (k - 1.0)) / (weights - squares / weights) } else { 0.0 };
    Ok(Overdispersion {
        target,
        phi: Some(phi),
        factor: Some(phi.max(1.0)),
        tau_squared: Some(tau_squared),
        units,
        reason: None,
    })
}

/// The quantile of type 7 of sorted values.
fn quantile(sorted: &[f64], p: f64) -> f64 {
    let place = p * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}
