//! The bytes of a CSV, packed or not: a file as it is, one that gzip packed, or the only file of a zip archive.

use flate2::Crc;
use flate2::read::{DeflateDecoder, MultiGzDecoder};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Take};
use std::path::Path;
use zip::{CompressionMethod, ZipArchive};

/// The endings of files that hold another, packed.
pub(crate) const PACKED: [&str; 2] = [".gz", ".zip"];

/// Where the bytes come from.
enum Source {
    Plain(File),
    Gzip(Box<MultiGzDecoder<File>>),
    Zip(Box<DeflateDecoder<Take<File>>>, Sum),
    Stored(Take<File>, Sum),
}

/// The bytes of a file.
pub(crate) struct Packed {
    source: Source,
    /// The same file, only to ask what it is like.
    file: File,
}

/// What was read so far, and what all of it must add up to.
struct Sum {
    crc: Crc,
    expected: u32,
}

impl Sum {
    fn read(&mut self, read: usize, into: &[u8]) -> io::Result<usize> {
        self.crc.update(into.get(..read).unwrap_or_default());
        match read == 0 && !into.is_empty() && self.crc.sum() != self.expected {
            true => Err(damaged()),
            false => Ok(read),
        }
    }
}

fn damaged() -> io::Error {
    io::Error::other("what is packed in it is cut short or damaged; copy or export it again")
}

impl Packed {
    /// Opens a file by its name's ending.
    ///
    /// # Errors
    /// When it cannot be opened, or is packed in a way that is not read.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let file = File::open(path)?;
        let source = match ending.to_str() {
            Some("gz") => Source::Gzip(Box::new(MultiGzDecoder::new(file.try_clone()?))),
            Some("zip") => only_member(file.try_clone()?)?,
            _ => Source::Plain(file.try_clone()?),
        };
        Ok(Self { source, file })
    }

    /// The file itself.
    pub(crate) const fn file(&self) -> &File {
        &self.file
    }
}

/// The one file of an archive; folders, and what Macs write beside files, are none.
fn only_member(file: File) -> io::Result<Source> {
    let mut archive = ZipArchive::new(file.try_clone()?).map_err(|_| damaged())?;
    let is_file = |name: &str| !name.ends_with('/') && !name.starts_with("__MACOSX/");
    let mut found = (0..archive.len()).filter(|place| {
        let name = archive.name_for_index(*place).and_then(Result::ok);
        name.is_some_and(|name| is_file(&name))
    });
    let (Some(place), None) = (found.next(), found.next()) else {
        return Err(io::Error::other(
            "an archive must hold one file; unpack it, and read the files in it",
        ));
    };
    drop(found);
    let member = archive.by_index_raw(place).map_err(|_| damaged())?;
    let sum = Sum { crc: Crc::new(), expected: member.crc32() };
    let (method, size, is_locked) =
        (member.compression(), member.compressed_size(), member.encrypted());
    let start = member.data_start().ok_or_else(damaged)?;
    drop(member);
    if is_locked {
        return Err(io::Error::other("it is protected by a password; unpack it"));
    }
    let mut file = file;
    file.seek(SeekFrom::Start(start))?;
    let bytes = file.take(size);
    match method {
        CompressionMethod::Deflated => Ok(Source::Zip(Box::new(DeflateDecoder::new(bytes)), sum)),
        CompressionMethod::Stored => Ok(Source::Stored(bytes, sum)),
        _ => Err(io::Error::other("it is packed in a way that is not read; unpack it")),
    }
}

impl Read for Packed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match &mut self.source {
            Source::Plain(file) => file.read(into),
            Source::Gzip(packed) => packed.read(into).map_err(|_| damaged()),
            Source::Zip(packed, sum) => {
                let read = packed.read(into).map_err(|_| damaged())?;
                sum.read(read, into)
            }
            Source::Stored(bytes, sum) => {
                let read = bytes.read(into)?;
                sum.read(read, into)
            }
        }
    }
}
