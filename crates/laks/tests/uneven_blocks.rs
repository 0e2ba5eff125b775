//! A block whose columns are of unequal length is a typed error wherever rows come in, in every build.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop where something is not there")]

use laks::adapter::{
    BlockFault, BlockReader, CohortBuilder, Columns, Courses, Defect, Labels, Layout, Measurements,
    Sessions, count,
};
use laks::words::DateField;
use laks::{Cohort, Error, JoinedTables, Schema, Spec};
use std::sync::Arc;

fn layout() -> Arc<Layout> {
    let mut layout = Layout::new(&Schema::default()).unwrap();
    layout.dates[DateField::Referred as usize] = true;
    layout.has_exit = true;
    layout.has_person_id = true;
    layout.strata = vec!["occasion".to_owned()];
    Arc::new(layout)
}

/// Three rows, and only two of them have an exit.
fn uneven(layout: &Arc<Layout>) -> Columns {
    let mut block = Columns::new(Arc::clone(layout));
    block.reset(3);
    block.dates[DateField::Referred as usize].fill(16_889);
    block.exit.truncate(2);
    block
}

fn is_told(result: Result<(), Error>) {
    let error = result.unwrap_err();
    assert_eq!(
        error.to_string(),
        "column \"exit\" of the block must have 3 values, but has 2; say how many rows there are with \
         Columns::reset, and fill every column of the layout, and no other, in place"
    );
    let Error::Block(BlockFault::Length { column, expected, found }) = error else {
        panic!("{error}")
    };
    assert_eq!((column.as_str(), expected, found), ("exit", 3, 2));
}

/// The third exit was taken as open: its referral waited for ever.
#[test]
fn a_cohort_takes_nothing_of_it() {
    let layout = layout();
    let mut builder = CohortBuilder::new(&layout, 1).unwrap();
    is_told(builder.push(&mut uneven(&layout), &mut Vec::new()));
    assert_eq!(builder.finish().unwrap().len(), 0);
}

#[test]
fn no_table_beside_the_referrals_takes_it() {
    let layout = layout();
    let (mut block, mut defects, labels) = (uneven(&layout), Vec::new(), [Labels::default()]);
    is_told(Courses::new(&layout).push(&mut block, &mut defects, &labels));
    is_told(Sessions::new(&layout).push(&mut block, &mut defects, &labels));
    let mut forms = Measurements::new(&layout, &Schema::default()).unwrap();
    is_told(forms.push(&mut block, &mut defects, &labels));
}

/// Gives the same block twice.
struct Reader {
    block: Columns,
    left: u64,
}

impl BlockReader for Reader {
    fn next_block(
        &mut self,
        columns: &mut Columns,
        _: &mut Vec<Defect>,
    ) -> Result<Option<u64>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        columns.clone_from(&self.block);
        Ok(Some(0))
    }
}

#[test]
fn a_stream_ends_with_it() {
    let layout = layout();
    let mut builder = CohortBuilder::new(&layout, 1).unwrap();
    let mut even = uneven(&layout);
    even.exit.push(0);
    builder.push(&mut even.clone(), &mut Vec::new()).unwrap();
    let cohort: Cohort = builder.finish().unwrap();
    let spec = Spec::new(cohort.layout(), ["2016-06-30"], &[]).unwrap();
    let counted = |block: Columns| {
        let readers = vec![Reader { block, left: 2 }];
        count(readers, &layout, &[Labels::default()], &spec, 1, &|_| true)
    };
    let funnel = counted(even).unwrap().funnel(0.95).unwrap();
    assert_eq!(funnel.total.counts.known("referred"), Some(6));
    is_told(counted(uneven(&layout)).map(|_| ()));
}

/// A block of three rows that are whole.
fn whole(layout: &Arc<Layout>) -> Columns {
    let mut block = Columns::new(Arc::clone(layout));
    block.reset(3);
    block.dates[DateField::Referred as usize].fill(16_889);
    block
}

/// Numbers that a column cannot hold were counted as something else, or ended in a panic.
#[test]
fn a_value_that_cannot_be_is_told_with_its_row() {
    let layout = layout();
    type Change = fn(&mut Columns);
    let cases: [(&str, Change, i64); 5] = [
        ("exit", |block| block.exit[1] = 6, 6),
        ("referred_on", |block| block.dates[0][1] = i32::MAX, i64::from(i32::MAX)),
        ("referred_on", |block| block.dates[0][1] = i32::MIN + 1, i64::from(i32::MIN) + 1),
        ("occasion", |block| block.strata[0][1] = 1, 1),
        ("occasion", |block| block.strata[0][1] = u32::MAX, i64::from(u32::MAX)),
    ];
    for (name, change, number) in cases {
        let mut builder = CohortBuilder::new(&layout, 1).unwrap();
        let mut block = whole(&layout);
        change(&mut block);
        let error = builder.push(&mut block, &mut Vec::new()).unwrap_err();
        let Error::Block(BlockFault::Value { column, row, found, .. }) = &error else {
            panic!("{error}")
        };
        assert_eq!((column.as_str(), *row, *found), (name, 1, number));
        assert_eq!(builder.finish().unwrap().len(), 0);
    }
    let mut block = whole(&layout);
    block.exit[2] = 200;
    let error = CohortBuilder::new(&layout, 1).unwrap().push(&mut block, &mut Vec::new());
    assert_eq!(
        error.unwrap_err().to_string(),
        "column \"exit\" of the block holds 200 in row 2, counted from 0; give a number from 0 to 5"
    );
}

#[test]
fn labels_are_one_list_for_each_stratum() {
    let layout = layout();
    let mut forms = Measurements::new(&layout, &Schema::default()).unwrap();
    let error = forms.push(&mut whole(&layout), &mut Vec::new(), &[]).unwrap_err();
    let fault = BlockFault::Columns { what: "labels", expected: 1, found: 0 };
    assert!(matches!(error, Error::Block(found) if found == fault));
}

/// Tables that completed the referrals' columns, and were not given again, left those columns empty.
#[test]
fn referrals_are_read_with_the_tables_that_they_were_bound_with() {
    let mut layout = Layout::new(&Schema::default()).unwrap();
    layout.strata = vec!["course".to_owned()];
    let side = Arc::new(layout.clone());
    let tables = JoinedTables { courses: Some(Courses::new(&side)), ..JoinedTables::default() };
    layout.dates[DateField::Referred as usize] = true;
    tables.complete(&mut layout).unwrap();
    let layout = Arc::new(layout);
    let error = CohortBuilder::new(&layout, 1).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the referrals were bound with courses beside them, but are read with no tables; give the same \
         tables to both"
    );
    assert!(CohortBuilder::joined(&layout, 1, tables).is_ok());
}

/// Days that no builder takes were counted, or went round 32 bits.
#[test]
fn a_spec_whose_days_were_changed_by_hand_is_refused() {
    let cohort = Cohort::from_records(&[], &Schema::default()).unwrap();
    let spec = Spec::new(cohort.layout(), ["2016-05-31"], &[]).unwrap();
    let mut followed = spec.clone();
    followed.follow_up_days = Some(u32::MAX);
    let said = cohort.tally(&followed).unwrap_err().to_string();
    assert!(said.contains("follow_up_days") && said.contains("4294967295"), "{said}");
    for horizons in [vec![90, 30], vec![30, 30], vec![0], vec![u32::MAX]] {
        let mut within = spec.clone();
        within.horizons = horizons;
        cohort.tally(&within).unwrap_err();
    }
    let mut dates = spec;
    dates.as_of.clear();
    cohort.tally(&dates).unwrap_err();
}
