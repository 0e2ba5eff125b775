//! Which columns say when a case was where, how it ended, and whose it is.

use super::kind::Kind;
use super::reader::{DaysOf, IdsOf, LevelsOf, MarksOf, Reader};
use super::table::Table;
use crate::meaning::exit_words;
use arrow_schema::{DataType, FieldRef, Schema as ArrowSchema};
use laks::adapter::{Layout, ROW_COLUMN};
use laks::sections::Action;
use laks::words::DateField;
use laks::{Error, RuleId, Schema};
use std::sync::Arc;

/// The dates.
pub(super) fn bind_dates(
    table: &mut Table<'_>,
    layout: &mut Layout,
    readers: &mut Vec<Reader>,
) -> Result<(), Error> {
    let assumes_referral = layout.action(RuleId::MissingReferredOn).action() == Action::Assume;
    for field in DateField::ALL {
        let place = match field {
            DateField::Referred if !assumes_referral => {
                Some(table.need(field.name(), table.date_kind())?)
            }
            _ => table.find(field.name(), table.date_kind())?,
        };
        let Some(place) = place else { continue };
        layout.dates[field as usize] = true;
        let days = Box::new(table.dress().days(field.name()));
        readers.push(Reader::Days { places: [place], days, of: DaysOf::Field(field) });
    }
    Ok(())
}

/// The exit and the sessions.
pub(super) fn bind_case(
    table: &mut Table<'_>,
    schema: &Schema,
    layout: &mut Layout,
    readers: &mut Vec<Reader>,
) -> Result<(), Error> {
    let words = Box::new(exit_words(&schema.values, table.dress().missing())?);
    if let Some(place) = table.find("exit", Kind::Word)? {
        layout.has_exit = true;
        table.expect_words(&place.name, "exit");
        readers.push(Reader::Marks { places: [place], words, of: MarksOf::Exit });
    }
    for (word, present, of) in [
        ("sessions_attended", &mut layout.has_attended, LevelsOf::Attended),
        ("sessions_planned", &mut layout.has_planned, LevelsOf::Planned),
    ] {
        let Some(place) = table.find(word, Kind::Number)? else { continue };
        *present = true;
        let levels = Box::new(table.dress().sessions());
        readers.push(Reader::Levels { places: [place], levels, of });
    }
    Ok(())
}

/// The ids of referrals and persons.
pub(super) fn bind_ids(
    table: &mut Table<'_>,
    layout: &mut Layout,
    readers: &mut Vec<Reader>,
) -> Result<(), Error> {
    for (word, present, of) in [
        ("referral_id", &mut layout.has_referral_id, IdsOf::Referral),
        ("person_id", &mut layout.has_person_id, IdsOf::Person),
    ] {
        let Some(place) = table.find(word, Kind::Id)? else { continue };
        *present = true;
        let missing = Arc::clone(table.dress().missing());
        readers.push(Reader::Ids { places: [place], missing, of });
    }
    Ok(())
}

/// The column by which a reader of files says each row's number.
///
/// # Errors
/// When a column of that name is none of numbers: it is somebody's own, and would not be read.
pub(super) fn row_column(arrow: &ArrowSchema) -> Result<Option<usize>, Error> {
    let named = |(_, field): &(usize, &FieldRef)| field.name() == ROW_COLUMN;
    let mut found = arrow.fields().iter().enumerate().filter(named);
    match (found.next(), found.next()) {
        (None, _) => Ok(None),
        (Some((index, field)), None) if *field.data_type() == DataType::UInt64 => Ok(Some(index)),
        (Some((_, field)), other) => Err(Error::ColumnType {
            column: ROW_COLUMN.to_owned(),
            expected: "the numbers of rows, for which laks keeps the name",
            found: match other {
                Some(_) => "two columns".to_owned(),
                None => field.data_type().to_string(),
            },
            remedy: "rename the column",
        }),
    }
}
