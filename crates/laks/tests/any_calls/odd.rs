//! Numbers, days and texts that a program may come with: usual ones, edges, and nonsense.

use laks::{Day, Level};
use proptest::prelude::*;

/// What a call is made with; each takes what it needs.
#[derive(Debug, Clone)]
pub(crate) struct Args {
    pub(crate) number: i64,
    pub(crate) other: i64,
    pub(crate) real: f64,
    pub(crate) day: Day,
    pub(crate) until: Day,
    pub(crate) text: String,
    /// Which of the things made so far.
    pub(crate) which: usize,
    pub(crate) second: usize,
}

impl Args {
    pub(crate) fn u64(&self) -> u64 {
        self.number.cast_unsigned()
    }

    pub(crate) fn u32(&self) -> u32 {
        self.u64() as u32
    }

    pub(crate) fn i32(&self) -> i32 {
        self.number as i32
    }

    /// The level of 95 % more often than one that is none.
    pub(crate) fn level(&self) -> Result<Level, laks::Error> {
        if !self.which.is_multiple_of(4) { Ok(Level::DEFAULT) } else { Level::new(self.real) }
    }

    /// One of several.
    pub(crate) fn of<T: Clone>(&self, things: &[T]) -> T {
        things[self.second % things.len()].clone()
    }
}

const EDGES: [i64; 22] = [
    0,
    1,
    2,
    3,
    5,
    8,
    24,
    25,
    26,
    30,
    90,
    100,
    255,
    256,
    36_525,
    1 << 31,
    1 << 53,
    (1 << 53) + 1,
    -1,
    -5,
    i64::MAX,
    i64::MIN,
];

const REALS: [f64; 14] = [
    0.0,
    -0.0,
    0.5,
    0.95,
    0.99,
    1.0,
    -1.0,
    1e-300,
    1e300,
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::MIN_POSITIVE,
    0.999_999_999_999,
];

/// Names that laks knows, and texts that it does not.
pub(crate) const TEXTS: [&str; 30] = [
    "who5",
    "self_rated_health",
    "unit",
    "course",
    "source",
    "month(referred_on)",
    "month(started_on)",
    "a",
    "b",
    "x",
    "",
    " ",
    "referred",
    "started",
    "completed",
    "uptake",
    "completion",
    "goals_reached_2",
    "who5_improved",
    "states",
    "waiting",
    "half_way",
    "april",
    "0101701234",
    "æøå \u{0} \u{202e}",
    "\"'{}[]",
    "2016-03-01",
    "9999-99-99",
    "1e400",
    "a\nb",
];

pub(crate) fn number() -> impl Strategy<Value = i64> {
    prop_oneof![4 => prop::sample::select(EDGES.to_vec()), 3 => 0..40_i64, 1 => any::<i64>()]
}

pub(crate) fn day() -> impl Strategy<Value = Day> {
    prop_oneof![
        8 => 16_700..17_100_i32, // 2015-09-22 to 2016-10-26
        1 => prop::sample::select(vec![Day::MIN.epoch(), Day::MAX.epoch(), 0, -1]),
        1 => Day::MIN.epoch()..=Day::MAX.epoch(),
    ]
    .prop_map(|days| Day::from_epoch(days).unwrap())
}

pub(crate) fn args() -> impl Strategy<Value = Args> {
    let real = prop_oneof![prop::sample::select(REALS.to_vec()), 0.0..1.0, any::<f64>()];
    let text = prop_oneof![5 => prop::sample::select(TEXTS.to_vec()).prop_map(str::to_owned), 1 => "[^A-Z{]{0,12}"];
    (number(), number(), real, day(), day(), text, any::<usize>(), any::<usize>()).prop_map(
        |(number, other, real, day, until, text, which, second)| Args {
            number,
            other,
            real,
            day,
            until,
            text,
            which,
            second,
        },
    )
}
