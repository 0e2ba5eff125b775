//! Which columns are strata: the usual, the declared, those asked for, and those that are mapped.

use super::kind::Kind;
use super::reader::Reader;
use super::table::Table;
use crate::column_at::ColumnAt;
use crate::meaning::{is_other_word, label_words};
use laks::adapter::Layout;
use laks::sections::Action;
use laks::{Error, RuleId, Schema};

/// How much a stratum is wanted.
#[derive(Debug, Clone, Copy)]
enum Want {
    /// Kept where it is there.
    Usual,
    /// The schema says that it is there.
    Declared,
    /// A count is to be divided by it.
    Asked,
}

/// Strata that somebody asks for, and those that another table gives.
pub(super) struct WantedStrata<'a> {
    pub(super) declared: &'a [String],
    pub(super) given: Vec<&'static str>,
}

/// The columns that are strata.
pub(super) fn bind_strata(
    table: &mut Table<'_>,
    schema: &Schema,
    wanted: &WantedStrata<'_>,
    layout: &mut Layout,
    readers: &mut Vec<Reader>,
) -> Result<(), Error> {
    let asked = wanted.declared.iter().filter(|name| !name.contains('('));
    let asked = asked.map(|name| (name.as_str(), Want::Asked));
    let of_schema = |name| (name, Want::Declared);
    let declared = schema.table.strata.iter().filter(|name| !name.contains('('));
    let declared = declared.map(String::as_str).map(of_schema);
    let mapped = schema.columns.keys().filter(|word| !is_other_word(word, schema));
    let mapped = mapped.map(String::as_str).map(of_schema);
    let usual = Layout::STRATA.into_iter().map(|name| (name, Want::Usual));
    for (name, want) in usual.chain(declared).chain(asked).chain(mapped) {
        if layout.stratum(name).is_some() {
            continue;
        }
        let is_given = wanted.given.contains(&name);
        let place = match want {
            Want::Asked if !is_given => Some(table.need(name, Kind::Word)?),
            Want::Declared if !is_given => table.declared(name, Kind::Word)?,
            _ => table.find(name, Kind::Word)?,
        };
        match place {
            Some(place) => bind_label(table, place, name, (layout, readers))?,
            None if is_given => layout.strata.push(name.to_owned()),
            None => {}
        }
    }
    Ok(())
}

/// A column of labels as a stratum.
pub(super) fn bind_label(
    table: &mut Table<'_>,
    place: ColumnAt,
    name: &str,
    (layout, readers): (&mut Layout, &mut Vec<Reader>),
) -> Result<(), Error> {
    let words = Box::new(label_words(name, &table.schema().values, table.dress().missing())?);
    table.expect_words(&place.name, name);
    let blanks_unknown = layout.action(RuleId::UnknownLabel).action() == Action::Blank;
    let stratum = layout.strata.len();
    readers.push(Reader::Labels { places: [place], words, blanks_unknown, stratum });
    layout.strata.push(name.to_owned());
    Ok(())
}
