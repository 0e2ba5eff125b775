//! A table as a terminal shows it: columns side by side, numbers to the right.

use super::table::{Table, Values};
use std::fmt;

/// How many rows are shown.
const MOST_ROWS: usize = 60;

/// How many letters of a text are shown.
const MOST_LETTERS: usize = 64;

impl Values {
    fn texts(&self) -> Vec<String> {
        let none = || "–".to_owned();
        match self {
            Self::Text(values) => values.iter().map(|v| v.clone().unwrap_or_else(none)).collect(),
            Self::Count(values) => {
                values.iter().map(|v| v.map_or_else(none, |v| v.to_string())).collect()
            }
            Self::Number(values) => {
                let places = if values.iter().flatten().all(|v| v.fract() == 0.0) { 0 } else { 3 };
                let shown = |v: f64| format!("{v:.places$}");
                values.iter().map(|v| v.map_or_else(none, shown)).collect()
            }
            Self::Date(values) => {
                values.iter().map(|v| v.map_or_else(none, |v| v.to_string())).collect()
            }
            Self::Flag(values) => values
                .iter()
                .map(|v| v.map_or_else(none, |v| if v { "yes" } else { "no" }.to_owned()))
                .collect(),
        }
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl fmt::Display for Table {
    /// Its title, its columns side by side (those without any value left out), and its notes. Beyond 60 rows
    /// it says how many more there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        // One row more takes no more room than the line that says so.
        let rows = if self.rows() > MOST_ROWS + 1 { MOST_ROWS } else { self.rows() };
        let columns: Vec<(bool, Vec<String>)> = self
            .columns
            .iter()
            .filter(|column| column.values.has_any())
            .map(|column| {
                let is_number = matches!(column.values, Values::Count(_) | Values::Number(_));
                let texts = column.values.texts().into_iter().take(rows);
                let cells = [column.name.clone()].into_iter().chain(texts);
                (is_number, cells.map(|cell| cut(&cell)).collect())
            })
            .collect();
        let width = |cells: &[String]| cells.iter().map(|c| c.chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = columns.iter().map(|(_, cells)| width(cells)).collect();
        for row in 0..=rows {
            let cells = columns.iter().zip(&widths).map(|((is_number, cells), &width)| {
                let cell = cells.get(row).map_or("", String::as_str);
                if *is_number { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            writeln!(f, "{}", line.trim_end())?;
        }
        if self.rows() > rows {
            writeln!(f, "… and {} more rows", self.rows() - rows)?;
        }
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of 61 rows 60 were shown, and "… and 1 more rows".
    #[test]
    fn a_row_that_takes_the_room_of_its_own_notice_is_shown() {
        let lines = |rows: u64| {
            let table = Table::titled("Units").with_counts("n", (0..rows).map(Some));
            table.to_string().lines().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!((lines(61).len(), lines(61).last().unwrap().trim()), (63, "60"));
        assert_eq!(
            (lines(62).len(), lines(62).last().unwrap().as_str()),
            (63, "… and 2 more rows")
        );
    }

    #[test]
    fn numbers_stand_to_the_right_and_what_is_empty_is_left_out() {
        let table = Table::titled("Units")
            .with_text("unit", ["Café", "Æblehaven"].map(Some))
            .with_counts("referred", [Some(5), Some(120)])
            .with_numbers("rate", [None, None])
            .noted("made up");
        let shown =
            "Units\nunit       referred\nCafé              5\nÆblehaven       120\nmade up\n";
        assert_eq!(table.to_string(), shown);
    }
}
