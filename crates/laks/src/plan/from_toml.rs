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
