//! Where the referred stand follows from their waits and stays.

use super::cells::Cells;
use super::count_table::{CountTable, StayKind, WaitKind, kinds_of};
use super::table_list::TableList;
use crate::rules::State;

/// Where the referred stand, from their waits and stays: of rows that count on both clocks these are of
/// the same people.
pub(super) fn states(settled: &[Cells], tables: &TableList, date: usize) -> Cells {
    let kinds = |table: CountTable| {
        let slot = tables.slot(table, date).and_then(|slot| settled.get(slot));
        slot.map_or(Vec::new(), |cells| kinds_of(cells, tables.lengths(table)))
    };
    let (waits, stays) = (kinds(CountTable::Waiting), kinds(CountTable::Staying));
    let count = |kinds: &[u64], kind: usize| kinds.get(kind).copied().unwrap_or(0);
    let of = |state: State| match state {
        State::Waiting => count(&waits, WaitKind::Waiting as usize),
        State::NeverStarted => count(&waits, WaitKind::NeverStarted as usize),
        started => {
            let kind = StayKind::ALL.into_iter().find(|kind| kind.state() == started);
            kind.map_or(0, |kind| count(&stays, kind as usize))
        }
    };
    Cells::from_sorted(State::ALL.map(|state| (state as u64, of(state))))
}
