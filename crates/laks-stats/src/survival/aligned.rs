//! Several risk tables read side by side, at every time at which anybody has an event.

use super::risk_table::RiskTable;

/// Those at risk and the events of each group, at one time.
pub(crate) struct Moment {
    /// At risk just before, by group.
    pub(crate) at_risk: Vec<u64>,
    /// Events by group, then cause.
    pub(crate) events: Vec<Vec<u64>>,
}

impl Moment {
    pub(crate) fn total_at_risk(&self) -> f64 {
        self.at_risk.iter().map(|&r| r as f64).sum()
    }

    /// Events of one cause (from 0) in a group.
    pub(crate) fn of_cause(&self, group: usize, cause: usize) -> u64 {
        self.events[group].get(cause).copied().unwrap_or(0)
    }

    /// Events of any cause in a group.
    pub(crate) fn of_any(&self, group: usize) -> u64 {
        self.events[group].iter().sum()
    }
}

/// The times at which anybody has an event, in order.
pub(crate) fn moments(groups: &[RiskTable]) -> impl Iterator<Item = Moment> + '_ {
    let mut times: Vec<f64> = groups
        .iter()
        .flat_map(|group| group.rows().filter(|row| row.all_events() > 0).map(|row| row.time))
        .collect();
    times.sort_unstable_by(f64::total_cmp);
    times.dedup();
    let mut next = vec![0; groups.len()];
    let mut at_risk: Vec<u64> = groups.iter().map(|group| group.at_risk(0.0)).collect();
    times.into_iter().map(move |time| {
        let mut events = Vec::with_capacity(groups.len());
        let mut before = Vec::with_capacity(groups.len());
        for (g, group) in groups.iter().enumerate() {
            while next[g] < group.len() && group.row(next[g]).time < time {
                at_risk[g] = group.row(next[g]).at_risk_after();
                next[g] += 1;
            }
            before.push(at_risk[g]);
            let here = (next[g] < group.len()).then(|| group.row(next[g]));
            let here = here.filter(|row| row.time == time);
            events.push(here.map_or_else(Vec::new, |row| row.events.to_vec()));
        }
        Moment { at_risk: before, events }
    })
}
