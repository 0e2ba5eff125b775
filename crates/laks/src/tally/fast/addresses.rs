//! What addresses mean: stretches of them that follow each other and count one table.

/// Where the addresses of lines begin; those of dense tables come before.
pub(crate) const LINED: u64 = 1 << 40;

/// What the offsets of a region mean.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Meaning {
    /// The offset is a day; the kind is fixed.
    Day { kind: u64 },
    /// A line for each month, in it the days; the kind is fixed.
    Span { kind: u64 },
    /// The offset is the day of entry of somebody still there at the date of the count.
    Still { kind: u64 },
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
    /// Where the table stands, of a dated one the copy for the first date.
    pub(crate) slot: usize,
    /// Whether the table depends on the date of the count.
    pub(crate) is_dated: bool,
    pub(crate) meaning: Meaning,
}

impl Region {
    /// Where the table's copy for a date of the count stands.
    pub(crate) const fn slot_at(&self, date: usize) -> usize {
        self.slot + if self.is_dated { date } else { 0 }
    }

    /// How many cells a line has.
    pub(crate) const fn width(&self) -> u64 {
        match self.meaning {
            Meaning::Lines { width } => width,
            _ => self.stride,
        }
    }
}
