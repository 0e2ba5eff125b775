//! One worker's lists by stratum, which wait until they are worth the stratum's lock.

/// How many bytes a worker may hold back, over all strata.
const HELD: usize = 8 << 20;

/// What waits, by stratum.
#[derive(Debug)]
pub(crate) struct WaitingLists<T> {
    by_stratum: Vec<Vec<T>>,
    held: usize,
}

impl<T> Default for WaitingLists<T> {
    fn default() -> Self {
        Self { by_stratum: Vec::new(), held: 0 }
    }
}

impl<T: Copy> WaitingLists<T> {
    /// Lists something of a stratum.
    #[inline]
    pub(crate) fn push(&mut self, stratum: u32, items: &[T]) {
        let stratum = stratum as usize;
        if stratum >= self.by_stratum.len() {
            self.by_stratum.resize_with(stratum + 1, Vec::new);
        }
        self.by_stratum[stratum].extend_from_slice(items);
        self.held += size_of_val(items);
    }

    /// Whether there are as many as may be held back.
    pub(crate) const fn are_full(&self) -> bool {
        self.held >= HELD
    }

    /// Takes everything out, stratum by stratum.
    pub(crate) fn empty(&mut self, mut take: impl FnMut(usize, &[T])) {
        for (stratum, list) in self.by_stratum.iter_mut().enumerate() {
            if !list.is_empty() {
                take(stratum, list);
                list.clear();
            }
        }
        self.held = 0;
    }
}
