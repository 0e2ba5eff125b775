//! Laws and edges of reliable change.

// A test stops where something cannot be had.
#![allow(clippy::unwrap_used)]

use laks_stats::{
    CutOff, CutOffMethod, Population, ReliableChangeClass, ReliableChangeMethod,
    ReliableChangeOptions, reliable_change,
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn turning_the_scale_turns_the_index_and_keeps_the_classes(
        pairs in prop::collection::vec((0_i32..26, 0_i32..26), 4..30),
        method in prop::sample::select(ReliableChangeMethod::ALL),
    ) {
        let before: Vec<f64> = pairs.iter().map(|pair| f64::from(pair.0)).collect();
        let after: Vec<f64> = pairs.iter().map(|pair| f64::from(pair.1)).collect();
        let turned = |column: &[f64]| column.iter().map(|x| -x).collect::<Vec<f64>>();
        let norms = |mean| CutOff::Between(CutOffMethod::C, Population { mean, sd: 9.0 });
        let options = ReliableChangeOptions {
            method, cut_off: norms(15.3), ..ReliableChangeOptions::new(0.84)
        };
        let other = ReliableChangeOptions {
            cut_off: norms(-15.3), higher_is_better: false, ..options
        };
        let one = reliable_change(&before, &after, &options);
        let two = reliable_change(&turned(&before), &turned(&after), &other);
        match (one, two) {
            (Ok(one), Ok(two)) => {
                prop_assert_eq!(&one.classes, &two.classes);
                for (a, b) in one.index.iter().zip(&two.index) {
                    prop_assert!((a + b).abs() < 1e-9);
                }
                let total: usize =
                    ReliableChangeClass::ALL.iter().map(|&class| one.count(class)).sum();
                prop_assert_eq!(total, pairs.len());
            }
            (one, two) => prop_assert_eq!(one.is_err(), two.is_err()),
        }
    }
}

#[test]
fn without_a_cut_off_nobody_is_recovered_or_harmed() {
    let options = ReliableChangeOptions { sd: Some(3.0), ..ReliableChangeOptions::new(0.9) };
    let found = reliable_change(&[0.0, 25.0, 9.0], &[25.0, 0.0, 9.0], &options).unwrap();
    use ReliableChangeClass::{Deteriorated, Improved, Unchanged};
    assert_eq!(found.classes, [Improved, Deteriorated, Unchanged]);
    assert_eq!(found.rule.cut_off, None);
}

#[test]
fn what_is_missing_or_out_of_range_is_said() {
    let options = ReliableChangeOptions::new(0.9);
    let one = reliable_change(&[3.0], &[4.0], &options).unwrap_err();
    assert_eq!(
        one.to_string(),
        "sd must be given where the scores before have no spread, but is missing for 1 pairs"
    );
    let sd = Some(2.0);
    assert!(reliable_change(&[3.0], &[4.0], &ReliableChangeOptions { sd, ..options }).is_ok());
    for reliability in [0.0, 1.0, f64::NAN] {
        let options = ReliableChangeOptions { sd, ..ReliableChangeOptions::new(reliability) };
        assert!(reliable_change(&[3.0], &[4.0], &options).is_err());
    }
}

#[test]
fn nobody_is_nobody_in_every_class() {
    let options = ReliableChangeOptions { sd: Some(3.0), ..ReliableChangeOptions::new(0.9) };
    assert_eq!(reliable_change(&[], &[], &options).unwrap().n(), 0);
}
