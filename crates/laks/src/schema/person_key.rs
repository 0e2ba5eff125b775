//! Persons by a keyed hash: the same person is found again, and nobody is known by it without the key.
//!
//! HMAC with SHA-256 (RFC 2104, FIPS 180-4) of the ten digits; its first eight bytes name the person in
//! memory. A plain hash would not do: there are so few CPR numbers that all of them can be tried.

use crate::error::{Error, KeyFault};
use crate::persons::Cpr;
use crate::rules::RuleId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;

/// A secret that whoever reads the files gives; it is never printed and never written.
///
/// ```
/// let key = laks::sections::PersonKey::new(b"sixteen bytes or more")?;
/// assert_eq!(key.hash("010203-1234"), key.hash("102031234"));
/// assert_eq!(format!("{key:?}"), "PersonKey(…)");
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Clone)]
pub struct PersonKey(Hmac<Sha256>, Vec<u8>);

impl fmt::Debug for PersonKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonKey(…)")
    }
}

impl PartialEq for PersonKey {
    fn eq(&self, other: &Self) -> bool {
        self.1 == other.1
    }
}

impl Eq for PersonKey {}

impl PersonKey {
    /// A key of these bytes.
    ///
    /// ```
    /// use laks::sections::PersonKey;
    /// assert!(PersonKey::new(b"too short").unwrap_err().to_string().contains("16"));
    /// ```
    ///
    /// # Errors
    /// [`Error::PersonKey`] when there are fewer than 16 of them.
    pub fn new(secret: &[u8]) -> Result<Self, Error> {
        let short = || KeyFault::Short { bytes: secret.len() }.into();
        if secret.len() < KeyFault::FEWEST_BYTES {
            return Err(short());
        }
        let keyed = Hmac::<Sha256>::new_from_slice(secret).map_err(|_| short())?;
        Ok(Self(keyed, secret.to_vec()))
    }

    /// The hash of a CPR number, however it is written; never 0, which is nobody.
    ///
    /// ```
    /// use laks::{RuleId, sections::PersonKey};
    /// let key = PersonKey::new(b"sixteen bytes or more")?;
    /// assert_eq!(key.hash("010203-1234"), key.hash("0102031234"));
    /// assert_eq!(key.hash("the one with the hat"), Err(RuleId::CprMalformed));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`RuleId::CprMalformed`] when the text is no CPR number.
    pub fn hash(&self, text: &str) -> Result<u64, RuleId> {
        let number = Cpr::read(text).ok_or(RuleId::CprMalformed)?;
        let mut keyed = self.0.clone();
        keyed.update(number.digits());
        let [a, b, c, d, e, f, g, h, ..] = <[u8; 32]>::from(keyed.finalize().into_bytes());
        Ok(u64::from_be_bytes([a, b, c, d, e, f, g, h]).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::person_schema::{PersonId, PersonSchema};
    use super::*;

    #[test]
    fn the_hash_is_that_of_any_other_hmac_with_sha_256() {
        // python -c "import hmac; print(hmac.digest(b'sixteen bytes or more', b'0102031234', 'sha256').hex()[:16])"
        let key = PersonKey::new(b"sixteen bytes or more").unwrap();
        assert_eq!(key.hash("0102031234"), Ok(0x3d9f_96b5_ea00_2032));
    }

    #[test]
    fn one_person_has_one_hash_however_it_is_written_and_another_with_another_key() {
        let key = PersonKey::new(b"sixteen bytes or more").unwrap();
        let other = PersonKey::new(b"another sixteen bytes").unwrap();
        let hash = key.hash("0102031234").unwrap();
        for text in ["010203-1234", "010203 1234", "102031234", "10203-1234", " 0102031234 "] {
            assert_eq!(key.hash(text), Ok(hash));
        }
        assert_ne!(other.hash("0102031234"), Ok(hash));
        assert_eq!(key.hash("B003"), Err(RuleId::CprMalformed));
    }

    #[test]
    fn a_short_key_and_no_key_are_refused() {
        let error = PersonKey::new(b"short").unwrap_err().to_string();
        assert!(error.starts_with("a key must have at least 16 bytes, but has 5;"), "{error}");
        let persons = PersonSchema { id: PersonId::Cpr, key: None };
        let error = persons.check_key().unwrap_err();
        assert!(matches!(error, Error::PersonKey(KeyFault::Missing)), "{error}");
        assert!(PersonSchema::default().check_key().is_ok());
    }
}
