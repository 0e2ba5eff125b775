//! The tables beside the referrals, read, and what they add to the referrals' columns.

use super::courses::Courses;
use super::measurements::Measurements;
use super::sessions::Sessions;
use super::windows::COURSE_DATES;
use crate::calendar::DateField;
use crate::error::{Error, Misdeclared};
use crate::rules::{Places, TableName};
use crate::schema::{Layout, OutcomeLayout};

/// The tables beside the referrals, as far as there are any.
#[derive(Debug, Default)]
pub struct JoinedTables {
    /// The courses.
    pub courses: Option<Courses>,
    /// Who came when.
    pub sessions: Option<Sessions>,
    /// The forms.
    pub measurements: Option<Measurements>,
}

impl JoinedTables {
    /// Whether there is none.
    ///
    /// ```
    /// assert!(laks::JoinedTables::default().is_empty());
    /// ```
    pub const fn is_empty(&self) -> bool {
        self.courses.is_none() && self.sessions.is_none() && self.measurements.is_none()
    }

    /// Whether referrals are found by their ids.
    ///
    /// ```
    /// use laks::{JoinedTables, adapter::Sessions};
    /// # mod courses { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/courses.rs")); }
    /// let layout = std::sync::Arc::new(courses::referrals()?);
    /// let came = JoinedTables { sessions: Some(Sessions::new(&layout)), ..JoinedTables::default() };
    /// let run = JoinedTables { courses: Some(courses::read()?), ..JoinedTables::default() };
    /// assert!(came.needs_ids() && !run.needs_ids()); // a course is found by its name
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn needs_ids(&self) -> bool {
        self.sessions.is_some() || self.measurements.is_some()
    }

    /// Which there are.
    pub(super) fn names(&self) -> Vec<TableName> {
        let mut names = Vec::new();
        names.extend(self.courses.is_some().then_some(TableName::Courses));
        names.extend(self.sessions.is_some().then_some(TableName::Sessions));
        names.extend(self.measurements.is_some().then_some(TableName::Measurements));
        names
    }

    /// The strata columns that the courses give.
    ///
    /// ```
    /// use laks::JoinedTables;
    /// # mod courses { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/courses.rs")); }
    /// let tables = JoinedTables { courses: Some(courses::read()?), ..JoinedTables::default() };
    /// assert_eq!(tables.strata().collect::<Vec<_>>(), ["unit"]); // where each course runs
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn strata(&self) -> impl Iterator<Item = &'static str> + '_ {
        let has = |name: &&str| {
            self.courses.as_ref().is_some_and(|courses| courses.layout().stratum(name).is_some())
        };
        Courses::STRATA.into_iter().filter(has)
    }

    /// The outcomes that the measurements give.
    ///
    /// ```
    /// use laks::adapter::{Measurements, OutcomeLayout};
    /// use laks::{JoinedTables, Schema};
    /// # mod courses { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/courses.rs")); }
    /// let who5 = OutcomeLayout {
    ///     name: "who5".to_owned(),
    ///     instrument: Schema::default().instrument("who5")?,
    ///     has_baseline: true,
    /// #     has_follow_up: false,
    /// #     has_baseline_on: false,
    /// #     has_follow_up_on: false,
    ///     // …
    /// };
    /// let mut layout = courses::referrals()?;
    /// layout.strata = vec!["occasion".to_owned()]; // of a form: before or after
    /// layout.outcomes = vec![who5];
    /// let forms = Measurements::new(&std::sync::Arc::new(layout), &Schema::default())?;
    /// let tables = JoinedTables { measurements: Some(forms), ..JoinedTables::default() };
    /// assert_eq!(tables.outcomes()[0].name, "who5");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn outcomes(&self) -> Vec<OutcomeLayout> {
        self.measurements.as_ref().map(Measurements::outcomes).unwrap_or_default()
    }

    /// Names the files and sheets that the rows of a table came from.
    ///
    /// ```
    /// use laks::results::{Place, Places};
    /// use laks::{JoinedTables, adapter::Join, words::TableName};
    /// # mod courses { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/courses.rs")); }
    /// let mut tables = JoinedTables { courses: Some(courses::read()?), ..JoinedTables::default() };
    /// let file = Place { file: "courses.csv".to_owned(), sheet: None };
    /// tables.set_places(TableName::Courses, &Places(vec![file]));
    ///
    /// let mut layout = courses::referrals()?;
    /// tables.complete(&mut layout)?;
    /// let join = Join::new(tables, &std::sync::Arc::new(layout), &[])?;
    /// let (issues, _) = join.finish(0); // one course stands there twice
    /// assert_eq!(issues.issues[0].file.as_deref(), Some("courses.csv"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn set_places(&mut self, table: TableName, places: &Places) {
        match table {
            TableName::Referrals => {}
            TableName::Courses => {
                self.courses.iter_mut().for_each(|table| table.set_places(places.clone()));
            }
            TableName::Sessions => {
                self.sessions.iter_mut().for_each(|table| table.set_places(places.clone()));
            }
            TableName::Measurements => {
                self.measurements.iter_mut().for_each(|table| table.set_places(places.clone()));
            }
        }
    }

    /// Adds to the referrals' layout the columns that the tables fill.
    ///
    /// ```
    /// use laks::JoinedTables;
    /// # mod courses { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/courses.rs")); }
    /// let tables = JoinedTables { courses: Some(courses::read()?), ..JoinedTables::default() };
    /// let mut layout = courses::referrals()?;
    /// tables.complete(&mut layout)?;
    /// assert_eq!(layout.course_dates, [true, true]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the referrals lack the column by which a table is joined, or a date that a window counts from.
    pub fn complete(&self, layout: &mut Layout) -> Result<(), Error> {
        layout.joined = self.names();
        if let Some(courses) = &self.courses {
            need(layout.stratum("course").is_some(), "courses", "course")?;
            let side = courses.layout();
            let dates = [DateField::Started, DateField::Ended];
            layout.course_dates = dates.map(|field| side.dates[field as usize]);
            layout.has_planned |= side.has_planned;
        }
        if let Some(sessions) = &self.sessions {
            need_id(layout, "sessions", sessions.is_by_referral())?;
            layout.has_attended = true;
            layout.dates[DateField::Started as usize] = true;
            layout.dates[DateField::LastContact as usize] = true;
        }
        if let Some(forms) = &self.measurements {
            need_id(layout, "measurements", forms.is_by_referral())?;
            for window in forms.windows.iter().flatten() {
                if !window.is_known_to(layout) {
                    let around = window.around.clone();
                    let is_of_course = COURSE_DATES.contains(&around.as_str());
                    return Err(Misdeclared::WindowAroundNothing { around, is_of_course }.into());
                }
            }
        }
        Ok(())
    }
}

fn need_id(layout: &Layout, table: &'static str, by_referral: bool) -> Result<(), Error> {
    if by_referral {
        need(layout.has_referral_id, table, "referral_id")
    } else {
        need(layout.has_person_id, table, "person_id")
    }
}

fn need(has: bool, table: &'static str, column: &'static str) -> Result<(), Error> {
    if has { Ok(()) } else { Err(Misdeclared::NothingToJoinBy { table, column }.into()) }
}
