//! The table of measurements: forms with their scores, by referral or person and day.

use super::forms::Forms;
use super::scores::{Mark, Score};
use super::side_rows::{Kept, SideRows};
use super::windows::{FormWindow, FormWindows, OCCASIONS};
use crate::calendar::{DateField, Day};
use crate::error::{Error, Misdeclared};
use crate::records::{Columns, Labels, NO_SCORE};
use crate::rules::Found;
use crate::rules::{Defect, LONG_SCORE, Places, RuleId, TableName};
use crate::schema::{Layout, OutcomeLayout, Schema, WindowsSchema};
use std::sync::Arc;

/// Forms that were left out when they were read.
#[derive(Debug, Default)]
pub(super) struct NotRead {
    pub(super) orphan: u64,
    pub(super) undated: u64,
    pub(super) empty: u64,
}

/// The forms by referral or person.
///
/// The block's columns are those of a layout with the day as [`DateField::Referred`], the id, the scores of each
/// outcome as its baseline, and the strata `outcome` and `occasion`, where the table has them.
///
/// ```
/// use laks::adapter::{Columns, Labels, Layout, Measurements, OutcomeLayout, id_hash};
/// use laks::{Day, Schema, words::DateField};
/// let mut layout = Layout::new(&Schema::default())?;
/// layout.dates[DateField::Referred as usize] = true; // the day of the form
/// layout.has_person_id = true;
/// layout.strata = vec!["occasion".to_owned()];
/// layout.outcomes = vec![OutcomeLayout {
///     name: "who5".to_owned(),
///     instrument: Schema::default().instrument("who5")?,
///     has_baseline: true, // one score a form, whatever the occasion
///     has_follow_up: false,
///     has_baseline_on: false,
///     has_follow_up_on: false,
/// }];
/// let layout = std::sync::Arc::new(layout);
///
/// let labels = [Labels::default()];
/// let mut block = Columns::new(layout.clone());
/// block.reset(1);
/// block.dates[DateField::Referred as usize][0] = Day::new(2016, 4, 5)?.epoch();
/// block.person_ids[0] = id_hash("B001");
/// block.strata[0][0] = labels[0].code("baseline");
/// block.scores[0].baseline[0] = 8;
/// let mut forms = Measurements::new(&layout, &Schema::default())?;
/// forms.push(&mut block, &mut Vec::new(), &labels)?;
/// forms.close();
/// assert_eq!(forms.outcomes()[0].name, "who5");
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug)]
pub struct Measurements {
    pub(super) side: SideRows,
    pub(super) windows: FormWindows,
    pub(super) not_read: NotRead,
    /// Whether only the outcomes that some form has are outcomes at all.
    only_met: bool,
    met: Vec<bool>,
    scores: Vec<Score>,
    pub(super) forms: Forms,
}

impl Measurements {
    /// No forms yet.
    ///
    /// # Errors
    /// When a window is around a date that is not known, or nothing says which form is which.
    pub fn new(layout: &Arc<Layout>, schema: &Schema) -> Result<Self, Error> {
        let declared = schema.measurements.as_ref().map(|forms| &forms.windows);
        let windows = FormWindow::both(declared.unwrap_or(&WindowsSchema::default()))?;
        if windows == [None, None] && layout.stratum("occasion").is_none() {
            return Err(Misdeclared::FormsWithoutWindows.into());
        }
        Ok(Self {
            side: SideRows::new(TableName::Measurements, layout),
            windows,
            not_read: NotRead::default(),
            only_met: layout.stratum("outcome").is_some()
                && schema.measurements.as_ref().is_none_or(|forms| {
                    forms.outcomes.is_empty() && !forms.values.contains_key("outcome")
                }),
            met: vec![false; layout.outcomes.len()],
            scores: Vec::new(),
            forms: Forms::default(),
        })
    }

    /// What the table's columns are.
    pub fn layout(&self) -> &Layout {
        &self.side.layout
    }

    /// Names the files and sheets that the rows came from.
    pub fn set_places(&mut self, places: Places) {
        self.side.places = places;
    }

    /// Whether forms are found by the referral's id, and not by the person's.
    pub(super) fn is_by_referral(&self) -> bool {
        self.side.is_by_referral()
    }

    /// The outcomes that the referrals get from the forms: the declared ones, or those that are met.
    pub fn outcomes(&self) -> Vec<OutcomeLayout> {
        let layout = &self.side.layout;
        let is_said = layout.stratum("occasion").is_some();
        let has = |occasion: usize| is_said || self.windows[occasion].is_some();
        let has_day = layout.dates[DateField::Referred as usize];
        let met = layout.outcomes.iter().zip(&self.met).filter(|(_, met)| **met || !self.only_met);
        let outcomes = met.map(|(outcome, _)| OutcomeLayout {
            has_baseline: has(0),
            has_follow_up: has(1),
            has_baseline_on: has(0) && has_day,
            has_follow_up_on: has(1) && has_day,
            ..outcome.clone()
        });
        outcomes.collect()
    }

