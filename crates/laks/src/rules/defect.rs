//! A value that could not be read, by the rule it breaks.

use super::found::Found;
use super::rule::RuleId;
use std::sync::Arc;

/// A value that an adapter could not read; it left the value missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// The row's place in the block.
    pub row: usize,
    /// The column, by the table's own name.
    pub column: Arc<str>,
    /// The rule it breaks.
    pub rule: RuleId,
    /// What stands there.
    pub found: Found,
}
