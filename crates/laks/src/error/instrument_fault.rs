//! How the numbers of an instrument contradict each other.

/// What an instrument must have, and what it has instead; the sentence follows its name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InstrumentFault {
    /// Its scores are none, one, or too many to count.
    #[error("must have a range of 2 to {most} whole scores, but has {low} to {high}")]
    Range {
        /// The smallest score.
        low: i32,
        /// The largest.
        high: i32,
        /// The most scores there may be.
        most: i32,
    },
    /// No two scores differ by what matters.
    #[error("must have a meaningful_change from 1 to the width of the range, but has {found}")]
    MeaningfulChange {
        /// How many points matter.
        found: i32,
    },
    /// What a raw point is on the scale that it is shown on is nothing, or too much.
    #[error(
        "must have a percent_factor from 1, and scores that times it stay within 32 bits, but has {found}"
    )]
    PercentFactor {
        /// How many points of that scale a raw point is.
        found: i32,
    },
    /// A cut-off divides nothing.
    #[error("must have cut_offs with at_most or at_least, but has {cut_off:?} with neither")]
    CutOffWithoutEnd {
        /// The cut-off.
        cut_off: String,
    },
    /// A cut-off lies beyond the scores.
    #[error("must have cut_offs from {low} to {high}, but has {cut_off:?} at {end}")]
    CutOffBeyond {
        /// The cut-off.
        cut_off: String,
        /// Where it lies.
        end: i32,
        /// The smallest score.
        low: i32,
        /// The largest.
        high: i32,
    },
    /// Two cut-offs have one id.
    #[error("must have cut_offs of different ids, but has {cut_off:?} twice")]
    CutOffTwice {
        /// The cut-off.
        cut_off: String,
    },
    /// The sums of its items are no scores, or not all.
    #[error(
        "must have items whose sums fill the range, but has {items} items of {first} to {last} for {low} to \
         {high}"
    )]
    Items {
        /// How many items it has.
        items: i32,
        /// The smallest value of one.
        first: i32,
        /// The largest.
        last: i32,
        /// The smallest score.
        low: i32,
        /// The largest.
        high: i32,
    },
}
