//! The checksum of a stored tally: damage is found.

use sha2::{Digest, Sha256};

/// SHA-256 of a text that comes in parts, as hexadecimal digits.
pub(super) fn checksum_of(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part.as_bytes()));
    hex(&hash.finalize())
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
