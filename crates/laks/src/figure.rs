//! The names of figures: what an estimate measures, as data. Their words are in `voice`.

use crate::rules::Stage;
use crate::tally::{Among, EventKind};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What an estimate measures.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Figure {
    /// Offered a place of the referred.
    Offer,
    /// Started of the referred.
    Uptake,
    /// Completed of the started.
    Completion,
    /// Completed of the referred.
    CompletionOfReferred,
    /// Completed of the exited.
    CompletionOfExited,
    /// Completed of the started in courses that are planned to be over.
    CompletionOfPlannedCourses,
    /// Dropped out of the started.
    Attrition,
    /// A group within another.
    Share {
        /// Above the line.
        of: Stage,
        /// Below the line.
        among: Stage,
    },
    /// A group within those measured before and after.
    ShareOfPaired {
        /// Above the line.
        of: Stage,
        /// The outcome.
        outcome: String,
    },
    /// The wait within which a quarter of the referred had started.
    LowerQuartile,
    /// The wait within which half of the referred had started.
    Median,
    /// The wait within which three quarters of the referred had started.
    UpperQuartile,
    /// Measured before and after, of everybody asked.
    PairedCompleteness,
    /// The mean change for the better of those measured before and after.
    MeanGain,
    /// The mean change as the score is written.
    MeanChange,
    /// The mean score before of those measured before and after.
    MeanBefore,
    /// The mean score after of those measured before and after.
    MeanAfter,
    /// Improved by a meaningful change, of those measured before and after.
    Improved,
    /// Neither improved nor worse.
    Unchanged,
    /// Worse by a meaningful change.
    Worse,
    /// Improved, of those with room to improve.
    ImprovedOfAble,
    /// Worse, of those with room to worsen.
    WorseOfAble,
    /// Too near the best score to improve meaningfully.
    Ceiling,
    /// The probability that somebody is better after than before.
    ProbabilityBetter,
    /// Improved, of everybody in a group.
    ImprovedOf(Among),
    /// On the named side of a cut-off before, of those measured before and after.
    CutOffBefore(String),
    /// On the named side of a cut-off after, of those measured before and after.
    CutOffAfter(String),
    /// The mean score before of those measured after too.
    BaselineOfFollowed,
    /// The mean score before of those who closed without a score after.
    BaselineOfLost,
    /// The mean score before of those still open without a score after.
    BaselineOfNotDue,
    /// Reached as many goals as the rule asks, of a group.
    GoalsReached,
    /// The same, of those in the group who exited.
    GoalsReachedOfExited,
    /// Reached this goal, of those who set it.
    GoalReached(String),
    /// Reached at least so many goals.
    GoalsReachedAtLeast(u32),
    /// Events in thirty days.
    PerThirtyDays(EventKind),
    /// A figure of one outcome, among those of others.
    OfOutcome(OutcomeFigure, String),
    /// The difference of a figure, after less before.
    DifferenceOf(Box<Figure>),
    /// The ratio of a figure, after over before.
    RatioOf(Box<Figure>),
    /// The share that a plan's target speaks of.
    TargetShare,
}

/// A figure of an outcome that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutcomeFigure {
    /// The mean change for the better.
    MeanGain,
    /// Improved by a meaningful change.
    Improved,
    /// Measured before and after.
    PairedCompleteness,
}

/// The figures whose name says all.
const PLAIN: [Figure; 28] = [
    Figure::Offer,
    Figure::Uptake,
    Figure::Completion,
    Figure::CompletionOfReferred,
    Figure::CompletionOfExited,
    Figure::CompletionOfPlannedCourses,
    Figure::Attrition,
    Figure::LowerQuartile,
    Figure::Median,
    Figure::UpperQuartile,
    Figure::PairedCompleteness,
    Figure::MeanGain,
    Figure::MeanChange,
    Figure::MeanBefore,
    Figure::MeanAfter,
    Figure::Improved,
    Figure::Unchanged,
    Figure::Worse,
    Figure::ImprovedOfAble,
    Figure::WorseOfAble,
    Figure::Ceiling,
    Figure::ProbabilityBetter,
    Figure::BaselineOfFollowed,
    Figure::BaselineOfLost,
    Figure::BaselineOfNotDue,
    Figure::GoalsReached,
    Figure::GoalsReachedOfExited,
    Figure::TargetShare,
];

