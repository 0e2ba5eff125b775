//! The rows of a programme, validated and compact: count them as often as you like.

use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::join::{Join, Joined, JoinedTables};
use crate::records::{Clock, Columns, Labels, RowNumbers};
use crate::rules::Found;
use crate::rules::{
    Action, Deed, Defect, EarlierRow, IssueCounts, IssueList, IssueLog, Places, RuleId, TableName,
};
use crate::schema::Layout;
use crate::validate::{Validator, find_duplicates, persons_in_courses};
use std::sync::Arc;

/// Validated referrals as typed columns, some 30 bytes a row.
///
/// Built by [`crate::Cohort::from_records`], or by an adapter through [`CohortBuilder`].
#[derive(Debug, Clone)]
pub struct Cohort {
    pub(super) columns: Columns,
    labels: Vec<Labels>,
    issues: IssueList,
    referral_issues: IssueCounts,
    joined: Joined,
    rows_read: u64,
    rows_excluded: u64,
}

/// Fills a cohort block by block.
///
/// ```
/// use laks::adapter::{CohortBuilder, Columns, Layout};
/// use laks::{Day, Schema, words::DateField};
/// let mut layout = Layout::new(&Schema::default())?;
/// layout.dates[DateField::Referred as usize] = true;
/// layout.strata = vec!["source".to_owned()];
/// let layout = std::sync::Arc::new(layout);
///
/// let mut builder = CohortBuilder::new(&layout, 2)?; // below a header
/// let mut block = Columns::new(layout.clone());
/// for (day, source) in [(1, "Jobcenter"), (8, "Egen læge"), (8, "Jobcenter")] {
///     block.reset(1); // a real adapter fills some thousand rows at a time
///     block.dates[DateField::Referred as usize][0] = Day::new(2016, 3, day)?.epoch();
///     block.strata[0][0] = builder.labels()[0].code(source);
///     builder.push(&mut block, &mut Vec::new())?;
/// }
/// let cohort = builder.finish()?;
/// assert_eq!((cohort.len(), cohort.labels()[0].len()), (3, 2));
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug)]
pub struct CohortBuilder {
    columns: Columns,
    labels: Vec<Labels>,
    validator: Validator,
    join: Join,
    first_row: u64,
    rows_read: u64,
}

impl CohortBuilder {
    /// A builder for tables of this layout, whose first row has this number in its file.
    ///
    /// # Errors
    /// When a rule's declared date cannot be read.
    pub fn new(layout: &Arc<Layout>, first_row: u64) -> Result<Self, Error> {
        Self::joined(layout, first_row, JoinedTables::default())
    }

    /// A builder that joins tables to the referrals, for a layout that they have completed.
    ///
    /// # Errors
    /// When a rule's declared date cannot be read, or the layout was completed by other tables.
    pub fn joined(
        layout: &Arc<Layout>,
        first_row: u64,
        tables: JoinedTables,
    ) -> Result<Self, Error> {
        let labels: Vec<Labels> = layout.strata.iter().map(|_| Labels::default()).collect();
        Ok(Self {
            columns: Columns::new(Arc::clone(layout)),
            join: Join::new(tables, layout, &labels)?,
            labels,
            validator: Validator::new(layout)?,
            first_row,
            rows_read: 0,
        })
    }

    /// The labels of the strata columns, for the adapter to number labels with.
    pub fn labels(&self) -> &[Labels] {
        &self.labels
    }

    /// Takes in a block, with what the adapter could not read in it.
    ///
    /// # Errors
    /// [`Error::Block`] when the block is of another layout, a column of it has not one value a row, or one
    /// that none can be; nothing of it is taken in.
    pub fn push(&mut self, block: &mut Columns, defects: &mut Vec<Defect>) -> Result<(), Error> {
        let rows = block.len();
        if !block.layout().has_row_numbers {
            block.rows = RowNumbers::following(self.first_row + self.rows_read, rows);
        }
        block.check(self.columns.layout(), &self.labels, defects)?;
        self.join.before(block, defects);
        self.validator.check(block, defects);
        self.join.after(block);
        self.validator.check_score_dates(block);
        self.columns.extend(block);
        self.rows_read += rows as u64;
        Ok(())
    }

