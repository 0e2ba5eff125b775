//! The seal of a stored tally: whoever changes it without the key is found out.

use super::checksum::hex;
use crate::error::Error;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A key that seals tallies.
#[derive(Clone, Copy)]
pub(super) struct SealKey<'k>(&'k [u8]);

impl<'k> SealKey<'k> {
    /// A secret of any length: HMAC hashes long ones and fills up short ones.
    pub(super) fn new(secret: &'k [u8]) -> Result<Self, Error> {
        if secret.is_empty() {
            return Err(Error::Argument {
                argument: "key",
                expected: "a secret of at least one byte".to_owned(),
                found: "empty".to_owned(),
            });
        }
        Ok(Self(secret))
    }

    /// HMAC-SHA-256 of a text that comes in parts, under the key, as hexadecimal digits.
    pub(super) fn seal(self, parts: &[&str]) -> String {
        Hmac::<Sha256>::new_from_slice(self.0).map_or_else(
            |_| String::new(),
            |mut mac| {
                parts.iter().for_each(|part| mac.update(part.as_bytes()));
                hex(&mac.finalize().into_bytes())
            },
        )
    }
}
