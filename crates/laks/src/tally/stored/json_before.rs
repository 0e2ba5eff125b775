//! Reads tallies of the first version, whose tables stood by number and without axes.
//!
//! What that version counted in the same way is taken over. With a follow-up it saw everybody on a day
//! after referral, so its states, scores and goals are not those of either clock: only its events are
//! kept, and the rest is not counted.

use super::checks::{check_spec, check_strata, checked_cells, refuse};
use crate::calendar::Day;
use crate::error::{Error, StoredFault};
use crate::records::Known;
use crate::rules::IssueCounts;
use crate::schema::StageWords;
use crate::tally::cells::Cells;
use crate::tally::count_table::{CountTable, DAYS, EventKind};
use crate::tally::figures::Figures;
use crate::tally::notes::Notes;
use crate::tally::provenance::{Provenance, Source};
use crate::tally::spec::{GoalSpec, OutcomeSpec, Spec};
use crate::tally::states::states;
use crate::tally::table_list::TableList;
use crate::tally::tally_type::{Stratum, Tally};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "laks_tally")]
    _version: u32,
    spec: WrittenSpec,
    strata: Vec<WrittenStratum>,
    issues: IssueCounts,
    notes: WrittenNotes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSpec {
    as_of: Vec<Day>,
    #[serde(default)]
    by: Vec<String>,
    #[serde(default)]
    follow_up_days: Option<u32>,
    #[serde(default)]
    horizons: Vec<u32>,
    #[serde(default)]
    offers: bool,
    #[serde(default)]
    attendance: bool,
    #[serde(default)]
    outcomes: Vec<OutcomeSpec>,
    #[serde(default)]
    goals: Vec<GoalSpec>,
    #[serde(default)]
    published: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStratum {
    key: Vec<Option<String>>,
    #[serde(default)]
    tables: Vec<Vec<u64>>,
    #[serde(default)]
    published: Option<Figures>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenNotes {
    rows: u64,
    undated_facts: u64,
    left_out: Vec<u64>,
    trusted_ids: bool,
}

/// Reads a tally of the first version.
pub(super) fn read_version_1(text: &str) -> Result<Tally, Error> {
    let written: Written =
        serde_json::from_str(text).map_err(|error| Error::json("tally", &error))?;
    let before = tables_before(&written.spec);
    let seen = events_seen(&written.strata);
    let spec = spec_of(written.spec, &seen);
    check_spec(&spec)?;
    if written.notes.left_out.len() != spec.as_of.len() {
        let (expected, found) = (spec.as_of.len(), written.notes.left_out.len());
        return Err(refuse(StoredFault::LeftOut { expected, found }));
    }
    let kept = spec.tables().into_iter().filter(|table| match table {
        CountTable::Events => true,
        CountTable::States => spec.follow_up_days.is_none(),
        table => spec.follow_up_days.is_none() && before.contains(table),
    });
    let list = TableList::only(&spec, &kept.collect::<Vec<_>>());
    let strata =
        written.strata.into_iter().map(|stratum| read_stratum(&spec, &list, &before, stratum));
    let strata: Vec<Stratum> = strata.collect::<Result<_, _>>()?;
    check_strata(&strata, &spec)?;
    let trusted_ids = written.notes.trusted_ids;
    Ok(Tally {
        spec,
        tables: list,
        strata,
        issues: written.issues,
        notes: Notes {
            rows: written.notes.rows,
            undated_facts: written.notes.undated_facts,
            left_out: written.notes.left_out,
            excluded: None,
        },
        provenance: Provenance::of(Source { trusted_ids, ..Source::default() }),
    })
}

/// The tables of the first version, in its order.
fn tables_before(spec: &WrittenSpec) -> Vec<CountTable> {
    let mut tables = vec![CountTable::Events, CountTable::Waiting, CountTable::Staying];
    tables.extend(spec.attendance.then_some(CountTable::Attendance));
    tables.extend((0..spec.outcomes.len()).map(CountTable::Outcome));
    tables.extend((!spec.goals.is_empty()).then_some(CountTable::Goals));
    tables.extend((!spec.horizons.is_empty()).then_some(CountTable::Horizons));
    tables
}

/// Which kinds of event some stratum has.
fn events_seen(strata: &[WrittenStratum]) -> Vec<EventKind> {
    let cells = strata.iter().filter_map(|stratum| stratum.tables.first());
    let places = cells.flat_map(|numbers| numbers.iter().step_by(2).map(|cell| cell / DAYS));
    let places: std::collections::BTreeSet<u64> = places.collect();
    EventKind::ALL.into_iter().filter(|&kind| places.contains(&(kind as u64))).collect()
}

/// The first version did not say which columns its rows had. What was never counted may not have been
/// there to count, so it is not taken as 0.
fn spec_of(written: WrittenSpec, seen: &[EventKind]) -> Spec {
    let has = |kind| seen.contains(&kind);
    let exits = [
        EventKind::Completed,
        EventKind::DroppedOut,
        EventKind::EndedOther,
        EventKind::EndedUnknown,
        EventKind::NeverStarted,
    ];
    let ended = exits.into_iter().any(has);
    let columns = [
        ("referred_on", true),
        ("offered_on", written.offers),
        ("started_on", has(EventKind::Started)),
        ("exit", ended),
        ("ended_on", ended),
        ("sessions_attended", written.attendance),
        ("sessions_planned", written.attendance),
    ];
    let columns = columns.into_iter().filter(|(_, known)| *known).map(|(name, _)| name.to_owned());
    let scores = written.outcomes.iter().flat_map(|outcome| {
        ["baseline", "follow_up"].map(|occasion| format!("{}_{occasion}", outcome.name))
    });
    let rated = written.goals.iter().filter(|goal| goal.outcome.is_none());
    let rated = rated.map(|goal| format!("goal {}", goal.id));
    let known: Vec<String> = columns.chain(scores).chain(rated).collect();
    Spec {
        as_of: written.as_of,
        by: written.by,
        follow_up_days: written.follow_up_days,
        horizons: written.horizons,
        goals: written.goals.into_iter().map(|goal| with_change(goal, &written.outcomes)).collect(),
        outcomes: written.outcomes,
        published: written.published,
        labels: BTreeMap::new(),
        known: Known::from_names(known.iter().map(String::as_str)),
        words: StageWords::LAKS,
    }
}

/// A goal of the first version was reached by the instrument's meaningful change.
fn with_change(goal: GoalSpec, outcomes: &[OutcomeSpec]) -> GoalSpec {
    let outcome = outcomes.iter().find(|outcome| Some(&outcome.name) == goal.outcome.as_ref());
    GoalSpec {
        improves_by: outcome.map(|outcome| outcome.instrument.meaningful_change),
        from: outcome.map(|_| crate::schema::Earlier::No),
        ..goal
    }
}

fn read_stratum(
    spec: &Spec,
    list: &TableList,
    before: &[CountTable],
    written: WrittenStratum,
) -> Result<Stratum, Error> {
    let dates = spec.as_of.len();
    let copies = |table: &CountTable| if table.is_dated() { dates } else { 1 };
    let expected = if spec.published { 0 } else { before.iter().map(copies).sum() };
    if written.key.len() != spec.by.len() {
        let (expected, found) = (spec.by.len(), written.key.len());
        return Err(refuse(StoredFault::Labels { expected, found }));
    }
    if written.published.is_some() != spec.published {
        return Err(refuse(StoredFault::Published));
    }
    let found = written.tables.len();
    if found != expected {
        return Err(refuse(StoredFault::Tables { expected, found }));
    }
    if let Some(figures) = &written.published {
        figures.check()?;
    }
    let mut tables = vec![Cells::default(); list.slots()];
    let mut numbers = written.tables.iter();
    for table in before {
        for date in 0..copies(table) {
            let Some(numbers) = numbers.next() else { break };
            let cells = checked_cells(numbers, table.word())?;
            if let Some(slot) = list.slot(*table, date) {
                tables[slot] = cells;
            }
        }
    }
    for date in 0..dates {
        if let Some(slot) = list.slot(CountTable::States, date) {
            tables[slot] = states(&tables, list, date);
        }
    }
    Ok(Stratum {
        key: written.key,
        known: spec.known.clone(),
        tables: tables.into(),
        courses: Vec::new(),
        published: written.published.map(Figures::followed).transpose()?,
    })
}
