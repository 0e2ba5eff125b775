//! Opening a CSV: what its letters are and what its header says; its rows are promised.

use super::batches::CsvRows;
use super::encoding::Encoding;
use super::header::Head;
use super::packed::Packed;
use super::stamp::Stamp;
use super::text::{PIECE, TextReader, Trouble};
use super::twice::is_twice;
use crate::container::Container;
use crate::dress;
use crate::error::FileError;
use crate::likely_letters::LikelyLetters;
use crate::part::{Part, PlaceNote, Tallied};
use crate::row_choice::RowChoice;
use laks::adapter::masked;
use laks::sections::{ReadSchema, ShortRows};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// Opens a CSV; `place` is what sentences call it.
///
/// # Errors
/// When the file is no CSV, or its header cannot be read.
pub(crate) fn open_csv(path: &Path, place: &str, read: &ReadSchema) -> Result<Part, FileError> {
    let unreadable = |error: std::io::Error| FileError::Unreadable {
        place: place.to_owned(),
        message: error.to_string(),
    };
    let mut file = Packed::open(path).map_err(unreadable)?;
    let stamp = Stamp::of(file.file()).map_err(unreadable)?;
    let mut begin = Vec::new();
    (&mut file).take(PIECE as u64).read_to_end(&mut begin).map_err(unreadable)?;
    let file = Packed::open(path).map_err(unreadable)?;
    if let Some(found) = Container::of(&begin).instead_of_a_csv() {
        return Err(FileError::NoCsv { place: place.to_owned(), found });
    }
    let encoding = encoding_of(&begin, place, read.encoding.as_deref())?;
    if matches!(encoding, Encoding::Utf8) && is_twice(&begin) {
        return Err(FileError::EncodedTwice { place: place.to_owned() });
    }
    if let Some(likely) = LikelyLetters::instead_of(encoding.name(), &begin) {
        return Err(FileError::OtherLetters {
            place: place.to_owned(),
            declared: encoding.name().to_owned(),
            likely,
            words: likely.words(&begin).iter().map(|word| masked(word).into_owned()).collect(),
        });
    }
    let mut reader = TextReader::new(file, &encoding);
    let declared = read.encoding.as_deref().unwrap_or("utf-8").trim();
    let (mut text, row) = (Vec::new(), dress::header_row(read));
    let trouble = reader.add_to(&mut text, PIECE).map_err(unreadable)?;
    let mut head = Head { reader: &mut reader, text, trouble, place, declared };
    let is_utf8 = |error| match error {
        Some(Trouble::IsUtf8) => {
            Err(FileError::IsUtf8 { place: place.to_owned(), declared: declared.to_owned() })
        }
        _ => Ok(()),
    };
    is_utf8(head.trouble)?;
    let header = match head.reader.watch().suspects() {
        false => head.header(row, dress::separator(read)?),
        // Names in the wrong letters would hide what is wrong.
        true => {
            let header = head.header(row, dress::separator(read)?);
            let is_utf8_all_along = reader.rest_is_utf8().map_err(unreadable)?;
            is_utf8(is_utf8_all_along.then_some(Trouble::IsUtf8))?;
            header
        }
    }?;
    let note = PlaceNote {
        file: place.to_owned(),
        sheet: None,
        kind: "CSV".to_owned(),
        header_row: Some(row),
        encoding: Some(encoding.name().to_owned()),
        separator: Some(char::from(header.separator)),
    };
    let (names, tallied) = (header.names.clone(), Tallied::default());
    let rows = CsvRows {
        path: path.to_owned(),
        place: place.to_owned(),
        encoding,
        declared: declared.to_owned(),
        stamp,
        header,
        may_be_short: read.short_rows == Some(ShortRows::Empty),
        choice: RowChoice::new(read, &names).noting(&tallied.others),
        tallied: tallied.clone(),
    };
    Ok(Part::of_texts(note, &dress::stem(path), names, Arc::new(rows), tallied))
}

/// The letters of a file, by what is declared and how it begins.
fn encoding_of(begin: &[u8], place: &str, declared: Option<&str>) -> Result<Encoding, FileError> {
    let encoding = match declared {
        None => Encoding::Utf8,
        Some(name) => Encoding::named(name)
            .ok_or_else(|| FileError::UnknownEncoding { found: name.to_owned() })?,
    };
    let is_marked = begin.starts_with(b"\xff\xfe") || begin.starts_with(b"\xfe\xff");
    if is_marked && !encoding.is_utf16() {
        let declared = declared.map(str::to_owned);
        return Err(FileError::IsUtf16 { place: place.to_owned(), declared });
    }
    Ok(encoding)
}
