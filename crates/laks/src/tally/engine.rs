//! Drives the workers over a source of rows, and closes the tally.

use super::block_reader::{BLOCK_ROWS, BlockReader};
use super::budget::within_budget;
use super::fast::{Shared, Worker, starts_are_undated};
use super::notes::Notes;
use super::provenance::{Provenance, Source};
use super::spec::Spec;
use super::tally_type::Tally;
use crate::cohort::Cohort;
use crate::error::{Error, SourceFault, SpecDifference};
use crate::join::{Join, Joined, JoinedTables};
use crate::records::{Columns, Labels, RowNumbers};
use crate::rules::{Action, Deed, IssueCounts, IssueList, IssueLog, RuleId};
use crate::schema::Layout;
use crate::validate::{IdCheck, Validator};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Told how many rows were read so far; answers whether to go on.
pub type Watch<'a> = &'a (dyn Fn(u64) -> bool + Sync);

/// Counts a source of rows, one worker for each reader, validation included.
///
/// Whether an id occurs twice cannot be known in bounded memory: it is taken on trust, and the tally
/// says so; [`count_joined`] checks as many ids as it is told. The first row has the number `first_row` in its file.
///
/// ```
/// use laks::adapter::{BlockReader, Columns, Defect, Layout, count};
/// use laks::{Day, Error, Schema, Spec, words::DateField};
/// /// The days of referral, one block.
/// struct Days(Option<Vec<i32>>);
///
/// impl BlockReader for Days {
///     fn next_block(&mut self, block: &mut Columns, _: &mut Vec<Defect>) -> Result<Option<u64>, Error> {
///         let Some(days) = self.0.take() else { return Ok(None) };
///         block.reset(days.len());
///         block.dates[DateField::Referred as usize] = days;
///         Ok(Some(0)) // the number of its first row
///     }
/// }
///
/// let mut layout = Layout::new(&Schema::default())?;
/// layout.dates[DateField::Referred as usize] = true;
/// let layout = std::sync::Arc::new(layout);
/// let spec = Spec::new(&layout, ["2016-05-15"], &[])?;
/// let days = Days(Some(vec![Day::new(2016, 3, 29)?.epoch(); 35]));
/// let tally = count(vec![days], &layout, &[], &spec, 1, &|_rows| true)?;
/// assert_eq!(tally.funnel(0.95)?.total.counts.known("referred"), Some(35));
/// # Ok::<(), laks::Error>(())
/// ```
///
/// # Errors
/// When the source fails or fills a block unevenly, a rule refuses rows, the spec does not fit the layout, there
/// are too many strata, or `watch` says stop.
pub fn count<R: BlockReader>(
    readers: Vec<R>,
    layout: &Arc<Layout>,
    labels: &[Labels],
    spec: &Spec,
    first_row: u64,
    watch: Watch<'_>,
) -> Result<Tally, Error> {
    let join = Join::new(JoinedTables::default(), layout, labels)?;
    let ids = IdCheck::none();
    count_joined(readers, join, labels, spec, first_row, ids, watch).map(|(tally, _, _)| tally)
}

