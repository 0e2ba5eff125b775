//! People sorted into strata and groups: one risk table each.

use super::risk_table::{RiskTable, check_length};
use crate::{Enumeration, Error};

/// The most groups that a test compares: its covariance grows with their square.
const MAX_GROUPS: u64 = 128;

/// The most risk tables, one for each group in each stratum.
const MAX_TABLES: u64 = 1_000_000;

/// The risk tables of each stratum, each by group; groups are numbered from 0 in their sorted order.
pub(crate) fn tables_by_stratum(
    time: &[f64],
    event: &[u32],
    group: &[u32],
    stratum: Option<&[u32]>,
) -> Result<Vec<Vec<RiskTable>>, Error> {
    check_length("event", event.len(), time.len())?;
    check_length("group", group.len(), time.len())?;
    if let Some(stratum) = stratum {
        check_length("stratum", stratum.len(), time.len())?;
    }
    let groups = distinct(group);
    let strata = stratum.map_or_else(|| vec![0], distinct);
    let (of_groups, of_strata) = (groups.len() as u64, strata.len() as u64);
    Enumeration::Groups.check_size(of_groups, MAX_GROUPS)?;
    Enumeration::GroupsInStrata.check_size(of_groups * of_strata, MAX_TABLES)?;
    let mut split = vec![vec![(Vec::new(), Vec::new()); groups.len()]; strata.len()];
    for i in 0..time.len() {
        let s = stratum.map_or(0, |stratum| strata.partition_point(|&x| x < stratum[i]));
        let g = groups.partition_point(|&x| x < group[i]);
        split[s][g].0.push(time[i]);
        split[s][g].1.push(event[i]);
    }
    split
        .into_iter()
        .map(|groups| {
            groups
                .into_iter()
                .map(|(time, event)| RiskTable::from_observations(&time, &event, None))
                .collect()
        })
        .collect()
}

fn distinct(codes: &[u32]) -> Vec<u32> {
    let mut codes = codes.to_vec();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Checks that every stratum has the same number of groups.
pub(crate) fn check_groups(strata: &[Vec<RiskTable>]) -> Result<usize, Error> {
    let groups = strata.first().map_or(0, Vec::len);
    match strata.iter().find(|tables| tables.len() != groups) {
        Some(tables) => Err(Error::argument(
            "tables",
            "one table for each group in every stratum",
            format!("{} tables beside {groups}", tables.len()),
        )),
        None => {
            Enumeration::Groups.check_size(groups as u64, MAX_GROUPS)?;
            Ok(groups)
        }
    }
}
