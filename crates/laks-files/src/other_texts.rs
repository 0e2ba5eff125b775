//! What stands in the columns by which rows are chosen, where no row is: to say what could be asked for.

use std::sync::{Arc, Mutex, PoisonError};

/// How many texts are kept; of a column of dates or names more help nobody.
const MOST: usize = 40;

/// A column by its place, and what is asked for in it.
type AskedOf = (usize, Vec<String>);

/// The column that left a row out, and what stands there, as long as no row was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct OtherTexts {
    texts: Arc<Mutex<Vec<(usize, String)>>>,
    /// What is asked for in each column by which rows are chosen.
    asked: Arc<Mutex<Vec<AskedOf>>>,
}

impl OtherTexts {
    /// Notes what is asked for.
    pub(crate) fn ask(&self, columns: &[AskedOf]) {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = columns.to_vec();
    }

    /// What is asked for in a column.
    pub(crate) fn asked(&self, column: usize) -> Vec<String> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let of_column = asked.iter().find(|(at, _)| *at == column);
        of_column.map(|(_, texts)| texts.clone()).unwrap_or_default()
    }

    pub(crate) fn add(&self, column: usize, text: &str) {
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = || texts.iter().all(|(at, known)| (*at, &**known) != (column, text));
        if texts.len() < MOST && is_new() {
            texts.push((column, text.to_owned()));
        }
    }

    /// The column, and the texts that stand in it, in the order in which they were met; of several columns the one
    /// that was met first.
    pub(crate) fn of_first_column(&self) -> Option<(usize, Vec<String>)> {
        let texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        let column = texts.first()?.0;
        let of_column = texts.iter().filter(|(at, _)| *at == column);
        Some((column, of_column.map(|(_, text)| text.clone()).collect()))
    }
}
