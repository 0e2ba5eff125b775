//! From the numbers of a column to levels of an instrument, or to numbers of sessions.

use super::numbers::Numbers;
use super::validity::Validity;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrowPrimitiveType};
use arrow_schema::DataType;
use laks::{Instrument, MOST_SESSIONS, NO_SCORE, RuleId, Scale, score_level, session_count};

/// What a column's numbers count.
#[derive(Debug, Clone, PartialEq)]
enum Counts {
    Sessions,
    Score(Box<Instrument>, Scale),
}

/// Reads numbers as bytes: a raw score less the smallest one, or a number of sessions.
#[derive(Debug, Clone)]
pub(crate) struct Levels {
    counts: Counts,
    numbers: Numbers,
    low: i32,
    width: u32,
    /// The levels of 0 to 255, where a number is not simply the level plus the lowest; 256 is no level.
    table: Option<Box<[u16; 256]>>,
}

const NO_LEVEL: u16 = 256;

/// What no level and no number of sessions is: an instrument has at most 250 levels.
const WRONG: u8 = 254;

impl Levels {
    pub(crate) fn sessions(numbers: Numbers) -> Self {
        let width = u32::from(MOST_SESSIONS);
        Self { counts: Counts::Sessions, numbers, low: 0, width, table: None }
    }

    pub(crate) fn score(instrument: &Instrument, scale: Scale, numbers: Numbers) -> Self {
        let [low, high] = instrument.range;
        let counts = Counts::Score(Box::new(instrument.clone()), scale);
        let width = high.abs_diff(low);
        let mut levels = Self { counts, numbers, low, width, table: None };
        if scale == Scale::Percent {
            let mut table = Box::new([NO_LEVEL; 256]);
            for (number, level) in table.iter_mut().enumerate() {
                *level = levels.level(number as f64).map_or(NO_LEVEL, u16::from);
            }
            levels.table = Some(table);
        }
        levels
    }

    /// The level of one number, or the rule it breaks.
    pub(crate) fn level(&self, value: f64) -> Result<u8, RuleId> {
        match &self.counts {
            Counts::Sessions => session_count(value),
            Counts::Score(instrument, scale) => score_level(value, instrument, *scale),
        }
    }

    /// Whether some number stands for nothing known, so that numbers too are read by their text.
    pub(crate) fn has_missing(&self) -> bool {
        self.numbers.has_missing()
    }

    /// The level of a number as text, or of a number by its text; an empty text is missing.
    pub(crate) fn level_of_text(&self, text: &[u8], is_typed: bool) -> Result<u8, RuleId> {
        let number = match is_typed {
            true => self.numbers.read_typed(text),
            false => self.numbers.read(text),
        };
        match number {
            Ok(None) => Ok(NO_SCORE),
            Ok(Some(value)) => self.level(value),
            Err(_) if self.counts == Counts::Sessions => Err(RuleId::SessionsUnreadable),
            Err(rule) => Err(rule),
        }
    }

    /// Writes the level of every row of a numeric block; returns whether some number has none.
    ///
    /// A null or a float that is no number is missing.
    pub(crate) fn read(&self, array: &dyn Array, validity: &Validity, out: &mut [u8]) -> bool {
        macro_rules! read {
            ($type:ty, $whole:expr) => {
                self.read_as::<$type>(array, validity, out, $whole)
            };
        }
        match array.data_type() {
            DataType::Int8 => read!(Int8Type, |v| (v.into(), true)),
            DataType::Int16 => read!(Int16Type, |v| (v.into(), true)),
            DataType::Int32 => read!(Int32Type, |v| (v, true)),
            DataType::Int64 => read!(Int64Type, |v| (v as i32, i64::from(v as i32) == v)),
            DataType::UInt8 => read!(UInt8Type, |v| (v.into(), true)),
            DataType::UInt16 => read!(UInt16Type, |v| (v.into(), true)),
            DataType::UInt32 => read!(UInt32Type, |v| (v as i32, v as i32 >= 0)),
            DataType::UInt64 => read!(UInt64Type, |v| (v as i32, v <= i32::MAX as u64)),
            DataType::Float32 => {
                let values = array.as_primitive::<Float32Type>().values();
                validity.read(values, out, NO_SCORE, |v| self.float_level(v.into()))
            }
            DataType::Float64 => {
                let values = array.as_primitive::<Float64Type>().values();
                validity.read(values, out, NO_SCORE, |v| self.float_level(v))
            }
            _ => false,
        }
    }

