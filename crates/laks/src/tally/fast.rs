//! Where the common cells lie while counting: a small space of addresses, the same for all strata.
//!
//! The calendar of a tally is long and mostly empty. While counting, the ten years before the date of
//! the count and waits and stays under 512 days have addresses in a space that fits a cache; whatever
//! lies outside is counted one by one. Both give the same cells.

use super::count_table::{
    CountTable, DAYS, EventKind, MONTHS, StayKind, WaitKind, day_place, month_place,
};
use super::spec::Spec;

/// Days that have addresses.
pub(crate) const FAST_DAYS: u32 = 4096;
/// Months that these days can touch, rounded up.
pub(crate) const FAST_MONTHS: u32 = 136;
/// Days waited or stayed that have addresses.
pub(crate) const FAST_SPAN: u32 = 512;
/// Days of the space that lie after the last date of the count.
const AHEAD: i32 = 256;
/// Cells in a page; every region begins at a page.
pub(crate) const PAGE: u32 = 64;
/// The most goals whose marks have addresses.
const FAST_GOALS: usize = 6;

/// What the offsets of a region mean.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Meaning {
    /// The offset is a day; the kind is fixed.
    Day { kind: u64 },
    /// Month and days; the kind is fixed.
    Span { kind: u64 },
    /// The offset is the day of entry of somebody still there at the date.
    Still { kind: u64, date: usize },
    /// The offset is the cell.
    Cell,
}

/// Addresses that follow each other and mean the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Region {
    pub(crate) base: u32,
    pub(crate) len: u32,
    pub(crate) slot: usize,
    pub(crate) meaning: Meaning,
}

/// The addresses of one date's tables.
#[derive(Debug, Clone)]
pub(crate) struct DatedBases {
    pub(crate) waiting: u32,
    pub(crate) waiting_still: u32,
    pub(crate) staying: u32,
    pub(crate) staying_still: u32,
    pub(crate) attendance: u32,
    pub(crate) outcomes: Vec<u32>,
    /// None if there are too many goals for addresses.
    pub(crate) goals: Option<u32>,
    pub(crate) horizons: u32,
}

/// The space of addresses of a spec. Address 0 counts nothing.
#[derive(Debug)]
pub(crate) struct FastSpace {
    /// The first day that has an address.
    pub(crate) first_day: i32,
    /// The month of each day, from the first day's month.
    pub(crate) months: Box<[u16; FAST_DAYS as usize]>,
    /// The events, one region a kind.
    pub(crate) events: u32,
    pub(crate) dated: Vec<DatedBases>,
    regions: Vec<Region>,
    size: u32,
}

impl FastSpace {
    pub(crate) fn new(spec: &Spec) -> Self {
        let last = spec.as_of.last().map_or(0, |day| day.epoch());
        let first_day =
            last.saturating_add(AHEAD - FAST_DAYS.cast_signed()).max(crate::Day::MIN.epoch());
        let first_month = month_place(first_day);
        let mut months = Box::new([0; FAST_DAYS as usize]);
        for (month, day) in months.iter_mut().zip(first_day..) {
            *month = month_place(day).saturating_sub(first_month) as u16;
        }
        let mut space = Self {
            first_day,
            months,
            events: 0,
            dated: Vec::new(),
            regions: Vec::new(),
            size: PAGE,
        };
        for kind in EventKind::ALL {
            let base = space.region(
                spec,
                CountTable::Events,
                0,
                FAST_DAYS,
                Meaning::Day { kind: kind as u64 },
            );
            if kind == EventKind::Referred {
                space.events = base;
            }
        }
        for date in 0..spec.as_of.len() {
            let bases = space.dated_regions(spec, date);
            space.dated.push(bases);
        }
        space
    }

