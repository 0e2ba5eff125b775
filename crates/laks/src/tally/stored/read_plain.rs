//! Reads a tally whose text is as laks writes it, in one pass. It believes no more than the plain reading in
//! `json`: whatever it does not find as expected is left to that, which says what is wrong.

use super::checks::{check_numbers, check_sources, check_spec, check_strata};
use super::checksum::checksum_of;
use super::table_reader::TableReader;
use super::text_reader::TextReader;
use super::{SealKey, VERSION};
use crate::records::Known;
use crate::tally::axis::Axis;
use crate::tally::cells::{Cells, CellsWriter};
use crate::tally::count_table::CountTable;
use crate::tally::course::Course;
use crate::tally::figures::Figures;
use crate::tally::notes::Notes;
use crate::tally::provenance::{Provenance, Source};
use crate::tally::spec::Spec;
use crate::tally::table_list::TableList;
use crate::tally::tally_type::{Stratum, Tally};
use std::collections::BTreeMap;

/// The tally of such a text, its cells on their axes, but its sums not checked yet; none if the text is otherwise,
/// or something is wrong.
pub(super) fn read_plain(text: &str, key: Option<SealKey<'_>>) -> Option<Tally> {
    let text = text.trim_matches([' ', '\n', '\r', '\t']);
    let mut reader = TextReader::new(text);
    reader.expect("{\"laks_tally\":")?;
    (reader.value::<u32>()? == VERSION).then_some(())?;
    reader.expect(",\"spec\":")?;
    let spec: Spec = reader.value()?;
    check_spec(&spec).ok()?;
    reader.expect(",\"axes\":")?;
    let axes: BTreeMap<String, Vec<Axis>> = reader.value()?;
    let tables = TablesWritten::new(&spec, &axes)?;
    reader.expect(",\"strata\":[")?;
    let mut known = KnownBefore::default();
    let mut writers: Vec<CellsWriter> = Vec::new();
    writers.resize_with(tables.list.slots(), CellsWriter::default);
    let mut bytes = Vec::new();
    let strata = reader.list("]", |reader| {
        tables.stratum(reader, &spec, &mut known, (&mut writers, &mut bytes))
    })?;
    reader.expect(",\"issues\":")?;
    let issues = reader.value()?;
    reader.expect(",\"notes\":")?;
    let notes: Notes = reader.value()?;
    reader.expect(",\"sources\":")?;
    let sources: Vec<Source> = reader.value()?;
    reader.expect(",\"may_count_twice\":")?;
    let may_count_twice: bool = reader.value()?;
    is_whole(reader, text, key)?;
    check_strata(&strata, &spec).ok()?;
    check_numbers(&notes).ok()?;
    check_sources(&sources, &spec, !strata.is_empty()).ok()?;
    let is_of_dates = notes.left_out.len() == spec.as_of.len();
    let provenance = Provenance::stored(sources, may_count_twice);
    let tally = Tally { spec, tables: tables.list, strata, issues, notes, provenance };
    is_of_dates.then_some(tally)
}

/// Whether the text ends with the checksum of what is before it, and under a key with its seal.
fn is_whole(mut reader: TextReader<'_>, text: &str, key: Option<SealKey<'_>>) -> Option<()> {
    let plain = [text.get(..reader.at())?, "}"];
    reader.expect(",\"checksum\":")?;
    let is_sum = reader.value::<String>()? == checksum_of(&plain);
    let seal: Option<String> = match reader.has(",\"seal\":") {
        true => Some(reader.value()?),
        false => None,
    };
    reader.expect("}")?;
    let is_sealed = key.is_none_or(|key| seal == Some(key.seal(&plain)));
    (is_sum && is_sealed && reader.rest().is_empty()).then_some(())
}

/// What the stratum before could tell, and how that was written: most strata say the same.
#[derive(Default)]
struct KnownBefore {
    text: String,
    known: Known,
}

impl KnownBefore {
    fn read(&mut self, reader: &mut TextReader<'_>) -> Option<Known> {
        if self.text.is_empty() || !reader.has(&self.text) {
            let rest = reader.rest();
            let from = reader.at();
            self.known = reader.value()?;
            self.text = rest.get(..reader.at() - from)?.to_owned();
        }
        Some(self.known.clone())
    }
}

