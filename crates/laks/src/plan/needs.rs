//! What a plan needs of a table and of a tally, and which targets some columns cannot answer.

use super::gap::{Gap, Unanswerable};
use super::plan_file::Plan;
use super::target::{Denominator, Measure, Target};
use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::nearest::nearest;
use crate::rules::Stage;
use crate::schema::Layout;
use crate::tally::{Spec, Tally};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a tally must count to answer every target of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SpecNeeds {
    /// Strata: columns of scopes, and months in which a share's people enter.
    pub by: Vec<String>,
    /// Outcomes that are to improve.
    pub outcomes: Vec<String>,
    /// How many goals the programme has, where targets speak of them.
    pub goals: Vec<u32>,
}

impl Plan {
    /// What a tally must count so that one pass answers every target.
    ///
    /// With it a program adds what else it wants to know to the same pass:
    ///
    /// ```
    /// use laks::{Cohort, Plan, Record, Schema, Spec};
    /// # let plan = Plan::from_toml(
    /// #     "[plan]\nid = \"cafe\"\ntitle = \"Café\"\nversion = 1\nstarts_on = 2016-03-01\n\
    /// #      [checkpoints]\nhalf_way = 2016-05-15\n\
    /// #      [[targets]]\nid = \"april\"\ntext = \"1 starts in April\"\nmeasure = \"started\"\n\
    /// #      from = 2016-04-01\nto = 2016-04-30\nat_least = 1\n",
    /// # )?;
    /// let referral = Record {
    ///     referred_on: Some("2016-03-29".parse()?),
    ///     started_on: Some("2016-04-12".parse()?),
    ///     strata: [("source".to_owned(), "Jobcenter".to_owned())].into(),
    ///     ..Record::default()
    /// };
    /// let cohort = Cohort::from_records(&[referral], &Schema::default())?;
    ///
    /// let mut by = plan.spec_needs().by;
    /// by.push("source".to_owned());
    /// let spec = Spec::new(cohort.layout(), [plan.date_of("half_way")?], &by)?;
    /// let tally = cohort.tally(&spec)?;
    /// assert_eq!(plan.evaluate(&tally, 0.95)?.targets[0].numerator, Some(1));
    /// assert_eq!(tally.by(&["source".to_owned()])?.strata().len(), 1);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn spec_needs(&self) -> SpecNeeds {
        needs_of(self, &[])
    }

    /// The spec that answers every target these columns can answer, at a checkpoint or date.
    ///
    /// Targets that [`Plan::check`] lists ask for nothing. Tables of other columns come along, as in
    /// [`Spec::new`], so the same tally answers the funnel and the outcomes too. Its strata are those of the targets;
    /// [`Plan::spec_needs`] shows how to count by others as well.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let (cohort, plan) = (cafe::cohort()?, cafe::plan()?);
    /// let spec = plan.spec(cohort.layout(), "half_way")?;
    /// assert_eq!((spec.as_of[0].to_string().as_str(), spec.by.as_slice()), ("2016-05-15", &["month(started_on)".to_owned()][..]));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the checkpoint is not known, or the columns hold more goals than can be counted.
    pub fn spec(&self, layout: &Layout, at: &str) -> Result<Spec, Error> {
        let needs = needs_of(self, &self.check(layout));
        Spec::new(layout, [self.date_of(at)?], &needs.by)
    }

    /// The targets that a table with these columns cannot answer, with the reason and the remedy.
    ///
    /// ```
    /// use laks::Language;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let mut plan = cafe::plan()?;
    /// plan.targets[1].scope = [("unit".to_owned(), vec!["Nord".to_owned()])].into();
    /// let unanswerable = plan.check(cafe::cohort()?.layout());
    /// assert_eq!(unanswerable[0].target, "april");
    /// let gap = Language::English.gap(&unanswerable[0].gap);
    /// assert_eq!(gap, r#"the table has no column "unit" for its scope"#);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn check(&self, layout: &Layout) -> Vec<Unanswerable> {
        let starts_on = self.head.starts_on;
        self.targets
            .iter()
            .filter_map(|target| {
                let gap = column_gap(target, starts_on, layout)
                    .or_else(|| outcome_gap(target, layout))
                    .or_else(|| goal_gap(target, layout))?;
                Some(Unanswerable { target: target.id.clone(), gap })
            })
            .collect()
    }
}

fn needs_of(plan: &Plan, unanswerable: &[Unanswerable]) -> SpecNeeds {
    let asked = || {
        plan.targets.iter().filter(|target| unanswerable.iter().all(|gap| gap.target != target.id))
    };
    let by: BTreeSet<String> =
        asked().flat_map(|target| target.strata(plan.head.starts_on)).collect();
    let outcomes: BTreeSet<String> = asked().filter_map(|target| target.outcome.clone()).collect();
    let goals: BTreeSet<u32> = asked().filter_map(|target| target.of).collect();
    SpecNeeds {
        by: by.into_iter().collect(),
        outcomes: outcomes.into_iter().collect(),
        goals: goals.into_iter().collect(),
    }
}

