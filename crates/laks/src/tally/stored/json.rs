//! A tally as JSON, its tables by name with their axes; what is read is not believed but checked.

use super::checks::{check_numbers, check_sources, check_spec, check_strata, refuse};
use super::checksum::checksum_of;
use super::identities;
use super::json_before::read_version_1;
use super::read_plain::read_plain;
use super::table_name::table_name;
use super::table_reader::TableReader;
use super::{SealKey, VERSION};
use crate::error::{Error, StoredFault};
use crate::records::Known;
use crate::rules::IssueCounts;
use crate::tally::axis::{Axis, axes_of};
use crate::tally::cells::Cells;
use crate::tally::count_table::CountTable;
use crate::tally::course::{Course, CourseKey};
use crate::tally::figures::Figures;
use crate::tally::notes::Notes;
use crate::tally::provenance::{Provenance, Source};
use crate::tally::spec::Spec;
use crate::tally::table_list::TableList;
use crate::tally::tally_type::{Stratum, Tally};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A table's cells for each date of the count: cell, count, cell, count …
type WrittenCells = Vec<Vec<u64>>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    laks_tally: u32,
    spec: Spec,
    /// What stands along each table.
    axes: BTreeMap<String, Vec<Axis>>,
    strata: Vec<WrittenStratum>,
    issues: IssueCounts,
    notes: Notes,
    sources: Vec<Source>,
    #[serde(default)]
    may_count_twice: bool,
    /// SHA-256 of the text without it and what follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    checksum: Option<String>,
    /// HMAC-SHA-256 of the same text, where a key was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seal: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStratum {
    key: Vec<Option<String>>,
    known: Known,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    tables: BTreeMap<String, WrittenCells>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    courses: Vec<WrittenCourse>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Figures>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCourse {
    key: CourseKey,
    cells: WrittenCells,
}

fn numbers(cells: &Cells) -> Vec<u64> {
    cells.iter().flat_map(|(cell, count)| [cell, count]).collect()
}

impl Tally {
    /// The tally as JSON. Equal tallies from equal sources give equal text.
    ///
    /// ```
    /// use laks::Tally;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let tally = cafe::tally()?;
    /// let text = tally.to_json()?;
    /// assert!(text.starts_with(r#"{"laks_tally":2"#) && !text.contains("H001")); // it names nobody
    /// assert_eq!(Tally::from_json(&text)?, tally);
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// Never for a tally that laks made.
    pub fn to_json(&self) -> Result<String, Error> {
        self.written(None)
    }

    /// The tally as JSON with a seal that only this key makes, so that a change is found.
    ///
    /// ```
    /// use laks::Tally;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let text = cafe::tally()?.to_json_sealed(b"a secret of the unit")?;
    /// assert!(Tally::from_json_sealed(&text, b"a secret of the unit").is_ok());
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the key is empty.
    #[cfg(feature = "hmac")]
    pub fn to_json_sealed(&self, key: &[u8]) -> Result<String, Error> {
        self.written(Some(SealKey::new(key)?))
    }

    fn written(&self, key: Option<SealKey<'_>>) -> Result<String, Error> {
        let mut text = self.plain_text()?;
        let (sum, seal) = (checksum_of(&[&text]), key.map(|key| key.seal(&[&text])));
        text.pop(); // the bracket that closes it
        text.extend([",\"checksum\":\"", &sum, "\""]);
        if let Some(seal) = seal {
            text.extend([",\"seal\":\"", &seal, "\""]);
        }
        text.push('}');
        Ok(text)
    }

    /// What is written, with its checksum.
    pub(super) fn written_form(&self) -> Result<Written, Error> {
        let axes = self
            .tables
            .iter()
            .map(|table| (table_name(&self.spec, table), axes_of(&self.spec, table)));
        let mut written = Written {
            laks_tally: VERSION,
            spec: self.spec.clone(),
            axes: axes.collect(),
            strata: self.strata.iter().map(|stratum| self.written_stratum(stratum)).collect(),
            issues: self.issues.clone(),
            notes: self.notes.clone(),
            sources: self.sources(),
            may_count_twice: self.may_count_twice(),
            checksum: None,
            seal: None,
        };
        let text = self.plain_text()?;
        written.checksum = Some(checksum_of(&[&text]));
        Ok(written)
    }

