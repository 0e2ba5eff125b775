//! A column of the table: where it stands and what it is called.

use laks::RuleId;
use laks::adapter::Defect;
use laks::words::Found;
use std::sync::Arc;

/// A column of the table: where it stands and what it is called.
#[derive(Debug, Clone)]
pub(crate) struct ColumnAt {
    pub(crate) index: usize,
    pub(crate) name: Arc<str>,
}

impl ColumnAt {
    /// That what was found in a row of it breaks a rule.
    pub(crate) fn defect(&self, row: usize, rule: RuleId, found: Found) -> Defect {
        Defect { row, column: Arc::clone(&self.name), rule, found }
    }
}
