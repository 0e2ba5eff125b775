//! Blocks as an adapter may fill them, whole or not.

use crate::odd::{TEXTS, number};
use crate::world::{Answer, World};
use laks::adapter::{CohortBuilder, Columns, Defect, Layout, OutcomeLayout, RowNumbers};
use laks::words::{DateField, Found};
use laks::{Day, RuleId, Schema};
use proptest::prelude::*;
use std::sync::Arc;

/// Columns of a block, and how they are otherwise than they ought to be.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    rows: usize,
    columns: u16,
    days: Vec<i32>,
    bytes: Vec<u8>,
    codes: Vec<u32>,
    labels: Vec<&'static str>,
    defect: Option<usize>,
    cut: Option<(usize, usize)>,
    first_row: i64,
}

pub(crate) fn block() -> impl Strategy<Value = Block> {
    let days = prop_oneof![30 => 16_700..17_000_i32, 20 => Just(Day::NONE), 1 => any::<i32>()];
    let bytes = prop_oneof![40 => 0..3_u8, 5 => Just(255), 1 => any::<u8>()];
    let codes = prop_oneof![30 => 0..2_u32, 1 => any::<u32>()];
    (
        0..40_usize,
        any::<u16>(),
        prop::collection::vec(days, 1..9),
        prop::collection::vec(bytes, 1..9),
        prop::collection::vec(codes, 1..4),
        prop::collection::vec(prop::sample::select(TEXTS.to_vec()), 1..4),
        prop::option::weighted(0.1, 0..60_usize),
        prop::option::weighted(0.1, (0..12_usize, 0..50_usize)),
        number(),
    )
        .prop_map(|(rows, columns, days, bytes, codes, labels, defect, cut, first_row)| {
            Block { rows, columns, days, bytes, codes, labels, defect, cut, first_row }
        })
}

fn layout(columns: u16) -> Result<Arc<Layout>, laks::Error> {
    let has = |bit: u32| columns >> bit & 1 == 1;
    let schema = Schema::default();
    let mut layout = Layout::new(&schema)?;
    layout.dates = [true, has(0), has(1), has(2), has(3), has(4)];
    layout.has_exit = has(5);
    layout.has_attended = has(6);
    layout.has_planned = has(7);
    layout.has_person_id = has(8);
    if has(9) {
        layout.outcomes.push(OutcomeLayout {
            name: "who5".to_owned(),
            instrument: schema.instrument("who5")?,
            has_baseline: true,
            has_follow_up: has(10),
            has_baseline_on: has(11),
            has_follow_up_on: has(12),
        });
    }
    layout.strata = if has(13) { vec!["unit".to_owned()] } else { Vec::new() };
    Ok(Arc::new(layout))
}

/// Puts the given numbers into a column, over and over.
fn fill<T: Copy>(column: &mut [T], with: &[T], skip: usize) {
    for (place, cell) in column.iter_mut().enumerate() {
        *cell = with[(place + skip) % with.len()];
    }
}

pub(crate) fn push(world: &mut World, block: &Block) -> Answer {
    let layout = layout(block.columns)?;
    let mut builder = CohortBuilder::new(&layout, block.first_row.cast_unsigned())?;
    let mut columns = Columns::new(Arc::clone(&layout));
    columns.reset(block.rows);
    for (skip, days) in columns.dates.iter_mut().enumerate() {
        fill(days, &block.days, skip);
        // Most often one after the other, as they happen.
        let later = i32::try_from(300 * skip).unwrap();
        days.iter_mut().filter(|day| (16_700..17_000).contains(*day)).for_each(|day| *day += later);
    }
    fill(&mut columns.exit, &block.bytes, 0);
    fill(&mut columns.attended, &block.bytes, 1);
    fill(&mut columns.planned, &block.bytes, 2);
    for scores in &mut columns.scores {
        fill(&mut scores.baseline, &block.bytes, 3);
        fill(&mut scores.follow_up, &block.bytes, 4);
        fill(&mut scores.baseline_on, &block.days, 6);
        fill(&mut scores.follow_up_on, &block.days, 7);
    }
    for (codes, labels) in columns.strata.iter_mut().zip(builder.labels()) {
        block.labels.iter().for_each(|label| drop(labels.label(labels.code(label))));
        fill(codes, &block.codes, 0);
    }
    if let Some((which, to)) = block.cut {
        match which {
            0..6 => columns.dates[which].resize(to, 0),
            6 => columns.exit.resize(to, 0),
            7 => columns.attended.resize(to, 0),
            8 => columns.person_ids.resize(to, 0),
            9 => columns.rows = RowNumbers::default(),
            10 => columns.strata.clear(),
            _ => columns.scores.clear(),
        }
    }
    let (column, rule) = (Arc::from("x"), RuleId::UnreadableDate);
    let defect = |row| Defect { row, column: Arc::clone(&column), rule, found: Found::NOTHING };
    let mut defects: Vec<Defect> = block.defect.map(defect).into_iter().collect();
    builder.push(&mut columns, &mut defects)?;
    let cohort = builder.finish()?;
    assert!(cohort.last_date().is_none_or(|day| day <= Day::MAX));
    columns.date(DateField::Referred, block.rows);
    world.cohorts.insert(0, cohort);
    Ok(())
}
