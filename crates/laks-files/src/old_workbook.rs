//! The container of an .xls: whether its chains of sectors end, and within the file. The reader of workbooks
//! follows a chain wherever it leads, and one that leads to itself it would follow until no memory is left.

use crate::old_sheets::marks_in;
use crate::sheet_marks::SheetMarks;
use crate::workbook_error::WorkbookError;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// The numbers from which on a sector is none: free, an end, or one of the table itself.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
const END: u32 = 0xFFFF_FFFE;

/// So many sectors the header lists itself.
const IN_HEADER: usize = 109;

/// What the beginning of the container says.
struct Head {
    sector: usize,
    directory: u32,
    small_table: u32,
    small_tables: usize,
    more: u32,
    listed: Vec<u32>,
}

/// Refuses a container whose chains do not end, or lead out of the file.
///
/// # Errors
/// When it is damaged so.
pub(crate) fn check(path: &Path) -> Result<Vec<SheetMarks>, WorkbookError> {
    let mut file = File::open(path).map_err(|error| WorkbookError::Broken(error.to_string()))?;
    match book(&mut file) {
        Ok(Some(book)) => marks_in(&book.stream, book.is_of_script),
        // A file that ends where something should stand.
        Ok(None) | Err(_) => Err(WorkbookError::CutShort),
    }
}

/// The records of a workbook.
struct Book {
    stream: Vec<u8>,
    /// Whether no program for people wrote it, for these say when it was saved.
    is_of_script: bool,
}

/// The records of a workbook whose chains end; none of one whose do not.
fn book(file: &mut (impl Read + Seek)) -> io::Result<Option<Book>> {
    let length = file.seek(SeekFrom::End(0))?;
    let Some(head) = head(file)? else { return Ok(None) };
    // The last sector may be cut, and the header takes the place of one.
    let sectors = length.div_ceil(head.sector as u64).saturating_sub(1) as usize;
    let Some(tables) = tables(file, &head, sectors)? else { return Ok(None) };
    let mut next = Vec::new();
    for table in &tables {
        next.extend(numbers(&read(file, &head, *table)?));
    }
    let Some(directory) = chain(&next, head.directory, sectors, usize::MAX) else {
        return Ok(None);
    };
    let mut streams = Vec::new();
    for sector in &directory {
        streams.extend(read(file, &head, *sector)?);
    }
    let mut entries = streams.chunks_exact(128);
    let Some(root) = entries.next() else { return Ok(None) };
    let (mut small_next, mut small_bytes) = (Vec::new(), Vec::new());
    let small_sectors = sectors.saturating_mul(head.sector / SMALL);
    if head.small_tables > 0 {
        let most = length_of(root).div_ceil(head.sector);
        let small = chain(&next, head.small_table, sectors, head.small_tables);
        let (Some(small), Some(inner)) = (small, chain(&next, start_of(root), sectors, most))
        else {
            return Ok(None);
        };
        for sector in inner {
            small_bytes.extend(read(file, &head, sector)?);
        }
        for sector in small {
            small_next.extend(numbers(&read(file, &head, sector)?));
        }
    }
    let (mut stream, mut is_of_script) = (Vec::new(), true);
    for entry in entries.filter(|entry| length_of(entry) > 0) {
        let (start, length) = (start_of(entry), length_of(entry));
        let found = match length < LARGE {
            true => chain(&small_next, start, small_sectors, length.div_ceil(SMALL)),
            false => chain(&next, start, sectors, length.div_ceil(head.sector)),
        };
        let Some(found) = found else { return Ok(None) };
        let name = name_of(entry);
        is_of_script &= name != "\u{5}SummaryInformation";
        if (name.eq_ignore_ascii_case("Workbook") || name.eq_ignore_ascii_case("Book"))
            && stream.is_empty()
        {
            for sector in found {
                match length < LARGE {
                    true => {
                        let at = sector as usize * SMALL;
                        stream.extend(small_bytes.get(at..at + SMALL).unwrap_or_default());
                    }
                    false => stream.extend(read(file, &head, sector)?),
                }
            }
            stream.truncate(length);
        }
    }
    Ok(Some(Book { stream, is_of_script }))
}

fn name_of(entry: &[u8]) -> String {
    let name = entry.get(..64).unwrap_or_default();
    let name = encoding_rs::UTF_16LE.decode_without_bom_handling(name).0;
    name.split('\0').next().unwrap_or_default().to_owned()
}

/// A sector of a stream that is no larger than this, which stands in a stream of such.
const SMALL: usize = 64;
const LARGE: usize = 4096;

fn start_of(entry: &[u8]) -> u32 {
    number(entry, 116)
}

