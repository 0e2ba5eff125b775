//! The cells of one figure, as it holds them: what they are, shared by all strata, and whose they are.

use super::count_ref::{CountRef, StratumLabels};
use crate::tally::Tally;
use serde::{Deserialize, Serialize, Serializer};
use std::sync::Arc;

/// Whose cells: columns, and the labels that people have in them; none is everybody.
#[derive(Debug, Clone, Default)]
pub(crate) struct Whose(Option<Arc<StratumLabels>>);

/// The cells that a figure rests on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<CountRef>")]
pub(crate) struct CountRefs {
    cells: Option<Arc<[CountRef]>>,
    whose: Whose,
}

impl PartialEq for CountRefs {
    /// Figures are equal that say the same, wherever their counts stand.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for CountRefs {}

impl CountRefs {
    pub(crate) const NONE: Self = Self { cells: None, whose: Whose(None) };

    pub(crate) const fn is_empty(&self) -> bool {
        self.cells.is_none()
    }

    /// The same cells of a stratum.
    pub(crate) fn of(&self, whose: &Whose) -> Self {
        Self { cells: self.cells.clone(), whose: whose.clone() }
    }

    pub(crate) fn to_vec(&self) -> Vec<CountRef> {
        let of_stratum = |cells: &CountRef| match &self.whose.0 {
            Some(labels) => {
                let stratum = [labels.as_ref().clone(), cells.stratum.clone()].concat();
                CountRef { stratum, ..cells.clone() }
            }
            None => cells.clone(),
        };
        self.cells.iter().flat_map(|cells| cells.iter()).map(of_stratum).collect()
    }
}

impl From<Vec<CountRef>> for CountRefs {
    fn from(cells: Vec<CountRef>) -> Self {
        let cells = (!cells.is_empty()).then(|| cells.into());
        Self { cells, whose: Whose::default() }
    }
}

impl Serialize for CountRefs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.to_vec())
    }
}

impl Tally {
    /// The people of a stratum, by its key.
    pub(crate) fn whose(&self, key: &[Option<String>]) -> Whose {
        let labels = key.iter().map(|label| vec![label.clone()]);
        let labels: StratumLabels = self.spec().by.iter().cloned().zip(labels).collect();
        Whose((!labels.is_empty()).then(|| Arc::new(labels)))
    }
}