    fn written_stratum(&self, stratum: &Stratum) -> WrittenStratum {
        let tables = self.tables.iter().filter(|table| *table != CountTable::Courses);
        let tables = tables.map(|table| {
            let dates = if table.is_dated() { self.tables.dates() } else { 1 };
            let copies =
                (0..dates).filter_map(|date| stratum.tables.get(self.tables.slot(table, date)?));
            let copies = copies.map(|cells| numbers(&cells));
            (table_name(&self.spec, table), copies.collect())
        });
        let course = |course: &Course| WrittenCourse {
            key: course.key.clone(),
            cells: course.tables.iter().map(numbers).collect(),
        };
        WrittenStratum {
            key: stratum.key.clone(),
            known: stratum.known.clone(),
            tables: tables.collect(),
            courses: stratum.courses.iter().map(course).collect(),
            published: stratum.published.clone(),
        }
    }

    /// Reads a tally back: this version's, or the one before.
    ///
    /// ```
    /// use laks::Tally;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let text = cafe::tally()?.to_json()?;
    /// assert_eq!(Tally::from_json(&text)?.funnel(0.95)?, cafe::tally()?.funnel(0.95)?);
    /// let tampered = text.replace("Jobcenter", "Jobcentre");
    /// assert!(Tally::from_json(&tampered).unwrap_err().to_string().contains("checksum"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the text is no tally, was changed since it was written, or its counts contradict each other.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        Self::read(text, None)
    }

    /// Reads a tally back that was sealed with this key.
    ///
    /// ```
    /// use laks::Tally;
    /// # mod cafe { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/docs/cafe.rs")); }
    /// let text = cafe::tally()?.to_json_sealed(b"a secret of the unit")?;
    /// assert_eq!(Tally::from_json_sealed(&text, b"a secret of the unit")?, cafe::tally()?);
    /// assert!(Tally::from_json_sealed(&text, b"another secret").unwrap_err().to_string().contains("seal"));
    /// # Ok::<(), laks::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Tally::from_json`], and when the seal is missing or not of this key.
    #[cfg(feature = "hmac")]
    pub fn from_json_sealed(text: &str, key: &[u8]) -> Result<Self, Error> {
        Self::read(text, Some(SealKey::new(key)?))
    }

    fn read(text: &str, key: Option<SealKey<'_>>) -> Result<Self, Error> {
        if let Some(tally) = read_plain(text, key) {
            identities::check_sums(&tally)?;
            return Ok(tally);
        }
        #[derive(Deserialize)]
        struct Version {
            laks_tally: u32,
        }
        let version: Version =
            serde_json::from_str(text).map_err(|error| Error::json("tally", &error))?;
        let tally = match (version.laks_tally, key) {
            (1, None) => read_version_1(text)?,
            (1, Some(_)) => return Err(refuse(StoredFault::NoSeal)),
            (other, _) if other != VERSION => {
                return Err(refuse(StoredFault::Version { found: other, newest: VERSION }));
            }
            (_, key) => {
                let written = serde_json::from_str(text);
                return Self::from_written(
                    written.map_err(|error| Error::json("tally", &error))?,
                    key,
                );
            }
        };
        identities::check(&tally)?;
        Ok(tally)
    }

    /// The tally that is written, checked.
    pub(super) fn from_written(written: Written, key: Option<SealKey<'_>>) -> Result<Self, Error> {
        let tally = read_version_2(written, key)?;
        identities::check(&tally)?;
        Ok(tally)
    }
}

fn text_of(written: &Written) -> Result<String, Error> {
    serde_json::to_string(written).map_err(|error| Error::json("tally", &error))
}