impl OutcomeFigure {
    const ALL: [Self; 3] = [Self::MeanGain, Self::Improved, Self::PairedCompleteness];

    const fn name(self) -> &'static str {
        match self {
            Self::MeanGain => "mean_gain",
            Self::Improved => "improved",
            Self::PairedCompleteness => "paired_completeness",
        }
    }
}

impl Figure {
    /// The difference of this figure, after less before.
    #[must_use]
    pub(crate) fn difference(&self) -> Self {
        Self::DifferenceOf(Box::new(self.clone()))
    }

    /// The ratio of this figure, after over before.
    #[must_use]
    pub(crate) fn ratio(&self) -> Self {
        Self::RatioOf(Box::new(self.clone()))
    }

    /// The figure with this name.
    ///
    /// ```
    /// use laks::Figure;
    /// assert_eq!(Figure::from_name("completion_of_referred"), Some(Figure::CompletionOfReferred));
    /// assert_eq!(Figure::from_name("goals_reached_2"), Some(Figure::GoalsReachedAtLeast(2)));
    /// assert_eq!(Figure::from_name("success"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        let plain = PLAIN.iter().find(|figure| **figure == *name);
        if let Some(figure) = plain {
            return Some(figure.clone());
        }
        let inner = |name: &str| Self::from_name(name).map(Box::new);
        if let Some(rest) = name.strip_prefix("difference_of_") {
            return inner(rest).map(Self::DifferenceOf);
        }
        if let Some(rest) = name.strip_prefix("ratio_of_") {
            return inner(rest).map(Self::RatioOf);
        }
        if let Some(event) = name.strip_suffix("_per_30_days") {
            let mut events = EventKind::ALL.into_iter();
            return events.find(|kind| kind.name() == event).map(Self::PerThirtyDays);
        }
        if let Some(goals) = name.strip_prefix("goals_reached_") {
            let goals = goals.parse().ok()?;
            let figure = Self::GoalsReachedAtLeast(goals);
            let written = figure.to_string();
            return (written == name).then_some(figure);
        }
        let id = |prefix: &str| name.strip_prefix(prefix).filter(|id| !id.is_empty());
        if let Some(id) = id("cut_off_before_") {
            return Some(Self::CutOffBefore(id.to_owned()));
        }
        if let Some(id) = id("cut_off_after_") {
            return Some(Self::CutOffAfter(id.to_owned()));
        }
        if let Some(goal) = id("reached_") {
            return Some(Self::GoalReached(goal.to_owned()));
        }
        let among = name.strip_prefix("improved_of_").and_then(|group| group.parse().ok());
        if let Some(among) = among {
            return Some(Self::ImprovedOf(among));
        }
        if let Some(share) = share_of(name) {
            return Some(share);
        }
        OutcomeFigure::ALL.into_iter().find_map(|part| {
            let outcome =
                name.strip_prefix(part.name())?.strip_prefix('_').filter(|id| !id.is_empty())?;
            Some(Self::OfOutcome(part, outcome.to_owned()))
        })
    }
}

/// A share by the names of its groups.
fn share_of(name: &str) -> Option<Figure> {
    Stage::ALL.into_iter().find_map(|of| {
        let below = name.strip_prefix(of.name())?.strip_prefix("_of_")?;
        if let Some(outcome) = below.strip_prefix("paired_") {
            return Some(Figure::ShareOfPaired { of, outcome: outcome.to_owned() });
        }
        Stage::from_name(below).map(|among| Figure::Share { of, among })
    })
}

