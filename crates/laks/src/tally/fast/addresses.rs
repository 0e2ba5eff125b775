//! What addresses mean: from an address back to a cell of a table.

use super::count_table::{DAYS, MONTHS, day_place, month_place};
use super::fast::FastSpace;
use super::spec::Spec;

/// Where the addresses of lines begin; those of dense tables come before.
pub(crate) const LINED: u64 = 1 << 40;

/// What the offsets of a region mean.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Meaning {
    /// The offset is a day; the kind is fixed.
    Day { kind: u64 },
    /// A line for each month, in it the days; the kind is fixed.
    Span { kind: u64 },
    /// The offset is the day of entry of somebody still there at the date.
    Still { kind: u64, date: usize },
    /// Lines of so many cells, one after the other.
    Lines { width: u64 },
}

/// Addresses that follow each other and mean the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Region {
    pub(crate) base: u64,
    pub(crate) len: u64,
    /// How far it is from one line to the next.
    pub(crate) stride: u64,
    pub(crate) slot: usize,
    pub(crate) meaning: Meaning,
}

impl Region {
    /// How many cells a line has.
    pub(crate) const fn width(&self) -> u64 {
        match self.meaning {
            Meaning::Lines { width } => width,
            _ => self.stride,
        }
    }
}

impl FastSpace {
    /// The table's slot and the cell of an address, if a region holds it.
    pub(crate) fn cell(&self, spec: &Spec, address: u64) -> Option<(usize, u64)> {
        let holds = |region: &&Region| (region.base..region.base + region.len).contains(&address);
        let region = self.regions.iter().find(holds)?;
        Some((region.slot, self.cell_in(spec, region, address - region.base)?))
    }

    /// The cell at an offset of a region, if there is one.
    pub(crate) fn cell_in(&self, spec: &Spec, region: &Region, offset: u64) -> Option<u64> {
        let (line, place) = (offset / region.stride, offset % region.stride);
        let months = month_place(self.first_day);
        match region.meaning {
            Meaning::Day { kind } => Some(kind * DAYS + day_place(self.first_day) + offset),
            Meaning::Span { kind } => Some(span_cell(kind, months + line, place)),
            Meaning::Lines { width } => (place < width).then_some(line * width + place),
            Meaning::Still { kind, date } => {
                let day = self.first_day + i32::try_from(offset).ok()?;
                let days = i64::from(spec.as_of.get(date)?.epoch() - day);
                Some(span_cell(kind, month_place(day), days.cast_unsigned()))
            }
        }
    }
}

/// The cell of a kind, month and number of days.
const fn span_cell(kind: u64, month: u64, days: u64) -> u64 {
    (kind * MONTHS + month) * DAYS + days
}