/// The tables of a text, along axes that are those of this version.
struct TablesWritten {
    list: TableList,
    /// The name of each, as it is written, in the order of their names; where its copies stand.
    named: Vec<(String, Vec<usize>)>,
    /// How many cells each has, by where it stands.
    sizes: Vec<u64>,
    /// How many cells a course has; none if there are none.
    course_size: Option<u64>,
}

impl TablesWritten {
    fn new(spec: &Spec, axes: &BTreeMap<String, Vec<Axis>>) -> Option<Self> {
        let readers =
            spec.tables().into_iter().filter_map(|table| TableReader::new(spec, table, axes));
        let readers: Vec<TableReader> = readers.collect();
        let is_own = readers.iter().all(|reader| reader.is_own() && reader.check().is_ok());
        if !is_own || readers.len() != axes.len() {
            return None;
        }
        let list =
            TableList::only(spec, &readers.iter().map(|reader| reader.table).collect::<Vec<_>>());
        let names: BTreeMap<String, Vec<usize>> = list.written(spec);
        let named = names
            .into_iter()
            .map(|(name, slots)| Some((serde_json::to_string(&name).ok()?, slots)));
        let size = |table: CountTable| list.lengths(table).iter().product();
        let copies =
            list.iter().flat_map(|table| list.slots_of(table).map(move |slot| (slot, table)));
        let mut sizes = vec![0; list.slots()];
        copies.for_each(|(slot, table)| sizes[slot] = size(table));
        let courses = CountTable::Courses;
        let course_size = list.has(courses).then(|| size(courses));
        Some(Self { named: named.collect::<Option<_>>()?, sizes, course_size, list })
    }

    fn stratum(
        &self,
        reader: &mut TextReader<'_>,
        spec: &Spec,
        known: &mut KnownBefore,
        (writers, bytes): (&mut [CellsWriter], &mut Vec<u8>),
    ) -> Option<Stratum> {
        reader.expect("{\"key\":")?;
        let key: Vec<Option<String>> = reader.value()?;
        reader.expect(",\"known\":")?;
        let known = known.read(reader)?;
        if !self.named.is_empty() {
            reader.expect(",\"tables\":")?;
            self.tables(reader, writers)?;
        }
        let mut courses = Vec::new();
        if let Some(size) = self.course_size
            && reader.has(",\"courses\":[")
        {
            courses = reader.list("]", |reader| self.course(reader, size))?;
        }
        let published = match spec.published {
            true => {
                reader.expect(",\"published\":")?;
                let figures: Figures = reader.value()?;
                figures.check().ok()?;
                Some(figures)
            }
            false => None,
        };
        reader.expect("}")?;
        let in_order = courses.is_sorted_by(|a: &Course, b: &Course| a.key < b.key);
        let tables = CellsWriter::take_all(writers, bytes);
        (in_order && key.len() == spec.by.len()).then_some(Stratum {
            key,
            known,
            tables: tables.into(),
            courses,
            published,
        })
    }

    fn tables(&self, reader: &mut TextReader<'_>, writers: &mut [CellsWriter]) -> Option<()> {
        let mut open = "{";
        for (name, slots) in &self.named {
            reader.expect(open)?;
            reader.expect(name)?;
            reader.expect(":[")?;
            for (copy, &slot) in slots.iter().enumerate() {
                if copy > 0 {
                    reader.expect(",")?;
                }
                reader.cells_into(writers.get_mut(slot)?, self.sizes[slot])?;
            }
            reader.expect("]")?;
            open = ",";
        }
        reader.expect("}")
    }

    fn course(&self, reader: &mut TextReader<'_>, size: u64) -> Option<Course> {
        reader.expect("{\"key\":")?;
        let key = reader.value()?;
        reader.expect(",\"cells\":[")?;
        let tables: Vec<Cells> = reader.list("]", |reader| reader.cells(size))?;
        reader.expect("}")?;
        (tables.len() == self.list.dates()).then_some(Course { key, tables })
    }
}
