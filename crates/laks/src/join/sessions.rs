//! The table of sessions: who came when.

use super::joined::Joined;
use super::key_index::KeyIndex;
use super::side_rows::{Kept, SideRows};
use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::records::{Columns, Labels};
use crate::rules::Found;
use crate::rules::Moment;
use crate::rules::{Action, Defect, EarlierRow, IssueList, Places, RuleId, TableName};
use crate::schema::Layout;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// No referral has the id.
const ORPHAN: u8 = 0;
/// The person was referred, but not to this course, or not at that time.
const ELSEWHERE: u8 = 1;
/// It belongs to a referral.
const USED: u8 = 2;

/// One person's session.
#[derive(Debug)]
struct Session {
    key: u64,
    course: u32,
    day: i32,
    row: u64,
    attended: bool,
    state: AtomicU8,
}

/// What the sessions say of one referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attendance {
    pub(super) attended: u32,
    pub(super) first: i32,
    pub(super) last: i32,
}

/// A referral that looks for its sessions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sought {
    pub(super) key: u64,
    /// The course, by the number that sessions give it; 0 where the referral names none.
    pub(super) course: u32,
    /// The first and the last day of the referral.
    pub(super) days: [i32; 2],
}

/// The sessions by referral or person.
///
/// The block's columns are those of a layout with the day as [`DateField::Referred`], the id, and the strata
/// `course` and `attended`, where the table has them.
#[derive(Debug)]
pub struct Sessions {
    side: SideRows,
    sessions: Vec<Session>,
    index: KeyIndex,
    /// The names of the courses, by their numbers less 1.
    pub(super) courses: Vec<Arc<str>>,
    double: u64,
    undated: u64,
    no_id: u64,
}

impl Sessions {
    /// No sessions yet.
    pub fn new(layout: &Arc<Layout>) -> Self {
        Self {
            side: SideRows::new(TableName::Sessions, layout),
            sessions: Vec::new(),
            index: KeyIndex::default(),
            courses: Vec::new(),
            double: 0,
            undated: 0,
            no_id: 0,
        }
    }

    /// What the table's columns are.
    pub fn layout(&self) -> &Layout {
        &self.side.layout
    }

    /// Names the files and sheets that the rows came from.
    pub fn set_places(&mut self, places: Places) {
        self.side.places = places;
    }

    /// Whether sessions are found by the referral's id, and not by the person's.
    pub(super) fn is_by_referral(&self) -> bool {
        self.side.is_by_referral()
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
        let kept = self.side.check(block, defects, &[(DateField::Referred, "held_on")])?;
        for (row, kept) in kept.into_iter().enumerate() {
            if kept == Kept::Whole {
                self.add(block, row, labels);
            }
        }
        if let Some(stratum) = block.layout().stratum("course")
            && let Some(labels) = labels.get(stratum)
        {
            let new = self.courses.len()..labels.len();
            let code = |place| u32::try_from(place + 1).unwrap_or(u32::MAX);
            self.courses.extend(new.filter_map(|place| labels.label(code(place))));
        }
        Ok(())
    }

    fn add(&mut self, block: &Columns, row: usize, labels: &[Labels]) {
        let number = block.rows.number(row);
        let nothing = || Found::NOTHING;
        let ids = if self.is_by_referral() { &block.referral_ids } else { &block.person_ids };
        let key = ids.get(row).copied().unwrap_or(0);
        let day = block.dates[DateField::Referred as usize].get(row).copied().unwrap_or(Day::NONE);
        let layout = block.layout();
        let attended = layout.stratum("attended").map(|stratum| {
            labels.get(stratum).and_then(|labels| labels.label(block.strata[stratum][row]))
        });
        let Some(attended) = said_yes(attended.as_ref().map(|word| word.as_deref())) else {
            let found = || attended.flatten().map_or_else(nothing, |word| Found::text(&word));
            self.side.issue(number, "attended", RuleId::UnknownAttendance, found);
            self.side.unreadable += 1;
            return;
        };
        if key == 0 {
            let column = self.side.id_column();
            self.side.issue(number, column, RuleId::SessionOrphan, nothing);
            self.no_id += 1;
        } else if day == Day::NONE {
            self.side.issue(number, "held_on", RuleId::SessionUndated, nothing);
            self.undated += 1;
        } else {
            let course = layout.stratum("course").map_or(0, |stratum| block.strata[stratum][row]);
            let state = AtomicU8::new(ORPHAN);
            self.sessions.push(Session { key, course, day, row: number, attended, state });
        }
    }