    /// Takes in a block; the labels are those of its strata.
    ///
    /// # Errors
    /// [`Error::Block`] when the block is of another layout, or a column of it has not one value a row.
    pub fn push(
        &mut self,
        block: &mut Columns,
        defects: &mut Vec<Defect>,
        labels: &[Labels],
    ) -> Result<(), Error> {
        defects.retain(|defect| match defect.column.split_once(LONG_SCORE) {
            None => true,
            Some((_, outcome)) => {
                word(block, labels, "outcome", defect.row).as_deref() == Some(outcome)
            }
        });
        let kept =
            self.side.check(block, labels, defects, &[(DateField::Referred, "measured_on")])?;
        for (row, kept) in kept.into_iter().enumerate() {
            if kept == Kept::Whole {
                self.add(block, row, labels);
            }
        }
        Ok(())
    }

    fn add(&mut self, block: &Columns, row: usize, labels: &[Labels]) {
        let number = block.rows.number(row);
        let ids = if self.is_by_referral() { &block.referral_ids } else { &block.person_ids };
        let key = ids.get(row).copied().unwrap_or(0);
        let day = block.dates[DateField::Referred as usize].get(row).copied().unwrap_or(Day::NONE);
        let Ok(said) = self.said(block, row, labels) else { return };
        let Ok(outcome) = self.outcome(block, row, labels) else { return };
        let levels: Vec<(usize, u8)> = block
            .scores
            .iter()
            .map(|scores| scores.baseline.get(row).copied().unwrap_or(NO_SCORE))
            .enumerate()
            .filter(|(number, level)| {
                *level != NO_SCORE && outcome.is_none_or(|outcome| outcome == *number)
            })
            .collect();
        let nothing = || Found::NOTHING;
        if levels.is_empty() {
            self.not_read.empty += 1;
        } else if key == 0 {
            let column = self.side.id_column();
            self.side.issue(number, column, RuleId::MeasurementOrphan, nothing);
            self.not_read.orphan += 1;
        } else if day == Day::NONE && self.needs_day(said) {
            self.side.issue(number, "measured_on", RuleId::MeasurementUndated, nothing);
            self.not_read.undated += 1;
        } else {
            for (outcome, _) in &levels {
                self.met[*outcome] = true;
            }
            let score = |(outcome, level)| Score {
                key,
                outcome,
                day,
                row: number,
                said,
                level,
                mark: Mark::new(),
            };
            self.scores.extend(levels.into_iter().map(score));
        }
    }

    /// Whether the day decides what a form counts as.
    fn needs_day(&self, said: Option<usize>) -> bool {
        said.is_none_or(|said| self.windows[said].is_some())
    }

    /// The occasion that a form names; the error is told.
    fn said(
        &mut self,
        block: &Columns,
        row: usize,
        labels: &[Labels],
    ) -> Result<Option<usize>, ()> {
        if block.layout().stratum("occasion").is_none() {
            return Ok(None);
        }
        let found = word(block, labels, "occasion", row);
        let said = found
            .as_ref()
            .and_then(|word| OCCASIONS.iter().position(|name| name.eq_ignore_ascii_case(word)));
        match (said, &found) {
            (Some(said), _) => Ok(Some(said)),
            (None, None) if self.windows.iter().any(Option::is_some) => Ok(None),
            _ => self.unknown(block, row, "occasion", RuleId::UnknownOccasion, found),
        }
    }

    /// The outcome of a form in the long form; the error is told.
    fn outcome(
        &mut self,
        block: &Columns,
        row: usize,
        labels: &[Labels],
    ) -> Result<Option<usize>, ()> {
        if block.layout().stratum("outcome").is_none() {
            return Ok(None);
        }
        let found = word(block, labels, "outcome", row);
        let outcomes = &self.side.layout.outcomes;
        let outcome = found.as_ref().and_then(|word| {
            outcomes.iter().position(|outcome| outcome.name.eq_ignore_ascii_case(word))
        });
        match outcome {
            Some(outcome) => Ok(Some(outcome)),
            None => self.unknown(block, row, "outcome", RuleId::UnknownOutcome, found),
        }
    }

    fn unknown(
        &mut self,
        block: &Columns,
        row: usize,
        column: &str,
        rule: RuleId,
        found: Option<Arc<str>>,
    ) -> Result<Option<usize>, ()> {
        let found = || found.map_or(Found::NOTHING, |word| Found::text(&word));
        self.side.issue(block.rows.number(row), column, rule, found);
        self.side.unreadable += 1;
        Err(())
    }

    /// Closes the table: sorts the scores by id.
    pub fn close(&mut self) {
        self.forms = Forms::new(std::mem::take(&mut self.scores));
    }
}

/// The label that a row has in a stratum.
fn word(block: &Columns, labels: &[Labels], name: &str, row: usize) -> Option<Arc<str>> {
    let stratum = block.layout().stratum(name)?;
    labels.get(stratum)?.label(*block.strata[stratum].get(row)?)
}
