//! Columns of exact decimals, as databases give sums and their `NUMERIC`: as whole numbers where there is no
//! place after the point, and as floats where there are some.

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type};
use arrow_array::{Array, ArrayRef, Float64Array, Int64Array};
use arrow_buffer::i256;
use arrow_schema::DataType;
use std::sync::Arc;

/// The numbers of a column of decimals, any other column as it is.
///
/// # Errors
/// The row of a number beyond sixty-four bits.
pub(crate) fn without_decimals(array: ArrayRef) -> Result<ArrayRef, usize> {
    let (values, scale): (Vec<Option<Option<i128>>>, i8) = match array.data_type() {
        DataType::Decimal32(_, scale) => (
            array
                .as_primitive::<Decimal32Type>()
                .iter()
                .map(|v| v.map(|v| Some(v.into())))
                .collect(),
            *scale,
        ),
        DataType::Decimal64(_, scale) => (
            array
                .as_primitive::<Decimal64Type>()
                .iter()
                .map(|v| v.map(|v| Some(v.into())))
                .collect(),
            *scale,
        ),
        DataType::Decimal128(_, scale) => {
            (array.as_primitive::<Decimal128Type>().iter().map(|v| v.map(Some)).collect(), *scale)
        }
        DataType::Decimal256(_, scale) => (
            array.as_primitive::<Decimal256Type>().iter().map(|v| v.map(i256::to_i128)).collect(),
            *scale,
        ),
        _ => return Ok(array),
    };
    let power = 10_i128.checked_pow(scale.unsigned_abs().into());
    let each = values.into_iter().enumerate();
    if scale > 0 {
        let floats = each.map(|(row, value)| {
            let Some(value) = value else { return Ok(None) };
            let (value, power) = (value.ok_or(row)?, power.ok_or(row)?);
            Ok(Some(value as f64 / power as f64))
        });
        return Ok(Arc::new(floats.collect::<Result<Float64Array, usize>>()?));
    }
    let whole = each.map(|(row, value)| {
        let Some(value) = value else { return Ok(None) };
        let value = value.and_then(|value| value.checked_mul(power?));
        value.and_then(|value| i64::try_from(value).ok()).map(Some).ok_or(row)
    });
    Ok(Arc::new(whole.collect::<Result<Int64Array, usize>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::types::{Float64Type, Int64Type};
    use arrow_array::{Decimal32Array, Decimal128Array, Decimal256Array, StringArray};

    #[test]
    fn decimals_are_the_numbers_they_stand_for() {
        let whole = Decimal128Array::from(vec![Some(12), None, Some(-3)]);
        let whole = whole.with_precision_and_scale(38, 0).unwrap();
        let read = without_decimals(Arc::new(whole)).unwrap();
        let expected = Int64Array::from(vec![Some(12), None, Some(-3)]);
        assert_eq!(read.as_primitive::<Int64Type>(), &expected);

        let tenths = Decimal32Array::from(vec![Some(120), Some(125), None]);
        let tenths = tenths.with_precision_and_scale(4, 1).unwrap();
        let read = without_decimals(Arc::new(tenths)).unwrap();
        let expected = Float64Array::from(vec![Some(12.0), Some(12.5), None]);
        assert_eq!(read.as_primitive::<Float64Type>(), &expected);

        let hundreds = Decimal128Array::from(vec![7]).with_precision_and_scale(3, -2).unwrap();
        let read = without_decimals(Arc::new(hundreds)).unwrap();
        assert_eq!(read.as_primitive::<Int64Type>().value(0), 700);
    }

    #[test]
    fn a_number_beyond_sixty_four_bits_is_named_by_its_row() {
        for long in [i256::from_i128(1 << 70), i256::MAX] {
            let values = Decimal256Array::from(vec![Some(i256::ONE), Some(long)]);
            let values = values.with_precision_and_scale(76, 0).unwrap();
            assert_eq!(without_decimals(Arc::new(values)).err(), Some(1));
        }
    }

    #[test]
    fn other_columns_stay_as_they_are() {
        let texts: ArrayRef = Arc::new(StringArray::from(vec!["a"]));
        assert!(Arc::ptr_eq(&without_decimals(Arc::clone(&texts)).unwrap(), &texts));
    }
}
