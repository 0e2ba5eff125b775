//! How many waited so many days, and what came of it.

use crate::tally::WaitKind;

/// Those who waited so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DayWaits {
    pub(super) days: u64,
    /// By [`WaitKind`]: how many started, were closed, or are waiting still.
    pub(super) counts: [u64; WaitKind::ALL.len()],
}

/// Waits as they are counted, in any order: few days occur, so each has a place, and those that do are listed.
#[derive(Debug, Default)]
pub(super) struct WaitCounts {
    by_days: Vec<[u64; WaitKind::ALL.len()]>,
    occur: Vec<usize>,
}

impl WaitCounts {
    /// Adds waits of a kind.
    pub(super) fn add(&mut self, days: u64, kind: u64, count: u64) {
        let (Ok(days), Ok(kind)) = (usize::try_from(days), usize::try_from(kind)) else { return };
        if let Some(sum) = self.at(days).get_mut(kind) {
            *sum += count;
        }
    }

    /// Adds waits of every kind.
    pub(super) fn add_all(&mut self, waits: &[DayWaits]) {
        for waits in waits {
            let Ok(days) = usize::try_from(waits.days) else { continue };
            self.at(days).iter_mut().zip(waits.counts).for_each(|(sum, count)| *sum += count);
        }
    }

    fn at(&mut self, days: usize) -> &mut [u64; WaitKind::ALL.len()] {
        if days >= self.by_days.len() {
            self.by_days.resize(days + 1, Default::default());
        }
        let counts = &mut self.by_days[days];
        if counts.iter().all(|&count| count == 0) {
            self.occur.push(days);
        }
        counts
    }

    /// All of them by days, rising; none are left.
    pub(super) fn take(&mut self) -> Vec<DayWaits> {
        self.occur.sort_unstable();
        self.occur.dedup();
        let by_days = &mut self.by_days;
        let taken = self
            .occur
            .drain(..)
            .map(|days| DayWaits { days: days as u64, counts: std::mem::take(&mut by_days[days]) });
        taken.filter(|waits| waits.counts.iter().any(|&count| count > 0)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_come_out_by_days_and_are_counted_once() {
        let mut waits = WaitCounts::default();
        for (days, kind, count) in [(40, 0, 2), (3, 1, 5), (40, 2, 1), (40, 0, 1), (7, 0, 0)] {
            waits.add(days, kind, count);
        }
        let expected =
            [DayWaits { days: 3, counts: [0, 5, 0] }, DayWaits { days: 40, counts: [3, 0, 1] }];
        let taken = waits.take();
        assert_eq!(taken, expected);
        assert_eq!(waits.take(), []);
        waits.add_all(&taken);
        waits.add_all(&taken[..1]);
        assert_eq!(waits.take()[0].counts, [0, 10, 0]);
    }
}
