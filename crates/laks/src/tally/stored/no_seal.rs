//! Where laks is built without `hmac` no tally is sealed.

use std::convert::Infallible;
use std::marker::PhantomData;

/// A key that seals tallies; without the feature `hmac` there is none.
#[derive(Clone, Copy)]
pub(super) struct SealKey<'k>(Infallible, PhantomData<&'k ()>);

impl SealKey<'_> {
    pub(super) const fn seal(self, _: &[&str]) -> String {
        match self.0 {}
    }
}
