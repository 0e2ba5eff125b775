//! What is said of one group's change from before to after.

use super::cut_off::CutOffRow;
use super::score_count::ScoreCount;
use crate::estimate::Estimate;
use serde::{Deserialize, Serialize};

/// Who is missing: mean scores before of those with and without a score after.
///
/// If they differ much, those measured twice are not like the group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BaselineComparison {
    /// Of those with a score after.
    pub followed: Estimate,
    /// Of those without, whose case is closed.
    pub lost: Estimate,
    /// Of those without, whose case is still open: their score after is not due yet.
    pub not_due: Estimate,
}

/// One stratum's change, or everybody's. "Paired" are those with a score before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ChangeRow {
    /// Its labels, in the order of the strata; empty for the whole.
    pub key: Vec<Option<String>>,
    /// People of the group. This and every count is `None` where no column could tell.
    pub people: Option<u64>,
    /// Of these, with a score before.
    pub with_baseline: Option<u64>,
    /// Of these, with a score after.
    pub with_follow_up: Option<u64>,
    /// Of these, with both.
    pub paired: Option<u64>,
    /// Without both, though their case is closed.
    pub missing: Option<u64>,
    /// Without both, their case still open.
    pub not_due: Option<u64>,
    /// Paired / people.
    pub completeness: Estimate,
    /// Mean score before, of the paired, in raw points.
    pub mean_before: Estimate,
    /// Mean score after, of the paired, in raw points.
    pub mean_after: Estimate,
    /// Mean change of the paired in the good direction, whichever that is: positive is better.
    pub gain: Estimate,
    /// Mean of after minus before of the paired, in raw points.
    pub mean_change: Estimate,
    /// Better by at least the meaningful change / paired.
    pub improved: Estimate,
    /// Neither improved nor worse / paired.
    pub unchanged: Estimate,
    /// Worse by at least the meaningful change / paired.
    pub worse: Estimate,
    /// Improved / paired whose score before left room for a meaningful improvement.
    pub improved_of_able: Estimate,
    /// Worse / paired whose score before left room for a meaningful worsening.
    pub worse_of_able: Estimate,
    /// Paired whose score before was too good for a meaningful improvement / paired.
    pub ceiling: Estimate,
    /// P(better) + ½ P(equal) of the paired, any difference counted: ½ is no change.
    pub probability_better: Estimate,
    /// Improved / all people of the group: the missing are counted as not improved. Its bounds are
    /// the shares if none, and if all, of those without a pair had improved.
    pub improved_of_all: Estimate,
    /// Who is missing.
    pub baseline: BaselineComparison,
    /// For each of the instrument's cut-offs the shares of the paired on its named side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cut_offs: Vec<CutOffRow>,
    /// Every raw score from the lowest, with how many of the paired had it. `None` where no column could
    /// tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scores: Option<Vec<ScoreCount>>,
}

impl ChangeRow {
    /// The same with every figure changed.
    pub(crate) fn mapped(self, change: impl Fn(Estimate) -> Estimate) -> Self {
        Self {
            completeness: change(self.completeness),
            mean_before: change(self.mean_before),
            mean_after: change(self.mean_after),
            gain: change(self.gain),
            mean_change: change(self.mean_change),
            improved: change(self.improved),
            unchanged: change(self.unchanged),
            worse: change(self.worse),
            improved_of_able: change(self.improved_of_able),
            worse_of_able: change(self.worse_of_able),
            ceiling: change(self.ceiling),
            probability_better: change(self.probability_better),
            improved_of_all: change(self.improved_of_all),
            baseline: BaselineComparison {
                followed: change(self.baseline.followed),
                lost: change(self.baseline.lost),
                not_due: change(self.baseline.not_due),
            },
            cut_offs: self.cut_offs.into_iter().map(|row| row.mapped(&change)).collect(),
            ..self
        }
    }
}
