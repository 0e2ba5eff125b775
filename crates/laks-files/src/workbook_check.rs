//! Whether a file is a workbook that is safe to unpack: no other kind of file, no password, whole, and not
//! larger than can be meant, nor with cells farther away. What its cells are beside their values is noted.

use crate::book_marks::{BookMarks, BookTags};
use crate::container::Container;
use crate::far_places::FarPlaces;
use crate::old_workbook;
use crate::workbook_error::WorkbookError;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

/// No workbook unpacks to more bytes.
const MOST_BYTES: u64 = 2 << 30;

/// No workbook unpacks to more than so many times its size, unless it is small.
const MOST_RATIO: u64 = 200;

/// Below so many bytes, unpacked, a workbook is small.
const SMALL: u64 = 64 << 20;

/// The name of the stream in which a document with a password stands, as the file writes it.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Refuses what is no workbook, or not to be unpacked.
///
/// # Errors
/// With what the file is instead, and what to do.
pub(crate) fn check(path: &Path) -> Result<BookMarks, WorkbookError> {
    let mut begin = Vec::new();
    File::open(path)
        .map_err(|error| broken(&error))?
        .take(1024)
        .read_to_end(&mut begin)
        .map_err(|error| broken(&error))?;
    let is_old = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xls"));
    match (Container::of(&begin), is_old) {
        (Container::Html, _) => Err(WorkbookError::WebPage),
        // A newer workbook with a password is a document of the older kind, whatever its name.
        (Container::Ole, _) if is_encrypted(path).map_err(|error| broken(&error))? => {
            Err(WorkbookError::Password)
        }
        (Container::Ole, true) => {
            let old_sheets = old_workbook::check(path)?;
            Ok(BookMarks { old_sheets, ..BookMarks::default() })
        }
        (Container::Ole, false) => Err(WorkbookError::OlderKind),
        (Container::Zip, true) => Err(WorkbookError::NewerKind),
        (Container::Zip, false) => check_archive(path),
        _ => Err(WorkbookError::NoWorkbook),
    }
}

fn broken(error: &io::Error) -> WorkbookError {
    WorkbookError::Broken(error.to_string())
}

fn is_encrypted(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let (mut seen, finder) = (Vec::new(), memchr::memmem::Finder::new(ENCRYPTED));
    loop {
        let kept = seen.len();
        (&mut file).take(1 << 20).read_to_end(&mut seen)?;
        if finder.find(&seen).is_some() {
            return Ok(true);
        }
        if seen.len() == kept {
            return Ok(false);
        }
        seen.drain(..seen.len().saturating_sub(ENCRYPTED.len()));
    }
}

fn check_archive(path: &Path) -> Result<BookMarks, WorkbookError> {
    let file = BufReader::new(File::open(path).map_err(|error| broken(&error))?);
    let mut archive = ZipArchive::new(file).map_err(|error| said_of(&error))?;
    let (mut packed, mut unpacked) = (0, 0);
    for place in 0..archive.len() {
        let member = archive.by_index_raw(place).map_err(|error| said_of(&error))?;
        packed += member.compressed_size();
        unpacked += member.size();
    }
    let packed = packed.max(1);
    if unpacked > MOST_BYTES || (unpacked > SMALL && unpacked > MOST_RATIO.saturating_mul(packed)) {
        return Err(WorkbookError::TooLarge { unpacked, ratio: unpacked / packed });
    }
    let mut tags = BookTags::default();
    let name_of = |archive: &ZipArchive<_>, place| {
        let name = archive.name_for_index(place).and_then(Result::ok);
        name.unwrap_or_default().into_owned()
    };
    let mut places: Vec<(usize, String)> =
        (0..archive.len()).map(|place| (place, name_of(&archive, place))).collect();
    places.sort_by_key(|(_, name)| !BookTags::is_first(name));
    for (place, name) in places {
        let mut member = archive.by_index(place).map_err(|error| said_of(&error))?;
        let mut far = FarPlaces::new(&mut tags);
        // What is unpacked is compared with its checksum at its end.
        io::copy(&mut member, &mut far).map_err(|_| WorkbookError::CutShort)?;
        if let Some(place) = far.found() {
            return Err(WorkbookError::NoSuchPlace(place));
        }
        if tags.repeats_too_much() {
            return Err(WorkbookError::Broken("it repeats its cells too often".to_owned()));
        }
        tags.end(&name);
    }
    Ok(tags.marks())
}

fn said_of(error: &ZipError) -> WorkbookError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => WorkbookError::Password,
        _ => WorkbookError::CutShort,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_workbook_is_told_as_what_it_is() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/broken");
        for (name, error) in [
            ("cut_short.xlsx", WorkbookError::CutShort),
            ("damaged.xlsx", WorkbookError::CutShort),
            ("protected_by_a_password.xlsx", WorkbookError::Password),
            ("text_under_a_workbook_name.xlsx", WorkbookError::NoWorkbook),
            ("old_workbook_under_a_new_name.xlsx", WorkbookError::OlderKind),
            ("new_workbook_under_an_old_name.xls", WorkbookError::NewerKind),
            ("web_page_under_a_workbook_name.xls", WorkbookError::WebPage),
            ("zeros.xlsx", WorkbookError::NoWorkbook),
        ] {
            assert_eq!(check(&folder.join(name)), Err(error), "{name}");
        }
        assert!(check(&folder.join("several_sheets.xlsx")).is_ok());
    }
}
