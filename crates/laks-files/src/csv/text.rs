//! A file as UTF-8 text, piece by piece, whatever its letters: what is no text is told with its place.

use super::encoding::Encoding;
use super::line_ends::{LineFeeds, are_old};
use super::packed::Packed;
use super::stamp::Stamp;
use super::twice::{held_back, once};
use super::utf8_watch::Utf8Watch;
use super::utf16::{Order, order_of};
use crate::likely_letters::LikelyLetters;
use encoding_rs::{Decoder, DecoderResult};
use memchr::{memchr, memchr2, memchr3};
use std::io::{self, Read};
use std::path::Path;

/// How many bytes are read at a time.
pub(crate) const PIECE: usize = 1 << 20;

/// Why a text ends before its file does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Bytes that are not UTF-8, behind the text so far, and which letters they are likely.
    NotUtf8(LikelyLetters),
    /// A byte that is 0 stands behind the text so far.
    Zero,
    /// The byte with this number, counted from 0 in the file, is no letter of the declared encoding.
    NotDeclared(u64),
    /// The file is declared to be in other letters, and is UTF-8.
    IsUtf8,
}

enum Decoding {
    Utf8,
    Twice,
    Named(Box<Decoder>, bool),
    Dos(Box<[char; 128]>),
}

/// Reads a file as text.
pub(crate) struct TextReader {
    file: Packed,
    decoding: Decoding,
    encoding: Encoding,
    /// What gives line feeds to a text whose lines end with carriage returns.
    feeds: Option<LineFeeds>,
    watch: Utf8Watch,
    /// Bytes of a letter that the last piece cut off.
    begun: Vec<u8>,
    /// Letters at the end of the last piece that may be the beginning of one that was encoded twice.
    held: Vec<u8>,
    read: u64,
    is_first: bool,
    is_over: bool,
}

impl std::fmt::Debug for TextReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextReader").field("read", &self.read).finish_non_exhaustive()
    }
}

