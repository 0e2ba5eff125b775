//! A block whose columns are of unequal length is a typed error wherever rows come in, in every build.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop where something is not there")]

use laks::adapter::{
    BlockFault, BlockReader, CohortBuilder, Columns, Courses, Defect, Labels, Layout, Measurements,
    Sessions, count,
};
use laks::words::DateField;
use laks::{Cohort, Error, Schema, Spec};
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
