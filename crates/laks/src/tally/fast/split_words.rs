//! The words of a cohort that is one side of a split: events stand by themselves, since who was referred
//! before the date may start after it.

use super::day_offsets::{Days, address};
use super::record_words::{DAY_BITS, FAST_DAYS, WordColumn, column};
use crate::records::{Clock, EntryWindow};

/// Where the events of a side are written, and between which days they count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SplitWords {
    /// The words of the days of referral and of start.
    pub(crate) referred: usize,
    pub(crate) started: usize,
    /// Words that hold a day of an event in their low bits.
    pub(crate) offered: Option<usize>,
    pub(crate) exit: usize,
    /// The first and the last day that count, as offsets.
    pub(crate) window: [i16; 2],
}

impl SplitWords {
    /// The days of a window as offsets from the first day that has an address.
    pub(crate) fn offsets(window: EntryWindow, first_day: i32) -> [i16; 2] {
        let offset = |day: Option<crate::calendar::Day>, open: i32| {
            let offset = day.map_or(open, |day| day.epoch().saturating_sub(first_day));
            offset.clamp(-1, i32::from(i16::MAX)) as i16
        };
        [offset(window.from, 0), offset(window.to, i32::from(i16::MAX))]
    }

    /// Writes the days of referral and start, and leaves out the events of other people and days.
    pub(super) fn only(&self, days: &Days, words: &mut [WordColumn], rows: usize) {
        let [from, to] = self.window;
        const NONE: u16 = FAST_DAYS as u16;
        for (out, &day) in column(words, self.started, rows).iter_mut().zip(&days.started) {
            *out = if from <= day && day <= to { address(day).cast_unsigned() } else { NONE };
        }
        for out in column(words, self.exit, rows) {
            let day = (*out & NONE).cast_signed();
            let kind = *out >> DAY_BITS << DAY_BITS;
            *out = if from <= day && day <= to { *out } else { kind | NONE };
        }
        let of_referred = [(Some(self.referred), &days.referred), (self.offered, &days.offered)];
        for (word, entered) in of_referred {
            let Some(word) = word else { continue };
            let whose = entered.iter().zip(&days.clocks);
            for (out, (&day, clocks)) in column(words, word, rows).iter_mut().zip(whose) {
                let is_counted = clocks & Clock::Referral as u8 != 0;
                *out = if is_counted { address(day).cast_unsigned() } else { NONE };
            }
        }
    }
}