    /// Checks what only the whole table can show, and closes the cohort.
    ///
    /// # Errors
    /// [`Error::Issues`] with every issue up to a cap, if any rule refuses.
    pub fn finish(mut self) -> Result<Cohort, Error> {
        let mut log = self.validator.into_log();
        check_whole_table(&mut self.columns, &mut log);
        let layout = self.columns.layout();
        log.record_absent(&layout.absent, layout.header_row(self.first_row));
        let (others, mut joined) = self.join.finish(self.rows_read);
        let mut issues = log.into_list();
        let referral_issues = issues.counts.wrong();
        for (rule, deed, rows) in issues.counts.iter() {
            if deed == Deed::Counted {
                joined.add(TableName::Referrals, rule.name(), rows);
            }
        }
        issues.extend(others);
        let rows_excluded = self.rows_read.saturating_sub(self.columns.len() as u64);
        Ok(Cohort {
            columns: self.columns,
            labels: self.labels,
            issues: issues.accept()?,
            referral_issues,
            joined,
            rows_read: self.rows_read,
            rows_excluded,
        })
    }
}

/// Checks what only the whole table can show: ids that occur twice, persons in several courses.
fn check_whole_table(columns: &mut Columns, log: &mut IssueLog) {
    let layout = Arc::clone(columns.layout());
    let duplicates = find_duplicates(columns);
    let persons = persons_in_courses(columns);
    let mut keep = vec![true; columns.len()];
    let mut issue = |rule: RuleId, ours: &str, place: usize, found: Found| {
        let action = layout.action(rule).action();
        let (row, column) = (columns.rows.number(place), layout.column(ours));
        log.record(row, column, rule, Deed::from(action), || found);
        keep[place] &= action != Action::Exclude;
    };
    let as_on = |place| Found::AsOn(EarlierRow::numbered(columns.rows.number(place)));
    for (place, first) in duplicates.referral_ids {
        issue(RuleId::DuplicateReferralId, "referral_id", place, as_on(first));
    }
    for (place, first) in duplicates.person_in_course {
        issue(RuleId::ReferralTwice, "person_id", place, as_on(first));
    }
    for place in persons.overlapping {
        issue(RuleId::CoursesOverlap, "course", place, Found::CourseMeanwhile);
    }
    for place in persons.referred_again {
        issue(RuleId::ReferredAgain, "course", place, Found::CourseBefore);
    }
    if keep.contains(&false) {
        columns.retain(&keep);
    }
}

