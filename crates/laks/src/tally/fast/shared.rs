//! What the workers of one count share, and the strata that it ends as.

use super::buckets::Chunk;
use super::course_counter::SharedCourses;
use super::space::FastSpace;
use super::strata::{Combinations, label};
use super::stratum_counts::StratumCounts;
use super::to_cells::Closer;
use crate::calendar::Day;
use crate::records::{EntryWindow, Labels};
use crate::schema::Layout;
use crate::tally::spec::Spec;
use crate::tally::table_list::TableList;
use crate::tally::tally_type::Stratum;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// What all workers share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) spec: Spec,
    pub(crate) tables: TableList,
    pub(crate) space: FastSpace,
    pub(crate) courses: Option<SharedCourses>,
    pub(crate) combinations: Arc<Combinations>,
    pub(crate) strata: RwLock<Vec<Arc<Mutex<StratumCounts>>>>,
}

impl Shared {
    /// For rows with these strata columns, which are one side of a split where `side` says its days.
    pub(crate) fn new(spec: &Spec, layout: &Layout, side: Option<EntryWindow>) -> Self {
        let tables = TableList::of(spec);
        let mut space = FastSpace::new(spec, &tables, side);
        let extracted = layout.extracted_on.unwrap_or(Day::MAX);
        space.seen_to = spec.as_of.iter().map(|&day| day.min(extracted)).collect();
        Self {
            spec: spec.clone(),
            space,
            courses: SharedCourses::new(spec, &layout.strata),
            tables,
            combinations: Arc::default(),
            strata: RwLock::default(),
        }
    }

    /// Counts a bucket's rows, table by table.
    pub(super) fn add(&self, stratum: usize, bucket: &[Chunk<'_>]) {
        let counts = self.stratum(stratum);
        let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.add(&self.space, bucket);
    }

    /// The counts of a stratum.
    pub(super) fn stratum(&self, stratum: usize) -> Arc<Mutex<StratumCounts>> {
        let strata = self.strata.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(counts) = strata.get(stratum) {
            return Arc::clone(counts);
        }
        drop(strata);
        let mut strata = self.strata.write().unwrap_or_else(PoisonError::into_inner);
        while strata.len() <= stratum {
            strata.push(Arc::default());
        }
        Arc::clone(&strata[stratum])
    }

    /// The strata with people in them, in the order of their labels, when every worker has finished.
    pub(crate) fn into_strata(self, columns: &[String], labels: &[Labels]) -> Vec<Stratum> {
        let Self { spec, tables, space, courses, combinations, strata } = self;
        let keys = Arc::into_inner(combinations).map_or(Vec::new(), Combinations::into_keys);
        let key = |number: usize| -> Vec<Option<String>> {
            let codes = keys.get(number).map_or(&[][..], |key| key);
            codes.iter().zip(0..).map(|(&code, l)| label(&spec, l, code, columns, labels)).collect()
        };
        let of_code = |column: usize, code: u32| {
            labels.get(column)?.label(code).map(|label| label.to_string())
        };
        let courses = courses.map(|courses| courses.close(&spec, of_code, key, columns));
        let courses = courses.map(Mutex::new);
        let courses_of = |number: usize| {
            courses.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner).remove(&number)
        };
        let strata = strata.into_inner().unwrap_or_else(PoisonError::into_inner);
        let closer = || Closer::new(&tables, &space);
        let mut strata = each_stratum(strata, &closer, &|closer, number, counts| {
            let cells = closer.close(counts);
            cells.iter().any(|cells| !cells.is_empty()).then(|| Stratum {
                key: key(number),
                known: spec.known.clone(),
                tables: cells.into(),
                courses: courses_of(number).unwrap_or_default(),
                published: None,
            })
        });
        strata.sort_by(|a, b| a.key.cmp(&b.key));
        strata
    }
}

/// How many strata are taken at a time, at most.
const TOGETHER: usize = 16;

/// Turns every stratum's counters into tables, several at a time.
fn each_stratum<'a>(
    counted: Vec<Arc<Mutex<StratumCounts>>>,
    closer: &(dyn Fn() -> Closer<'a> + Sync),
    close: &(dyn Fn(&mut Closer<'a>, usize, StratumCounts) -> Option<Stratum> + Sync),
) -> Vec<Stratum> {
    let together = (counted.len() / (4 * TOGETHER)).clamp(1, TOGETHER);
    let counted = Mutex::new(counted.into_iter().enumerate());
    let next = || -> Vec<_> {
        counted.lock().unwrap_or_else(PoisonError::into_inner).by_ref().take(together).collect()
    };
    let work = || {
        let (mut strata, mut closer) = (Vec::new(), closer());
        loop {
            let some = next();
            if some.is_empty() {
                return strata;
            }
            for (number, counts) in some {
                let counts =
                    std::mem::take(&mut *counts.lock().unwrap_or_else(PoisonError::into_inner));
                strata.extend(close(&mut closer, number, counts));
            }
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut strata = work();
        for other in others {
            match other.join() {
                Ok(part) => strata.extend(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        strata
    })
}
