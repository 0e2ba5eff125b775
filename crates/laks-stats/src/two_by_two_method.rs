//! The names of the tests of a two-by-two table.

use crate::method::methods;

methods! {
    /// How a two-by-two table is tested.
    pub enum TwoByTwoMethod: "method" {
        /// Fisher's test, half of the observed table left out.
        FisherMidP = "fisher_mid_p",
        /// Fisher's exact test; two-sided, all tables no likelier than the observed one.
        Fisher = "fisher",
        /// Boschloo's (1970) unconditional test on Fisher's one-sided p; two-sided, twice the
        /// smaller one.
        Boschloo = "boschloo",
        /// Barnard's (1947) unconditional test on the pooled z (Suissa & Shuster 1985).
        Barnard = "barnard",
    }
}
