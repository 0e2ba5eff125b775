//! Any table, dressed by any dress that a schema can declare, reads back as the table it was.

use super::{block, schema};
use arrow_array::{ArrayRef, RecordBatch, StringViewArray};
use laks::Day;
use laks::adapter::{Columns, Labels};
use proptest::prelude::*;
use std::sync::Arc;

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const EXITS: [(&str, &str); 4] = [
    ("completed", "Gennemført forløb"),
    ("dropped_out", "udeblevet"),
    ("ended_other", "Åben ophør"),
    ("open", "i gang"),
];
const SOURCES: [(&str, &str); 3] =
    [("Jobcenter", "JC"), ("Egen læge", "e.l."), ("Ældrepleje", "æ pleje")];

/// A referral: days since 2010, percent of WHO-5, sessions, exit, source, goal.
type Row = (Option<i32>, Option<u8>, Option<u8>, usize, usize, Option<bool>);

#[derive(Debug, Clone)]
struct Dress {
    order: usize,
    separator: &'static str,
    style: usize,
    decimal: &'static str,
    missing: &'static str,
    noise: u64,
}

fn dress() -> impl Strategy<Value = Dress> {
    let separators = prop::sample::select(vec!["-", ".", "/", " ", ". ", " - "]);
    let missing = prop::sample::select(vec!["", "-", "Ukendt", "i. a."]);
    let decimal = prop::sample::select(vec![".", ","]);
    (0..3_usize, separators, 0..6_usize, decimal, missing, any::<u64>()).prop_map(
        |(order, separator, style, decimal, missing, noise)| Dress {
            order,
            separator,
            style,
            decimal,
            missing,
            noise,
        },
    )
}

impl Dress {
    /// A number that differs from cell to cell, the same in every run.
    fn draw(&self, cell: usize) -> u64 {
        let mixed = (self.noise ^ cell as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed ^ mixed >> 31).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 40
    }

    fn schema(&self) -> String {
        let order = ["d-m-y", "m-d-y", "y-m-d"][self.order];
        let words = |pairs: &[(&str, &str)]| {
            let line = |(ours, theirs): &(&str, &str)| format!("{ours:?} = [{theirs:?}]\n");
            pairs.iter().map(line).collect::<String>()
        };
        format!(
            "[read]\ndates = {order:?}\nexcel_dates = \"1900\"\ndecimal = {:?}\nmissing = [{:?}]\n\
             [outcomes.who5]\nscale = \"percent\"\n[values.exit]\n{}[values.source]\n{}\
             [values.goal]\nreached = \"ja\"\nnot_reached = \"nej\"\n",
            self.decimal,
            self.missing,
            words(&EXITS),
            words(&SOURCES)
        )
    }

    fn day(&self, day: Day, cell: usize) -> String {
        let text = day.to_string();
        let parts: Vec<&str> = text.split('-').collect();
        let number = |text: &str| text.parse::<usize>().unwrap();
        let is_short = self.draw(cell).is_multiple_of(2);
        let cut = |text: &str| if is_short { number(text).to_string() } else { text.to_owned() };
        // Mostly one style a table, with some cells by another hand.
        let style = if self.draw(cell ^ 5).is_multiple_of(4) { cell % 6 } else { self.style };
        let (year, month, day_of_month) = (parts[0], cut(parts[1]), cut(parts[2]));
        let year = if style == 1 { &year[2..] } else { year };
        let separator = self.separator;
        match style {
            0 | 1 => {
                let parts = match self.order {
                    0 => [&day_of_month, &month, year],
                    1 => [&month, &day_of_month, year],
                    _ => [year, &month, &day_of_month],
                };
                parts.join(separator)
            }
            2 => {
                let name = MONTHS[number(parts[1]) - 1];
                let name = if is_short { &name[..3] } else { name };
                let den = if is_short { "den " } else { "" };
                format!("{den}{}. {name} {year}", number(parts[2]))
            }
            3 => (day.epoch() + 25_569).to_string(),
            4 => format!("{text} 00:00:00"),
            _ => text,
        }
    }

    fn number(&self, value: u32, cell: usize) -> String {
        match self.draw(cell) % 3 {
            0 => value.to_string(),
            1 => format!("{value}{}0", self.decimal),
            _ => format!(" {value} "),
        }
    }

