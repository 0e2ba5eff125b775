//! Who improved, who stayed, who got worse, and who could have.

use super::joint::Joint;

/// Counts among those measured twice, by the instrument's meaningful change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ChangeCounts {
    /// Better by at least the meaningful change.
    pub(super) improved: u64,
    /// Neither.
    pub(super) unchanged: u64,
    /// Worse by at least the meaningful change.
    pub(super) worse: u64,
    /// Whose score before leaves room for a meaningful improvement.
    pub(super) could_improve: u64,
    /// Whose score before leaves room for a meaningful worsening.
    pub(super) could_worsen: u64,
}

impl ChangeCounts {
    /// Counts the pairs by a meaningful change of so many levels.
    pub(super) fn of(joint: &Joint, meaningful: usize) -> Self {
        let mut counts = Self::default();
        let levels = joint.pairs.len();
        for (before, row) in joint.pairs.iter().enumerate() {
            for (after, &count) in row.iter().enumerate() {
                if after >= before + meaningful {
                    counts.improved += count;
                } else if before >= after + meaningful {
                    counts.worse += count;
                } else {
                    counts.unchanged += count;
                }
                counts.could_improve += if before + meaningful < levels { count } else { 0 };
                counts.could_worsen += if before >= meaningful { count } else { 0 };
            }
        }
        counts
    }
}
