//! Two groups, each with its successes and its size.

/// Two groups, each with its successes and its size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Groups {
    pub(crate) x1: u64,
    pub(crate) n1: u64,
    pub(crate) x2: u64,
    pub(crate) n2: u64,
}

impl Groups {
    /// p̂₁ − p̂₂, exactly 0 where the shares are equal.
    pub(crate) fn difference(self) -> f64 {
        let left = u128::from(self.x1) * u128::from(self.n2);
        let right = u128::from(self.x2) * u128::from(self.n1);
        let size = left.abs_diff(right) as f64 / (self.n1 as f64 * self.n2 as f64);
        if left >= right { size } else { -size }
    }

    pub(crate) fn swapped(self) -> Self {
        Self { x1: self.x2, n1: self.n2, x2: self.x1, n2: self.n1 }
    }

    pub(crate) fn total(self) -> f64 {
        self.n1 as f64 + self.n2 as f64
    }
}