impl TextReader {
    /// Opens a file.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(crate) fn open(path: &Path, encoding: &Encoding) -> io::Result<Self> {
        Ok(Self::new(Packed::open(path)?, encoding))
    }

    /// Reads from the beginning of an open file.
    pub(crate) fn new(file: Packed, encoding: &Encoding) -> Self {
        let decoding = match encoding {
            Encoding::Utf8 => Decoding::Utf8,
            Encoding::Utf8Twice => Decoding::Twice,
            // Its order is known when its first bytes are.
            Encoding::Utf16 => Decoding::Named(
                Box::new(encoding_rs::UTF_16LE.new_decoder_without_bom_handling()),
                false,
            ),
            Encoding::Named(found, _) => {
                let decoder = Box::new(found.new_decoder_without_bom_handling());
                Decoding::Named(decoder, found.name() == "windows-1252")
            }
            Encoding::Dos(page, _) => Decoding::Dos(page.clone()),
        };
        let is_watched =
            !matches!(encoding, Encoding::Utf8 | Encoding::Utf8Twice) && !encoding.is_utf16();
        Self {
            file,
            decoding,
            encoding: encoding.clone(),
            feeds: None,
            watch: Utf8Watch::new(is_watched),
            begun: Vec::new(),
            held: Vec::new(),
            read: 0,
            is_first: true,
            is_over: false,
        }
    }

    /// What the file is like now.
    ///
    /// # Errors
    /// When the system does not answer.
    pub(crate) fn stamp(&self) -> io::Result<Stamp> {
        Stamp::of(self.file.file())
    }

    /// Whether the whole file was given.
    pub(crate) const fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether the file has no text at all, not even a mark of its letters.
    pub(crate) const fn is_empty(&self) -> bool {
        self.is_first
    }

    /// What is known of whether the file is UTF-8 though it is declared otherwise.
    pub(crate) const fn watch(&self) -> &Utf8Watch {
        &self.watch
    }

    /// Reads the rest of the file, only to know whether it is UTF-8.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn rest_is_utf8(&mut self) -> io::Result<bool> {
        let mut piece = Vec::new();
        while self.watch.suspects() {
            piece.clear();
            if (&mut self.file).take(PIECE as u64).read_to_end(&mut piece)? == 0 {
                return Ok(self.watch.is_utf8());
            }
            self.watch.see(&piece);
        }
        Ok(false)
    }

    /// Adds the next piece to a text, of about this many bytes; answers what ends the text, if anything does.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn add_to(
        &mut self,
        text: &mut Vec<u8>,
        bytes: usize,
    ) -> io::Result<Option<Trouble>> {
        let start = text.len();
        let trouble = match self.decoding {
            Decoding::Utf8 => self.add_utf8(text, bytes)?,
            Decoding::Twice => self.add_twice(text, bytes)?,
            _ => self.add_decoded(text, bytes)?,
        };
        if self.is_first && text.len() > start {
            self.is_first = false;
            // Some programs write the mark before a text that has one.
            while text.get(start..).is_some_and(|added| added.starts_with(b"\xef\xbb\xbf")) {
                text.drain(start..start + 3);
            }
            self.feeds = are_old(text.get(start..).unwrap_or_default()).then(LineFeeds::default);
        }
        if let Some(feeds) = &mut self.feeds {
            let added = text.split_off(start);
            text.extend(feeds.given(&added));
        }
        if let Some(zero) = memchr(0, text.get(start..).unwrap_or_default()) {
            text.truncate(start + zero);
            return Ok(Some(Trouble::Zero));
        }
        match trouble {
            None if self.is_over && self.watch.is_utf8() => Ok(Some(Trouble::IsUtf8)),
            trouble => Ok(trouble),
        }
    }

    fn add_utf8(&mut self, text: &mut Vec<u8>, bytes: usize) -> io::Result<Option<Trouble>> {
        let start = text.len();
        text.reserve(self.begun.len() + bytes);
        text.append(&mut self.begun);
        let read = (&mut self.file).take(bytes as u64).read_to_end(text)?;
        self.read += read as u64;
        self.is_over = read == 0;
        let added = text.get(start..).unwrap_or_default();
        if simdutf8::basic::from_utf8(added).is_ok() {
            return Ok(None);
        }
        // The quick check does not say where a text ends.
        let Err(error) = std::str::from_utf8(added) else { return Ok(None) };
        let good = start + error.valid_up_to();
        if error.error_len().is_none() && !self.is_over {
            self.begun = text.split_off(good);
            return Ok(None);
        }
        let likely = LikelyLetters::of(text.get(good..).unwrap_or_default());
        text.truncate(good);
        Ok(Some(Trouble::NotUtf8(likely)))
    }

    /// Adds text of which letters were encoded twice; the end of one that was cut off waits for the next piece.
    fn add_twice(&mut self, text: &mut Vec<u8>, bytes: usize) -> io::Result<Option<Trouble>> {
        let mut added = std::mem::take(&mut self.held);
        let trouble = self.add_utf8(&mut added, bytes)?;
        let held = match std::str::from_utf8(&added) {
            Ok(added) if trouble.is_none() && !self.is_over => held_back(added),
            _ => 0,
        };
        self.held = added.split_off(added.len() - held);
        text.extend_from_slice(once(&String::from_utf8_lossy(&added)).as_bytes());
        Ok(trouble)
    }

    fn add_decoded(&mut self, text: &mut Vec<u8>, bytes: usize) -> io::Result<Option<Trouble>> {
        let mut raw = Vec::new();
        (&mut self.file).take(bytes as u64).read_to_end(&mut raw)?;
        self.is_over = raw.is_empty();
        self.watch.see(&raw);
        let mut from = 0;
        if self.read == 0 && self.encoding.is_utf16() {
            match self.choose_order(&raw) {
                Ok(mark) => from = mark,
                Err(trouble) => return Ok(Some(trouble)),
            }
        }
        let before = self.read;
        self.read += raw.len() as u64;
        let raw = raw.get(from..).unwrap_or_default();
        match &mut self.decoding {
            Decoding::Dos(page) => {
                add_letters(text, raw, page);
                Ok(None)
            }
            Decoding::Named(decoder, is_1252) => {
                let undefined = if *is_1252 { undefined_in_1252(raw) } else { None };
                let good = raw.get(..undefined.unwrap_or(raw.len())).unwrap_or_default();
                let at = decode(decoder, good, text, self.is_over);
                let place = |at: usize| Trouble::NotDeclared(before + (from + at) as u64);
                Ok(at.or(undefined).map(place))
            }
            Decoding::Utf8 | Decoding::Twice => Ok(None),
        }
    }

    /// Takes the order of bytes that a text has; answers how long its mark is.
    ///
    /// # Errors
    /// When it is no UTF-16, or in the other order than the declared one.
    fn choose_order(&mut self, raw: &[u8]) -> Result<usize, Trouble> {
        let Some((order, mark)) = order_of(raw) else {
            let is_utf8 = match std::str::from_utf8(raw) {
                Ok(_) => true,
                // The end of the piece may cut a letter off.
                Err(error) => error.error_len().is_none(),
            };
            return Err(if is_utf8 { Trouble::IsUtf8 } else { Trouble::NotDeclared(0) });
        };
        let found = match order {
            Order::Little => encoding_rs::UTF_16LE,
            Order::Big => encoding_rs::UTF_16BE,
        };
        match &self.encoding {
            Encoding::Named(declared, _) if *declared != found => Err(Trouble::NotDeclared(0)),
            _ => {
                let decoder = Box::new(found.new_decoder_without_bom_handling());
                self.decoding = Decoding::Named(decoder, false);
                Ok(mark)
            }
        }
    }
}

/// The first byte that Windows-1252 has no letter for; a browser takes it for a control character.
fn undefined_in_1252(raw: &[u8]) -> Option<usize> {
    if raw.is_ascii() {
        return None;
    }
    let one = memchr3(0x81, 0x8d, 0x8f, raw);
    let other = memchr2(0x90, 0x9d, raw);
    one.into_iter().chain(other).min()
}

