//! Whether other people came: the mix of labels on both sides.

use super::note::ComparisonNote;
use super::sides::Sides;
use crate::error::Error;
use crate::records::Clock;
use laks_stats::homogeneity_test;
use std::collections::BTreeMap;

/// A part of people whose label changed that is said whatever chance says.
const SIZEABLE: f64 = 0.1;
/// A p-value below which a smaller part is said too.
const UNLIKELY: f64 = 0.05;

/// The columns whose mix differs, of those that were counted.
pub(super) fn compare(sides: &Sides<'_>) -> Result<Vec<ComparisonNote>, Error> {
    let spec = sides.before.tally.spec();
    let columns: Vec<(usize, &String)> =
        spec.by.iter().enumerate().filter(|(_, name)| !name.contains('(')).collect();
    let mut notes = Vec::new();
    for &(level, column) in &columns {
        let [before, after] = [people(sides, 0, level)?, people(sides, 1, level)?];
        notes.extend(differs(column, &before, &after));
    }
    let counted = |name: &str| columns.iter().any(|(_, column)| *column == name);
    let lacking: Vec<String> = ["source", "unit"]
        .into_iter()
        .filter(|name| spec.known.has(name) && !counted(name))
        .map(str::to_owned)
        .collect();
    if !lacking.is_empty() {
        notes.push(ComparisonNote::MixNotCounted { columns: lacking });
    }
    Ok(notes)
}

/// People by label of a stratum.
fn people(
    sides: &Sides<'_>,
    side: usize,
    level: usize,
) -> Result<BTreeMap<Option<String>, u64>, Error> {
    let side = sides.both()[side];
    let mut labels = BTreeMap::new();
    for stratum in side.tally.strata() {
        let one = std::slice::from_ref(stratum);
        let counts = side.tally.counts_within(one, Clock::Referral, side.date, side.narrowed())?;
        let label = stratum.key.get(level).cloned().flatten();
        *labels.entry(label).or_default() += counts.bounds("referred").at_least;
    }
    Ok(labels)
}

fn differs(
    column: &str,
    before: &BTreeMap<Option<String>, u64>,
    after: &BTreeMap<Option<String>, u64>,
) -> Option<ComparisonNote> {
    let sums = [before.values().sum::<u64>(), after.values().sum::<u64>()];
    if sums.contains(&0) {
        return None;
    }
    let labels: std::collections::BTreeSet<&Option<String>> =
        before.keys().chain(after.keys()).collect();
    let count = |side: &BTreeMap<Option<String>, u64>, label| side.get(label).copied().unwrap_or(0);
    let shares: Vec<(&Option<String>, [f64; 2])> = labels
        .iter()
        .map(|&label| {
            let share = |side, sum| count(side, label) as f64 / sum as f64;
            (label, [share(before, sums[0]), share(after, sums[1])])
        })
        .collect();
    let moved: f64 = shares.iter().map(|(_, [a, b])| (b - a).abs()).sum::<f64>() / 2.0;
    let counts = |side| labels.iter().map(|label| count(side, label)).collect::<Vec<u64>>();
    let test = homogeneity_test(&counts(before), &counts(after));
    if moved < SIZEABLE && test.p.is_none_or(|p| p >= UNLIKELY) {
        return None;
    }
    let most = shares
        .into_iter()
        .max_by(|(_, [a, b]), (_, [c, d])| (b - a).abs().total_cmp(&(d - c).abs()));
    let (label, [before, after]) = most?;
    let (column, label) = (column.to_owned(), label.clone());
    Some(ComparisonNote::MixDiffers { column, label, before, after })
}