    #[inline]
    fn float_level(&self, value: f64) -> (u8, bool) {
        let whole = value as i32;
        let (level, wrong) = self.whole_level(whole, f64::from(whole) == value);
        if value.is_nan() { (NO_SCORE, false) } else { (level, wrong) }
    }

    #[inline]
    fn whole_level(&self, value: i32, is_exact: bool) -> (u8, bool) {
        match &self.table {
            None => {
                let level = value.wrapping_sub(self.low) as u32;
                (level as u8, level > self.width || !is_exact)
            }
            Some(table) => {
                let level =
                    if value as u32 > 255 { NO_LEVEL } else { table[value as u32 as usize & 255] };
                (level as u8, level == NO_LEVEL || !is_exact)
            }
        }
    }

    fn read_as<T: ArrowPrimitiveType>(
        &self,
        array: &dyn Array,
        validity: &Validity,
        out: &mut [u8],
        whole: impl Fn(T::Native) -> (i32, bool),
    ) -> bool {
        let values = array.as_primitive::<T>().values();
        if self.table.is_some() {
            return validity.read(values, out, NO_SCORE, |value| {
                let (value, is_exact) = whole(value);
                self.whole_level(value, is_exact)
            });
        }
        // Three plain passes, each done several rows at a time: levels, gaps, what is wrong.
        let (low, width) = (self.low, self.width);
        for (out, &value) in out.iter_mut().zip(values) {
            let (value, is_exact) = whole(value);
            let level = value.wrapping_sub(low) as u32;
            *out = if (level > width) | !is_exact { WRONG } else { level as u8 };
        }
        validity.fill_gaps(out);
        out.iter().fold(false, |any, &level| any | (level == WRONG))
    }
}

/// One number of a numeric column as a float; `None` where it is null or no number.
pub(crate) fn number_at(array: &dyn Array, row: usize) -> Option<f64> {
    macro_rules! number {
        ($type:ty) => {
            array.as_primitive::<$type>().value(row) as f64
        };
    }
    if array.is_null(row) {
        return None;
    }
    let value = match array.data_type() {
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Float32 => number!(Float32Type),
        DataType::Float64 => number!(Float64Type),
        _ => f64::NAN,
    };
    (!value.is_nan()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{Float64Array, Int8Array, Int64Array, UInt64Array};

    fn who5() -> Instrument {
        Instrument::shipped().remove(0)
    }

    fn read(levels: &Levels, array: &dyn Array) -> (Vec<u8>, bool) {
        let mut out = vec![0; array.len()];
        let wrong = levels.read(array, &Validity::of(array), &mut out);
        (out, wrong)
    }

    #[test]
    fn every_small_number_has_the_level_that_the_rules_give() {
        let scales = [Scale::Raw, Scale::Percent];
        let of_scale = |scale| Levels::score(&who5(), scale, Numbers::default());
        let sessions = Levels::sessions(Numbers::default());
        for levels in scales.into_iter().map(of_scale).chain([sessions]) {
            for number in -300_i32..300 {
                let expected = levels.level(f64::from(number));
                for array in [
                    Box::new(Int64Array::from(vec![i64::from(number)])) as Box<dyn Array>,
                    Box::new(Float64Array::from(vec![f64::from(number)])),
                ] {
                    let (out, wrong) = read(&levels, &*array);
                    assert_eq!(wrong, expected.is_err(), "{number}");
                    assert!(wrong || Ok(out[0]) == expected, "{number}");
                }
            }
        }
    }

    #[test]
    fn a_gap_is_missing_and_a_number_beyond_is_not_wrapped() {
        let raw = Levels::score(&who5(), Scale::Raw, Numbers::default());
        assert_eq!(read(&raw, &Int8Array::from(vec![Some(7), None])), (vec![7, NO_SCORE], false));
        assert_eq!(
            read(&raw, &Float64Array::from(vec![7.0, f64::NAN])),
            (vec![7, NO_SCORE], false)
        );
        assert!(read(&raw, &Int64Array::from(vec![1 << 32])).1);
        assert!(read(&raw, &UInt64Array::from(vec![1 << 63])).1);
        assert!(read(&raw, &Float64Array::from(vec![7.5])).1);
        assert!(read(&raw, &Float64Array::from(vec![f64::INFINITY])).1);
    }
}