fn add_letters(text: &mut Vec<u8>, raw: &[u8], page: &[char; 128]) {
    let mut letter = [0; 4];
    for &byte in raw {
        match byte.checked_sub(0x80).and_then(|place| page.get(usize::from(place))) {
            Some(&found) => text.extend_from_slice(found.encode_utf8(&mut letter).as_bytes()),
            None => text.push(byte),
        }
    }
}

/// Decodes a piece; answers where the first byte stands that is no letter, if one is not.
fn decode(decoder: &mut Decoder, raw: &[u8], text: &mut Vec<u8>, last: bool) -> Option<usize> {
    let most = decoder.max_utf8_buffer_length_without_replacement(raw.len()).unwrap_or(0);
    let start = text.len();
    text.resize(start + most + 4, 0);
    let room = text.get_mut(start..).unwrap_or_default();
    let (result, read, written) = decoder.decode_to_utf8_without_replacement(raw, room, last);
    text.truncate(start + written);
    match result {
        DecoderResult::InputEmpty | DecoderResult::OutputFull => None,
        // What is missing at the end of a file is missing behind its last byte.
        DecoderResult::Malformed(..) if raw.is_empty() => Some(0),
        DecoderResult::Malformed(bad, more) => {
            Some(read.saturating_sub(usize::from(bad) + usize::from(more)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], encoding: &str, piece: usize) -> (String, Option<Trouble>) {
        let name = format!("laks-text-{}-{:?}", std::process::id(), std::thread::current().id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, bytes).unwrap();
        let mut reader = TextReader::open(&path, &Encoding::named(encoding).unwrap()).unwrap();
        let (mut text, mut trouble) = (Vec::new(), None);
        while trouble.is_none() && !reader.is_over() {
            trouble = reader.add_to(&mut text, piece).unwrap();
        }
        std::fs::remove_file(&path).unwrap();
        (String::from_utf8(text).unwrap(), trouble)
    }

    #[test]
    fn the_same_letters_come_from_every_encoding() {
        let text = "Løbenr;Ærø å\nR1;\"x\"\n";
        let utf16 =
            |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let marked = |mark: [u8; 2], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
        let dos = b"L\x9bbenr;\x92r\x9b \x86\nR1;\"x\"\n".to_vec();
        let files = [
            ("utf-8", text.as_bytes().to_vec()),
            ("utf-8", ["\u{feff}", text].concat().into_bytes()),
            ("utf-8-twice", "LÃ¸benr;Ã†rÃ¸ Ã¥\nR1;\"x\"\n".as_bytes().to_vec()),
            ("windows-1252", b"L\xf8benr;\xc6r\xf8 \xe5\nR1;\"x\"\n".to_vec()),
            ("utf-16", marked([0xff, 0xfe], utf16(u16::to_le_bytes))),
            ("utf-16", marked([0xfe, 0xff], utf16(u16::to_be_bytes))),
            ("utf-16", utf16(u16::to_le_bytes)),
            ("utf-16", utf16(u16::to_be_bytes)),
            ("utf-16-le", marked([0xff, 0xfe], utf16(u16::to_le_bytes))),
            ("utf-16-be", utf16(u16::to_be_bytes)),
            ("cp850", dos.clone()),
            ("cp865", dos),
        ];
        for (encoding, bytes) in files {
            // A mark is known by the first piece alone.
            for piece in [4, 5, 7, 1000] {
                assert_eq!(
                    read(&bytes, encoding, piece),
                    (text.to_owned(), None),
                    "{encoding} {piece}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_text_ends_it_with_its_place() {
        let ended = |text: &str, trouble| (text.to_owned(), Some(trouble));
        assert_eq!(
            read(b"ab\xf8c", "utf-8", 99),
            ended("ab", Trouble::NotUtf8(LikelyLetters::Windows1252))
        );
        assert_eq!(
            read(b"ab\xc3", "utf-8", 99),
            ended("ab", Trouble::NotUtf8(LikelyLetters::Windows1252))
        );
        assert_eq!(read(b"ab\0c", "utf-8", 99), ended("ab", Trouble::Zero));
        assert_eq!(read(b"ab\xf8c\x81d", "cp1252", 2), ended("abøc", Trouble::NotDeclared(4)));
        assert_eq!(read(b"a\0b\0c", "utf-16", 99), ended("ab", Trouble::NotDeclared(5)));
        assert_eq!(read(b"a;b\n", "utf-16", 99), ended("", Trouble::IsUtf8));
        assert_eq!(read(b"a;\xf8\n", "utf-16", 99), ended("", Trouble::NotDeclared(0)));
        assert_eq!(read(b"\0a\0;\0b", "utf-16-le", 99), ended("", Trouble::NotDeclared(0)));
        assert_eq!(read("ø".as_bytes(), "cp1252", 99), ended("Ã¸", Trouble::IsUtf8));
    }
}
