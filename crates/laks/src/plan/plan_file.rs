//! The plan: its dates and targets, read from `plan.toml`.

use super::contradictions::contradiction;
use super::target::Target;
use crate::calendar::Day;
use crate::error::{Error, PlanFault, PlanText, TargetFault};
use crate::figure::Figure;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a plan says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanHead {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version: a plan that changes gets a new one.
    pub version: u32,
    /// Its first day. Whatever happened earlier is the baseline and counts towards no window.
    pub starts_on: Day,
}

/// A programme's targets, with the dates at which they are judged.
///
/// A target asks for a count (`at_least`) or for a share of some people (`at_least_share`), of what happens within a
/// window (`from`, `to`) or by a day (`due`). [`crate::sections::Target`] has every key of `[[targets]]`, and
/// [`crate::sections::PlanHead`] those of `[plan]`.
///
/// ```
/// use laks::Plan;
/// let plan = Plan::from_toml(r#"
///     [plan]
///     id = "cafe"
///     title = "Lifestyle café"
///     version = 1
///     starts_on = 2016-03-01
///     [checkpoints]
///     half_way = 2016-05-15
///     [[targets]]
///     id = "referred"
///     text = "At least 40 are referred by the middle of September"
///     measure = "referred"
///     to = 2016-09-15
///     at_least = 40
///     [[targets]]
///     id = "uptake"
///     text = "Two of three referred start"
///     measure = "started"
///     at_least_share = 0.66
///     due = 2016-09-15
/// "#)?;
/// assert_eq!(plan.date_of("half_way")?.to_string(), "2016-05-15");
/// assert_eq!(Plan::from_json(&plan.to_json()?)?, plan);
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What it says about itself.
    #[serde(rename = "plan")]
    pub head: PlanHead,
    /// Named dates at which it is judged.
    #[serde(default)]
    pub checkpoints: BTreeMap<String, Day>,
    /// Its targets, in the order written.
    pub targets: Vec<Target>,
}

impl Plan {
    /// Reads what [`Plan::to_json`] writes: the keys of the plan file as JSON.
    ///
    /// ```
    /// use laks::Plan;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let plan = cafe::plan()?;
    /// assert_eq!(Plan::from_json(&plan.to_json()?)?, plan);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the text is not JSON, a key or word is not known, or a target contradicts itself.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let plan: Self = serde_json::from_str(text).map_err(|error| Error::json("plan", &error))?;
        match plan.first_contradiction() {
            None => Ok(plan),
            Some((target, fault)) => Err(plan.refused(PlanText::Json, target, fault)),
        }
    }

    /// The plan as JSON, with the keys of the plan file.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// assert!(cafe::plan()?.to_json()?.contains(r#""half_way":"2016-05-15""#));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When a share is not a finite number.
    pub fn to_json(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(|error| Error::json("plan", &error))
    }

    /// The date of a checkpoint, or the date itself where one is written.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let plan = cafe::plan()?;
    /// assert_eq!(plan.date_of("half_way")?.to_string(), "2016-05-15");
    /// assert_eq!(plan.date_of("2016-06-30")?.to_string(), "2016-06-30");
    /// assert!(plan.date_of("halfway").unwrap_err().to_string().contains("half_way"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When it is neither; the message names the nearest checkpoint.
    pub fn date_of(&self, at: &str) -> Result<Day, Error> {
        let named = self.checkpoints.get(at).copied();
        named.or_else(|| at.parse().ok()).ok_or_else(|| Error::UnknownName {
            what: if at.starts_with(|c: char| c.is_ascii_digit()) {
                "checkpoint or date (YYYY-MM-DD)"
            } else {
                "checkpoint"
            },
            found: at.to_owned(),
            known: self.checkpoints.keys().cloned().collect(),
        })
    }

    /// The lines of a comparison that the plan's targets speak of: its declared family, each once.
    ///
    /// ```
    /// use laks::Figure;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let names: Vec<String> = cafe::plan()?.compared().iter().map(Figure::to_string).collect();
    /// assert_eq!(names, ["referred_per_30_days", "started_per_30_days", "completion"]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn compared(&self) -> Vec<Figure> {
        distinct(self.targets.iter().filter_map(Target::compared))
    }

    /// Those of them that a target about other people speaks of: of some label, or over another denominator.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let mut plan = cafe::plan()?;
    /// assert!(plan.compared_of_others().is_empty());
    /// plan.targets[1].scope = [("source".to_owned(), vec!["Jobcenter".to_owned()])].into();
    /// assert_eq!(plan.compared_of_others()[0].to_string(), "started_per_30_days");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn compared_of_others(&self) -> Vec<Figure> {
        let of_a_part = self.targets.iter().filter(|target| target.is_of_others());
        distinct(of_a_part.filter_map(Target::compared))
    }

    /// The targets that no line of a comparison speaks of, by id.
    ///
    /// ```
    /// use laks::sections::Measure;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let mut plan = cafe::plan()?;
    /// plan.targets[2].measure = Measure::Goals;
    /// assert_eq!(plan.not_compared(), ["completed"]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn not_compared(&self) -> Vec<String> {
        let without = self.targets.iter().filter(|target| target.compared().is_none());
        without.map(|target| target.id.clone()).collect()
    }

    /// The name of the checkpoint at a date, if the plan has one.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let plan = cafe::plan()?;
    /// assert_eq!(plan.checkpoint_at("2016-05-15"), Some("half_way"));
    /// assert_eq!(plan.checkpoint_at("2016-05-16"), None);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn checkpoint_at(&self, day: impl TryInto<Day>) -> Option<&str> {
        let day = day.try_into().ok()?;
        self.checkpoints.iter().find(|(_, date)| **date == day).map(|(name, _)| name.as_str())
    }

    /// The first target that contradicts itself or another, by its place in the list, and how.
    pub(super) fn first_contradiction(&self) -> Option<(usize, TargetFault)> {
        self.targets.iter().enumerate().find_map(|(place, target)| {
            let twice = self.targets[..place].iter().any(|other| other.id == target.id);
            let fault = if twice {
                Some(TargetFault::Twice)
            } else {
                contradiction(target, self.head.starts_on)
            };
            fault.map(|fault| (place, fault))
        })
    }

    /// That the target at a place of the list contradicts itself or another.
    pub(super) fn refused(&self, text: PlanText, target: usize, fault: TargetFault) -> Error {
        let target = self.targets.get(target).map_or(String::new(), |target| target.id.clone());
        Error::Plan(Box::new(PlanFault { text, target, fault }))
    }
}

/// Each line once, in order.
fn distinct(lines: impl Iterator<Item = Figure>) -> Vec<Figure> {
    let mut seen = Vec::new();
    for line in lines {
        if !seen.contains(&line) {
            seen.push(line);
        }
    }
    seen
}
