//! What a table is called in a stored tally.

use crate::tally::count_table::CountTable;
use crate::tally::spec::Spec;
use crate::tally::table_list::TableList;
use std::collections::BTreeMap;

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

impl TableList {
    /// The names of the tables that each stratum has, in their order, each with where its copies stand.
    pub(super) fn written(&self, spec: &Spec) -> BTreeMap<String, Vec<usize>> {
        let tables = self.iter().filter(|table| *table != CountTable::Courses);
        tables.map(|table| (table_name(spec, table), self.slots_of(table).collect())).collect()
    }
}
