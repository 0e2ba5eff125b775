//! A cell that names several courses, and which of them counts.

use crate::records::Labels;
use crate::rules::{Action, RuleAction, RuleId, WhichCourse};
use crate::schema::Layout;
use crate::spelling::plain;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How the cells of a column of courses are taken apart.
#[derive(Debug)]
pub(super) struct Spanning {
    separator: String,
    spellings: BTreeMap<String, String>,
    /// Which course to put in the place of several, if one is assumed.
    assumed: Option<WhichCourse>,
}

/// A cell that names several courses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spanned {
    /// What stands in the cell.
    pub(super) found: Arc<str>,
    /// The number of the course to put in its place.
    pub(super) assumed: Option<u32>,
    /// That course, if the schema says which courses there are, and it is none of them.
    pub(super) unknown: Option<String>,
}

/// What is known of the labels met so far.
pub(super) type Met = HashMap<u32, Option<Spanned>>;

impl Spanning {
    /// If the schema says what separates courses.
    pub(super) fn of(layout: &Layout) -> Option<Self> {
        let assumed = match layout.action(RuleId::SpansTwoCourses) {
            RuleAction::AssumeCourse { action: Action::Assume, course } => Some(course),
            _ => None,
        };
        layout.stratum("course")?;
        let separator = layout.course_separator.clone()?;
        Some(Self { separator, spellings: layout.course_spellings.clone(), assumed })
    }

    /// Whether the label with this number names several courses.
    pub(super) fn of_label(&self, code: u32, labels: &Labels, met: &mut Met) -> Option<Spanned> {
        met.entry(code).or_insert_with(|| self.look_at(code, labels)).clone()
    }

    fn look_at(&self, code: u32, labels: &Labels) -> Option<Spanned> {
        let found = labels.label(code)?;
        if self.spellings.contains_key(&plain(&found)) {
            return None;
        }
        let mut parts = found.split(self.separator.as_str()).map(str::trim);
        let mut names: Vec<&str> = parts.by_ref().filter(|part| !part.is_empty()).collect();
        names.dedup();
        if names.len() < 2 {
            return None;
        }
        let name = self.assumed.and_then(|which| match which {
            WhichCourse::First => names.first(),
            WhichCourse::Last => names.last(),
        });
        let ours = |name: &str| self.spellings.get(&plain(name)).map(String::as_str);
        let assumed = name.map(|name| labels.code(ours(name).unwrap_or(name)));
        let is_unknown = |name: &&&str| !self.spellings.is_empty() && ours(name).is_none();
        let unknown = name.filter(is_unknown).map(|name| (*name).to_owned());
        Some(Spanned { assumed, unknown, found: Arc::clone(&found) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    fn spanning(course: &str) -> Spanning {
        let text = format!(
            "[table]\ncourse_separator = \"+\"\n[values.course]\nLC2 = \"hold 2\"\n\"Krop+Sind\" = []\n\
             [rules.spans_two_courses]\naction = \"assume\"\ncourse = {course:?}\n"
        );
        let mut layout = Layout::new(&Schema::from_toml(&text).unwrap()).unwrap();
        layout.strata = vec!["course".to_owned()];
        Spanning::of(&layout).unwrap()
    }

    #[test]
    fn a_cell_of_two_courses_is_the_first_or_the_last_as_declared() {
        let labels = Labels::default();
        let both = labels.code("LC1 + Hold 2");
        let of = |course| spanning(course).of_label(both, &labels, &mut Met::new()).unwrap();
        assert_eq!(labels.label(of("first").assumed.unwrap()).as_deref(), Some("LC1"));
        assert_eq!(labels.label(of("last").assumed.unwrap()).as_deref(), Some("LC2"));
    }

    #[test]
    fn a_course_in_a_cell_of_two_was_not_known_by_a_spelling_with_other_spaces() {
        let labels = Labels::default();
        let both = labels.code("LC1 + HOLD\u{a0}\u{a0}2");
        let spanned = spanning("last").of_label(both, &labels, &mut Met::new()).unwrap();
        assert_eq!(labels.label(spanned.assumed.unwrap()).as_deref(), Some("LC2"));
        assert_eq!(spanned.unknown, None);
    }

    #[test]
    fn a_course_that_is_not_declared_was_taken_from_a_cell_of_two_unseen() {
        let labels = Labels::default();
        let both = labels.code("Hold 2 + Hodl 3");
        let of = |course| spanning(course).of_label(both, &labels, &mut Met::new()).unwrap();
        assert_eq!(of("first").unknown, None);
        assert_eq!(of("last").unknown.as_deref(), Some("Hodl 3"));
    }

    #[test]
    fn a_cell_of_one_course_names_one_even_with_a_separator_at_its_end() {
        let labels = Labels::default();
        // A declared course with the separator in its own name was taken apart.
        for text in ["LC1", "LC1 +", "+", "LC1+LC1", "Krop+Sind"] {
            let code = labels.code(text);
            assert_eq!(spanning("first").of_label(code, &labels, &mut Met::new()), None, "{text}");
        }
    }
}
