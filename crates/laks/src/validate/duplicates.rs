//! What only the whole table can show: an id that occurs twice, a person sent twice to one course.

use crate::records::Columns;

/// A row, and the first row with the same key.
pub(crate) type Repeated = (usize, usize);

/// The rows whose key occurred on an earlier row, in rising order, each with the first of them. Key 0 is no key.
fn repeated(keys: impl Iterator<Item = u64>) -> Vec<Repeated> {
    let mut places: Vec<(u64, usize)> =
        keys.enumerate().filter(|(_, key)| *key != 0).map(|(row, key)| (key, row)).collect();
    places.sort_unstable();
    let mut rows = Vec::new();
    for alike in places.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        rows.extend(alike[1..].iter().map(|(_, row)| (*row, alike[0].1)));
    }
    rows.sort_unstable();
    rows
}

/// The rows that repeat a referral id, and those that repeat a person and course.
pub(crate) struct Duplicates {
    /// Rows whose referral id stands on an earlier row.
    pub(crate) referral_ids: Vec<Repeated>,
    /// Rows whose person and course stand on an earlier row.
    pub(crate) person_in_course: Vec<Repeated>,
}

/// Finds both, by sorting hashes.
pub(crate) fn find_duplicates(columns: &Columns) -> Duplicates {
    let referral_ids = repeated(columns.referral_ids.iter().copied());
    let course = columns.layout().stratum("course");
    let person_in_course = match course {
        Some(course) if !columns.person_ids.is_empty() => {
            let pairs = columns.person_ids.iter().zip(&columns.strata[course]);
            repeated(pairs.map(|(&person, &course)| match (person, course) {
                (0, _) | (_, 0) => 0,
                (person, course) => mix(person ^ mix(u64::from(course))),
            }))
        }
        _ => Vec::new(),
    };
    Duplicates { referral_ids, person_in_course }
}

/// Spreads the bits of a hash so that two joined hashes stay apart (the finaliser of splitmix64,
/// Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::repeated;

    #[test]
    fn the_second_of_two_is_the_duplicate_and_no_key_is_none() {
        assert_eq!(repeated([5, 0, 7, 5, 0, 5].into_iter()), [(3, 0), (5, 0)]);
    }
}