    /// A word in another case, with spaces around and doubled, its letters perhaps taken apart.
    fn word(&self, word: &str, cell: usize) -> String {
        let draw = self.draw(cell);
        let word = match draw % 3 {
            0 => word.to_uppercase(),
            1 => word.to_lowercase(),
            _ => word.to_owned(),
        };
        let word = if draw & 8 == 0 {
            word.replace('å', "a\u{30a}").replace('Å', "A\u{30a}")
        } else {
            word
        };
        let word = if draw & 16 == 0 { word.replace(' ', "\u{a0} ") } else { word };
        if draw & 32 == 0 { format!("\u{a0}{word} ") } else { word }
    }

    fn or_missing(&self, text: Option<String>, cell: usize) -> String {
        text.unwrap_or_else(|| self.word(self.missing, cell))
    }

    fn cells(&self, row: &Row, number: usize) -> [String; 7] {
        let &(started, who5, sessions, exit, source, goal) = row;
        let cell = number * 8;
        let referred = Day::from_epoch(14_610).unwrap();
        let started = started.map(|days| self.day(referred.plus_days(days), cell + 1));
        let percent = who5.map(|level| self.number(u32::from(level) * 4, cell + 2));
        let sessions = sessions.map(|count| self.number(count.into(), cell + 3));
        let goal = goal.map(|goal| self.word(if goal { "ja" } else { "nej" }, cell + 6));
        [
            self.day(referred, cell),
            self.or_missing(started, cell + 1),
            self.or_missing(percent, cell + 2),
            self.or_missing(sessions, cell + 3),
            self.word(EXITS[exit].1, cell + 4),
            self.word(SOURCES[source].1, cell + 5),
            self.or_missing(goal, cell + 6),
        ]
    }
}

fn clean(row: &Row) -> [String; 7] {
    let &(started, who5, sessions, exit, source, goal) = row;
    let referred = Day::from_epoch(14_610).unwrap();
    let text = |value: Option<String>| value.unwrap_or_default();
    [
        referred.to_string(),
        text(started.map(|days| referred.plus_days(days).to_string())),
        text(who5.map(|level| (u32::from(level) * 4).to_string())),
        text(sessions.map(|count| count.to_string())),
        EXITS[exit].0.to_owned(),
        SOURCES[source].0.to_owned(),
        text(goal.map(|goal| goal.to_string())),
    ]
}

fn batch(rows: &[[String; 7]]) -> RecordBatch {
    const NAMES: [&str; 7] = [
        "referred_on",
        "started_on",
        "who5_baseline",
        "sessions_attended",
        "exit",
        "source",
        "goal_1",
    ];
    let column = |index: usize| -> ArrayRef {
        Arc::new(StringViewArray::from_iter_values(rows.iter().map(|row| &row[index])))
    };
    RecordBatch::try_from_iter(NAMES.into_iter().zip((0..7).map(column))).unwrap()
}

fn sources(columns: &Columns, labels: &[Labels]) -> Vec<Option<String>> {
    super::labels(columns, labels, "source")
}

proptest! {
    #[test]
    fn a_dressed_table_reads_back_as_the_clean_one(
        rows in prop::collection::vec(
            (
                prop::option::of(0..10_000_i32),
                prop::option::of(0..=25_u8),
                prop::option::of(0..=200_u8),
                0..4_usize,
                0..3_usize,
                prop::option::of(any::<bool>()),
            ),
            1..60,
        ),
        dress in dress(),
    ) {
        let dressed: Vec<_> =
            rows.iter().enumerate().map(|(number, row)| dress.cells(row, number)).collect();
        let plain: Vec<_> = rows.iter().map(clean).collect();
        let percent = "[outcomes.who5]\nscale = \"percent\"";
        let (expected, _, expected_labels) = block(batch(&plain), &schema(percent));
        let (found, defects, found_labels) = block(batch(&dressed), &schema(&dress.schema()));
        prop_assert!(defects.is_empty(), "{defects:?}");
        prop_assert_eq!(&found.dates, &expected.dates);
        prop_assert_eq!(&found.scores, &expected.scores);
        prop_assert_eq!(&found.attended, &expected.attended);
        prop_assert_eq!(&found.exit, &expected.exit);
        prop_assert_eq!(&found.goals, &expected.goals);
        prop_assert_eq!(sources(&found, &found_labels), sources(&expected, &expected_labels));
    }

    #[test]
    fn no_text_breaks_a_reader(texts in prop::collection::vec("\\PC{0,40}", 1..20), dress in dress()) {
        let rows: Vec<_> = texts.iter().map(|text| [(); 7].map(|()| text.clone())).collect();
        let (columns, _, _) = block(batch(&rows), &schema(&dress.schema()));
        prop_assert_eq!(columns.len(), texts.len());
    }
}
