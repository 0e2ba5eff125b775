//! A cell of a workbook as text: the same text for the same value, whatever its format shows.

use calamine::{Data, ExcelDateTime};

/// The text of a cell; none where it is empty.
///
/// A date is `2016-04-01`, with a time behind it where it has one; a whole number has no decimals; an
/// error is what the sheet shows, such as `#REF!`. `comma` writes decimals behind a comma, as a table
/// whose texts do so is read.
pub(crate) fn cell_text(cell: Data, comma: bool) -> Option<String> {
    match cell {
        Data::Empty => None,
        Data::Int(number) => Some(number.to_string()),
        Data::Float(number) => Some(number_text(number, comma)),
        Data::Bool(value) => Some(value.to_string()),
        Data::DateTime(moment) => Some(moment_text(&moment)),
        Data::DateTimeIso(text) => Some(iso_text(&text)),
        Data::Error(error) => Some(error.to_string()),
        Data::String(text) | Data::DurationIso(text) => (!text.is_empty()).then_some(text),
    }
}

/// What stands for the value of a formula that was never calculated.
pub(crate) const NOT_CALCULATED: &str = "#NOT_CALCULATED!";

/// The text of a cell whose format shows it as per cent: 0.52 is `52 %`, with every decimal that it has.
pub(crate) fn percent_text(cell: Data, comma: bool) -> Option<String> {
    let number = match cell {
        Data::Int(number) => number as f64,
        Data::Float(number) => number,
        cell => return cell_text(cell, comma),
    };
    Some(format!("{} %", number_text(number * 100.0, comma)))
}

/// Whether a cell's value says nothing of whether its formula was ever calculated: scripts write 0 where they
/// know none.
pub(crate) fn may_be_uncalculated(cell: &Data) -> bool {
    match cell {
        Data::Empty | Data::Int(0) => true,
        Data::Float(number) => *number == 0.0,
        Data::DateTime(moment) => moment.as_f64() == 0.0,
        _ => false,
    }
}

/// A number with as few digits as name it; a spreadsheet keeps fifteen.
fn number_text(number: f64, comma: bool) -> String {
    let text = if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
        rounded.to_string()
    };
    match comma {
        true => text.replace('.', ","),
        false => text,
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() || (0.0..1.0).contains(&moment.as_f64()) {
        let hours = (moment.as_f64() * 24.0).floor();
        return format!("{hours:02}:{minute:02}:{second:02}");
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00:00" { date } else { format!("{date} {time}") }
}

fn iso_text(text: &str) -> String {
    let text = text.replacen('T', " ", 1);
    text.strip_suffix(" 00:00:00").map_or_else(|| text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{CellErrorType, ExcelDateTimeType};

    fn date(value: f64, is_1904: bool) -> Data {
        Data::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904))
    }

    #[test]
    fn a_value_has_one_text() {
        let text = |cell: Data| cell_text(cell, false).unwrap_or_default();
        assert_eq!(text(Data::Float(7.0)), "7");
        assert_eq!(text(Data::Float(68.6)), "68.6");
        assert_eq!(text(Data::Float(0.1 + 0.2)), "0.3");
        assert_eq!(text(Data::Float(101_801_234_567.0)), "101801234567");
        assert_eq!(text(Data::Bool(true)), "true");
        assert_eq!(text(date(42_461.0, false)), "2016-04-01");
        assert_eq!(text(date(42_461.5, false)), "2016-04-01 12:00:00");
        assert_eq!(text(date(40_999.0, true)), "2016-04-01");
        assert_eq!(text(date(0.4375, false)), "10:30:00");
        assert_eq!(text(Data::DateTimeIso("2016-04-01T00:00:00".into())), "2016-04-01");
        assert_eq!(text(Data::Error(CellErrorType::Ref)), "#REF!");
        assert_eq!(cell_text(Data::String(String::new()), false), None);
    }

    #[test]
    fn a_cell_that_is_shown_as_per_cent_is_read_as_it_is_shown() {
        let text = |number| percent_text(Data::Float(number), false).unwrap();
        assert_eq!(
            [0.0, 0.07, 0.56, 0.525, 1.0].map(text),
            ["0 %", "7 %", "56 %", "52.5 %", "100 %"]
        );
        assert_eq!(percent_text(Data::Float(0.525), true).as_deref(), Some("52,5 %"));
        assert_eq!(percent_text(Data::String("x".into()), false).as_deref(), Some("x"));
    }

    #[test]
    fn a_number_is_written_as_the_texts_beside_it_are() {
        assert_eq!(cell_text(Data::Float(1.234), true).as_deref(), Some("1,234"));
        assert_eq!(cell_text(Data::String("1.234".into()), true).as_deref(), Some("1.234"));
    }
}
