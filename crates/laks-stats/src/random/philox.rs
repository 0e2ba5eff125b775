//! Philox 4×32 with ten rounds: a random number is a function of key and counter.
//!
//! Salmon, Moraes, Dror & Shaw (2011), <https://doi.org/10.1145/2063384.2063405>. Each resample
//! has its own counters, so results do not depend on order or on the number of threads.

const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
const KEY_STEPS: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];

/// The random numbers of one resample under one seed.
pub(crate) struct Stream {
    key: [u32; 2],
    place: [u32; 2],
    block: u64,
    ready: [u64; 2],
    left: usize,
}

impl Stream {
    /// The stream number `place` under `seed`.
    pub(crate) fn new(seed: u64, place: u64) -> Self {
        Self { key: halves(seed), place: halves(place), block: 0, ready: [0; 2], left: 0 }
    }

    /// The next number, uniform on the multiples of 2^-53 above 0 and below 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        if self.left == 0 {
            let [low, high] = halves(self.block);
            let [a, b, c, d] = philox([low, high, self.place[0], self.place[1]], self.key);
            self.ready = [join(a, b), join(c, d)];
            self.left = 2;
            self.block += 1;
        }
        self.left -= 1;
        // 53 bits, moved by half a step so that neither end occurs.
        ((self.ready[self.left] >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
    }
}

fn halves(x: u64) -> [u32; 2] {
    [x as u32, (x >> 32) as u32]
}

fn join(low: u32, high: u32) -> u64 {
    u64::from(low) | u64::from(high) << 32
}

fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let [low0, high0] = halves(u64::from(counter[0]) * u64::from(MULTIPLIERS[0]));
        let [low1, high1] = halves(u64::from(counter[2]) * u64::from(MULTIPLIERS[1]));
        counter = [high1 ^ counter[1] ^ key[0], low1, high0 ^ counter[3] ^ key[1], low0];
        key = [key[0].wrapping_add(KEY_STEPS[0]), key[1].wrapping_add(KEY_STEPS[1])];
    }
    counter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_test_vectors_come_out() {
        assert_eq!(philox([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(
            philox([u32::MAX; 4], [u32::MAX; 2]),
            [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
        );
        assert_eq!(
            philox(
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0]
            ),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    #[test]
    fn a_stream_is_its_seed_and_place() {
        let first = |seed, place| Stream::new(seed, place).uniform();
        assert_eq!(first(1, 2), first(1, 2));
        assert_ne!(first(1, 2), first(1, 3));
        assert_ne!(first(1, 2), first(2, 2));
    }
}
