//! One worker's counts of courses: for each a dense row of small counters, since a course has few people.

use super::course_block::CourseBlock;
use super::strata::{Combinations, StrataReader};
use crate::calendar::Day;
use crate::records::Columns;
use crate::tally::axis::{course_parts, first_gains};
use crate::tally::cells::Cells;
use crate::tally::count_table::day_place;
use crate::tally::course::{COURSE_KEY, Course, CourseKey};
use crate::tally::facts::{Row, course_places};
use crate::tally::spec::Spec;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Counts by course while rows stream by.
#[derive(Debug)]
pub(crate) struct CourseCounter {
    reader: StrataReader,
    numbers: Vec<u32>,
    /// Dates of the count, and places of a course at each with one that stands for nothing.
    dates: usize,
    width: usize,
    parts: Vec<u64>,
    /// Where the planned first and last days begin among the places.
    planned_parts: [u64; 2],
    /// The part of the places that says where people stand at the date of the count.
    stays_at_date: usize,
    counters: Vec<u8>,
    /// What overflowed the counters, and places beyond theirs: by course, date and place.
    beyond: HashMap<(u32, usize, u64), u64>,
    /// The planned days met last in each course, and how often, by date.
    planned: Vec<Planned>,
}

/// The planned first and last day of a course, with how many people were counted with them, by date.
#[derive(Debug, Clone, Default)]
struct Planned {
    days: [i32; 2],
    people: Vec<u64>,
}

/// What one overflow of a counter is worth.
const CARRY: u64 = 1 << u8::BITS;

impl CourseCounter {
    /// For courses that a reader tells apart; `parts` is where the parts of their places begin.
    fn new(reader: StrataReader, spec: &Spec, parts: &[u64]) -> Self {
        let planned = [parts.len().saturating_sub(2), parts.len().saturating_sub(1)];
        let planned_parts = planned.map(|part| parts.get(part).copied().unwrap_or(0));
        Self {
            reader,
            numbers: Vec::new(),
            dates: spec.as_of.len(),
            stays_at_date: first_gains(spec) - 1,
            width: dense_places(parts) + 1,
            parts: parts.to_vec(),
            planned_parts,
            counters: Vec::new(),
            beyond: HashMap::new(),
            planned: Vec::new(),
        }
    }

    /// One more than the highest number of a course read so far.
    pub(crate) const fn met(&self) -> usize {
        self.reader.met()
    }

    /// Reads which course each row is of, given its stratum.
    pub(crate) fn read(&mut self, columns: &Columns, from: usize, strata: &[u32]) {
        self.numbers.clear();
        self.numbers.extend_from_slice(strata);
        self.reader.read_within(columns, from, &mut self.numbers);
        let courses = self.reader.met();
        self.counters.resize(courses * self.dates * self.width, 0);
    }

    /// Counts a row by the plain definition, and takes it out of the blocks.
    pub(crate) fn add_row(
        &mut self,
        spec: &Spec,
        row: Row<'_>,
        place: usize,
        blocks: &mut [CourseBlock],
    ) {
        for (date, as_of) in spec.as_of.iter().enumerate() {
            if let Some(block) = blocks.get_mut(date) {
                block.take_out(place);
            }
            for added in course_places(spec, &self.parts, row, *as_of) {
                *self.beyond.entry((self.numbers[place], date, added)).or_default() += 1;
            }
        }
    }

    /// Counts the rows of a block.
    pub(crate) fn count(&mut self, blocks: &[CourseBlock]) {
        let Self { numbers, counters, beyond, width, dates, .. } = self;
        let (dates, width) = (*dates, *width);
        let counters = counters.as_mut_slice();
        for (date, block) in blocks.iter().enumerate() {
            for part in block.parts() {
                let first = date * width;
                for (&course, &place) in numbers.iter().zip(part) {
                    let cell = course as usize * (dates * width) + first + usize::from(place);
                    let Some(counter) = counters.get_mut(cell) else { continue };
                    *counter = counter.wrapping_add(1);
                    // What stands for nothing overflows without a trace.
                    if *counter == 0 && usize::from(place) + 1 < width {
                        carry(beyond, (course, date, u64::from(place)));
                    }
                }
            }
        }
    }

    /// Counts the planned days of rows that started.
    pub(crate) fn count_planned(&mut self, columns: &Columns, from: usize, blocks: &[CourseBlock]) {
        let [starts, ends] = &columns.course_dates;
        if starts.is_empty() && ends.is_empty() {
            return;
        }
        self.planned.resize_with(self.reader.met(), Planned::default);
        let day = |column: &[i32], row: usize| column.get(from + row).copied().unwrap_or(Day::NONE);
        for (date, block) in blocks.iter().enumerate() {
            // Where they stand at the date of the count: with follow-up the second part.
            let Some(stays) = block.parts().get(self.stays_at_date) else { continue };
            for (row, &place) in stays.iter().enumerate().take(self.numbers.len()) {
                if usize::from(place) + 1 >= self.width {
                    continue;
                }
                let course = self.numbers[row];
                self.add_planned(course, date, [day(starts, row), day(ends, row)]);
            }
        }
    }

    fn add_planned(&mut self, course: u32, date: usize, days: [i32; 2]) {
        let planned = &mut self.planned[course as usize];
        if planned.days != days || planned.people.is_empty() {
            let before = std::mem::replace(planned, Planned { days, people: vec![0; self.dates] });
            self.spill(course, &before);
        }
        if let Some(people) = self.planned[course as usize].people.get_mut(date) {
            *people += 1;
        }
    }

