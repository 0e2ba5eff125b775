//! Whether a stored tally is as it was written: a checksum finds damage, a key finds tampering.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// SHA-256 of a text, as hexadecimal digits.
pub(super) fn checksum(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// HMAC-SHA-256 of a text under a key, as hexadecimal digits.
pub(super) fn seal(text: &str, key: &[u8]) -> String {
    // A key of any length will do: HMAC hashes long ones and fills up short ones.
    Hmac::<Sha256>::new_from_slice(key).map_or_else(
        |_| String::new(),
        |mut mac| {
            mac.update(text.as_bytes());
            hex(&mac.finalize().into_bytes())
        },
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
