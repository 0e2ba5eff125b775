//! Counts as published: what was printed is known, the rest is bounded by what follows from it, and is
//! never 0.

use super::bounds::Bounds;
use super::cells::MOST_PEOPLE;
use crate::error::{Error, Miscount};
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;

/// Who exited without completing: nobody publishes them, but how many they are at least bounds who may
/// still complete, also where several publications are added up.
pub(crate) const LEFT: &str = "left";

/// Who waits or is in a course: of both together less may be left than of each alone.
pub(crate) const OPEN: &str = "open";

/// Groups that are the sum of others, each person in exactly one.
const SUMS: [(&str, &[&str]); 6] = [
    ("referred", &["waiting", "never_started", "started"]),
    ("referred", &[OPEN, "never_started", "exited"]),
    (OPEN, &["waiting", "ongoing"]),
    ("started", &["ongoing", "exited"]),
    ("exited", &["completed", LEFT]),
    (LEFT, &["dropped_out", "ended_other", "ended_unknown"]),
];

/// Every figure that is kept, with those that nobody publishes.
const KEPT: [&str; 13] = [
    "referred",
    "offered",
    "waiting",
    "never_started",
    "started",
    "ongoing",
    "exited",
    "completed",
    "dropped_out",
    "ended_other",
    "ended_unknown",
    LEFT,
    OPEN,
];

/// Where a figure is kept.
fn place(name: &str) -> Option<usize> {
    KEPT.into_iter().position(|kept| kept == name)
}

/// Counts as published: each known, bounded or unknown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "BTreeMap<String, Bounds>")]
pub struct Figures(Box<Kept>);

/// Bounds in the order of [`KEPT`], in one piece of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Kept {
    bounds: [Option<Bounds>; KEPT.len()],
    /// What stored figures say under names that are no figures.
    strangers: BTreeMap<String, Bounds>,
}

impl Default for Figures {
    /// Nothing is known of any figure.
    fn default() -> Self {
        Self::of(|_| Bounds::default())
    }
}

impl From<BTreeMap<String, Bounds>> for Figures {
    fn from(stored: BTreeMap<String, Bounds>) -> Self {
        let mut kept = Kept::default();
        for (name, bounds) in stored {
            match place(&name) {
                Some(place) => kept.bounds[place] = Some(bounds),
                None => drop(kept.strangers.insert(name, bounds)),
            }
        }
        Self(Box::new(kept))
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.by_name())
    }
}

