//! The table of sessions: who came when.

use super::joined::Joined;
use super::key_index::{AsIs, KeyIndex};
use super::many_sessions::ManySessions;
use super::session::{Attendance, ELSEWHERE, Session, Sought, State, USED};
use super::side_rows::{Kept, SideRows};
use crate::calendar::{DateField, Day};
use crate::error::Error;
use crate::records::{Columns, Labels};
use crate::rules::Found;
use crate::rules::Moment;
use crate::rules::{Action, Defect, EarlierRow, IssueList, Places, RuleId, TableName};
use crate::schema::Layout;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

/// So many sessions of a person are looked at one by one; of more, a referral looks at a few.
const FEW: usize = 16;

/// The sessions by referral or person.
///
/// The block's columns are those of a layout with the day as [`DateField::Referred`], the id, and the strata
/// `course` and `attended`, where the table has them.
///
/// ```
/// use laks::adapter::{Columns, Labels, Layout, Sessions, id_hash};
/// use laks::{Day, Schema, words::DateField};
/// let mut layout = Layout::new(&Schema::default())?;
/// layout.dates[DateField::Referred as usize] = true; // the day it was held
/// layout.has_person_id = true;
/// layout.strata = vec!["course".to_owned()];
/// let layout = std::sync::Arc::new(layout);
///
/// let labels = [Labels::default()];
/// let mut block = Columns::new(layout.clone());
/// block.reset(2);
/// block.dates[DateField::Referred as usize].fill(Day::new(2016, 4, 5)?.epoch());
/// block.person_ids = vec![id_hash("B001"), id_hash("B002")];
/// block.strata[0].fill(labels[0].code("LC4"));
/// let mut sessions = Sessions::new(&layout);
/// sessions.push(&mut block, &mut Vec::new(), &labels)?;
/// sessions.close();
/// assert!(sessions.layout().has_person_id);
/// # Ok::<(), laks::Error>(())
/// ```
#[derive(Debug)]
pub struct Sessions {
    side: SideRows,
    sessions: Vec<Session>,
    index: KeyIndex,
    /// Of each id that has many what is told of them at once.
    many: HashMap<u64, ManySessions, BuildHasherDefault<AsIs>>,
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
            many: HashMap::default(),
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
        let kept = self.side.check(block, labels, defects, &[(DateField::Referred, "held_on")])?;
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
            let state = State::new();
            self.sessions.push(Session { key, course, day, row: number, attended, state });
        }
    }

    /// Closes the table: sets doubles aside, and sorts the rest by id.
    pub fn close(&mut self) {
        self.close_with_few(FEW);
    }

    fn close_with_few(&mut self, few: usize) {
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
        let of_keys = self.sessions.chunk_by(|a, b| a.key == b.key);
        let many = of_keys.filter(|of_key| of_key.len() > few);
        self.many = many.map(|of_key| (of_key[0].key, ManySessions::new(of_key))).collect();
    }

    /// The sessions of a referral, which are marked as used; `None` if there are none.
    ///
    /// A session that names a course belongs to the referral to that course; one that names none, to the
    /// referrals that cover its day. By the referral's own id, each belongs to its referral.
    pub(super) fn of(&self, sought: Sought) -> Option<Attendance> {
        let sessions = &self.sessions[self.index.places(sought.key)];
        if let Some(many) = self.many.get(&sought.key) {
            return many.of(sessions, sought, self.is_by_referral());
        }
        let mut found: Option<Attendance> = None;
        for session in sessions {
            let belongs = if self.is_by_referral() {
                true
            } else if session.course != 0 && sought.course != 0 {
                session.course == sought.course
            } else {
                (sought.days[0]..=sought.days[1]).contains(&session.day)
            };
            session.state.met(belongs);
            if belongs {
                let day = session.day;
                let here = Attendance { attended: 1, first: day, last: day };
                let here = if session.attended { here } else { Attendance::NONE };
                found = Some(found.unwrap_or(Attendance::NONE).and(here));
            }
        }
        found
    }

    /// The issues, and what became of the sessions.
    pub(super) fn finish(mut self, joined: &mut Joined) -> IssueList {
        for (key, many) in &self.many {
            many.pass_on(&self.sessions[self.index.places(*key)]);
        }
        let column = self.side.id_column();
        let mut used = 0;
        let mut orphans = Vec::new();
        for session in &self.sessions {
            match session.state.get() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_sessions_at_once_are_found_and_told_as_one_by_one(
            held in prop::collection::vec((1..3_u64, 0..4_u32, 0..30, any::<bool>()), 0..40),
            sought in prop::collection::vec((1..4_u64, 0..5_u32, 0..30, 0..30), 0..12),
            by_referral in any::<bool>(),
        ) {
            let mut layout = Layout::new(&Schema::default()).unwrap();
            layout.has_referral_id = by_referral;
            let layout = Arc::new(layout);
            let told = [0, usize::MAX].map(|few| {
                let mut sessions = Sessions::new(&layout);
                sessions.sessions = held.iter().zip(0..).map(|(&(key, course, day, attended), row)| {
                    Session { key, course, day, row, attended, state: State::new() }
                }).collect();
                sessions.close_with_few(few);
                let found: Vec<Option<Attendance>> = sought.iter().map(|&(key, course, from, to)| {
                    // Some referrals are to a course that no session names, and some never end.
                    let course = if course == 4 { u32::MAX } else { course };
                    let to = if to == 0 { i32::MAX } else { to };
                    sessions.of(Sought { key, course, days: [from, to] })
                }).collect();
                let mut joined = Joined::default();
                let issues = sessions.finish(&mut joined).issues;
                (found, joined, issues)
            });
            prop_assert_eq!(&told[0], &told[1]);
        }
    }
}
