//! Tallies added as numbers are. A sum can be refused, so it is a `Result`, and goes on from one.

use crate::error::Error;
use crate::tally::tally_type::Tally;
use std::ops::{Add, AddAssign};

/// [`Tally::merged`].
impl Add for &Tally {
    type Output = Result<Tally, Error>;

    fn add(self, other: Self) -> Self::Output {
        self.merged(other)
    }
}

/// [`Tally::merge`].
impl Add for Tally {
    type Output = Result<Self, Error>;

    fn add(mut self, other: Self) -> Self::Output {
        self.merge(&other).map(|()| self)
    }
}

/// Goes on adding, in place: `a + b + c`. What was refused stays refused.
impl Add<Tally> for Result<Tally, Error> {
    type Output = Self;

    fn add(mut self, other: Tally) -> Self::Output {
        self += &other;
        self
    }
}

/// [`Tally::merge`] of a running sum; the first refusal stays.
impl AddAssign<&Tally> for Result<Tally, Error> {
    fn add_assign(&mut self, other: &Tally) {
        if let Ok(sum) = self
            && let Err(refused) = sum.merge(other)
        {
            *self = Err(refused);
        }
    }
}

/// Adds to a running sum; the first refusal stays.
impl AddAssign<Tally> for Result<Tally, Error> {
    fn add_assign(&mut self, other: Tally) {
        *self += &other;
    }
}

/// [`Tally::merged_all`]: [`Error::Argument`] where there is none, for a sum of nothing counts nobody knows what.
///
/// ```
/// # use laks::{Error, Tally};
/// # use laks::results::Figures;
/// let month = |referred| Tally::from_counts(Figures::new([("referred", referred)])?, None);
/// let year: Result<Tally, Error> = [month(4)?, month(7)?, month(9)?].into_iter().sum();
/// assert_eq!(year?.published_count("referred"), Some(20));
/// # Ok::<(), Error>(())
/// ```
impl std::iter::Sum<Tally> for Result<Tally, Error> {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Self {
        Tally::merged_all(tallies)
    }
}

/// As the sum of owned tallies.
impl<'a> std::iter::Sum<&'a Tally> for Result<Tally, Error> {
    fn sum<I: Iterator<Item = &'a Tally>>(tallies: I) -> Self {
        Tally::merged_all(tallies)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::figures::Figures;

    fn tally(of: &str, count: u64) -> Tally {
        Tally::from_counts(Figures::new([(of, count)]).unwrap(), None).unwrap()
    }

    #[test]
    fn every_way_to_add_is_merging() {
        let (a, b, c) = (tally("referred", 4), tally("referred", 7), tally("referred", 9));
        let merged = a.merged(&b).unwrap().merged(&c).unwrap();
        assert_eq!(((&a + &b) + c.clone()).unwrap(), merged);
        assert_eq!((a.clone() + b.clone() + c.clone()).unwrap(), merged);
        let sum: Result<Tally, Error> = [&a, &b, &c].into_iter().sum();
        assert_eq!(sum.unwrap(), merged);
        let mut running = Ok(a);
        running += b;
        running += &c;
        assert_eq!(running.unwrap(), merged);
    }

    #[test]
    fn a_sum_that_is_refused_stays_refused() {
        let none = std::iter::empty::<Tally>().sum::<Result<Tally, Error>>();
        assert_eq!(
            none.unwrap_err().to_string(),
            "tallies must be at least one tally, but is none"
        );
        let mut running = Ok(tally("referred", u64::MAX >> 12));
        running += tally("referred", 1 << 53);
        let first = running.as_ref().unwrap_err().to_string();
        running += tally("referred", 1);
        assert_eq!(running.unwrap_err().to_string(), first);
    }

    #[test]
    fn a_tally_is_a_field_of_what_a_program_stores() {
        let kept = ("Ballerup", tally("referred", 20));
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<(&str, Tally)>(&text).unwrap(), kept);
        let changed = text.replace("20", "21");
        let error = serde_json::from_str::<(&str, Tally)>(&changed).unwrap_err().to_string();
        assert!(error.contains("its checksum differs"), "{error}");
    }
}
