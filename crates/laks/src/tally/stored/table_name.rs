//! What a table is called in a stored tally.

use crate::tally::count_table::CountTable;
use crate::tally::spec::Spec;

/// A table's name: its word, with that of its outcome.
pub(super) fn table_name(spec: &Spec, table: CountTable) -> String {
    match table {
        CountTable::Outcome(index) => {
            let name = spec.outcomes.get(index).map_or("", |outcome| &outcome.name);
            format!("{} {name}", table.word())
        }
        _ => table.word().to_owned(),
    }
}
