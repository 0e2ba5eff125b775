//! What a file is by its first bytes, whatever its name says.

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    /// An archive, as newer workbooks are.
    Zip,
    /// A document of the older kind, as older workbooks are, and protected ones.
    Ole,
    /// A page of HTML, or XML.
    Html,
    /// A Parquet file.
    Parquet,
    /// A database of SQLite.
    Sqlite,
    /// Anything else, text perhaps.
    Text,
}

const MARKS: [(&[u8], Container); 4] = [
    (b"PK\x03\x04", Container::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Container::Ole),
    (b"PAR1", Container::Parquet),
    (b"SQLite format 3\0", Container::Sqlite),
];
const PAGES: [&[u8]; 7] =
    [b"<html", b"<!doctype html", b"<table", b"<meta", b"<?xml", b"<head", b"<style"];

/// How many bytes at the beginning are looked at.
const SEEN: usize = 1024;

impl Container {
    /// By the first bytes of a file.
    pub(crate) fn of(begin: &[u8]) -> Self {
        let begin = begin.get(..SEEN).unwrap_or(begin);
        if let Some((_, kind)) = MARKS.into_iter().find(|(mark, _)| begin.starts_with(mark)) {
            return kind;
        }
        let is_before = |byte: &u8| b"\xef\xbb\xbf\xff\xfe \t\r\n".contains(byte);
        let letters = begin.iter().filter(|byte| **byte != 0).skip_while(|byte| is_before(byte));
        let text: Vec<u8> = letters.map(u8::to_ascii_lowercase).take(20).collect();
        match PAGES.into_iter().any(|page| text.starts_with(page)) {
            true => Self::Html,
            false => Self::Text,
        }
    }

    /// What a file under the name of a CSV is instead, and what to do; none where it may be one.
    pub(crate) const fn instead_of_a_csv(self) -> Option<&'static str> {
        match self {
            Self::Zip => Some("a workbook or an archive; if it is a workbook, name it .xlsx"),
            Self::Ole => Some("a workbook; name it .xls"),
            Self::Html => Some("a web page; open it in a spreadsheet program and save it as CSV"),
            Self::Parquet => Some("a Parquet file; name it .parquet"),
            Self::Sqlite => Some("an SQLite database; name it .sqlite"),
            Self::Text => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_how_they_begin() {
        for (begin, kind) in [
            (&b"PK\x03\x04rest"[..], Container::Zip),
            (b"PAR1", Container::Parquet),
            (b"\xef\xbb\xbf\r\n <!DOCTYPE HTML>", Container::Html),
            (b"\xff\xfe<\0t\0a\0b\0l\0e\0>\0", Container::Html),
            (b"Henvist;Hold\n", Container::Text),
            (b"", Container::Text),
        ] {
            assert_eq!(Container::of(begin), kind);
        }
    }
}
