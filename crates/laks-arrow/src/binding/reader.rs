//! How one of our columns is read from the table's.

use crate::column_at::ColumnAt;
use crate::meaning::{Days, Items, Levels, MissingTexts, Words};
use laks::words::DateField;
use std::sync::Arc;

/// Which column of days is filled.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DaysOf {
    Field(DateField),
    Baseline(usize),
    FollowUp(usize),
}

/// Which column of small numbers is filled.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LevelsOf {
    Attended,
    Planned,
    Baseline(usize),
    FollowUp(usize),
}

/// Which column of marks is filled.
#[derive(Debug, Clone, Copy)]
pub(crate) enum MarksOf {
    Exit,
    Goal(usize),
}

/// Which column of ids is filled.
#[derive(Debug, Clone, Copy)]
pub(crate) enum IdsOf {
    Referral,
    Person,
}

/// How one of our columns is read from the table's.
#[derive(Debug)]
pub(crate) enum Reader {
    Days {
        places: [ColumnAt; 1],
        days: Box<Days>,
        of: DaysOf,
    },
    Levels {
        places: [ColumnAt; 1],
        levels: Box<Levels>,
        of: LevelsOf,
    },
    Items {
        places: Vec<ColumnAt>,
        items: Box<Items>,
        of: LevelsOf,
    },
    Marks {
        places: [ColumnAt; 1],
        words: Box<Words<u32>>,
        of: MarksOf,
    },
    Labels {
        places: [ColumnAt; 1],
        words: Box<Words<String>>,
        blanks_unknown: bool,
        stratum: usize,
    },
    Ids {
        places: [ColumnAt; 1],
        missing: Arc<MissingTexts>,
        of: IdsOf,
    },
}

impl Reader {
    /// The columns it reads from.
    pub(crate) fn places(&self) -> &[ColumnAt] {
        match self {
            Self::Items { places, .. } => places,
            Self::Days { places, .. }
            | Self::Levels { places, .. }
            | Self::Marks { places, .. }
            | Self::Labels { places, .. }
            | Self::Ids { places, .. } => places,
        }
    }
}