    fn spill(&mut self, course: u32, planned: &Planned) {
        for (date, &people) in planned.people.iter().enumerate().filter(|(_, n)| **n > 0) {
            let days = planned.days.iter().zip(self.planned_parts);
            for (&day, part) in days.filter(|(day, _)| **day != Day::NONE) {
                let place = part + day_place(day);
                *self.beyond.entry((course, date, place)).or_default() += people;
            }
        }
    }

    /// Every count, by course, date and place.
    fn finish(mut self) -> CourseCounts {
        for (course, planned) in (0..).zip(std::mem::take(&mut self.planned)) {
            self.spill(course, &planned);
        }
        let mut counts = CourseCounts::new();
        for (number, row) in self.counters.chunks(self.width).enumerate() {
            let key = ((number / self.dates) as u32, number % self.dates);
            let counted = row[..self.width - 1].iter().enumerate().filter(|(_, n)| **n > 0);
            for (place, &count) in counted {
                counts.entry(key).or_default().push((place as u64, u64::from(count)));
            }
        }
        for (&(course, date, place), &count) in &self.beyond {
            counts.entry((course, date)).or_default().push((place, count));
        }
        counts
    }
}

#[cold]
#[inline(never)]
fn carry(beyond: &mut HashMap<(u32, usize, u64), u64>, place: (u32, usize, u64)) {
    *beyond.entry(place).or_default() += CARRY;
}

/// By course and date the places that people were counted at, in any order.
type CourseCounts = BTreeMap<(u32, usize), Vec<(u64, u64)>>;

/// How many places of a course have a counter: those of stays and gains, if they fit a word.
fn dense_places(parts: &[u64]) -> usize {
    let places = parts.len().checked_sub(2).and_then(|part| parts.get(part).copied());
    places.and_then(|places| usize::try_from(places).ok()).unwrap_or(0)
}

/// All workers' courses, and the numbers they share.
#[derive(Debug)]
pub(crate) struct SharedCourses {
    combinations: Arc<Combinations>,
    /// The columns that tell courses apart within a stratum.
    columns: Vec<usize>,
    parts: Vec<u64>,
    counts: Mutex<CourseCounts>,
}

impl SharedCourses {
    /// Courses of tables with these strata columns, where they are counted.
    pub(crate) fn new(spec: &Spec, columns: &[String]) -> Option<Self> {
        let named = COURSE_KEY.iter().filter(|name| !spec.by.iter().any(|by| by == *name));
        let columns = named.filter_map(|name| columns.iter().position(|column| column == name));
        spec.counts_courses().then(|| Self {
            combinations: Arc::default(),
            columns: columns.collect(),
            parts: course_parts(spec),
            counts: Mutex::default(),
        })
    }

    /// One worker's counter.
    pub(crate) fn counter(&self, spec: &Spec) -> CourseCounter {
        let reader = StrataReader::within(&self.columns, &self.combinations);
        CourseCounter::new(reader, spec, &self.parts)
    }

    /// Empty blocks, one for each date of the count.
    pub(crate) fn blocks(&self, spec: &Spec) -> Vec<CourseBlock> {
        let nothing = dense_places(&self.parts);
        spec.as_of.iter().map(|_| CourseBlock::new(nothing)).collect()
    }

    /// Takes in one worker's counts.
    pub(crate) fn take(&self, worker: CourseCounter) {
        let theirs = worker.finish();
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, places) in theirs {
            counts.entry(key).or_default().extend(places);
        }
    }

    /// Every course with people in it, by stratum: `label` gives the label of a column's code, and
    /// `stratum` those of a stratum.
    pub(crate) fn close(
        self,
        spec: &Spec,
        label: impl Fn(usize, u32) -> Option<String>,
        stratum: impl Fn(usize) -> Vec<Option<String>>,
        columns: &[String],
    ) -> BTreeMap<usize, Vec<Course>> {
        let keys = Arc::into_inner(self.combinations).map_or(Vec::new(), Combinations::into_keys);
        let counts = self.counts.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut courses: BTreeMap<(usize, CourseKey), Vec<Cells>> = BTreeMap::new();
        for ((number, date), places) in counts {
            let Some((&of, codes)) = keys.get(number as usize).and_then(|key| key.split_first())
            else {
                continue;
            };
            let labels = stratum(of as usize);
            let key = COURSE_KEY.map(|name| {
                let by = spec.by.iter().position(|by| by == name);
                by.and_then(|level| labels.get(level).cloned().flatten()).or_else(|| {
                    let column = columns.iter().position(|column| column == name)?;
                    let place = self.columns.iter().position(|&known| known == column)?;
                    label(column, *codes.get(place)?)
                })
            });
            let tables = courses
                .entry((of as usize, key))
                .or_insert_with(|| vec![Cells::default(); spec.as_of.len()]);
            tables[date] = tables[date].merged(&Cells::from_unsorted(places));
        }
        let mut by_stratum: BTreeMap<usize, Vec<Course>> = BTreeMap::new();
        for ((stratum, key), tables) in courses {
            by_stratum.entry(stratum).or_default().push(Course { key, tables });
        }
        by_stratum
    }
}