/// As [`count`], with tables joined to the referrals. Gives what became of their rows, and their issues,
/// beside the tally.
///
/// # Errors
/// As [`count`]; a rule that refuses may be about a row of a table beside the referrals.
pub fn count_joined<R: BlockReader>(
    readers: Vec<R>,
    join: Join,
    labels: &[Labels],
    spec: &Spec,
    first_row: u64,
    ids: IdCheck,
    watch: Watch<'_>,
) -> Result<(Tally, IssueList, Joined), Error> {
    let layout = &Arc::clone(join.layout());
    fits(spec, layout)?;
    let shared = Shared::new(spec, layout, None);
    let run =
        Run { stop: AtomicBool::new(false), rows: AtomicU64::new(0), failure: Mutex::default() };
    let parts: Vec<Result<(Notes, IssueLog), Error>> = std::thread::scope(|scope| {
        let workers: Vec<_> = readers
            .into_iter()
            .map(|reader| {
                let (shared, run, join, ids) = (&shared, &run, &join, &ids);
                scope.spawn(move || work(reader, join, shared, first_row, ids, run, watch))
            })
            .collect();
        workers.into_iter().map(|w| w.join().unwrap_or_else(|_| Err(lost_worker()))).collect()
    });
    if let Some(error) = run.failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    let mut notes = Notes::new(spec.as_of.len());
    let mut log = IssueLog::default();
    for part in parts {
        let (part_notes, part_log) = part?;
        notes = notes.merged(&part_notes)?;
        log.merge(part_log);
    }
    log.record_absent(&layout.absent, layout.header_row(first_row));
    let trusted_ids = layout.has_referral_id && !ids.report(layout, &mut log)?;
    let (others, joined) = join.finish(run.rows.into_inner());
    let mut issues = log.into_list();
    let counts = issues.counts.clone();
    issues.extend(others);
    let issues = issues.accept()?;
    let source = Source { trusted_ids, ..Source::of(layout, labels) };
    Ok((close(shared, labels, counts, notes, layout, source), issues, joined))
}

/// What the workers of one run tell each other.
struct Run {
    stop: AtomicBool,
    rows: AtomicU64,
    failure: Mutex<Option<Error>>,
}

impl Run {
    fn fail(&self, error: Error) {
        self.stop.store(true, Ordering::Relaxed);
        let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        failure.get_or_insert(error);
    }
}

fn lost_worker() -> Error {
    SourceFault::NoResult { who: "a worker" }.into()
}

fn work<R: BlockReader>(
    mut reader: R,
    join: &Join,
    shared: &Shared,
    first_row: u64,
    ids: &IdCheck,
    run: &Run,
    watch: Watch<'_>,
) -> Result<(Notes, IssueLog), Error> {
    let layout = join.layout();
    let mut columns = Columns::new(Arc::clone(layout));
    let mut defects = Vec::new();
    let mut validator = Validator::new(layout)?;
    let mut worker = Worker::new(shared, &layout.strata);
    let mut seen = Vec::new();
    let mut excluded = 0;
    while !run.stop.load(Ordering::Relaxed) {
        let first = match reader.next_block(&mut columns, &mut defects) {
            Ok(Some(first)) => first,
            Ok(None) => break,
            Err(error) => {
                run.fail(error);
                break;
            }
        };
        let rows = columns.len() as u64;
        if !layout.has_row_numbers {
            columns.rows = RowNumbers::following(first_row + first, columns.len());
        }
        if let Err(fault) = columns.check(layout, join.labels(), &defects) {
            run.fail(fault.into());
            break;
        }
        join.before(&mut columns, &mut defects);
        validator.check(&mut columns, &mut defects);
        join.after(&mut columns);
        validator.check_score_dates(&mut columns);
        excluded += rows.saturating_sub(columns.len() as u64);
        ids.see(&columns, &mut seen);
        let len = columns.len();
        for from in (0..len).step_by(BLOCK_ROWS) {
            worker.count(&columns, from, BLOCK_ROWS.min(len - from));
        }
        if let Err(error) = within_budget(shared, worker.met()) {
            run.fail(error);
        }
        let so_far = run.rows.fetch_add(rows, Ordering::Relaxed) + rows;
        if !watch(so_far) {
            run.fail(Error::Interrupted { rows: so_far });
        }
    }
    ids.take(seen);
    Ok((Notes { excluded: Some(excluded), ..worker.finish() }, validator.into_log()))
}

