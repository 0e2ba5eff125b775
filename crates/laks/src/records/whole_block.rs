//! Whether a block is whole: one value a row in every column that the layout has, and none in any other.
//! What the values themselves may be stands in [`super::block_values`].

use super::columns::Columns;
use super::labels::Labels;
use crate::calendar::DateField;
use crate::error::BlockFault;
use crate::rules::Defect;
use crate::schema::{GoalKind, Layout};
use crate::wide_registers::in_wide_registers;
use std::sync::Arc;

impl Columns {
    /// Checks a block that an adapter filled, and the rows of what it found wrong, before anything reads
    /// them: what is not there would be counted as missing.
    ///
    /// # Errors
    /// With the first column that has another number of values than there are rows, or holds one that is none
    /// of its own.
    pub(crate) fn check(
        &self,
        layout: &Arc<Layout>,
        labels: &[Labels],
        defects: &[Defect],
    ) -> Result<(), BlockFault> {
        if !Arc::ptr_eq(self.layout(), layout) && self.layout() != layout {
            return Err(BlockFault::OtherLayout);
        }
        for (what, expected, found) in [
            ("scores", layout.outcomes.len(), self.scores.len()),
            ("goals", layout.rated_goals(), self.goals.len()),
            ("strata", layout.strata.len(), self.strata.len()),
            ("labels", layout.strata.len(), labels.len()),
        ] {
            if found != expected {
                return Err(BlockFault::Columns { what, expected, found });
            }
        }
        self.check_own(layout)?;
        self.check_scores(layout)?;
        self.check_goals_and_strata(layout)?;
        let rows = self.len();
        match defects.iter().map(|defect| defect.row).find(|&row| row >= rows) {
            Some(row) => Err(BlockFault::DefectBeyond { row, rows }),
            None => in_wide_registers(|| self.check_values(layout, labels)),
        }
    }

    /// The columns that each table has once, if at all.
    fn check_own(&self, layout: &Layout) -> Result<(), BlockFault> {
        for (field, column) in DateField::ALL.into_iter().zip(&self.dates) {
            self.one(layout.dates[field as usize], column.len(), || field.name().to_owned())?;
        }
        let [starts, ends] = &self.course_dates;
        for (name, is_there, found) in [
            ("course_starts_on", layout.course_dates[0], starts.len()),
            ("course_ends_on", layout.course_dates[1], ends.len()),
            ("exit", layout.has_exit, self.exit.len()),
            ("sessions_attended", layout.has_attended, self.attended.len()),
            ("sessions_planned", layout.has_planned, self.planned.len()),
            ("referral_id", layout.has_referral_id, self.referral_ids.len()),
            ("person_id", layout.has_person_id, self.person_ids.len()),
            ("row", true, self.rows.len()),
        ] {
            self.one(is_there, found, || name.to_owned())?;
        }
        Ok(())
    }

    fn check_scores(&self, layout: &Layout) -> Result<(), BlockFault> {
        for (outcome, scores) in layout.outcomes.iter().zip(&self.scores) {
            for (occasion, is_there, found) in [
                ("baseline", outcome.has_baseline, scores.baseline.len()),
                ("follow_up", outcome.has_follow_up, scores.follow_up.len()),
                ("baseline_on", outcome.has_baseline_on, scores.baseline_on.len()),
                ("follow_up_on", outcome.has_follow_up_on, scores.follow_up_on.len()),
            ] {
                self.one(is_there, found, || format!("{}_{occasion}", outcome.name))?;
            }
        }
        Ok(())
    }

    fn check_goals_and_strata(&self, layout: &Layout) -> Result<(), BlockFault> {
        let rated = layout.goals.iter().filter(|goal| matches!(goal.kind, GoalKind::Rated(_)));
        for (goal, column) in rated.zip(&self.goals) {
            self.one(true, column.len(), || goal.id.clone())?;
        }
        for (name, column) in layout.strata.iter().zip(&self.strata) {
            self.one(true, column.len(), || name.clone())?;
        }
        Ok(())
    }

