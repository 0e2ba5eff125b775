//! What a far row counts that has no address: days years before the date of the count, and long waits and
//! stays. Its other cells are counted with those of all rows.

use super::far_cells::FarCell;
use super::lines::LINE;
use super::record_words::FAST_DAYS;
use crate::tally::count_table::{
    CountTable, DAYS, MONTHS, StayKind, WaitKind, day_place, month_place,
};
use crate::tally::facts::{Row, Span, Standing, event_cells, window_cells};
use crate::tally::spec::Spec;
use crate::tally::table_list::TableList;

/// Finds the cells without an address of one row after the other.
#[derive(Debug)]
pub(crate) struct FarRows {
    first_day: i32,
    /// The slots of the first date's tables.
    events: usize,
    waiting: usize,
    staying: usize,
    windows: Option<[usize; 2]>,
    /// By date of the count the row's wait and stay, where they have no address.
    spans: [Vec<Option<u64>>; 2],
}

impl FarRows {
    /// For rows of a spec whose days have addresses from the first on.
    pub(crate) fn new(tables: &TableList, first_day: i32) -> Option<Self> {
        let slot = |table| tables.slot(table, 0);
        let windows = [CountTable::ReferralWindow, CountTable::StartWindow].map(slot);
        Some(Self {
            first_day,
            events: slot(CountTable::Events)?,
            waiting: slot(CountTable::Waiting)?,
            staying: slot(CountTable::Staying)?,
            windows: windows[0].zip(windows[1]).map(|(referral, start)| [referral, start]),
            spans: [Vec::new(), Vec::new()],
        })
    }

    /// Calls with every cell of the row that has no address.
    pub(crate) fn cells(&mut self, spec: &Spec, row: Row<'_>, mut add: impl FnMut(FarCell)) {
        let first_day = self.first_day;
        let has_address = |day: i32| day.wrapping_sub(first_day).cast_unsigned() < FAST_DAYS;
        event_cells(row, |kind, day| {
            if !has_address(day) {
                add(FarCell::new(self.events, kind as u64 * DAYS + day_place(day)));
            }
        });
        let [waits, stays] = &mut self.spans;
        waits.clear();
        stays.clear();
        for (date, as_of) in spec.as_of.iter().enumerate() {
            let now = Standing::at(row, as_of.epoch());
            let far = |span: Span, is_still: bool| {
                let is_near = is_still || (0..LINE.cast_signed()).contains(&span.length());
                let cell = || (span.kind * MONTHS + month_place(span.from)) * DAYS + span.days();
                (!(has_address(span.from) && is_near)).then(cell)
            };
            let wait = now.and_then(|now| now.wait(row));
            waits.push(wait.and_then(|wait| far(wait, wait.kind == WaitKind::Waiting as u64)));
            let stay = now.and_then(|now| now.stay(row));
            stays.push(stay.and_then(|stay| far(stay, stay.kind == StayKind::Ongoing as u64)));
            if let (Some(now), Some([referral, start])) = (now, self.windows) {
                window_cells(spec, row, now, &mut |table, places: &[u64]| {
                    let first = match table {
                        CountTable::ReferralWindow => referral,
                        _ => start,
                    };
                    let &[kind, day] = places else { return };
                    if day.wrapping_sub(day_place(first_day)) >= u64::from(FAST_DAYS) {
                        add(FarCell::new(first + date, kind * DAYS + day));
                    }
                });
            }
        }
        for (spans, slot) in self.spans.iter().zip([self.waiting, self.staying]) {
            add_by_date(spans, slot, &mut add);
        }
    }
}

/// Adds a cell for each date; once, if it is the same at every date to the last.
pub(super) fn add_by_date(cells: &[Option<u64>], slot: usize, mut add: impl FnMut(FarCell)) {
    let Some(&last) = cells.last() else { return };
    let same = cells.iter().rev().take_while(|&&cell| cell == last).count();
    let (changing, _) = cells.split_at(cells.len() - same);
    if let Some(cell) = last {
        add(FarCell::onwards(slot + changing.len(), cell));
    }
    for (date, cell) in changing.iter().enumerate() {
        if let &Some(cell) = cell {
            add(FarCell::new(slot + date, cell));
        }
    }
}