impl Figures {
    /// The names a figure can have.
    ///
    /// ```
    /// use laks::results::Figures;
    /// assert_eq!(Figures::names().take(3).collect::<Vec<_>>(), ["referred", "offered", "waiting"]);
    /// ```
    pub fn names() -> impl Iterator<Item = &'static str> {
        KEPT.into_iter().filter(|name| ![LEFT, OPEN].contains(name))
    }

    /// Every figure of these bounds.
    fn of(bounds: impl Fn(&'static str) -> Bounds) -> Self {
        let bounds = KEPT.map(|name| Some(bounds(name)));
        Self(Box::new(Kept { bounds, strangers: BTreeMap::new() }))
    }

    /// What is said of each figure, in the order of their names.
    fn by_name(&self) -> BTreeMap<&str, Bounds> {
        let kept = KEPT.into_iter().zip(self.0.bounds);
        let kept = kept.filter_map(|(name, bounds)| Some((name, bounds?)));
        kept.chain(self.0.strangers.iter().map(|(name, &bounds)| (name.as_str(), bounds))).collect()
    }

    /// From figures by name, each a count or [`Bounds`]. Everything is drawn from them that follows: referred = waiting +
    /// `never_started` + started, started = ongoing + exited, exited = completed + `dropped_out` +
    /// `ended_other` + `ended_unknown`, and nobody is offered a place who was not referred.
    ///
    /// ```
    /// use laks::results::Figures;
    /// let figures = Figures::new([("referred", 35), ("started", 24), ("never_started", 3)])?;
    /// assert_eq!(figures.bounds("waiting").known(), Some(8)); // 35 - 24 - 3
    /// let error = Figures::new([("referred", 24), ("started", 35)]).unwrap_err();
    /// assert!(error.to_string().contains("started"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When a name is not known, a figure is larger than 2^53, or the figures contradict each other.
    pub fn new<'a>(
        figures: impl IntoIterator<Item = (&'a str, impl Into<Bounds>)>,
    ) -> Result<Self, Error> {
        let mut all = Self::default();
        for (name, count) in figures {
            let Some(place) = place(name).filter(|_| Self::names().any(|known| known == name))
            else {
                return Err(Error::UnknownName {
                    what: "figure",
                    found: name.to_owned(),
                    known: Self::names().map(str::to_owned).collect(),
                });
            };
            let bounds: Bounds = count.into();
            let (least, most) = (bounds.at_least, bounds.at_most.unwrap_or(bounds.at_least));
            if least > most {
                let figure = name.to_owned();
                return Err(Miscount::Crossed { figure, at_least: least, at_most: most }.into());
            }
            if most > MOST_PEOPLE {
                return Err(Miscount::TooMany { figure: name.to_owned(), count: most }.into());
            }
            all.0.bounds[place] = Some(bounds);
        }
        all.followed()
    }

    /// What is known about a figure.
    ///
    /// ```
    /// use laks::results::Figures;
    /// let figures = Figures::new([("referred", 35), ("started", 24)])?;
    /// assert_eq!(figures.bounds("started").known(), Some(24));
    /// assert_eq!(figures.bounds("waiting").at_most, Some(11)); // some may never have started
    /// # Ok::<(), laks::Error>(())
    /// ```
    pub fn bounds(&self, name: &str) -> Bounds {
        place(name).and_then(|place| self.0.bounds[place]).unwrap_or_default()
    }

    /// The same, with nothing known about one figure.
    pub(crate) fn without(mut self, name: &str) -> Self {
        if let Some(place) = place(name) {
            self.0.bounds[place] = None;
        }
        self
    }

    /// The same, where at least so many are known to be in some groups.
    ///
    /// # Errors
    /// When that contradicts the other figures.
    pub(crate) fn with_at_least<'a>(
        mut self,
        groups: impl IntoIterator<Item = (&'a str, u64)>,
    ) -> Result<Self, Error> {
        for (name, count) in groups {
            self.narrow(name, count, None);
        }
        self.followed()
    }

    /// The same, where at most so many are in some groups.
    ///
    /// # Errors
    /// When that contradicts the other figures.
    pub(crate) fn with_at_most<'a>(
        mut self,
        groups: impl IntoIterator<Item = (&'a str, u64)>,
    ) -> Result<Self, Error> {
        for (name, count) in groups {
            self.narrow(name, 0, Some(count));
        }
        self.followed()
    }

    /// Both together: known only where both are known, bounded by the sums of the bounds.
    pub(crate) fn merged(&self, other: &Self) -> Self {
        Self::of(|name| {
            let (a, b) = (self.bounds(name), other.bounds(name));
            let at_most = a.at_most.zip(b.at_most).and_then(|(a, b)| a.checked_add(b));
            Bounds { at_least: a.at_least.saturating_add(b.at_least), at_most }
        })
    }

    /// The same, if every count fits.
    pub(super) fn fitting(self) -> Result<Self, Error> {
        let is_more = |bounds: Bounds| {
            bounds.at_least > MOST_PEOPLE || bounds.at_most.is_some_and(|n| n > MOST_PEOPLE)
        };
        // The largest groups come first, so that one is named that was given.
        match KEPT.into_iter().find(|name| is_more(self.bounds(name))) {
            Some(figure) => Err(Miscount::SumTooLarge { figure: figure.to_owned() }.into()),
            None => Ok(self),
        }
    }

    /// Checks stored bounds.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for (name, bounds) in self.by_name() {
            let figure = || name.to_owned();
            if self.0.strangers.contains_key(name) {
                return Err(Miscount::NotAFigure { figure: figure() }.into());
            }
            let count = bounds.at_least.max(bounds.at_most.unwrap_or(0));
            if count > MOST_PEOPLE {
                return Err(Miscount::TooMany { figure: figure(), count }.into());
            }
        }
        // What can be drawn from them must be possible; offers need not be known.
        self.clone().followed().map(|_| ())
    }

    /// The same with every bound as narrow as the sums make it.
    pub(super) fn followed(mut self) -> Result<Self, Error> {
        loop {
            let before = self.0.bounds;
            // From the smallest groups up, so that a contradiction is told of figures that were given.
            for (whole, parts) in SUMS.into_iter().rev() {
                self.follow(whole, parts)?;
            }
            self.follow_offers()?;
            if self.0.bounds == before {
                return Ok(self);
            }
        }
    }

    fn follow(&mut self, whole: &'static str, parts: &[&str]) -> Result<(), Error> {
        let of_parts: Vec<Bounds> = parts.iter().map(|part| self.bounds(part)).collect();
        let least: u64 = of_parts.iter().map(|part| part.at_least).sum();
        let most: Option<u64> = of_parts.iter().map(|part| part.at_most).sum();
        let of_whole = self.bounds(whole);
        let of = (of_whole.at_least, of_whole.at_most);
        let exceeds = |part: &Bounds| {
            let is_exact = part.at_most == Some(part.at_least);
            is_exact && of.1.is_some_and(|whole| part.at_least > whole)
        };
        if let Some((part, bounds)) = parts.iter().zip(&of_parts).find(|(_, part)| exceeds(part)) {
            let (part, count) = ((*part).to_owned(), bounds.at_least);
            return Err(Miscount::MoreThanWhole { part, count, whole, of }.into());
        }
        let are_more = of_whole.at_most.is_some_and(|whole| least > whole);
        if are_more || most.is_some_and(|most| most < of_whole.at_least) {
            return Err(Miscount::Parts { whole, parts: (least, most), count: of }.into());
        }
        self.narrow(whole, least, most);
        let of_whole = self.bounds(whole);
        for (part, bounds) in parts.iter().zip(of_parts) {
            // The rest of the whole is in the other parts.
            let others = least - bounds.at_least;
            let at_most = of_whole.at_most.map(|whole| whole.saturating_sub(others));
            let others = most.zip(bounds.at_most).map(|(most, part)| most - part);
            let at_least = others.map_or(0, |others| of_whole.at_least.saturating_sub(others));
            self.narrow(part, at_least, at_most);
        }
        Ok(())
    }

    fn follow_offers(&mut self) -> Result<(), Error> {
        if place("offered").is_none_or(|place| self.0.bounds[place].is_none()) {
            return Ok(());
        }
        let (offered, referred) = (self.bounds("offered"), self.bounds("referred"));
        if referred.at_most.is_some_and(|most| offered.at_least > most) {
            let (offered, referred) = (offered.at_least, referred.at_most.unwrap_or(0));
            return Err(Miscount::Offered { offered, referred }.into());
        }
        self.narrow("offered", 0, referred.at_most);
        self.narrow("referred", offered.at_least, None);
        Ok(())
    }

    fn narrow(&mut self, name: &str, at_least: u64, at_most: Option<u64>) {
        let Some(place) = place(name) else { return };
        let bounds = self.0.bounds[place].get_or_insert_default();
        bounds.at_least = bounds.at_least.max(at_least);
        bounds.at_most = match (bounds.at_most, at_most) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (one, other) => one.or(other),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(figures: &[(&str, u64)]) -> String {
        Figures::new(figures.iter().copied()).unwrap_err().to_string()
    }

    #[test]
    fn the_status_of_early_2016_leaves_completion_between_5_and_21() {
        let first = Figures::new([("started", 8), ("completed", 5), ("exited", 8)]).unwrap();
        let running = Figures::new([("started", 16)]).unwrap();
        let both = first.merged(&running);
        assert_eq!(both.bounds("started").known(), Some(24));
        assert_eq!(both.bounds("completed"), Bounds { at_least: 5, at_most: Some(21) });
        assert_eq!(both.bounds("referred").known(), None);
    }

    /// Without the waiting nothing was drawn from the exited, and the completed had no upper bound.
    #[test]
    fn what_follows_from_the_figures_is_filled_in() {
        let figures =
            Figures::new([("referred", 35), ("started", 24), ("never_started", 0)]).unwrap();
        assert_eq!(figures.bounds("waiting").known(), Some(11));
        assert_eq!(figures.bounds("completed"), Bounds { at_least: 0, at_most: Some(24) });
        let figures =
            Figures::new([("referred", 35), ("started", 24), ("exited", 8), ("completed", 5)]);
        let figures = figures.unwrap();
        assert_eq!(figures.bounds("ongoing").known(), Some(16));
        assert_eq!(figures.bounds("waiting"), Bounds { at_least: 0, at_most: Some(11) });
        let parts = [("started", 24), ("completed", 5), ("dropped_out", 3)];
        let figures = Figures::new(parts).unwrap();
        assert_eq!(figures.bounds("exited"), Bounds { at_least: 8, at_most: Some(24) });
        assert_eq!(figures.bounds("ongoing"), Bounds { at_least: 0, at_most: Some(16) });
    }

    /// More out than started was taken, as long as the exited were not given.
    #[test]
    fn figures_that_contradict_each_other_are_refused() {
        let error = refused(&[("referred", 20), ("started", 24)]);
        assert!(
            error.ends_with("started is 24, more than the 20 referred it is part of"),
            "{error}"
        );
        assert!(refused(&[("refered", 20)]).contains("referred"));
        let error = refused(&[("started", 20), ("completed", 10), ("dropped_out", 15)]);
        assert!(error.ends_with("parts of started add up to 25, but started is 20"), "{error}");
        assert!(refused(&[("referred", 3), ("offered", 4)]).contains("offered is 4"));
        assert!(refused(&[("referred", 1 << 60)]).contains("2^53"));
        let all = [("waiting", 1), ("never_started", 1), ("started", 1), ("referred", 4)];
        assert!(refused(&all).contains("add up to 3, but referred is 4"));
    }

    /// Bounds that cross, and counts that no reader of JSON holds, as values and in a sentence.
    #[test]
    fn a_figure_that_cannot_be_is_told_with_what_was_given() {
        let told = |bounds: Bounds| match Figures::new([("completed", bounds)]).unwrap_err() {
            Error::Counts(miscount) => miscount,
            other => panic!("{other}"),
        };
        let crossed = told(Bounds::between(4, 1));
        let figure = || "completed".to_owned();
        assert_eq!(crossed, Miscount::Crossed { figure: figure(), at_least: 4, at_most: 1 });
        let said = "completed is at least 4 and at most 1; give the smaller number first";
        assert_eq!(crossed.to_string(), said);
        let count = MOST_PEOPLE + 1;
        assert_eq!(told(count.into()), Miscount::TooMany { figure: figure(), count });
        let most = Figures::new([("referred", MOST_PEOPLE)]).unwrap();
        let error = most.merged(&most).fitting().unwrap_err().to_string();
        assert!(error.ends_with(": referred adds up to more than 2^53"), "{error}");
        let stored = |json| serde_json::from_str::<Figures>(json).unwrap().check().unwrap_err();
        let error = stored(r#"{"refered 010203-1234": {"at_least": 1}}"#).to_string();
        assert!(error.ends_with("\"refered ######-####\" is not a figure"), "{error}");
        let error = stored(r#"{"referred": {"at_least": 9007199254740993}}"#).to_string();
        assert!(error.ends_with("referred is 9007199254740993, more than 2^53"), "{error}");
    }
}