fn read_version_2(mut written: Written, key: Option<SealKey<'_>>) -> Result<Tally, Error> {
    let (sum, sealed) = (written.checksum.take(), written.seal.take());
    let plain = text_of(&written)?;
    if sum.as_deref() != Some(&checksum_of(&[&plain])) {
        return Err(refuse(StoredFault::Checksum));
    }
    if let Some(key) = key
        && sealed.as_deref() != Some(&key.seal(&[&plain]))
    {
        return Err(refuse(StoredFault::Seal));
    }
    let spec = written.spec;
    check_spec(&spec)?;
    if written.notes.left_out.len() != spec.as_of.len() {
        let (expected, found) = (spec.as_of.len(), written.notes.left_out.len());
        return Err(refuse(StoredFault::LeftOut { expected, found }));
    }
    let readers: Vec<TableReader> = spec
        .tables()
        .into_iter()
        .filter_map(|table| TableReader::new(&spec, table, &written.axes))
        .collect();
    readers.iter().try_for_each(TableReader::check)?;
    check_numbers(&written.notes)?;
    let list: Vec<CountTable> = readers.iter().map(|reader| reader.table).collect();
    let tables = TableList::only(&spec, &list);
    let strata = written.strata.into_iter();
    let strata = strata.map(|stratum| read_stratum(&spec, &tables, &readers, stratum));
    let strata: Vec<Stratum> = strata.collect::<Result<_, _>>()?;
    check_strata(&strata, &spec)?;
    check_sources(&written.sources, &spec, !strata.is_empty())?;
    let provenance = Provenance::stored(written.sources, written.may_count_twice);
    Ok(Tally { spec, tables, strata, issues: written.issues, notes: written.notes, provenance })
}

fn read_stratum(
    spec: &Spec,
    list: &TableList,
    readers: &[TableReader],
    mut written: WrittenStratum,
) -> Result<Stratum, Error> {
    if written.key.len() != spec.by.len() {
        let (expected, found) = (spec.by.len(), written.key.len());
        return Err(refuse(StoredFault::Labels { expected, found }));
    }
    if written.published.is_some() != spec.published {
        return Err(refuse(StoredFault::Published));
    }
    if let Some(figures) = &written.published {
        figures.check()?;
    }
    let mut tables = vec![Cells::default(); list.slots()];
    let mut courses = Vec::new();
    for reader in readers {
        if reader.table == CountTable::Courses {
            let read = std::mem::take(&mut written.courses).into_iter();
            courses =
                read.map(|course| read_course(reader, list, course)).collect::<Result<_, _>>()?;
            continue;
        }
        let copies = written.tables.remove(&reader.name).unwrap_or_default();
        let dates = if reader.table.is_dated() { list.dates() } else { 1 };
        if copies.len() != dates {
            let (table, found) = (reader.name.clone(), copies.len());
            return Err(refuse(StoredFault::Copies { table, expected: dates, found }));
        }
        for (date, numbers) in copies.iter().enumerate() {
            if let Some(slot) = list.slot(reader.table, date) {
                tables[slot] = reader.cells(numbers)?;
            }
        }
    }
    if !courses.is_sorted_by(|a: &Course, b| a.key < b.key) {
        return Err(refuse(StoredFault::CoursesOrder));
    }
    Ok(Stratum {
        key: written.key,
        known: written.known,
        tables: tables.into(),
        courses,
        published: written.published,
    })
}

fn read_course(
    reader: &TableReader,
    list: &TableList,
    written: WrittenCourse,
) -> Result<Course, Error> {
    if written.cells.len() != list.dates() {
        let (expected, found) = (list.dates(), written.cells.len());
        return Err(refuse(StoredFault::DatesOfCourse { expected, found }));
    }
    let tables = written.cells.iter().map(|numbers| reader.cells(numbers));
    Ok(Course { key: written.key, tables: tables.collect::<Result<_, _>>()? })
}
