//! What the texts of a column look like, for drafting a schema: the rules that will read them are asked.

use laks::adapter::{DateRule, NumberRule};
use laks::sections::{DateOrder, Decimal, ExcelDates, MissingDates, ReadSchema, Scale};
use laks::{Day, RuleId};

/// What a text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A date, in some order of its parts.
    Date,
    /// A spreadsheet's number of a day, from 1954 to 2064; a number as well.
    DayNumber,
    /// A number, with a decimal point or a comma.
    Number,
    /// Anything else.
    Text,
}

/// In which order the dates of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderLook {
    /// The order; none where every date says its order itself, as `2016-04-03` does.
    pub order: Option<DateOrder>,
    /// Whether some date shows the order, or none can be read in two ways.
    pub is_sure: bool,
    /// Whether some dates show one order, and some another.
    pub is_mixed: bool,
    /// Whether there are days as a spreadsheet counts them.
    pub has_day_numbers: bool,
}

fn dates(order: Option<DateOrder>, excel_dates: Option<ExcelDates>) -> DateRule {
    let read = ReadSchema { dates: order, excel_dates, ..ReadSchema::default() };
    DateRule::new("referred_on", &read, &MissingDates::default())
}

/// Whether a rule sees a date, if one in another order or far away.
fn sees(rule: &DateRule, text: &str) -> bool {
    !matches!(rule.read(text), Ok(None) | Err(RuleId::UnreadableDate))
}

/// What a text looks like.
///
/// ```
/// use laks_files::{Look, look_of};
/// assert_eq!(look_of("3. april 2016"), Look::Date);
/// assert_eq!(look_of("42463"), Look::DayNumber);
/// assert_eq!(look_of("1.234,5"), Look::Number);
/// assert_eq!(look_of("LC1"), Look::Text);
/// ```
pub fn look_of(text: &str) -> Look {
    let orders = [DateOrder::DayMonthYear, DateOrder::YearMonthDay].map(Some);
    if orders.into_iter().any(|order| sees(&dates(order, None), text)) {
        Look::Date
    } else if is_day_number(text) {
        Look::DayNumber
    } else if is_number(text) {
        Look::Number
    } else {
        Look::Text
    }
}

fn is_day_number(text: &str) -> bool {
    let year = |year| Day::new(year, 1, 1).ok();
    if sees(&dates(None, None), text) {
        return false;
    }
    match (dates(None, Some(ExcelDates::From1900)).read(text), year(1954), year(2065)) {
        (Ok(Some(day)), Some(first), Some(last)) => (first..last).contains(&day),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    [Decimal::Comma, Decimal::Point].into_iter().any(|decimal| {
        let read = ReadSchema { decimal: Some(decimal), ..ReadSchema::default() };
        matches!(NumberRule::new(&read, Scale::Raw).read(text), Ok(Some(_)))
    })
}

/// In which order dates are written: a part above 12 is no month.
///
/// ```
/// use laks::sections::DateOrder;
/// use laks_files::order_of;
/// assert_eq!(order_of(&["03-04-2016", "29-04-2016"]).order, Some(DateOrder::DayMonthYear));
/// assert!(!order_of(&["03-04-2016"]).is_sure);
/// ```
pub fn order_of<T: AsRef<str>>(texts: &[T]) -> OrderLook {
    let orders = [DateOrder::DayMonthYear, DateOrder::MonthDayYear];
    let [day_first, month_first] = orders.map(|order| dates(Some(order), None));
    let plain = dates(None, None);
    let (mut needs_order, mut in_doubt) = (false, false);
    let (mut shows_day_first, mut shows_month_first) = (false, false);
    for text in texts.iter().map(AsRef::as_ref).filter(|text| !sees(&plain, text)) {
        let both = (day_first.read(text), month_first.read(text));
        shows_day_first |= both.1 == Err(RuleId::DateOrderContradicted);
        shows_month_first |= both.0 == Err(RuleId::DateOrderContradicted);
        needs_order |= sees(&day_first, text);
        in_doubt |= sees(&day_first, text) && both.0 != both.1;
    }
    let is_mixed = shows_day_first && shows_month_first;
    let is_month_first = shows_month_first && !shows_day_first;
    let [day_first, month_first] = orders;
    OrderLook {
        order: needs_order.then_some(if is_month_first { month_first } else { day_first }),
        is_sure: !is_mixed && (shows_day_first || shows_month_first || !in_doubt),
        is_mixed,
        has_day_numbers: texts.iter().any(|text| is_day_number(text.as_ref())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_date_or_a_number_is_seen() {
        for (text, look) in [
            ("3/4/16", Look::Date),
            ("2016-04-03", Look::Date),
            ("2016-04-03 10:30:00", Look::Date),
            ("04-23-2016", Look::Date),
            ("31-12-9999", Look::Date),
            ("42461", Look::DayNumber),
            ("16", Look::Number),
            ("2750", Look::Number),
            ("68,5", Look::Number),
            ("12 000", Look::Number),
            ("68.6", Look::Number),
            ("", Look::Text),
            ("Hold 3", Look::Text),
        ] {
            assert_eq!(look_of(text), look, "{text}");
        }
    }

    #[test]
    fn an_order_is_sure_where_a_date_shows_it_or_none_is_in_doubt() {
        let look = |texts: &[&str]| {
            let found = order_of(texts);
            (found.order, found.is_sure, found.is_mixed)
        };
        let [day_first, month_first] = [DateOrder::DayMonthYear, DateOrder::MonthDayYear].map(Some);
        assert_eq!(look(&["03-04-2016", "29-04-2016"]), (day_first, true, false));
        assert_eq!(look(&["03-04-2016", "04-29-2016"]), (month_first, true, false));
        assert_eq!(look(&["03-04-2016", "04-05-2016"]), (day_first, false, false));
        assert_eq!(look(&["29-04-2016", "04-29-2016"]), (day_first, false, true));
        assert_eq!(look(&["3. april 2016"]), (day_first, true, false));
        assert_eq!(look(&["2016-04-03", "LC1"]), (None, true, false));
        let has_day_numbers = |text| order_of(&[text]).has_day_numbers;
        assert_eq!(["42463", "2016-04-03", "2750"].map(has_day_numbers), [true, false, false]);
    }
}