fn length_of(entry: &[u8]) -> usize {
    number(entry, 120) as usize
}

fn number(bytes: &[u8], at: usize) -> u32 {
    let found = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>());
    found.map_or(u32::MAX, |bytes| u32::from_le_bytes(*bytes))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|chunk| number(chunk, 0))
}

/// The beginning; none where it is none of such a container.
fn head(file: &mut (impl Read + Seek)) -> io::Result<Option<Head>> {
    let mut head = [0; 512];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut head)?;
    let sector = match head.get(30..32) {
        Some([9, 0]) => 512,
        Some([12, 0]) => 4096,
        _ => return Ok(None),
    };
    Ok(Some(Head {
        sector,
        directory: number(&head, 48),
        small_table: number(&head, 60),
        small_tables: number(&head, 64) as usize,
        more: number(&head, 68),
        listed: numbers(head.get(76..).unwrap_or_default()).take(IN_HEADER).collect(),
    }))
}

/// A sector's bytes; what lies behind the end of the file is free.
fn read(file: &mut (impl Read + Seek), head: &Head, sector: u32) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(head.sector);
    file.seek(SeekFrom::Start((u64::from(sector) + 1) * head.sector as u64))?;
    file.take(head.sector as u64).read_to_end(&mut bytes)?;
    bytes.resize(head.sector, 0xFF);
    Ok(bytes)
}

/// The sectors in which the table of chains stands; none where their own list does not end.
fn tables(
    file: &mut (impl Read + Seek),
    head: &Head,
    sectors: usize,
) -> io::Result<Option<Vec<u32>>> {
    let (mut found, mut more) = (head.listed.clone(), head.more);
    for _ in 0..=sectors {
        if more >= NO_SECTOR {
            found.retain(|sector| *sector < NO_SECTOR);
            let is_there = found.iter().all(|sector| (*sector as usize) < sectors);
            let is_once = found.len() <= sectors;
            return Ok((is_there && is_once).then_some(found));
        }
        if more as usize >= sectors {
            return Ok(None);
        }
        let mut listed: Vec<u32> = numbers(&read(file, head, more)?).collect();
        more = listed.pop().unwrap_or(END);
        found.append(&mut listed);
    }
    Ok(None)
}

/// The sectors of a chain, no more than are needed; none where it does not end within the file.
fn chain(next: &[u32], start: u32, sectors: usize, needed: usize) -> Option<Vec<u32>> {
    let (mut found, mut at) = (Vec::new(), start);
    while at != END && found.len() < needed {
        if at as usize >= sectors || found.len() >= sectors {
            return None;
        }
        found.push(at);
        at = next.get(at as usize).copied()?;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// A container of a header, a table of chains, a directory, and a stream of these sectors.
    fn container(next: &[u32], directory: u32) -> Vec<u8> {
        let mut file = vec![0; 512];
        file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        file[30] = 9;
        file[48..52].copy_from_slice(&directory.to_le_bytes());
        file[68..72].copy_from_slice(&END.to_le_bytes());
        file[76..512].fill(0xFF);
        file[76..80].copy_from_slice(&0_u32.to_le_bytes());
        let mut table = vec![0xFF; 512];
        for (place, number) in next.iter().enumerate() {
            table[place * 4..place * 4 + 4].copy_from_slice(&number.to_le_bytes());
        }
        file.extend(table);
        let mut entries = vec![0; 512];
        entries[128 + 116..128 + 120].copy_from_slice(&2_u32.to_le_bytes());
        entries[128 + 120..128 + 124].copy_from_slice(&5000_u32.to_le_bytes());
        file.extend(entries);
        file.extend(vec![0; 512 * 10]);
        file
    }

    #[test]
    fn a_chain_that_leads_to_itself_is_seen() {
        // It was followed until the process was ended for want of memory.
        let whole = |next: &[u32], directory| {
            book(&mut Cursor::new(container(next, directory))).map(|book| book.is_some())
        };
        let stream: Vec<u32> = (3..12).chain([END]).collect();
        let next = |directory: u32| [vec![0xFFFF_FFFD, directory], stream.clone()].concat();
        assert!(whole(&next(END), 1).unwrap());
        assert!(!whole(&next(1), 1).unwrap());
        assert!(!whole(&next(END), 0xFFFF).unwrap());
        let mut circle = next(END);
        circle[4] = 2;
        assert!(whole(&circle, 1).unwrap(), "no more of it is read than its stream is long");
        circle[1] = 0xFFFF_FFFF;
        assert!(!whole(&circle, 1).unwrap());
        assert!(book(&mut Cursor::new(vec![0; 100])).is_err());
    }
}
