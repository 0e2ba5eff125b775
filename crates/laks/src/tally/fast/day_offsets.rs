//! The days of a block of rows as offsets from the first day that has an address.
//!
//! They are numbers of sixteen bits, so that many rows fit a register. They reach some forty years to either
//! side; a day beyond makes a row slow. The days with an address are fewer: one without makes a row far.

use super::record_words::FAST_DAYS;
use crate::calendar::{DateField, Day};
use crate::records::Columns;
use crate::rules::Exit;

/// The offset of no day: later than any date of a count.
pub(super) const NEVER: i16 = i16::MAX;
/// The furthest a day may lie from the first with an address: days between two such fit an offset too.
pub(super) const FURTHEST: i16 = 16_000;
const DAY: i16 = FAST_DAYS as i16;

/// The address of a day among the days; the number after the last for no day and those without an address.
#[inline]
pub(super) const fn address(offset: i16) -> i16 {
    (offset | -((offset & !DAY != 0) as i16)) & DAY
}

/// The dates of a block as offsets from the first day that has an address.
#[derive(Debug, Default)]
pub(super) struct Days {
    pub(super) referred: Vec<i16>,
    pub(super) offered: Vec<i16>,
    pub(super) started: Vec<i16>,
    pub(super) ended: Vec<i16>,
    /// Numbers of [`crate::rules::Exit`].
    pub(super) exit: Vec<u8>,
    /// By row the clocks on which it counts; empty: every row on both.
    pub(super) clocks: Vec<u8>,
}

impl Days {
    /// Reads the rows from `from` on, one for each of `slow` and `far`; a row with a day without an offset
    /// is slow, one with a day without an address far.
    #[inline(always)]
    pub(super) fn read(
        &mut self,
        first: i32,
        columns: &Columns,
        from: usize,
        (slow, far): (&mut [i16], &mut [i16]),
    ) {
        let rows = slow.len();
        let mut read = |field: DateField, out: &mut Vec<i16>| {
            out.resize(rows, NEVER);
            match columns.dates[field as usize].get(from..from + rows) {
                None => out.fill(NEVER),
                Some(column) => {
                    if offsets(first, column, out) {
                        mark(column, out, slow, far);
                    }
                }
            }
        };
        read(DateField::Referred, &mut self.referred);
        read(DateField::Offered, &mut self.offered);
        read(DateField::Started, &mut self.started);
        read(DateField::Ended, &mut self.ended);
        self.clocks.clear();
        self.clocks.extend_from_slice(columns.entered.clocks.get(from..from + rows).unwrap_or(&[]));
        self.exit.clear();
        match columns.exit.get(from..from + rows) {
            None => self.exit.resize(rows, 0),
            // A number of no exit is read as open.
            Some(exits) => self.exit.extend(
                exits.iter().map(|&exit| if exit <= Exit::NeverStarted as u8 { exit } else { 0 }),
            ),
        }
    }
}

/// Writes the offset of each day from the first, [`NEVER`] for no day and those too far away; says whether
/// there are days without an address.
#[inline(always)]
fn offsets(first: i32, days: &[i32], out: &mut [i16]) -> bool {
    const REACH: u32 = 2 * FURTHEST.unsigned_abs() as u32;
    let mut any_far = false;
    for (out, &day) in out.iter_mut().zip(days) {
        let offset = day.wrapping_sub(first);
        let reached = offset.wrapping_add(FURTHEST.into()).cast_unsigned() <= REACH;
        *out = if reached { offset as i16 } else { NEVER };
        any_far |= (offset.cast_unsigned() >= FAST_DAYS) & (day != Day::NONE);
    }
    any_far
}

/// Makes rows slow whose day has no offset, and far whose day has no address.
#[cold]
#[inline(never)]
fn mark(days: &[i32], offsets: &[i16], slow: &mut [i16], far: &mut [i16]) {
    for (((slow, far), &day), &offset) in slow.iter_mut().zip(far).zip(days).zip(offsets) {
        let is_day = day != Day::NONE;
        *slow |= -i16::from(is_day & (offset == NEVER));
        *far |= -i16::from(is_day & (address(offset) == DAY));
    }
}
