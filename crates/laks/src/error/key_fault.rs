//! What is wrong with the key that persons are hashed with.

/// The key that persons are hashed with is not there, or too short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyFault {
    /// The schema declares CPR numbers, and no key is given.
    #[error(
        "[persons] id = \"cpr\" needs a key, with which the numbers are hashed; give key=\"…\" with at least \
         {} bytes, set LAKS_KEY, or on the command line --key-file FILE",
        Self::FEWEST_BYTES
    )]
    Missing,
    /// A key is so short that all could be tried.
    #[error(
        "a key must have at least {} bytes, but has {bytes}; make one with: python -c \"import \
         secrets; print(secrets.token_hex(32))\"",
        Self::FEWEST_BYTES
    )]
    Short {
        /// How many it has.
        bytes: usize,
    },
}

impl KeyFault {
    /// The fewest bytes a key may have.
    pub const FEWEST_BYTES: usize = 16;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_says_how_to_give_a_key() {
        assert_eq!(
            KeyFault::Missing.to_string(),
            "[persons] id = \"cpr\" needs a key, with which the numbers are hashed; give key=\"…\" with at \
             least 16 bytes, set LAKS_KEY, or on the command line --key-file FILE"
        );
        assert_eq!(
            KeyFault::Short { bytes: 5 }.to_string(),
            "a key must have at least 16 bytes, but has 5; make one with: python -c \"import secrets; \
             print(secrets.token_hex(32))\""
        );
    }
}
