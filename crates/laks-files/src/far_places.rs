//! Cells and rows of an .xlsx whose numbers are beyond any that can be counted with: the reader of workbooks
//! would take them for others, nearer ones.

use crate::book_marks::BookTags;
use crate::tag::Tag;
use memchr::memchr;
use std::io;

/// Letters of a column and digits of a row, more of which no number of 32 bits can hold for sure.
const MOST_LETTERS: usize = 6;
const MOST_DIGITS: usize = 9;

/// So much of a tag is looked at, and so much of a place is said.
const SEEN: usize = 4096;
const SHOWN: usize = 40;

/// Looks at the tags of a sheet as its text is written to it.
#[derive(Debug)]
pub(crate) struct FarPlaces<'a> {
    /// What else is to be seen in them.
    tags: &'a mut BookTags,
    is_in_tag: bool,
    tag: Vec<u8>,
    found: Option<String>,
}

impl<'a> FarPlaces<'a> {
    pub(crate) const fn new(tags: &'a mut BookTags) -> Self {
        Self { tags, is_in_tag: false, tag: Vec::new(), found: None }
    }

    /// The first place that is too far away, as it is written.
    pub(crate) fn found(self) -> Option<String> {
        self.found
    }

    fn add(&mut self, part: &[u8]) {
        let room = SEEN.saturating_sub(self.tag.len());
        self.tag.extend(part.iter().take(room));
    }

    fn end_tag(&mut self) {
        let tag = Tag::of(&self.tag);
        if self.found.is_none() {
            self.found = place_of(&tag).filter(|place| is_far(place)).map(said);
        }
        self.tags.see(&tag);
        self.tag.clear();
    }
}

impl io::Write for FarPlaces<'_> {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        let mut rest = text;
        while !rest.is_empty() {
            let end = memchr(if self.is_in_tag { b'>' } else { b'<' }, rest);
            let (part, behind) = rest.split_at(end.unwrap_or(rest.len()));
            if self.is_in_tag {
                self.add(part);
                if end.is_some() {
                    self.end_tag();
                }
            }
            self.is_in_tag ^= end.is_some();
            rest = behind.get(1..).unwrap_or_default();
        }
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Where a cell or row is said to stand.
fn place_of<'a>(tag: &Tag<'a>) -> Option<&'a [u8]> {
    [&b"c"[..], b"row"].contains(&tag.name).then(|| tag.value(b" r="))?
}

fn is_far(place: &[u8]) -> bool {
    let letters = place.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    letters > MOST_LETTERS || place.len() - letters > MOST_DIGITS
}

fn said(place: &[u8]) -> String {
    String::from_utf8_lossy(place.get(..SHOWN).unwrap_or(place)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn found(sheet: &str, piece: usize) -> Option<String> {
        let mut tags = BookTags::default();
        let mut places = FarPlaces::new(&mut tags);
        for piece in sheet.as_bytes().chunks(piece) {
            places.write_all(piece).unwrap();
        }
        places.found()
    }

    #[test]
    fn a_place_that_no_number_holds_is_found_however_the_text_comes() {
        // Row 99999999999 was read as row 1215752191, and row 4294967298 as row 2.
        let far = |place: &str| Some(place.to_owned());
        for piece in [1, 3, 1000] {
            let cell = "<row r=\"2\"><c s=\"1\" r=\"A4294967298\"><v>1</v></c></row>";
            assert_eq!(found(cell, piece), far("A4294967298"));
            assert_eq!(found("<x:row r='99999999999'>", piece), far("99999999999"));
            assert_eq!(found("<c r=\"AAAAAAAAAA1\"/>", piece), far("AAAAAAAAAA1"));
            assert_eq!(found("<c r=\"XFD1048576\"><f r=\"A99999999999\"/></c>", piece), None);
            assert_eq!(found("<t>c r=\"A99999999999\"</t>", piece), None);
        }
    }
}