    /// Whether one column has a value for each row, or none if it is not there.
    fn one(
        &self,
        is_there: bool,
        found: usize,
        name: impl FnOnce() -> String,
    ) -> Result<(), BlockFault> {
        let expected = if is_there { self.len() } else { 0 };
        if found == expected {
            return Ok(());
        }
        Err(BlockFault::Length { column: name(), expected, found })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Found, RuleId};
    use crate::schema::{GoalLayout, OutcomeLayout, Schema};

    fn layout() -> Arc<Layout> {
        let schema = Schema::default();
        let mut layout = Layout::new(&schema).unwrap();
        layout.dates[DateField::Referred as usize] = true;
        layout.has_exit = true;
        layout.has_person_id = true;
        layout.strata = vec!["source".to_owned()];
        layout.goals =
            vec![GoalLayout { id: "walks".to_owned(), kind: GoalKind::Rated(0), change: None }];
        layout.outcomes = vec![OutcomeLayout {
            name: "who5".to_owned(),
            instrument: schema.instrument("who5").unwrap(),
            has_baseline: true,
            has_follow_up: false,
            has_baseline_on: false,
            has_follow_up_on: false,
        }];
        Arc::new(layout)
    }

    /// What is wrong with a block of three rows after a change.
    fn fault(change: impl FnOnce(&mut Columns)) -> Option<BlockFault> {
        let layout = layout();
        let mut block = Columns::new(Arc::clone(&layout));
        block.reset(3);
        change(&mut block);
        block.check(&layout, &[Labels::default()], &[]).err()
    }

    /// Columns of unequal length were counted as if the rest of them was missing, or ended in a panic.
    #[test]
    fn every_column_has_one_value_a_row_or_is_named() {
        assert_eq!(fault(|_| {}), None);
        type Change = fn(&mut Columns);
        let cases: [(&str, Change, usize, usize); 9] = [
            ("referred_on", |block| block.dates[0].push(1), 3, 4),
            ("offered_on", |block| block.dates[1].push(1), 0, 1),
            ("exit", |block| block.exit.truncate(2), 3, 2),
            ("sessions_attended", |block| block.attended.push(2), 0, 1),
            ("person_id", |block| block.person_ids.clear(), 3, 0),
            ("who5_baseline", |block| block.scores[0].baseline.clear(), 3, 0),
            ("who5_follow_up", |block| block.scores[0].follow_up.push(2), 0, 1),
            ("walks", |block| block.goals[0].clear(), 3, 0),
            ("source", |block| block.strata[0].truncate(1), 3, 1),
        ];
        for (column, change, expected, found) in cases {
            let column = column.to_owned();
            assert_eq!(fault(change), Some(BlockFault::Length { column, expected, found }));
        }
        let said = fault(|block| block.rows = Default::default()).unwrap().to_string();
        assert!(said.starts_with("column \"row\" of the block must have 3 values, but has 0;"));
    }

    #[test]
    fn a_column_that_the_layout_does_not_have_is_refused() {
        let fault = fault(|block| block.strata.push(vec![0; 3])).unwrap();
        assert_eq!(fault, BlockFault::Columns { what: "strata", expected: 1, found: 2 });
        assert_eq!(
            fault.to_string(),
            "the block must have 1 columns of strata, one for each of the layout's, but has 2; fill the \
             columns that it has, and add or take away none"
        );
    }

    #[test]
    fn a_block_of_another_table_and_a_defect_beyond_its_rows_are_refused() {
        let layout = layout();
        let mut block = Columns::new(Arc::clone(&layout));
        block.reset(3);
        let other = Arc::new(Layout::new(&Schema::default()).unwrap());
        assert_eq!(block.check(&other, &[], &[]), Err(BlockFault::OtherLayout));
        assert_eq!(block.check(&Arc::new((*layout).clone()), &[Labels::default()], &[]), Ok(()));
        let (column, rule) = (Arc::from("referred_on"), RuleId::UnreadableDate);
        let defect = Defect { row: 3, column, rule, found: Found::NOTHING };
        let fault = block.check(&layout, &[Labels::default()], &[defect]).unwrap_err();
        assert_eq!(fault, BlockFault::DefectBeyond { row: 3, rows: 3 });
    }
}