/// A column of a scope or a date that is not there.
fn column_gap(target: &Target, starts_on: Day, layout: &Layout) -> Option<Gap> {
    for (name, _) in target.scopes() {
        if layout.stratum(name).is_none() {
            let near = layout
                .stratum_called(name)
                .or_else(|| nearest(name, layout.strata.iter().map(String::as_str)));
            let nearest = near.map(str::to_owned);
            return Some(Gap::NoScope { column: name.to_owned(), nearest });
        }
    }
    let share = target.denominator_of_share();
    let entry = target.window(starts_on).and(share).map(Denominator::entry);
    let event = match target.measure {
        Measure::Referred => DateField::Referred,
        Measure::Completed => DateField::Ended,
        Measure::Started | Measure::Goals | Measure::Improved => DateField::Started,
    };
    let missing = |field: &DateField| !layout.dates[*field as usize];
    if let Some(field) = [Some(event), entry].into_iter().flatten().find(missing) {
        return Some(Gap::NoDate { column: field.name().to_owned() });
    }
    let exits = target.measure == Measure::Completed
        || matches!(share, Some(Denominator::Exited | Denominator::Completed));
    (exits && (!layout.has_exit || layout.exit_is_derived)).then_some(Gap::NoExit)
}

/// The columns that the rows of a tally lacked to answer a target, by our names. Where facts were left out
/// and no column says when a case ended, those of people who had left may be among them.
pub(super) fn lacking(target: &Target, people: &Tally) -> Vec<String> {
    let known = &people.known();
    let left_out = people.notes().left_out.iter().any(|&facts| facts > 0);
    let exits = || known.lacking_for(Stage::NeverStarted);
    let mut columns = match target.measure {
        Measure::Referred => Vec::new(),
        Measure::Completed => [known.lacking_for(Stage::Started), exits()].concat(),
        Measure::Started | Measure::Goals | Measure::Improved => known.lacking_for(Stage::Started),
    };
    // Who is still in may yet reach it, and who that is an exit says.
    let asks_for_open = matches!(target.measure, Measure::Goals | Measure::Improved)
        && (left_out || target.denominator_of_share() != Some(Denominator::Paired));
    let of_exited = [Some(Denominator::Exited), Some(Denominator::Completed)];
    if asks_for_open || of_exited.contains(&target.denominator_of_share()) {
        columns.extend(
            exits().into_iter().filter(|column| !columns.contains(column)).collect::<Vec<_>>(),
        );
    }
    if target.measure == Measure::Goals {
        columns.extend(people.spec().goals.iter().flat_map(|goal| goal.lacking(known)));
    }
    for occasion in ["baseline", "follow_up"] {
        let score = target.outcome.as_ref().map(|outcome| format!("{outcome}_{occasion}"));
        columns.extend(score.filter(|column| !known.has(column)));
    }
    let mut seen = BTreeSet::new();
    columns.retain(|column| seen.insert(column.clone()));
    columns
}

fn outcome_gap(target: &Target, layout: &Layout) -> Option<Gap> {
    let name = target.outcome.as_deref()?;
    let Some(outcome) = layout.outcomes.iter().find(|outcome| outcome.name == name) else {
        let near = nearest(name, layout.outcomes.iter().map(|o| o.name.as_str()));
        let nearest = near.map(str::to_owned);
        return Some(Gap::NoOutcome { outcome: name.to_owned(), nearest });
    };
    (!(outcome.has_baseline && outcome.has_follow_up))
        .then(|| Gap::NotPaired { outcome: name.to_owned() })
}

fn goal_gap(target: &Target, layout: &Layout) -> Option<Gap> {
    let of = target.of?;
    let declared = layout.goals.len();
    (usize::try_from(of) != Ok(declared))
        .then_some(Gap::OtherGoals { of, declared: declared as u64 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::{Cohort, Record};
    use crate::schema::Schema;

    const PLAN: &str = r#"
        [plan]
        id = "p"
        title = "P"
        version = 1
        starts_on = 2016-03-01
        [[targets]]
        id = "well_being"
        text = "Half improve"
        measure = "improved"
        outcome = "who_5"
        scope = { units = ["North"] }
        at_least_share = 0.5
        due = 2016-10-31
        [[targets]]
        id = "referred"
        text = "Forty"
        measure = "referred"
        to = 2016-09-15
        at_least = 40
    "#;

    fn cohort(unit: &str) -> Cohort {
        let strata = [(unit.to_owned(), "North".to_owned())].into();
        let day = "2016-03-02".parse().ok();
        let record = Record { referred_on: day, strata, ..Record::default() };
        Cohort::from_records(&[record], &Schema::default()).unwrap()
    }

    #[test]
    fn one_spec_has_the_strata_of_all_targets() {
        let needs = Plan::from_toml(PLAN).unwrap().spec_needs();
        assert_eq!(needs.by, ["month(started_on)", "units"]);
        assert_eq!(needs.outcomes, ["who_5"]);
    }

    #[test]
    fn what_the_columns_lack_is_named_and_not_asked_for() {
        let (plan, cohort) = (Plan::from_toml(PLAN).unwrap(), cohort("unit"));
        let gaps = plan.check(cohort.layout());
        assert_eq!(gaps.len(), 1);
        let nearest = Some("unit".to_owned());
        assert_eq!(gaps[0].gap, Gap::NoScope { column: "units".to_owned(), nearest });
        assert!(plan.spec(cohort.layout(), "2016-05-15").unwrap().by.is_empty());
    }

    #[test]
    fn an_outcome_that_is_not_declared_is_named() {
        let (plan, cohort) = (Plan::from_toml(PLAN).unwrap(), cohort("units"));
        let gaps = plan.check(cohort.layout());
        let outcome = "who_5".to_owned();
        assert_eq!(gaps[0].gap, Gap::NoOutcome { outcome, nearest: None });
    }
}
