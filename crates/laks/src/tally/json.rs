//! A tally as JSON, with a version; reading checks every invariant again.

use super::cells::Cells;
use super::count_table::{CountTable, WaitKind};
use super::published::Figures;
use super::spec::{MOST_GOALS, Spec};
use super::tally_type::{Notes, Stratum, Tally};
use crate::Error;
use crate::validate::IssueCounts;
use serde::{Deserialize, Serialize};

const VERSION: u32 = 1;

/// The most that a table can count: what JSON's readers agree on, and far from where sums overflow.
const MOST_PEOPLE: u64 = 1 << 53;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    laks_tally: u32,
    spec: Spec,
    strata: Vec<WrittenStratum>,
    issues: IssueCounts,
    notes: Notes,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStratum {
    key: Vec<Option<String>>,
    /// Per table: cell, count, cell, count …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tables: Vec<Vec<u64>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Figures>,
}

fn refuse(message: impl Into<String>) -> Error {
    Error::Json { what: "tally", message: message.into() }
}

impl Tally {
    /// The tally as JSON. Equal tallies give equal text.
    ///
    /// # Errors
    /// Never for a tally that laks made.
    pub fn to_json(&self) -> Result<String, Error> {
        let strata = self.strata.iter().map(|stratum| WrittenStratum {
            key: stratum.key.clone(),
            tables: stratum
                .tables
                .iter()
                .map(|cells| cells.iter().flat_map(|(cell, count)| [cell, count]).collect())
                .collect(),
            published: stratum.published.clone(),
        });
        let written = Written {
            laks_tally: VERSION,
            spec: self.spec.clone(),
            strata: strata.collect(),
            issues: self.issues.clone(),
            notes: self.notes.clone(),
        };
        serde_json::to_string(&written).map_err(|error| refuse(error.to_string()))
    }

    /// Reads a tally back.
    ///
    /// # Errors
    /// When the text is no tally of this version, or its counts contradict each other.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let written: Written =
            serde_json::from_str(text).map_err(|error| refuse(error.to_string()))?;
        if written.laks_tally != VERSION {
            return Err(refuse(format!(
                "version {} is written, version {VERSION} is read",
                written.laks_tally
            )));
        }
        let spec = written.spec;
        check_spec(&spec)?;
        if written.notes.left_out.len() != spec.as_of.len() {
            return Err(refuse("left_out must have one number for each as_of"));
        }
        let mut strata = Vec::with_capacity(written.strata.len());
        for stratum in written.strata {
            strata.push(read_stratum(&spec, stratum)?);
        }
        if !strata.is_sorted_by(|a, b| a.key < b.key) {
            return Err(refuse("strata must be sorted by label, each once"));
        }
        Ok(Self { spec, strata, issues: written.issues, notes: written.notes })
    }
}

fn check_spec(spec: &Spec) -> Result<(), Error> {
    spec.outcomes.iter().try_for_each(|outcome| outcome.instrument.check())?;
    if !spec.as_of.is_sorted_by(|a, b| a < b) || (spec.as_of.is_empty() && !spec.published) {
        return Err(refuse("as_of must be rising dates"));
    }
    if spec.goals.len() > MOST_GOALS {
        return Err(refuse(format!("at most {MOST_GOALS} goals")));
    }
    let known = |name: &String| spec.outcomes.iter().any(|o| &o.name == name);
    if !spec.goals.iter().filter_map(|g| g.outcome.as_ref()).all(known) {
        return Err(refuse("a goal names an outcome that is not counted"));
    }
    Ok(())
}

fn read_stratum(spec: &Spec, written: WrittenStratum) -> Result<Stratum, Error> {
    if written.key.len() != spec.by.len() {
        return Err(refuse(format!("a stratum must have {} labels", spec.by.len())));
    }
    if written.published.is_some() != spec.published || written.tables.len() != spec.slots() {
        return Err(refuse(format!("a stratum must have {} tables", spec.slots())));
    }
    if let Some(figures) = &written.published {
        figures.check()?;
    }
    let mut tables = Vec::with_capacity(written.tables.len());
    for numbers in &written.tables {
        let (pairs, rest) = numbers.as_chunks::<2>();
        let rising = pairs.is_sorted_by(|a, b| a[0] < b[0]);
        if !rest.is_empty() || !rising || pairs.iter().any(|pair| pair[1] == 0) {
            return Err(refuse("cells must rise, each with a count above 0"));
        }
        pairs
            .iter()
            .try_fold(0_u64, |sum, pair| sum.checked_add(pair[1]))
            .filter(|&sum| sum <= MOST_PEOPLE)
            .ok_or_else(|| refuse("a table's counts add up to more than 2^53"))?;
        tables.push(Cells::from_sorted(pairs.iter().map(|&[cell, count]| (cell, count))));
    }
    let stratum = Stratum { key: written.key, tables, published: written.published };
    check_tables(spec, &stratum)?;
    Ok(stratum)
}

/// Checks that cells lie on their tables and that tables of the same people count the same people.
fn check_tables(spec: &Spec, stratum: &Stratum) -> Result<(), Error> {
    for table in spec.tables() {
        let size: u64 = spec.axes(table).iter().product();
        let dates = if table.is_dated() { spec.as_of.len() } else { 1 };
        for date in 0..dates {
            let cells = spec.slot(table, date).and_then(|slot| stratum.tables.get(slot));
            if cells.is_some_and(|cells| cells.iter().any(|(cell, _)| cell >= size)) {
                return Err(refuse(format!("a cell of {table:?} lies outside its axes")));
            }
        }
    }
    for date in 0..spec.as_of.len() {
        let total = |table: CountTable| {
            let cells = spec.slot(table, date).and_then(|slot| stratum.tables.get(slot));
            cells.map_or(0, Cells::total)
        };
        let people = total(CountTable::Waiting);
        let started: u64 = spec
            .slot(CountTable::Waiting, date)
            .and_then(|slot| stratum.tables.get(slot))
            .map_or(0, |cells| {
                let per_kind: u64 = spec.axes(CountTable::Waiting)[1..].iter().product();
                let kind = |cell: u64| cell / per_kind;
                cells
                    .iter()
                    .filter(|(c, _)| kind(*c) == WaitKind::Started as u64)
                    .map(|(_, n)| n)
                    .sum()
            });
        if total(CountTable::Staying) != started {
            return Err(refuse("those who started and those who stayed are not the same number"));
        }
        for table in spec.tables() {
            let counts_everyone = matches!(
                table,
                CountTable::Attendance | CountTable::Outcome(_) | CountTable::Goals
            );
            if counts_everyone && total(table) != people {
                return Err(refuse(format!("{table:?} does not count the same people as Waiting")));
            }
        }
    }
    Ok(())
}
