//! Many p-values at once: how many of the small ones are chance.

use crate::Error;

/// Holm's (1979) adjusted p-values, in the order given: they control the chance of any false alarm.
///
/// Sorted ascending, p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎) with m p-values in all. Use it
/// where one wrong claim would matter; [`benjamini_hochberg`] where a share of them is tolerable.
///
/// # Errors
/// If a p-value is not between 0 and 1.
///
/// # Examples
/// ```
/// use laks_stats::holm;
/// assert_eq!(holm(&[0.01, 0.04, 0.03])?, [0.03, 0.06, 0.06]);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Holm (1979), Scandinavian Journal of Statistics 6:65.
pub fn holm(p: &[f64]) -> Result<Vec<f64>, Error> {
    let order = ascending(p)?;
    let mut adjusted = vec![0.0; p.len()];
    let mut largest = 0.0_f64;
    for (rank, &index) in order.iter().enumerate() {
        largest = largest.max((p.len() - rank) as f64 * p[index]).min(1.0);
        adjusted[index] = largest;
    }
    Ok(adjusted)
}

/// Benjamini and Hochberg's (1995) adjusted p-values, in the order given: they control the expected
/// share of false alarms among the alarms.
///
/// Sorted ascending, p̃₍ᵢ₎ = min over j ≥ i of min(1, m p₍ⱼ₎ / j) with m p-values in all.
///
/// # Errors
/// If a p-value is not between 0 and 1.
///
/// # Examples
/// ```
/// use laks_stats::benjamini_hochberg;
/// assert_eq!(benjamini_hochberg(&[0.01, 0.04, 0.03])?, [0.03, 0.04, 0.04]);
/// # Ok::<(), laks_stats::Error>(())
/// ```
///
/// # References
/// Benjamini & Hochberg (1995) doi:10.1111/j.2517-6161.1995.tb02031.x.
pub fn benjamini_hochberg(p: &[f64]) -> Result<Vec<f64>, Error> {
    let order = ascending(p)?;
    let mut adjusted = vec![0.0; p.len()];
    let mut smallest = 1.0_f64;
    for (rank, &index) in order.iter().enumerate().rev() {
        smallest = smallest.min(p.len() as f64 * p[index] / (rank + 1) as f64);
        adjusted[index] = smallest;
    }
    Ok(adjusted)
}

/// The positions of the p-values in ascending order.
fn ascending(p: &[f64]) -> Result<Vec<usize>, Error> {
    if let Some(bad) = p.iter().find(|p| !(0.0..=1.0).contains(*p)) {
        return Err(Error::argument("p", "between 0 and 1", bad));
    }
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&i, &j| p[i].total_cmp(&p[j]));
    Ok(order)
}