    fn dated_regions(&mut self, spec: &Spec, date: usize) -> DatedBases {
        const SPAN: u32 = FAST_MONTHS * FAST_SPAN;
        let still = |kind: u64| Meaning::Still { kind, date };
        let waiting = [WaitKind::Started, WaitKind::NeverStarted].map(|k| {
            self.region(spec, CountTable::Waiting, date, SPAN, Meaning::Span { kind: k as u64 })
        })[0];
        let waiting_still = self.region(
            spec,
            CountTable::Waiting,
            date,
            FAST_DAYS,
            still(WaitKind::Waiting as u64),
        );
        let kinds = [
            StayKind::Completed,
            StayKind::DroppedOut,
            StayKind::EndedOther,
            StayKind::EndedUnknown,
        ];
        let staying = kinds.map(|k| {
            self.region(spec, CountTable::Staying, date, SPAN, Meaning::Span { kind: k as u64 })
        })[0];
        // With equal follow-up the days so far follow from the referral, not from the start alone.
        let (len, meaning) = match spec.follow_up_days {
            None => (FAST_DAYS, still(StayKind::Ongoing as u64)),
            Some(_) => (SPAN, Meaning::Span { kind: StayKind::Ongoing as u64 }),
        };
        let staying_still = self.region(spec, CountTable::Staying, date, len, meaning);
        let mut whole = |table: CountTable| {
            let cells: u64 = spec.axes(table).iter().product();
            self.region(spec, table, date, u32::try_from(cells).unwrap_or(0), Meaning::Cell)
        };
        let attendance = if spec.attendance { whole(CountTable::Attendance) } else { 0 };
        let outcomes = (0..spec.outcomes.len()).map(|o| whole(CountTable::Outcome(o))).collect();
        let goals = (1..=FAST_GOALS).contains(&spec.goals.len()).then(|| whole(CountTable::Goals));
        let horizons = if spec.horizons.is_empty() { 0 } else { whole(CountTable::Horizons) };
        DatedBases {
            waiting,
            waiting_still,
            staying,
            staying_still,
            attendance,
            outcomes,
            goals,
            horizons,
        }
    }

    fn region(
        &mut self,
        spec: &Spec,
        table: CountTable,
        date: usize,
        len: u32,
        meaning: Meaning,
    ) -> u32 {
        let base = self.size;
        if let Some(slot) = spec.slot(table, date) {
            self.regions.push(Region { base, len, slot, meaning });
        }
        self.size = base + len.div_ceil(PAGE) * PAGE;
        base
    }

    /// How many pages the space has.
    pub(crate) const fn pages(&self) -> usize {
        (self.size / PAGE) as usize
    }

    /// The regions of addresses, each table's in the order of its cells.
    pub(crate) fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The table's slot and the cell of an address.
    pub(crate) fn cell(&self, spec: &Spec, address: u32) -> Option<(usize, u64)> {
        let place = self.regions.partition_point(|region| region.base <= address).checked_sub(1)?;
        let region = self.regions.get(place)?;
        let offset = address - region.base;
        (offset < region.len).then(|| (region.slot, self.cell_in(spec, region, offset)))
    }

    /// The cell at an offset of a region.
    pub(crate) fn cell_in(&self, spec: &Spec, region: &Region, offset: u32) -> u64 {
        let first_month = month_place(self.first_day);
        match region.meaning {
            Meaning::Cell => u64::from(offset),
            Meaning::Day { kind } => kind * DAYS + day_place(self.first_day) + u64::from(offset),
            Meaning::Span { kind } => {
                let (month, days) = (offset / FAST_SPAN, offset % FAST_SPAN);
                span_cell(kind, first_month + u64::from(month), u64::from(days))
            }
            Meaning::Still { kind, date } => {
                let day = self.first_day + offset.cast_signed();
                let month = first_month + u64::from(self.months[offset as usize]);
                let days = match spec.follow_up_days {
                    Some(days) => i64::from(days),
                    None => i64::from(spec.as_of[date].epoch() - day),
                };
                span_cell(kind, month, days.cast_unsigned())
            }
        }
    }
}

/// The cell of a kind, month and number of days.
const fn span_cell(kind: u64, month: u64, days: u64) -> u64 {
    (kind * MONTHS + month) * DAYS + days
}