impl Cohort {
    /// How many referrals it holds.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// assert_eq!(cafe::cohort()?.len(), 35);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn len(&self) -> usize {
        let rows = 0..self.columns.len();
        rows.filter(|&row| self.columns.entered.holds(row, Clock::Referral)).count()
    }

    /// Whether it holds none.
    ///
    /// ```
    /// use laks::{Cohort, Schema};
    /// assert!(Cohort::from_records(&[], &Schema::default())?.is_empty()); // a month of nobody
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows were read, with those that were excluded.
    ///
    /// ```
    /// use laks::{Cohort, Schema};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let mut records = cafe::records()?;
    /// records[34].referred_on = None; // nobody wrote down when
    /// let schema = Schema::from_toml("[rules]\nmissing_referred_on = \"exclude\"\n")?;
    /// let cohort = Cohort::from_records(&records, &schema)?;
    /// assert_eq!((cohort.rows_read(), cohort.len()), (35, 34));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn rows_read(&self) -> u64 {
        self.rows_read
    }

    /// How many rows a rule excluded, each once, however many rules it broke.
    ///
    /// ```
    /// use laks::{Cohort, Schema};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let mut records = cafe::records()?;
    /// records[34].referred_on = None;
    /// let schema = Schema::from_toml("[rules]\nmissing_referred_on = \"exclude\"\n")?;
    /// assert_eq!(Cohort::from_records(&records, &schema)?.rows_excluded(), 1);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn rows_excluded(&self) -> u64 {
        self.rows_excluded
    }

    /// What the columns are, and which of the table's were not used.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// assert_eq!(cohort.layout().strata, ["source"]);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn layout(&self) -> &Layout {
        self.columns.layout()
    }

    /// The rows as columns.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// let referred_on = &cohort.columns().dates[laks::words::DateField::Referred as usize];
    /// assert_eq!(referred_on[0], laks::Day::new(2016, 3, 1)?.epoch());
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The labels of the strata columns, in the layout's order.
    ///
    /// ```
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = cafe::cohort()?;
    /// assert_eq!(cohort.labels()[0].label(1).as_deref(), Some("Jobcenter"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn labels(&self) -> &[Labels] {
        &self.labels
    }

    /// What was blanked, assumed, excluded or warned about.
    ///
    /// ```
    /// use laks::{Cohort, Schema};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let schema = Schema::from_toml("[table]\nextracted_on = 2016-05-01\n")?; // some end later than that
    /// let cohort = Cohort::from_records(&cafe::records()?, &schema)?;
    /// assert_eq!(cohort.issues().total(), 8);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn issues(&self) -> &IssueList {
        &self.issues
    }

    /// Names the file and the sheet of every issue's row.
    ///
    /// ```
    /// use laks::results::{Place, Places};
    /// # use laks::{Cohort, Schema};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// # let schema = Schema::from_toml("[table]\nextracted_on = 2016-05-01\n")?;
    /// # let cohort = Cohort::from_records(&cafe::records()?, &schema)?;
    /// let place = Place { file: "cafe.csv".to_owned(), sheet: None };
    /// let cohort = cohort.located(&Places(vec![place]));
    /// assert_eq!(cohort.issues().issues[0].file.as_deref(), Some("cafe.csv"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    #[must_use]
    pub fn located(mut self, places: &Places) -> Self {
        self.issues = self.issues.located(places);
        self
    }

    /// How often the referrals broke each rule: what travels with every tally. What is nothing wrong, and only
    /// counted, stays with the cohort: a part of the table cannot know it.
    ///
    /// ```
    /// use laks::{Cohort, RuleId, Schema, words::Deed};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let schema = Schema::from_toml("[table]\nextracted_on = 2016-05-01\n")?; // some end later than that
    /// let cohort = Cohort::from_records(&cafe::records()?, &schema)?;
    /// assert_eq!(cohort.issue_counts().get(RuleId::AfterExtract, Deed::Warned), 8);
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn issue_counts(&self) -> &IssueCounts {
        &self.referral_issues
    }

    /// What became of the rows of the tables joined, and how many referrals had no id of their own.
    ///
    /// ```
    /// use laks::words::TableName;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let mut records = cafe::records()?;
    /// records.iter_mut().for_each(|record| record.referral_id = None); // laks makes ids
    /// let cohort = laks::Cohort::from_records(&records, &cafe::schema()?)?;
    /// assert_eq!(cohort.joined().get(TableName::Referrals, "ids_made"), Some(35));
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub const fn joined(&self) -> &Joined {
        &self.joined
    }

    /// The last date that anything is known to have happened, extract included.
    ///
    /// ```
    /// use laks::{Cohort, Schema};
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let cohort = Cohort::from_records(&cafe::records()?, &Schema::default())?;
    /// assert_eq!(cohort.last_date(), Some("2016-05-09".parse()?)); // the last end, where no extract is declared
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn last_date(&self) -> Option<Day> {
        let dates = [DateField::Referred, DateField::Offered, DateField::Started, DateField::Ended];
        let last = dates
            .iter()
            .filter_map(|&field| self.columns.dates[field as usize].iter().max().copied())
            .filter_map(Day::from_epoch)
            .max();
        self.layout().extracted_on.or(last)
    }
}
