//! The labels of a strata column, each with a number that all workers share.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

/// The labels of one column in the order they were first met. Number 0 is no label.
#[derive(Debug, Default)]
struct Table {
    labels: Vec<Arc<str>>,
    codes: HashMap<Arc<str>, u32>,
}

/// Gives every label of a column one number, whichever worker meets it first.
///
/// The numbers depend on who came first; nothing that leaves laks does, for tallies are sorted by label.
#[derive(Debug, Clone, Default)]
pub struct Labels(Arc<RwLock<Table>>);

impl Labels {
    /// What a column holds where there is no label.
    pub const NONE: u32 = 0;

    /// The label's number, new if it was not met before.
    pub fn code(&self, label: &str) -> u32 {
        if let Some(&code) = self.read().codes.get(label) {
            return code;
        }
        let mut table = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(&code) = table.codes.get(label) {
            return code;
        }
        let label: Arc<str> = Arc::from(label);
        table.labels.push(Arc::clone(&label));
        let code = u32::try_from(table.labels.len()).unwrap_or(u32::MAX);
        table.codes.insert(label, code);
        code
    }

    /// The label with this number.
    pub fn label(&self, code: u32) -> Option<Arc<str>> {
        let index = usize::try_from(code).ok()?.checked_sub(1)?;
        self.read().labels.get(index).cloned()
    }

    /// How many labels there are.
    pub fn len(&self) -> usize {
        self.read().labels.len()
    }

    /// Whether there is no label.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn read(&self) -> std::sync::RwLockReadGuard<'_, Table> {
        self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Labels;

    #[test]
    fn a_label_keeps_its_number() {
        let labels = Labels::default();
        let job = labels.code("Jobcenter");
        assert_eq!(labels.code("Egen læge"), job + 1);
        assert_eq!(labels.clone().code("Jobcenter"), job);
        assert_eq!(labels.label(job).as_deref(), Some("Jobcenter"));
        assert_eq!(labels.label(Labels::NONE), None);
    }
}
