//! Random numbers of the simulations: SplitMix64 (Steele, Lea and Flood 2014), one stream a run.

/// A stream of random numbers.
pub(crate) struct Numbers(u64);

impl Numbers {
    /// The stream of one run.
    pub(crate) fn of_run(table: u64, run: u64) -> Self {
        let mut numbers = Self(table << 40 ^ run);
        numbers.next();
        Self(numbers.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Uniform from 0 up to 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// A whole number from `least` to `most`, each as likely.
    pub(crate) fn between(&mut self, least: u64, most: u64) -> u64 {
        least + (self.uniform() * (most - least + 1) as f64) as u64
    }

    /// A Poisson number, for means that are not large.
    pub(crate) fn poisson(&mut self, mean: f64) -> u64 {
        let (limit, mut product, mut count) = ((-mean).exp(), self.uniform(), 0);
        while product > limit {
            product *= self.uniform();
            count += 1;
        }
        count
    }
}
