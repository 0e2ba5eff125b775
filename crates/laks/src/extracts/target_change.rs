//! A target of a plan, judged on two tallies of one source.

use crate::error::Error;
use crate::plan::{Plan, Status, TargetStatus};
use crate::tally::Tally;
use serde::{Deserialize, Serialize};

/// Where a target stood, and where it stands now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TargetChange {
    /// Its name.
    pub id: String,
    /// At the date of the earlier count, as the earlier tally knew.
    pub earlier: TargetStatus,
    /// At the date of the later count.
    pub later: TargetStatus,
}

impl TargetChange {
    /// Whether it stands so now and did not before.
    ///
    /// ```
    /// use laks::Status;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let plan = cafe::plan()?;
    /// let changes = cafe::planned("2016-04-04")?.changes_to(&cafe::planned("half_way")?, Some(&plan), 0.95)?;
    /// let april = &changes.targets[1]; // 14 start in April
    /// assert!(april.is_newly(Status::Attained));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn is_newly(&self, status: Status) -> bool {
        self.later.status == status && self.earlier.status != status
    }

    /// Whether it stood so before and does not now.
    ///
    /// ```
    /// use laks::Status;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let plan = cafe::plan()?;
    /// let (may, autumn) = (cafe::planned("half_way")?, cafe::planned("2016-09-30")?);
    /// let changes = may.changes_to(&autumn, Some(&plan), 0.95)?;
    /// assert!(changes.targets[0].is_no_longer(Status::OnCourse));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn is_no_longer(&self, status: Status) -> bool {
        self.earlier.status == status && self.later.status != status
    }
}

/// Every target at the last date of both.
pub(super) fn targets(
    plan: &Plan,
    earlier: &Tally,
    later: &Tally,
    level: f64,
) -> Result<Vec<TargetChange>, Error> {
    let then = plan.evaluate(earlier, level)?;
    let now = plan.evaluate(later, level)?;
    let pairs = then.targets.into_iter().zip(now.targets);
    Ok(pairs
        .map(|(earlier, later)| TargetChange { id: later.id.clone(), earlier, later })
        .collect())
}
