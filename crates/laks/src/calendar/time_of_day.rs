//! A time of day as it stands behind a date: hours and minutes, and what may follow them.

/// Whether a text is a time of day, such as `10:00`, `9.05`, `10:00:12.500+02:00` or `10:00 PM`, or a span
/// of two, such as `10:00-12:00`.
///
/// Nothing else may follow, so that no second date is lost behind the first.
pub(crate) fn is_time_of_day(text: &str) -> bool {
    let text = text.trim();
    let Some(rest) = after_clock(text) else { return false };
    let rest = after_half_day(rest);
    is_zone(rest)
        || rest.trim_start().strip_prefix(['-', '\u{2013}']).is_some_and(|rest| {
            after_clock(rest.trim_start()).is_some_and(|rest| after_half_day(rest).is_empty())
        })
}

/// What stands behind hours, minutes and perhaps seconds with their fraction.
fn after_clock(text: &str) -> Option<&str> {
    let (_, rest) = number(text, 1, 24)?;
    let (mark, rest) = rest.split_at_checked(1).filter(|(mark, _)| matches!(*mark, ":" | "."))?;
    let (_, rest) = number(rest, 2, 59)?;
    let Some(behind) = rest.strip_prefix(mark) else { return Some(rest) };
    let (_, rest) = number(behind, 2, 60)?;
    match rest.strip_prefix(['.', ',']) {
        Some(fraction) if fraction.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(fraction.trim_start_matches(|c: char| c.is_ascii_digit()))
        }
        Some(_) => None,
        None => Some(rest),
    }
}

/// What stands behind `AM` or `PM`, or the text itself.
fn after_half_day(text: &str) -> &str {
    let half = text.trim_start();
    match half.get(..2) {
        Some(word) if word.eq_ignore_ascii_case("am") || word.eq_ignore_ascii_case("pm") => {
            half.get(2..).unwrap_or("")
        }
        _ => text,
    }
}

/// Whether a text is empty, the letters of a zone, or the hours and minutes from Greenwich, such as
/// `+02:00` or `-0100`.
fn is_zone(text: &str) -> bool {
    let text = text.trim_start();
    let Some(offset) = text.strip_prefix(['+', '-']) else {
        return matches!(text, "" | "z" | "Z" | "UTC" | "GMT" | "CET" | "CEST");
    };
    let Some((hours, minutes)) = offset.split_at_checked(2) else { return false };
    let minutes = minutes.strip_prefix(':').unwrap_or(minutes);
    let is_whole = |text, most| number(text, 2, most).is_some_and(|(_, rest)| rest.is_empty());
    is_whole(hours, 23) && (minutes.is_empty() || is_whole(minutes, 59))
}

/// The number of at least so many digits and at most two in front, if it is no higher than `most`, and the
/// rest.
fn number(text: &str, fewest: usize, most: u32) -> Option<(u32, &str)> {
    let digits = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    let number = number.parse().ok().filter(|number| *number <= most)?;
    (fewest..=2).contains(&digits).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::is_time_of_day;

    #[test]
    fn times_and_spans_of_time_are_known() {
        for text in [
            "10:00",
            "9.05",
            "24:00",
            "10:00:12",
            "10.00.12",
            "00:00:00.000",
            "10:00:12,5+02:00",
            "10:00Z",
            "10:00+02",
            "10:00:00 +0200",
            "10:00:00 UTC",
            "10:00:12.5-0100",
            "10:00 PM",
            "10:00:00am",
            "10:00-12:00",
            "10.00 \u{2013} 12.30",
        ] {
            assert!(is_time_of_day(text), "{text}");
        }
    }

    #[test]
    fn anything_behind_a_time_makes_it_none() {
        for text in [
            "",
            "10",
            "10:0",
            "99:00",
            "10:99",
            "10:00 05-04-2016",
            "10:00 - 05-04-2016",
            "10:00 2016-04-05",
            "10:00?",
            "10:00 \u{bd}",
            "10:000",
            "10:00-",
            "1\u{660}:00",
            "10:00:12.",
        ] {
            assert!(!is_time_of_day(text), "{text}");
        }
    }
}
