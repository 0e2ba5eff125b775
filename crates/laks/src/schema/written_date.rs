//! Texts that are dates, by the rules that a schema declares.

use super::read_schema::{MissingDates, ReadSchema};
use crate::calendar::{DateOrder, DateParts, Day, ExcelDates, iso_day};
use crate::rules::RuleId;

/// How the dates of one column are written.
///
/// `YYYY-MM-DD` always reads. Other dates read in the declared order: numbers of one or two digits
/// between `-`, `.`, `/` or spaces, months as Danish or English words, a day of the week in front, years
/// of four digits or of two (1950 to 2049). A time behind is left out. The day of the week is not
/// compared with the date.
///
/// ```
/// use laks::adapter::DateRule;
/// use laks::sections::{MissingDates, ReadSchema};
/// let read: ReadSchema = toml::from_str("dates = \"d-m-y\"")?;
/// let rule = DateRule::new("referred_on", &read, &MissingDates::default());
/// assert_eq!(rule.read("3/4-16"), Ok(Some("2016-04-03".parse()?)));
/// assert_eq!(rule.read("tirsdag den 29. marts 2016"), Ok(Some("2016-03-29".parse()?)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateRule {
    order: Option<DateOrder>,
    excel: Option<ExcelDates>,
    none: Vec<i32>,
}

impl DateRule {
    /// The rule of one of our date columns, such as `referred_on` or `who5_baseline_on`.
    pub fn new(word: &str, read: &ReadSchema, missing: &MissingDates) -> Self {
        let order = read.date_orders.get(word).copied().or(read.dates);
        let mut rule = Self { order, excel: read.excel_dates, none: Vec::new() };
        rule.none = missing.written.iter().filter_map(|text| rule.day_written(text)).collect();
        rule
    }

    /// The date of a text; `None` where it is empty or stands for no date.
    ///
    /// # Errors
    /// - [`RuleId::UnreadableDate`] when it is no date;
    /// - [`RuleId::DateOrderContradicted`] when it is one in another order than the declared;
    /// - [`RuleId::DateOutsideWindow`] when it lies outside the days that laks knows.
    pub fn read(&self, text: &str) -> Result<Option<Day>, RuleId> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let day = self.day(text)?;
        if self.none.contains(&day) {
            return Ok(None);
        }
        Day::from_epoch(day).map(Some).ok_or(RuleId::DateOutsideWindow)
    }

    /// The days from 1970-01-01 that stand for no date, such as that of 31-12-9999.
    pub fn standing_for_none(&self) -> &[i32] {
        &self.none
    }

    fn day(&self, text: &str) -> Result<i32, RuleId> {
        let serial = || self.excel.and_then(|excel| excel.day(text));
        if let Some(day) = iso_day(text.as_bytes()).or_else(serial) {
            return Ok(day);
        }
        match self.order.and_then(|order| Some((order, DateParts::read(text)?))) {
            Some((order, parts)) if parts.contradicts(order) => Err(RuleId::DateOrderContradicted),
            Some((order, parts)) => parts.day(order).ok_or(RuleId::UnreadableDate),
            None => Err(RuleId::UnreadableDate),
        }
    }

    /// The day that a text under `written` means: without a declared order only where it is in no doubt.
    fn day_written(&self, text: &str) -> Option<i32> {
        let read = self.day(text.trim()).ok();
        match self.order {
            Some(_) => read,
            None => read.or_else(|| DateParts::read(text)?.only_day()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sections::Schema;
    use super::*;

    fn rule(text: &str) -> DateRule {
        let schema = Schema::from_toml(text).unwrap();
        DateRule::new("started_on", &schema.read, &schema.missing_dates)
    }

    fn day(text: &str) -> Result<Option<Day>, RuleId> {
        Ok(Some(text.parse().unwrap()))
    }

    #[test]
    fn without_a_declared_order_only_iso_dates_read() {
        let rule = rule("");
        assert_eq!(rule.read(" 2016-04-03 00:00:00\u{a0}"), day("2016-04-03"));
        for text in ["03-04-2016", "3. april 2016", "42463", "2016/04/03"] {
            assert_eq!(rule.read(text), Err(RuleId::UnreadableDate), "{text}");
        }
        assert_eq!(rule.read("  "), Ok(None));
    }

    #[test]
    fn a_column_of_its_own_order_goes_before_the_order_of_the_file() {
        let text = "[read]\ndates = \"d-m-y\"\ndate_orders = { started_on = \"m-d-y\" }";
        assert_eq!(rule(text).read("04-03-2016"), day("2016-04-03"));
        let other = Schema::from_toml(text).unwrap();
        let other = DateRule::new("ended_on", &other.read, &other.missing_dates);
        assert_eq!(other.read("04-03-2016"), day("2016-03-04"));
    }

    #[test]
    fn what_cannot_be_a_date_names_its_rule() {
        let rule = rule("[read]\ndates = \"d-m-y\"");
        assert_eq!(rule.read("29-02-2015"), Err(RuleId::UnreadableDate));
        assert_eq!(rule.read("04-23-2016"), Err(RuleId::DateOrderContradicted));
        assert_eq!(rule.read("31-12-9999"), Err(RuleId::DateOutsideWindow));
        assert_eq!(rule.read("42463"), Err(RuleId::UnreadableDate));
    }

    #[test]
    fn plain_numbers_are_days_of_a_spreadsheet_where_that_is_declared() {
        let rule = rule("[read]\ndates = \"d-m-y\"\nexcel_dates = \"1900\"");
        assert_eq!(rule.read("42463"), day("2016-04-03"));
        assert_eq!(rule.read("42463.5"), day("2016-04-03"));
        assert_eq!(rule.read("3.4.16"), day("2016-04-03"));
        assert_eq!(rule.read("60"), Err(RuleId::UnreadableDate));
    }

    #[test]
    fn a_date_that_stands_for_none_does_so_however_it_is_written() {
        for order in ["", "[read]\ndates = \"d-m-y\"\n"] {
            let rule = rule(&format!("{order}[missing_dates]\nwritten = [\"31-12-9999\"]"));
            assert_eq!(rule.read("9999-12-31 00:00:00"), Ok(None));
            assert_eq!(rule.standing_for_none(), [2_932_896]);
        }
        let rule = rule("[missing_dates]\nwritten = [\"03-04-1900\", \"ukendt\"]");
        assert_eq!(rule.read("1900-04-03"), day("1900-04-03"));
    }
}
