//! The table of courses: when each starts and ends, where it runs, how many sessions it has.

use super::joined::Joined;
use super::side_rows::{Kept, SideRows};
use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::records::{Columns, Labels, NO_SESSIONS};
use crate::rules::Found;
use crate::rules::Moment;
use crate::rules::{Action, Deed, Defect, EarlierRow, IssueList, Places, RuleId, TableName};
use crate::schema::Layout;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// One course.
#[derive(Debug)]
pub(super) struct Course {
    pub(super) name: Arc<str>,
    row: u64,
    /// The days of its start and end, or [`Day::NONE`].
    pub(super) dates: [i32; 2],
    pub(super) planned: u8,
    /// The labels of [`Courses::STRATA`], where there are any.
    pub(super) labels: [Option<Arc<str>>; 2],
    /// Whether a referral is to it.
    pub(super) is_used: AtomicBool,
}

/// The courses by name.
///
/// The block's columns are those of a layout with the stratum `course`, the start as
/// [`DateField::Started`], the end as [`DateField::Ended`], and the sessions planned.
///
/// ```
/// use laks::adapter::{Columns, Courses, Labels, Layout};
/// use laks::{Day, Schema, words::DateField};
/// let mut layout = Layout::new(&Schema::default())?;
/// layout.dates[DateField::Started as usize] = true;
/// layout.strata = vec!["course".to_owned()];
/// let layout = std::sync::Arc::new(layout);
///
/// let labels = [Labels::default()];
/// let mut block = Columns::new(layout.clone());
/// block.reset(2);
/// block.dates[DateField::Started as usize].fill(Day::new(2016, 3, 29)?.epoch());
/// block.strata[0] = vec![labels[0].code("LC4"), labels[0].code("LC5")];
/// let mut courses = Courses::new(&layout);
/// courses.push(&mut block, &mut Vec::new(), &labels)?;
/// assert_eq!(courses.layout().strata, ["course"]);
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug)]
pub struct Courses {
    side: SideRows,
    pub(super) courses: Vec<Course>,
    by_name: HashMap<Arc<str>, usize>,
    double: u64,
}

impl Courses {
    /// The columns of a course that a referral takes where it has none of its own.
    pub(super) const STRATA: [&'static str; 2] = ["municipality", "unit"];

    /// No courses yet.
    pub fn new(layout: &Arc<Layout>) -> Self {
        let side = SideRows::new(TableName::Courses, layout);
        Self { side, courses: Vec::new(), by_name: HashMap::new(), double: 0 }
    }

    /// What the table's columns are.
    pub fn layout(&self) -> &Layout {
        &self.side.layout
    }

    /// Names the files and sheets that the rows came from.
    pub fn set_places(&mut self, places: Places) {
        self.side.places = places;
    }

    /// Takes in a block; the labels are those of its strata.
    ///
    /// # Errors
    /// [`Error::Block`] when the block is of another layout, or a column of it has not one value a row.
    pub fn push(
        &mut self,
        block: &mut Columns,
        defects: &mut Vec<Defect>,
        labels: &[Labels],
    ) -> Result<(), Error> {
        let dates =
            [(DateField::Started, "course_starts_on"), (DateField::Ended, "course_ends_on")];
        let kept = self.side.check(block, labels, defects, &dates)?;
        for (row, kept) in kept.into_iter().enumerate() {
            let label = |name: &str| {
                let stratum = block.layout().stratum(name)?;
                labels.get(stratum)?.label(block.strata[stratum][row])
            };
            match (kept, label("course")) {
                (Kept::Excluded, _) | (Kept::Refused, None) => {}
                // A course that is refused is known all the same: its referrals are no further issues.
                (_, Some(name)) => self.add(block, row, name, Self::STRATA.map(label)),
                (Kept::Whole, None) => self.nameless(block.rows.number(row)),
            }
        }
        Ok(())
    }

    /// Leaves out a course without a name, whatever the rule does to the referrals of unknown courses.
    fn nameless(&mut self, row: u64) {
        let rule = RuleId::UnknownCourse;
        let deed = match self.side.layout.action(rule).action() {
            Action::Refuse => Deed::Refused,
            _ => Deed::Excluded,
        };
        let column = self.side.layout.column("course");
        self.side.log.record(row, column, rule, deed, || Found::NOTHING);
        self.side.unreadable += 1;
    }

    fn add(&mut self, block: &Columns, row: usize, name: Arc<str>, labels: [Option<Arc<str>>; 2]) {
        let number = block.rows.number(row);
        if let Some(first) = self.by_name.get(&name).and_then(|&place| self.courses.get(place)) {
            let (course, row) = (name.to_string(), EarlierRow::numbered(first.row));
            let found = || Found::CourseAsEarlier { course, row };
            self.side.issue(number, "course", RuleId::CourseTwice, found);
            self.double += 1;
            return;
        }
        let day =
            |field: DateField| block.dates[field as usize].get(row).copied().unwrap_or(Day::NONE);
        let mut dates = [day(DateField::Started), day(DateField::Ended)];
        if dates[1] != Day::NONE && dates[1] < dates[0] {
            let [starts, ends] = dates.map(Moment);
            let found = || Found::CourseOutOfOrder { ends, starts };
            let action = self.side.issue(number, "course_ends_on", RuleId::DatesOutOfOrder, found);
            if action == Action::Exclude {
                self.side.unreadable += 1;
                return;
            }
            dates[1] = Day::NONE;
        }
        self.by_name.insert(Arc::clone(&name), self.courses.len());
        let planned = block.planned.get(row).copied().unwrap_or(NO_SESSIONS);
        let (row, is_used) = (number, AtomicBool::new(false));
        self.courses.push(Course { name, row, dates, planned, labels, is_used });
    }

    /// The issues, and what became of the courses.
    pub(super) fn finish(self, joined: &mut Joined) -> IssueList {
        let used = self.courses.iter().filter(|c| c.is_used.load(Ordering::Relaxed)).count() as u64;
        let mut add = |what, rows| joined.add(TableName::Courses, what, rows);
        add("read", self.side.read);
        add("used", used);
        add("unused", self.courses.len() as u64 - used);
        add("double", self.double);
        add("unreadable", self.side.unreadable);
        self.side.into_issues()
    }
}