    /// Closes the table: sets doubles aside, and sorts the rest by id.
    pub fn close(&mut self) {
        let order = |s: &Session| (s.key, s.course, s.day, s.row);
        self.sessions.sort_unstable_by_key(order);
        let mut before = None;
        let mut doubles = Vec::new();
        self.sessions.retain(|session| {
            let same = (session.key, session.course, session.day);
            match before {
                Some((earlier, first)) if earlier == same => {
                    doubles.push((session.row, session.day, first));
                    false
                }
                _ => {
                    before = Some((same, session.row));
                    true
                }
            }
        });
        doubles.sort_unstable();
        self.double = doubles.len() as u64;
        for (row, day, first) in doubles {
            let (held, first) = (Moment(day), EarlierRow::numbered(first));
            let found = || Found::SessionAsEarlier { held, row: first };
            let _: Action = self.side.issue(row, "held_on", RuleId::SessionDouble, found);
        }
        self.index = KeyIndex::of(self.sessions.iter().map(|session| session.key));
    }

    /// The sessions of a referral, which are marked as used; `None` if there are none.
    ///
    /// A session that names a course belongs to the referral to that course; one that names none, to the
    /// referrals that cover its day. By the referral's own id, each belongs to its referral.
    pub(super) fn of(&self, sought: Sought) -> Option<Attendance> {
        let mut found: Option<Attendance> = None;
        for session in &self.sessions[self.index.places(sought.key)] {
            let belongs = if self.is_by_referral() {
                true
            } else if session.course != 0 && sought.course != 0 {
                session.course == sought.course
            } else {
                (sought.days[0]..=sought.days[1]).contains(&session.day)
            };
            session.state.fetch_max(if belongs { USED } else { ELSEWHERE }, Ordering::Relaxed);
            if belongs {
                let nobody = Attendance { attended: 0, first: Day::NONE, last: Day::NONE };
                let sum = found.get_or_insert(nobody);
                if session.attended {
                    sum.attended += 1;
                    sum.first =
                        if sum.attended == 1 { session.day } else { sum.first.min(session.day) };
                    sum.last = sum.last.max(session.day);
                }
            }
        }
        found
    }

    /// The issues, and what became of the sessions.
    pub(super) fn finish(mut self, joined: &mut Joined) -> IssueList {
        let column = self.side.id_column();
        let mut used = 0;
        let mut orphans = Vec::new();
        for session in &self.sessions {
            match session.state.load(Ordering::Relaxed) {
                USED => used += 1,
                state => orphans.push((session.row, state, session.day)),
            }
        }
        orphans.sort_unstable();
        let orphan = self.no_id + orphans.len() as u64;
        for (row, state, day) in orphans {
            let found = || match state {
                ELSEWHERE => Found::Elsewhere { held: Moment(day) },
                _ => Found::NoReferral,
            };
            let _: Action = self.side.issue(row, column, RuleId::SessionOrphan, found);
        }
        let mut add = |what, rows| joined.add(TableName::Sessions, what, rows);
        add("read", self.side.read);
        add("used", used);
        add("orphan", orphan);
        add("double", self.double);
        add("undated", self.undated);
        add("unreadable", self.side.unreadable);
        self.side.into_issues()
    }
}

/// Whether a word says that somebody came. Without a column of such words everybody did.
fn said_yes(word: Option<Option<&str>>) -> Option<bool> {
    let Some(word) = word else { return Some(true) };
    match word?.to_lowercase().as_str() {
        "yes" | "true" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}
