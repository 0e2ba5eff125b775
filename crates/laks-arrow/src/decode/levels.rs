//! Columns of numbers as levels of an instrument, or as numbers of sessions.

use super::validity::Validity;
use crate::meaning::Levels;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrowPrimitiveType};
use arrow_schema::DataType;
use laks::adapter::{NO_SCORE, in_wide_registers};

/// What no level and no number of sessions is: an instrument has at most 250 levels.
const WRONG: u8 = 254;

impl Levels {
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
        in_wide_registers(|| {
            for (out, &value) in out.iter_mut().zip(values) {
                let (value, is_exact) = whole(value);
                let level = value.wrapping_sub(low) as u32;
                *out = if (level > width) | !is_exact { WRONG } else { level as u8 };
            }
            validity.fill_gaps(out);
            out.iter().fold(false, |any, &level| any | (level == WRONG))
        })
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
    use crate::meaning::Dress;
    use arrow_array::{Float64Array, Int8Array, Int64Array, UInt64Array};
    use laks::Schema;
    use laks::sections::{Instrument, Scale};

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
        let dress = Dress::of(&Schema::default());
        let of_scale = |scale| dress.scores(&who5(), scale);
        for levels in scales.into_iter().map(of_scale).chain([dress.sessions()]) {
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
        let raw = Dress::of(&Schema::default()).scores(&who5(), Scale::Raw);
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
