//! The days from one to another, as a sentence says them.

use crate::calendar::{Day, danish_month, english_month};
use crate::language::Language;

impl Language {
    /// From one day to another; a year that both have is said once.
    ///
    /// ```
    /// use laks::{Day, Language};
    /// let [from, to] = [Day::new(2016, 3, 1)?, Day::new(2016, 9, 15)?].map(Some);
    /// assert_eq!(Language::Danish.span(from, to), "fra 1. marts til 15. september 2016");
    /// assert_eq!(Language::English.span(from, None), "from 1 March 2016");
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn span(self, from: Option<Day>, to: Option<Day>) -> String {
        let ends = [self.pick("from", "fra"), self.pick("to", "til")];
        let said = |end: usize, day: Option<Day>| {
            let day = match (day?, to) {
                (day, Some(to)) if end == 0 && day.year() == to.year() => self.without_year(day),
                (day, _) => self.day(day),
            };
            Some(format!("{} {day}", ends[end]))
        };
        [said(0, from), said(1, to)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// A day as a sentence says it, where the year stands behind another.
    fn without_year(self, day: Day) -> String {
        let (number, month) = (day.day_of_month(), day.month_of_year());
        match self {
            Self::English => format!("{number} {}", english_month(month)),
            Self::Danish => format!("{number}. {}", danish_month(month)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_both_days_have_is_said_once() {
        // "henviste, fra 1. marts 2026, til 15. september 2026" read like a list.
        let day = |year, month| Day::new(year, month, 1).unwrap();
        let (march, later) = (Some(day(2026, 3)), Some(day(2026, 9)));
        let english = Language::English.span(march, later);
        assert_eq!(english, "from 1 March to 1 September 2026");
        let over = Language::Danish.span(march, Some(day(2027, 1)));
        assert_eq!(over, "fra 1. marts 2026 til 1. januar 2027");
        assert_eq!(Language::Danish.span(None, later), "til 1. september 2026");
    }
}
