//! Columns of dates as days since 1970-01-01.
//!
//! `date32`, `date64`, timestamps of any unit and ISO texts. A timestamp gives the date on the wall: as
//! stored where it has no zone, in its zone where it has one.

use super::validity::Validity;
use crate::meaning::Zone;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, ArrowPrimitiveType};
use arrow_schema::{DataType, TimeUnit};
use laks::Day;

const SECONDS: i64 = 86_400;
const MILLIS: i64 = SECONDS * 1_000;
const MICROS: i64 = SECONDS * 1_000_000;
const NANOS: i64 = SECONDS * 1_000_000_000;

/// The day, and whether it lies outside those that laks knows.
#[inline]
fn within(day: i32) -> (i32, bool) {
    let (first, last) = (Day::MIN.epoch(), Day::MAX.epoch());
    (day, day.wrapping_sub(first) as u32 > last.abs_diff(first))
}

/// The day that a count of ticks lies in; a day too far away stays outside.
#[inline]
fn day_of_ticks(ticks: i64, ticks_a_day: i64) -> (i32, bool) {
    let day = ticks.div_euclid(ticks_a_day);
    within(day.clamp(-1_000_000_000, 1_000_000_000) as i32)
}

/// Writes the day of every row; returns whether some date lies outside those that laks knows. `None`
/// where this is no column of dates.
pub(crate) fn read_days(array: &dyn Array, validity: &Validity, out: &mut [i32]) -> Option<bool> {
    fn ticks<T: ArrowPrimitiveType<Native = i64>>(
        array: &dyn Array,
        validity: &Validity,
        out: &mut [i32],
        read: impl Fn(i64) -> (i32, bool),
    ) -> bool {
        validity.read(array.as_primitive::<T>().values(), out, Day::NONE, read)
    }
    Some(match array.data_type() {
        DataType::Date32 => {
            validity.read(array.as_primitive::<Date32Type>().values(), out, Day::NONE, within)
        }
        DataType::Date64 => ticks::<Date64Type>(array, validity, out, |v| day_of_ticks(v, MILLIS)),
        DataType::Timestamp(unit, zone) => {
            let zone = Zone::of(zone.as_deref())?;
            let a_day = ticks_a_day(*unit);
            let read = |v: i64| day_of_ticks(wall_ticks(&zone, v, a_day), a_day);
            match unit {
                TimeUnit::Second => ticks::<TimestampSecondType>(array, validity, out, read),
                TimeUnit::Millisecond => {
                    ticks::<TimestampMillisecondType>(array, validity, out, read)
                }
                TimeUnit::Microsecond => {
                    ticks::<TimestampMicrosecondType>(array, validity, out, read)
                }
                TimeUnit::Nanosecond => {
                    ticks::<TimestampNanosecondType>(array, validity, out, read)
                }
            }
        }
        _ => return None,
    })
}

const fn ticks_a_day(unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::Second => SECONDS,
        TimeUnit::Millisecond => MILLIS,
        TimeUnit::Microsecond => MICROS,
        TimeUnit::Nanosecond => NANOS,
    }
}

/// Ticks on the wall of a zone, from ticks in UTC.
fn wall_ticks(zone: &Zone, ticks: i64, ticks_a_day: i64) -> i64 {
    match zone {
        Zone::Wall => ticks,
        zone => {
            let a_second = ticks_a_day / SECONDS;
            let seconds = ticks.div_euclid(a_second);
            let ahead = zone.wall_seconds(seconds) - seconds;
            ticks.saturating_add(ahead.saturating_mul(a_second))
        }
    }
}

/// The day of one row that is not null, however far away; `None` where this is no column of dates.
pub(crate) fn day_number(array: &dyn Array, row: usize) -> Option<i64> {
    Some(match array.data_type() {
        DataType::Date32 => array.as_primitive::<Date32Type>().value(row).into(),
        DataType::Date64 => array.as_primitive::<Date64Type>().value(row).div_euclid(MILLIS),
        DataType::Timestamp(unit, zone) => {
            let ticks = match unit {
                TimeUnit::Second => array.as_primitive::<TimestampSecondType>().value(row),
                TimeUnit::Millisecond => {
                    array.as_primitive::<TimestampMillisecondType>().value(row)
                }
                TimeUnit::Microsecond => {
                    array.as_primitive::<TimestampMicrosecondType>().value(row)
                }
                TimeUnit::Nanosecond => array.as_primitive::<TimestampNanosecondType>().value(row),
            };
            let a_day = ticks_a_day(*unit);
            wall_ticks(&Zone::of(zone.as_deref())?, ticks, a_day).div_euclid(a_day)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{
        Date32Array, Date64Array, TimestampMicrosecondArray, TimestampNanosecondArray,
        TimestampSecondArray,
    };

    fn read(array: &dyn Array) -> (Vec<i32>, Option<bool>) {
        let mut out = vec![0; array.len()];
        let outside = read_days(array, &Validity::of(array), &mut out);
        (out, outside)
    }

    #[test]
    fn every_unit_gives_the_calendar_date() {
        let day = 16_889_i64; // 2016-03-29
        let expected = (vec![16_889, Day::NONE, -1], Some(false));
        let ticks = |unit: i64| vec![Some((day + 1) * unit - 1), None, Some(-1)];
        assert_eq!(read(&Date64Array::from(ticks(MILLIS))), expected);
        assert_eq!(read(&TimestampSecondArray::from(ticks(SECONDS))), expected);
        assert_eq!(read(&TimestampMicrosecondArray::from(ticks(MICROS))), expected);
        assert_eq!(
            read(&TimestampNanosecondArray::from(ticks(NANOS)).with_timezone("UTC")),
            expected
        );
        assert_eq!(read(&Date32Array::from(vec![Some(16_889), None, Some(-1)])), expected);
    }

    #[test]
    fn midnight_in_copenhagen_is_that_day_and_not_the_one_before() {
        // 2016-03-29T00:00+02:00 and 2016-02-29T00:00+01:00, in UTC.
        let midnights = vec![Some(1_459_202_400), None, Some(1_456_700_400)];
        let array = TimestampSecondArray::from(midnights).with_timezone("Europe/Copenhagen");
        assert_eq!(read(&array), (vec![16_889, Day::NONE, 16_860], Some(false)));
        assert_eq!(day_number(&array, 0), Some(16_889));
    }

    #[test]
    fn a_date_laks_does_not_know_is_flagged_and_a_null_is_not() {
        for day in [i32::MIN, i32::MAX, 2_932_896, Day::MIN.epoch() - 1, Day::MAX.epoch() + 1] {
            assert_eq!(read(&Date32Array::from(vec![day])).1, Some(true));
        }
        assert_eq!(read(&TimestampSecondArray::from(vec![i64::MAX])).1, Some(true));
        assert_eq!(read(&Date32Array::new_null(3)), (vec![Day::NONE; 3], Some(false)));
    }
}
