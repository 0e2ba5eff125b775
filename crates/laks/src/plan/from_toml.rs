//! A plan as TOML, with what is wrong in it by line and column.

use super::plan_file::{Plan, PlanHead};
use super::target::Target;
use crate::calendar::Day;
use crate::error::{Error, PlanText, TextPlace};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The same with the place of each target in the text, for messages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanFile {
    plan: PlanHead,
    #[serde(default)]
    checkpoints: BTreeMap<String, Day>,
    targets: Vec<Spanned<Target>>,
}

impl Plan {
    /// Reads a `plan.toml`.
    ///
    /// ```
    /// let plan = laks::Plan::from_toml(r#"
    ///     [plan]
    ///     id = "cafe"
    ///     title = "Livsstilscafé"
    ///     version = 1
    ///     starts_on = 2016-03-01
    ///     [checkpoints]
    ///     half_way = 2016-05-15
    ///     [[targets]]
    ///     id = "april"
    ///     text = "14 start in April"
    ///     measure = "started"
    ///     from = 2016-04-01
    ///     to = 2016-04-30
    ///     at_least = 14
    /// "#)?;
    /// assert_eq!(plan.targets[0].at_least, Some(14));
    /// let error = laks::Plan::from_toml("[plan]\nid = 7\n").unwrap_err();
    /// assert!(error.to_string().contains("line 2"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// With line and column, when the text is not TOML, a key or word is not known, or a target
    /// contradicts itself or repeats another's id.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let file: PlanFile =
            toml::from_str(text).map_err(|error| Error::from_toml("plan", text, &error))?;
        let starts: Vec<usize> = file.targets.iter().map(|target| target.span().start).collect();
        let plan = Self {
            head: file.plan,
            checkpoints: file.checkpoints,
            targets: file.targets.into_iter().map(Spanned::into_inner).collect(),
        };
        match plan.first_contradiction() {
            None => Ok(plan),
            Some((target, fault)) => {
                let start = starts.get(target).copied().unwrap_or(0);
                Err(plan.refused(PlanText::Toml(TextPlace::of(text, start)), target, fault))
            }
        }
    }
}
