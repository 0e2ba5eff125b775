//! An id as a number: equal ids are equal numbers, and no number tells its id.

use std::hash::{DefaultHasher, Hash, Hasher};

/// A text's hash, never 0; ids are compared by it and not kept.
///
/// ```
/// use laks::adapter::id_hash;
/// assert!(id_hash("H001") != id_hash("H002") && id_hash("") != 0);
/// ```
pub fn id_hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish().max(1)
}
