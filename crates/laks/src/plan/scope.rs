//! The part of a tally that a target speaks of.

use super::gap::Gap;
use super::status::PlanNote;
use super::target::Target;
use crate::calendar::Day;
use crate::counted::CountRef;
use crate::error::Error;
use crate::nearest::nearest;
use crate::tally::{CountTable, Tally, month_of};
use std::borrow::Cow;

/// A target's people, as one stratum.
pub(super) struct Scoped {
    /// Their tally.
    pub(super) people: Tally,
    /// Which they are: columns, and the labels that they have in them.
    stratum: Vec<(String, Vec<Option<String>>)>,
    /// The labels of the scope, where no row has any of them.
    pub(super) no_label: Option<PlanNote>,
}

/// The first column of a scope or a window that the tally's table does not have: counting it again brings nothing.
pub(super) fn unknown_stratum(tally: &Tally, target: &Target, starts_on: Day) -> Option<Gap> {
    let known = tally.known();
    let strata = target.strata(starts_on);
    let mut missing = strata.iter().filter(|name| !tally.spec().by.contains(name));
    missing.find_map(|name| match month_of(name) {
        Some(field) => {
            let column = field.name().to_owned();
            (!known.has(&column)).then_some(Gap::NoDate { column })
        }
        None => (!known.has(name)).then(|| {
            let nearest = nearest(name, known.strata().map(String::as_str)).map(str::to_owned);
            Gap::NoScope { column: name.clone(), nearest }
        }),
    })
}

/// Narrows a tally to a target's scope and a share's window.
///
/// # Errors
/// [`Error::NotCounted`] when a stratum was not counted, with a call that adds all in `needed`.
pub(super) fn scoped(
    tally: &Tally,
    target: &Target,
    starts_on: Day,
    needed: &[String],
) -> Result<Scoped, Error> {
    let strata = target.strata(starts_on);
    if let Some(missing) = strata.iter().find(|name| !tally.spec().by.contains(name)) {
        return Err(not_counted(tally, target, missing, needed));
    }
    let mut people = Cow::Borrowed(tally);
    let mut no_label = None;
    let mut stratum = Vec::new();
    let mut keep = |name: &str, labels: &[String]| {
        stratum.push((name.to_owned(), labels.iter().cloned().map(Some).collect()));
    };
    for (name, labels) in target.scopes() {
        let known = tally.labels(tally.level(name)?);
        if !labels.iter().any(|label| known.contains(label)) {
            let near = |label| nearest(label, known.iter().map(String::as_str));
            let nearest = labels.iter().find_map(|label| near(label)).map(str::to_owned);
            let (column, labels) = (name.to_owned(), labels.to_vec());
            no_label = Some(PlanNote::NoSuchLabel { column, labels, nearest });
        }
        people = Cow::Owned(people.only_known(name, labels)?);
        keep(name, labels);
    }
    if let (Some((from, to)), Some(denominator)) =
        (target.window(starts_on), target.denominator_of_share())
    {
        let name = format!("month({})", denominator.entry().name());
        let (first, last) = (from.month().to_string(), to.map(|day| day.month().to_string()));
        let mut months = people.labels(people.level(&name)?);
        months.retain(|month| *month >= first && last.as_ref().is_none_or(|last| month <= last));
        people = Cow::Owned(people.only_known(&name, &months)?);
        keep(&name, &months);
    }
    Ok(Scoped { people: people.total(), stratum, no_label })
}

impl Scoped {
    /// A table's cells of these people, at the last date of the count.
    pub(super) fn cells(&self, tally: &Tally, table: CountTable) -> CountRef {
        let cells = tally.cells_of(table, tally.spec().as_of.len().saturating_sub(1));
        let stratum = [self.stratum.clone(), cells.stratum.clone()].concat();
        CountRef { stratum, ..cells }
    }
}

/// The tally lacks a stratum; the remedy is every stratum it has and every one the plan needs.
fn not_counted(tally: &Tally, target: &Target, missing: &str, needed: &[String]) -> Error {
    let by = &tally.spec().by;
    let added = needed.iter().filter(|name| !by.contains(name));
    let columns: Vec<&str> = by.iter().chain(added).map(String::as_str).collect();
    let all: Vec<String> = columns.iter().map(|name| format!("{name:?}")).collect();
    let options = Some(format!("--by {}, or with the plan, --plan", columns.join(",")));
    Error::NotCounted {
        question: format!("the target {:?}", target.id),
        table: format!("by {missing}"),
        remedy: format!("by=[{}], or with the plan's own spec", all.join(", ")),
        options,
    }
}
