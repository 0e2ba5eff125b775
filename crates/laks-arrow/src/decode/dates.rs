//! Columns of dates as days since 1970-01-01.
//!
//! `date32`, `date64`, timestamps of any unit and ISO texts. A timestamp gives the calendar date of the
//! number it stores: of the wall clock where it has no zone, of UTC where it has one.

use super::validity::Validity;
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
        DataType::Timestamp(TimeUnit::Second, _) => {
            ticks::<TimestampSecondType>(array, validity, out, |v| day_of_ticks(v, SECONDS))
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            ticks::<TimestampMillisecondType>(array, validity, out, |v| day_of_ticks(v, MILLIS))
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            ticks::<TimestampMicrosecondType>(array, validity, out, |v| day_of_ticks(v, MICROS))
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            ticks::<TimestampNanosecondType>(array, validity, out, |v| day_of_ticks(v, NANOS))
        }
        _ => return None,
    })
}

/// The day of one row that is not null, however far away; `None` where this is no column of dates.
pub(crate) fn day_number(array: &dyn Array, row: usize) -> Option<i64> {
    Some(match array.data_type() {
        DataType::Date32 => array.as_primitive::<Date32Type>().value(row).into(),
        DataType::Date64 => array.as_primitive::<Date64Type>().value(row).div_euclid(MILLIS),
        DataType::Timestamp(TimeUnit::Second, _) => {
            array.as_primitive::<TimestampSecondType>().value(row).div_euclid(SECONDS)
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            array.as_primitive::<TimestampMillisecondType>().value(row).div_euclid(MILLIS)
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            array.as_primitive::<TimestampMicrosecondType>().value(row).div_euclid(MICROS)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            array.as_primitive::<TimestampNanosecondType>().value(row).div_euclid(NANOS)
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
    fn a_date_laks_does_not_know_is_flagged_and_a_null_is_not() {
        for day in [i32::MIN, i32::MAX, 2_932_896, Day::MIN.epoch() - 1, Day::MAX.epoch() + 1] {
            assert_eq!(read(&Date32Array::from(vec![day])).1, Some(true));
        }
        assert_eq!(read(&TimestampSecondArray::from(vec![i64::MAX])).1, Some(true));
        assert_eq!(read(&Date32Array::new_null(3)), (vec![Day::NONE; 3], Some(false)));
    }
}
