//! What follows from the columns that rows had, made once for strata that had the same.

use super::known::Known;

/// What followed from the columns of the stratum before: most strata had the same ones.
pub(crate) struct OfColumns<T> {
    before: Option<(Known, T)>,
}

impl<T> OfColumns<T> {
    pub(crate) const fn new() -> Self {
        Self { before: None }
    }

    /// What follows from these columns.
    pub(crate) fn of(&mut self, known: &Known, make: impl FnOnce(&Known) -> T) -> &T {
        let is_other = |before: &mut (Known, T)| before.0 != *known;
        let _ = self.before.take_if(is_other);
        &self.before.get_or_insert_with(|| (known.clone(), make(known))).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_is_made_again_for_other_columns() {
        let [one, other] = [["exit"], ["started_on"]].map(Known::from_names);
        let (mut follows, mut made) = (OfColumns::new(), 0);
        let columns = [&one, &one, &other, &one];
        let starts = columns.map(|known| {
            *follows.of(known, |known| {
                made += 1;
                known.starts()
            })
        });
        assert_eq!((starts, made), ([false, false, true, false], 3));
    }
}
