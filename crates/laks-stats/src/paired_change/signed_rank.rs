//! The null distribution of the signed-rank sum, by adding one rank after the other.

/// A rank (in whole steps), and how many observations share it.
pub(super) type Ranks = [(u64, u64)];

/// P(W ≤ limit), where each of the ranks enters the sum W with probability ½.
///
/// The number of sign patterns with each sum, up to the limit, by integer convolution: exact up to
/// 2^53 patterns, and to one part in 10^13 beyond. At most 1 000 ranks, so that 2^1000 patterns are
/// still a number.
pub(super) fn lower_tail(ranks: &Ranks, limit: u64) -> f64 {
    let total: u64 = ranks.iter().map(|&(rank, count)| rank * count).sum();
    let observations: u64 = ranks.iter().map(|&(_, count)| count).sum();
    if limit >= total {
        return 1.0;
    }
    if limit >= total.div_ceil(2) {
        // The distribution is symmetric about half of the total.
        return 1.0 - lower_tail(ranks, total - limit - 1);
    }
    let step = ranks.iter().fold(0, |step, &(rank, _)| greatest_common_divisor(step, rank)).max(1);
    let size = (limit / step) as usize + 1;
    let mut patterns = vec![0.0_f64; size];
    patterns[0] = 1.0;
    let mut filled = 1;
    for &(rank, count) in ranks {
        let rank = (rank / step) as usize;
        for _ in 0..count {
            filled = (filled + rank).min(size);
            add_shifted(&mut patterns[..filled], rank);
        }
    }
    let scale = 0.5_f64.powi(observations.min(1_000) as i32);
    patterns.iter().sum::<f64>() * scale
}

/// `patterns[s] += patterns[s − rank]`, from the top so that nothing is added twice.
fn add_shifted(patterns: &mut [f64], rank: usize) {
    let mut top = patterns.len();
    while top > rank {
        // A block no longer than the rank, and its source below it, do not overlap.
        let bottom = rank.max(top.saturating_sub(rank));
        let (below, block) = patterns.split_at_mut(bottom);
        let source = &below[bottom - rank..top - rank];
        for (to, from) in block.iter_mut().zip(source) {
            *to += from;
        }
        top = bottom;
    }
}

pub(super) fn greatest_common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::lower_tail;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_counts_all_sign_patterns(
            ranks in prop::collection::vec((1_u64..12, 1_u64..4), 1..6), limit in 0_u64..150,
        ) {
            let each: Vec<u64> = ranks.iter()
                .flat_map(|&(rank, count)| std::iter::repeat_n(rank, count as usize)).collect();
            let patterns = 1_u32 << each.len();
            let fitting = (0..patterns).filter(|signs| {
                let sum: u64 = each.iter().enumerate()
                    .map(|(i, rank)| if signs >> i & 1 == 1 { *rank } else { 0 }).sum();
                sum <= limit
            }).count();
            let by_hand = fitting as f64 / f64::from(patterns);
            prop_assert!((lower_tail(&ranks, limit) - by_hand).abs() < 1e-14);
        }
    }

    #[test]
    fn the_farthest_pattern_of_a_thousand_has_its_probability() {
        let ranks: Vec<(u64, u64)> = (1..=1_000).map(|rank| (rank, 1)).collect();
        let expected = 0.5_f64.powi(1_000);
        assert!((lower_tail(&ranks, 0) / expected - 1.0).abs() < 1e-14);
    }
}
