//! The calendar date of a timestamp with a zone: the date on the wall there.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// A timestamp column's zone.
#[derive(Debug, Clone)]
pub(crate) enum Zone {
    /// No zone, or one without an offset: the number stored is the wall clock.
    Wall,
    /// A zone whose offset depends on the moment.
    Named(TimeZone),
}

impl Zone {
    /// The zone of a name such as `Europe/Copenhagen`, `UTC` or `+01:00`; `None` if there is no such.
    pub(crate) fn of(name: Option<&str>) -> Option<Self> {
        let Some(name) = name else { return Some(Self::Wall) };
        match name {
            "" | "UTC" | "Etc/UTC" | "Z" | "+00:00" | "-00:00" => Some(Self::Wall),
            name => fixed(name)
                .map(TimeZone::fixed)
                .or_else(|| TimeZone::get(name).ok())
                .map(Self::Named),
        }
    }

    /// Seconds since 1970 on the wall, from seconds since 1970 in UTC.
    pub(crate) fn wall_seconds(&self, seconds: i64) -> i64 {
        match (self, Timestamp::from_second(seconds)) {
            (Self::Named(zone), Ok(moment)) => {
                seconds + i64::from(zone.to_offset(moment).seconds())
            }
            _ => seconds,
        }
    }
}

/// An offset written like `+01:00`.
fn fixed(name: &str) -> Option<Offset> {
    let (hours, minutes) = name.split_once(':')?;
    let (sign, hours) = match hours.split_at_checked(1)? {
        ("+", hours) => (1, hours),
        ("-", hours) => (-1, hours),
        _ => return None,
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wall_clock_of_copenhagen_is_ahead_in_summer_by_two_hours() {
        let zone = Zone::of(Some("Europe/Copenhagen")).unwrap();
        assert_eq!(zone.wall_seconds(1_459_202_400), 1_459_202_400 + 7_200); // 29 March 2016
        assert_eq!(zone.wall_seconds(1_456_700_400), 1_456_700_400 + 3_600); // 29 February 2016
    }

    #[test]
    fn an_offset_is_a_zone_and_nonsense_is_none() {
        assert_eq!(Zone::of(Some("-05:30")).unwrap().wall_seconds(0), -19_800);
        assert!(matches!(Zone::of(Some("UTC")), Some(Zone::Wall)));
        assert!(Zone::of(Some("Middle/Earth")).is_none());
        assert!(Zone::of(Some("+99:00")).is_none());
    }
}
