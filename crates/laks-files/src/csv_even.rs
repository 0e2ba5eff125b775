//! Whether every row of a CSV has all its separators, by counting them: many times as fast as looking
//! at each row.

use memchr::{memchr, memchr_iter, memrchr};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// Whether a CSV in which no row is too long surely has no row that is too short.
///
/// True when it has no double quote and as many separators as its filled lines need. False says
/// nothing: then [`crate::first_flaw`] looks at each row. `lines_before` is the number of lines above the
/// header.
///
/// # Errors
/// When the file cannot be read.
pub fn surely_even(
    path: &Path,
    separator: u8,
    lines_before: u64,
    columns: u64,
) -> io::Result<bool> {
    let mut file = BufReader::with_capacity(1 << 20, File::open(path)?);
    for _ in 0..lines_before {
        file.skip_until(b'\n')?;
    }
    let (mut separators, mut lines) = (0_u64, Lines::default());
    // A last line without its end may be too long unseen.
    let mut last = 0_u64;
    loop {
        let piece = file.fill_buf()?;
        if piece.is_empty() {
            break;
        }
        if memchr(b'"', piece).is_some() {
            return Ok(false);
        }
        separators += memchr_iter(separator, piece).count() as u64;
        let last_line = memrchr(b'\n', piece).map_or(0, |end| end + 1);
        let tail = piece.get(last_line..).unwrap_or_default();
        last = if last_line > 0 { 0 } else { last } + memchr_iter(separator, tail).count() as u64;
        lines.read(piece);
        let read = piece.len();
        file.consume(read);
    }
    let each = columns.saturating_sub(1);
    Ok(last <= each && lines.end().checked_mul(each) == Some(separators))
}

/// Counts lines that have a letter.
#[derive(Default)]
struct Lines {
    filled: u64,
    /// How long the last line is so far, without a carriage return.
    open: usize,
}

impl Lines {
    fn read(&mut self, piece: &[u8]) {
        let mut start = 0;
        for end in memchr_iter(b'\n', piece) {
            self.add(piece.get(start..end).unwrap_or_default());
            self.filled += u64::from(self.open > 0);
            self.open = 0;
            start = end + 1;
        }
        self.add(piece.get(start..).unwrap_or_default());
    }

    fn add(&mut self, part: &[u8]) {
        self.open += part.strip_suffix(b"\r").unwrap_or(part).len();
    }

    fn end(self) -> u64 {
        self.filled + u64::from(self.open > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::first_flaw;
    use proptest::prelude::*;

    fn with_file<T>(content: &[u8], look: impl FnOnce(&Path) -> T) -> T {
        let name =
            format!("laks-even-{}-{:?}.csv", std::process::id(), std::thread::current().id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, content).unwrap();
        let seen = look(&path);
        std::fs::remove_file(&path).unwrap();
        seen
    }

    #[test]
    fn blank_lines_need_no_separators_and_quotes_are_left_to_others() {
        let even = |content: &[u8], before| {
            with_file(content, |path| surely_even(path, b';', before, 2).unwrap())
        };
        assert!(even(b"a;b\r\n1;2\r\n\r\n;\r\n3;4", 0));
        assert!(even(b"title\n;;;\na;b\n1;\n", 2));
        assert!(!even(b"a;b\n1\n", 0));
        assert!(!even(b"a;b\n1;\"2\"\n", 0));
        assert!(!even(b"a;b\n1\n;;", 0));
    }

    proptest! {
        #[test]
        fn what_is_surely_even_has_no_flaw_but_long_rows(rows in "[a;\r\n]{0,40}") {
            let content = format!("a;b\n{rows}");
            let (even, flaw) = with_file(content.as_bytes(), |path| {
                (surely_even(path, b';', 0, 2).unwrap(), first_flaw(path, b';', 1, 2, true).unwrap())
            });
            let long = content.lines().any(|line| line.matches(';').count() > 1);
            prop_assert!(!even || long || flaw.is_none());
        }
    }
}
