//! Counting a cohort: nanoseconds a row, one worker and two, on referrals of 19 units and 6 sources.
//!
//! `cargo bench -p laks --bench count`

#![allow(clippy::expect_used)] // a benchmark stops where its data are wrong

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use laks::adapter::{CohortBuilder, Columns, GoalKind, GoalLayout, Layout, OutcomeLayout};
use laks::words::DateField;
use laks::{Cohort, Day, Schema, Spec};
use std::hint::black_box;
use std::sync::Arc;

const ROWS: usize = 1_000_000;

/// A small counter-based generator: the same table on every machine.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

fn layout() -> Arc<Layout> {
    let schema = Schema::default();
    let mut layout = Layout::new(&schema).expect("an empty schema is fine");
    for field in [DateField::Referred, DateField::Started, DateField::Ended] {
        layout.dates[field as usize] = true;
    }
    layout.has_exit = true;
    layout.strata = vec!["unit".to_owned(), "source".to_owned()];
    for name in ["who5", "self_rated_health"] {
        layout.outcomes.push(OutcomeLayout {
            name: name.to_owned(),
            instrument: schema.instrument(name).expect("a shipped instrument"),
            has_baseline: true,
            has_follow_up: true,
            has_baseline_on: false,
            has_follow_up_on: false,
        });
    }
    for goal in 0..4 {
        let id = format!("goal_{}", goal + 1);
        layout.goals.push(GoalLayout { id, kind: GoalKind::Rated(goal), change: None });
    }
    Arc::new(layout)
}

fn fill(block: &mut Columns, draws: &mut Draws, builder: &CohortBuilder) {
    let level = |draws: &mut Draws, most: u64, known: u64| {
        if draws.chance(known) { draws.below(most) as u8 } else { u8::MAX }
    };
    for row in 0..block.len() {
        let referred = 18_628 + draws.below(1_826) as i32;
        let wait = (draws.below(40) + draws.below(40)) as i32;
        let (started, stay) = (draws.chance(70), (14 + draws.below(100)) as i32);
        let closed = started && draws.chance(95);
        block.dates[0][row] = referred;
        block.dates[2][row] = if started { referred + wait } else { Day::NONE };
        block.dates[3][row] = if closed { referred + wait + stay } else { Day::NONE };
        block.exit[row] = if closed { 1 + u8::from(draws.chance(30)) } else { 0 };
        for (outcome, most) in [(0, 26), (1, 5)] {
            block.scores[outcome].baseline[row] = level(draws, most, 65);
            block.scores[outcome].follow_up[row] = level(draws, most, 50);
        }
        for goal in &mut block.goals {
            goal[row] = draws.below(3) as u8;
        }
        let unit = format!("unit_{:02}", draws.below(19));
        let source = format!("source_{}", draws.below(6));
        block.strata[0][row] = builder.labels()[0].code(&unit);
        block.strata[1][row] = builder.labels()[1].code(&source);
    }
}

fn cohort(rows: usize) -> Cohort {
    let layout = layout();
    let mut builder = CohortBuilder::new(&layout, 1).expect("no rule assumes a date");
    let mut draws = Draws(20_260_731);
    let mut block = Columns::new(layout);
    for from in (0..rows).step_by(4_096) {
        block.reset(4_096.min(rows - from));
        fill(&mut block, &mut draws, &builder);
        builder.push(&mut block, &mut Vec::new()).expect("a whole block");
    }
    builder.finish().expect("no rule is broken")
}

fn count(criterion: &mut Criterion) {
    let cohort = cohort(ROWS);
    let as_of = Day::new(2026, 1, 1).expect("a day");
    let mut group = criterion.benchmark_group("count");
    group.throughput(Throughput::Elements(ROWS as u64)).sample_size(20);
    for (strata, by) in [(1, vec![]), (114, vec!["unit".to_owned(), "source".to_owned()])] {
        let spec = Spec::new(cohort.layout(), [as_of], &by).expect("strata of the layout");
        for workers in [1, 2] {
            let name = BenchmarkId::new(format!("{strata} strata"), format!("{workers} workers"));
            group.bench_function(name, |bencher| {
                bencher.iter(|| black_box(cohort.tally_with(&spec, workers)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, count);
criterion_main!(benches);
