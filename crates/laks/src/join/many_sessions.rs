//! What a referral finds among many sessions of a person at once.
//!
//! Whoever has many sessions and many referrals would have as many pairs as both multiplied. But those that belong
//! to a referral follow each other, by course or by day. How many of them were attended is known beforehand, and
//! that they are used is told at both ends, to be passed on to each when all referrals have passed.

use super::session::{Attendance, Session, Sought};
use std::ops::Range;
use std::sync::atomic::{AtomicI64, Ordering};

/// One person's sessions, of which there are many.
#[derive(Debug)]
pub(super) struct ManySessions {
    /// In the order of their courses, and within each of their days.
    by_course: Spans,
    /// In the order of their days.
    by_day: Spans,
    /// Their days in order, and which session each is.
    days: Vec<(i32, usize)>,
}

impl ManySessions {
    /// Of sessions in the order of their courses, and within each of their days.
    pub(super) fn new(sessions: &[Session]) -> Self {
        let day_of = |(place, session): (usize, &Session)| (session.day, place);
        let mut days: Vec<(i32, usize)> = sessions.iter().enumerate().map(day_of).collect();
        days.sort_unstable();
        Self {
            by_course: Spans::of(sessions.iter()),
            by_day: Spans::of(days.iter().filter_map(|&(_, place)| sessions.get(place))),
            days,
        }
    }

    /// Those that belong to a referral, which are told so; `None` if there are none.
    pub(super) fn of(
        &self,
        sessions: &[Session],
        sought: Sought,
        by_referral: bool,
    ) -> Option<Attendance> {
        sessions.first()?.state.met(false);
        if by_referral {
            return self.by_day.take(0..sessions.len());
        }
        let [first, last] = sought.days;
        if sought.course == 0 {
            let from = self.days.partition_point(|&(day, _)| day < first);
            let until = self.days.partition_point(|&(day, _)| day <= last);
            return self.by_day.take(from..until);
        }
        let place = |course: u32, day: i32| {
            sessions.partition_point(|session| (session.course, session.day) < (course, day))
        };
        let after = |course: u32, day: i32| {
            sessions.partition_point(|session| (session.course, session.day) <= (course, day))
        };
        let unnamed = self.by_course.take(place(0, first)..after(0, last));
        let named = place(sought.course, i32::MIN)..after(sought.course, i32::MAX);
        match (unnamed, self.by_course.take(named)) {
            (Some(one), Some(other)) => Some(one.and(other)),
            (one, other) => one.or(other),
        }
    }

    /// Passes on to each session what was told of it and of those beside it.
    pub(super) fn pass_on(&self, sessions: &[Session]) {
        if sessions.first().is_some_and(|session| session.state.is_met()) {
            sessions.iter().for_each(|session| session.state.met(false));
        }
        let by_day = self.days.iter().filter_map(|&(_, place)| sessions.get(place));
        for (session, is_used) in sessions.iter().zip(self.by_course.used()) {
            session.state.met_if(is_used);
        }
        for (session, is_used) in by_day.zip(self.by_day.used()) {
            session.state.met_if(is_used);
        }
    }
}

/// Sessions in an order in which those that belong to a referral follow each other.
#[derive(Debug)]
struct Spans {
    /// By session how many before it were attended, and how many are in all.
    attended_before: Vec<usize>,
    /// The days of those that were attended.
    attended: Vec<i32>,
    /// By session how many spans of referrals begin with it, less those that ended before it.
    begun: Vec<AtomicI64>,
}

impl Spans {
    fn of<'a>(sessions: impl Iterator<Item = &'a Session>) -> Self {
        let (mut attended_before, mut attended) = (vec![0], Vec::new());
        for session in sessions {
            attended.extend(session.attended.then_some(session.day));
            attended_before.push(attended.len());
        }
        let begun = attended_before.iter().map(|_| AtomicI64::new(0)).collect();
        Self { attended_before, attended, begun }
    }

    /// What a span of one course, or of days, says of the referral that it belongs to; `None` if it is empty.
    fn take(&self, span: Range<usize>) -> Option<Attendance> {
        if span.is_empty() {
            return None;
        }
        self.begun.get(span.start)?.fetch_add(1, Ordering::Relaxed);
        self.begun.get(span.end)?.fetch_sub(1, Ordering::Relaxed);
        let (from, until) =
            (*self.attended_before.get(span.start)?, *self.attended_before.get(span.end)?);
        Some(match self.attended.get(from..until)? {
            [] => Attendance::NONE,
            [first, .., last] => {
                let attended = u32::try_from(until - from).unwrap_or(u32::MAX);
                Attendance { attended, first: *first, last: *last }
            }
            [only] => Attendance { attended: 1, first: *only, last: *only },
        })
    }

    /// Of each session whether it is in a span of some referral.
    fn used(&self) -> impl Iterator<Item = bool> + '_ {
        self.begun.iter().scan(0_i64, |spans, begun| {
            *spans += begun.load(Ordering::Relaxed);
            Some(*spans > 0)
        })
    }
}