impl fmt::Display for Figure {
    /// The name, as in a table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share { of, among } => write!(f, "{of}_of_{among}"),
            Self::ShareOfPaired { of, outcome } => write!(f, "{of}_of_paired_{outcome}"),
            Self::ImprovedOf(among) => write!(f, "improved_of_{}", among.name()),
            Self::GoalReached(goal) => write!(f, "reached_{goal}"),
            Self::GoalsReachedAtLeast(goals) => write!(f, "goals_reached_{goals}"),
            Self::PerThirtyDays(event) => write!(f, "{}_per_30_days", event.name()),
            Self::OfOutcome(part, outcome) => write!(f, "{}_{outcome}", part.name()),
            Self::CutOffBefore(id) => write!(f, "cut_off_before_{id}"),
            Self::CutOffAfter(id) => write!(f, "cut_off_after_{id}"),
            Self::DifferenceOf(figure) => write!(f, "difference_of_{figure}"),
            Self::RatioOf(figure) => write!(f, "ratio_of_{figure}"),
            Self::Offer => f.write_str("offer"),
            Self::Uptake => f.write_str("uptake"),
            Self::Completion => f.write_str("completion"),
            Self::CompletionOfReferred => f.write_str("completion_of_referred"),
            Self::CompletionOfExited => f.write_str("completion_of_exited"),
            Self::CompletionOfPlannedCourses => f.write_str("completion_of_planned_courses"),
            Self::Attrition => f.write_str("attrition"),
            Self::LowerQuartile => f.write_str("lower_quartile"),
            Self::Median => f.write_str("median"),
            Self::UpperQuartile => f.write_str("upper_quartile"),
            Self::PairedCompleteness => f.write_str("paired_completeness"),
            Self::MeanGain => f.write_str("mean_gain"),
            Self::MeanChange => f.write_str("mean_change"),
            Self::MeanBefore => f.write_str("mean_before"),
            Self::MeanAfter => f.write_str("mean_after"),
            Self::Improved => f.write_str("improved"),
            Self::Unchanged => f.write_str("unchanged"),
            Self::Worse => f.write_str("worse"),
            Self::ImprovedOfAble => f.write_str("improved_of_able"),
            Self::WorseOfAble => f.write_str("worse_of_able"),
            Self::Ceiling => f.write_str("ceiling"),
            Self::ProbabilityBetter => f.write_str("probability_better"),
            Self::BaselineOfFollowed => f.write_str("baseline_of_followed"),
            Self::BaselineOfLost => f.write_str("baseline_of_lost"),
            Self::BaselineOfNotDue => f.write_str("baseline_of_not_due"),
            Self::GoalsReached => f.write_str("goals_reached"),
            Self::GoalsReachedOfExited => f.write_str("goals_reached_of_exited"),
            Self::TargetShare => f.write_str("target_share"),
        }
    }
}

impl From<Figure> for String {
    fn from(figure: Figure) -> Self {
        figure.to_string()
    }
}

impl TryFrom<String> for Figure {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::from_name(&name).ok_or_else(|| format!("no figure is called {name:?}"))
    }
}

impl PartialEq<str> for Figure {
    fn eq(&self, name: &str) -> bool {
        let own = self.to_string();
        own == name
    }
}

impl PartialEq<&str> for Figure {
    fn eq(&self, name: &&str) -> bool {
        self == *name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        let mut names = std::collections::BTreeSet::new();
        for figure in PLAIN {
            assert_eq!(Figure::from_name(&figure.to_string()), Some(figure.clone()));
            assert!(names.insert(figure.to_string()));
        }
        for name in [
            "completed_of_exited",
            "started_of_paired_who5",
            "improved_of_started",
            "reached_courage",
            "goals_reached_2",
            "cut_off_before_poor_wellbeing",
            "cut_off_after_poor_wellbeing",
            "referred_per_30_days",
            "mean_gain_who5",
            "paired_completeness_who5",
            "difference_of_uptake",
            "ratio_of_started_per_30_days",
            "target_share",
        ] {
            assert_eq!(Figure::from_name(name).unwrap().to_string(), name);
        }
        assert_eq!(Figure::from_name("goals_reached_02"), None);
        assert_eq!(Figure::from_name("upptake"), None);
    }
}