/// Checks that the outcomes, goals and columns of a spec are those of a layout.
fn fits(spec: &Spec, layout: &Layout) -> Result<(), Error> {
    let mut own = Spec::new(layout, &spec.as_of, &spec.by)?;
    if let Some(days) = spec.follow_up_days {
        own = own.following(days)?;
    }
    own = own.within(&spec.horizons)?;
    if own.known != spec.known {
        return Err(Error::SpecMismatch { difference: SpecDifference::Columns });
    }
    // A table without goals or outcomes of the spec would be counted as if they were missing.
    match own.difference(spec) {
        Some(difference) => Err(Error::SpecMismatch { difference }),
        None => Ok(()),
    }
}

fn close(
    shared: Shared,
    labels: &[Labels],
    mut issues: IssueCounts,
    notes: Notes,
    layout: &Layout,
    source: Source,
) -> Tally {
    let (spec, tables) = (shared.spec.clone(), shared.tables.clone());
    let strata = shared.into_strata(&layout.strata, labels);
    let action = layout.action(RuleId::AsOfBeforeExtract).action();
    if action == Action::Warn {
        let left_out = notes.left_out.iter().copied().max().unwrap_or(0);
        issues.see(RuleId::AsOfBeforeExtract, Deed::Warned, left_out);
    }
    Tally { tables, spec, strata, issues, notes, provenance: Provenance::of(source) }
}

impl Cohort {
    /// Counts the cohort in one pass, with as many workers as the machine has processors.
    ///
    /// ```
    /// use laks::Spec;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// let spec = Spec::new(cohort.layout(), ["2016-05-15"], &["source".to_owned()])?;
    /// let tally = cohort.tally(&spec)?;
    /// assert_eq!(tally.strata().len(), 2); // the Jobcenter, and people's own doctor
    /// assert_eq!(tally.funnel(0.95)?.total.counts.known("started"), Some(24));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the spec does not fit the cohort's columns, or there are too many strata: [`Error::Budget`].
    pub fn tally(&self, spec: &Spec) -> Result<Tally, Error> {
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.tally_with(spec, workers)
    }

    /// Counts the cohort with this many workers; the tally is the same for any number.
    ///
    /// ```
    /// use laks::Spec;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// let spec = Spec::new(cohort.layout(), ["2016-05-15"], &[])?;
    /// assert_eq!(cohort.tally_with(&spec, 1)?, cohort.tally(&spec)?);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Cohort::tally`].
    pub fn tally_with(&self, spec: &Spec, workers: usize) -> Result<Tally, Error> {
        fits(spec, self.layout())?;
        let entered = &self.columns().entered;
        let shared = Shared::new(spec, self.layout(), entered.window);
        let next = AtomicU64::new(0);
        let len = self.columns().len();
        let notes = std::thread::scope(|scope| {
            let handles: Vec<_> = (0..workers.clamp(1, len.div_ceil(BLOCK_ROWS).max(1)))
                .map(|_| {
                    scope.spawn(|| {
                        let mut worker = Worker::new(&shared, &self.layout().strata);
                        loop {
                            let block = next.fetch_add(1, Ordering::Relaxed) as usize;
                            let from = block.saturating_mul(BLOCK_ROWS);
                            if from >= len {
                                return Ok(worker.finish());
                            }
                            worker.count(self.columns(), from, BLOCK_ROWS.min(len - from));
                            within_budget(&shared, worker.met())?;
                        }
                    })
                })
                .collect();
            let mut notes = Notes::new(spec.as_of.len());
            notes.excluded = Some(self.rows_excluded());
            for handle in handles {
                notes = notes.merged(&handle.join().unwrap_or_else(|_| Err(lost_worker()))?)?;
            }
            Ok::<_, Error>(notes)
        })?;
        let source = Source {
            entered: entered.window,
            straddling: entered.straddling,
            splits: entered.splits.clone(),
            starts_undated: starts_are_undated(self.columns()),
            ..Source::of(self.layout(), self.labels())
        };
        let issues = self.issue_counts().clone();
        Ok(close(shared, self.labels(), issues, notes, self.layout(), source))
    }
}
