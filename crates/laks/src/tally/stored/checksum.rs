//! The checksum of a stored tally: damage is found.

use sha2::{Digest, Sha256};

/// SHA-256 of a text, as hexadecimal digits.
pub(super) fn checksum(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
