//! Columns of words: every distinct text is looked up once, every row costs a short comparison.
//!
//! Plain, large and view strings, dictionaries over any of them, and whole numbers, floats or booleans
//! where they stand for words (a municipality's number). A null and an empty text mean the same.

use super::cache::{KeyCache, WideKey};
use super::long_cache::LongCache;
use super::validity::Validity;
use crate::meaning::BROKEN_TEXT;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrowPrimitiveType, DictionaryArray, GenericStringArray, OffsetSizeTrait,
    StringViewArray,
};
use arrow_buffer::{ArrowNativeType, Buffer};
use arrow_schema::DataType;

const SHORT: usize = 12;

/// What no code is: the place of a dictionary's word that was not met yet.
const NOT_MET: u32 = u32::MAX;

/// What one worker remembers of one column.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    keys: KeyCache<u128>,
    texts: LongTexts,
    words: Vec<u32>,
    batch: Option<u64>,
}

/// The memory of texts that are longer than twelve bytes.
#[derive(Debug, Default)]
struct LongTexts {
    wide: KeyCache<WideKey>,
    long: LongCache,
}

impl LongTexts {
    #[inline]
    fn code(&mut self, text: &[u8], resolve: impl FnOnce() -> u32) -> u32 {
        match WideKey::of(text) {
            Some(key) => self.wide.code(key, resolve),
            None => self.long.code(text, resolve),
        }
    }
}

/// What a text means, as a code.
pub(crate) type Resolve<'a> = dyn FnMut(&[u8]) -> u32 + 'a;

impl Memory {
    /// Writes the code of every row of a block; says whether it can read columns of this type.
    ///
    /// `batch` is the number of the record batch: a dictionary holds for one batch only.
    pub(crate) fn code(
        &mut self,
        array: &dyn Array,
        batch: u64,
        out: &mut [u32],
        resolve: &mut Resolve<'_>,
    ) -> bool {
        let validity = Validity::of(array);
        macro_rules! numbers {
            ($type:ty, $key:expr, $text:expr) => {
                self.numbers::<$type>(array, &validity, out, resolve, $key, $text)
            };
        }
        match array.data_type() {
            DataType::Utf8 => self.offsets(array.as_string::<i32>(), &validity, out, resolve),
            DataType::LargeUtf8 => self.offsets(array.as_string::<i64>(), &validity, out, resolve),
            DataType::Utf8View => self.views(array.as_string_view(), &validity, out, resolve),
            DataType::Dictionary(key, _) => {
                return self.dictionary_of(key, array, batch, &validity, out, resolve);
            }
            DataType::Int8 => numbers!(Int8Type, |v| v as u64, |v| v.to_string()),
            DataType::Int16 => numbers!(Int16Type, |v| v as u64, |v| v.to_string()),
            DataType::Int32 => numbers!(Int32Type, |v| v as u64, |v| v.to_string()),
            DataType::Int64 => numbers!(Int64Type, |v| v as u64, |v| v.to_string()),
            DataType::UInt8 => numbers!(UInt8Type, u64::from, |v| v.to_string()),
            DataType::UInt16 => numbers!(UInt16Type, u64::from, |v| v.to_string()),
            DataType::UInt32 => numbers!(UInt32Type, u64::from, |v| v.to_string()),
            DataType::UInt64 => numbers!(UInt64Type, |v| v, |v| v.to_string()),
            DataType::Float32 => {
                numbers!(Float32Type, |v| u64::from(v.to_bits()), |v| float_text(v.into()));
            }
            DataType::Float64 => numbers!(Float64Type, f64::to_bits, float_text),
            DataType::Boolean => {
                let bits = array.as_boolean();
                for (row, out) in out.iter_mut().enumerate() {
                    let text: &[u8] = match (validity.has(row), bits.value(row)) {
                        (false, _) => b"",
                        (true, true) => b"true",
                        (true, false) => b"false",
                    };
                    *out = self.keys.code(short_key(text, 0, text.len()), || resolve(text));
                }
            }
            _ => return false,
        }
        true
    }

    fn views(
        &mut self,
        array: &StringViewArray,
        validity: &Validity,
        out: &mut [u32],
        resolve: &mut Resolve<'_>,
    ) {
        let buffers = array.data_buffers();
        if validity.is_all() {
            self.fill_views(array.views(), buffers, out, resolve, |_, view| view);
            return;
        }
        // A null's view is anything; all bits zero is the empty text.
        let groups = array.views().chunks(64).zip(out.chunks_mut(64));
        for ((views, out), bits) in groups.zip(validity.words()) {
            self.fill_views(views, buffers, out, resolve, |row, view| {
                view & 0_u128.wrapping_sub(u128::from(bits >> row & 1))
            });
        }
    }

    #[inline]
    fn fill_views(
        &mut self,
        views: &[u128],
        buffers: &[Buffer],
        out: &mut [u32],
        resolve: &mut Resolve<'_>,
        read: impl Fn(usize, u128) -> u128,
    ) {
        let mut done = 0;
        while done < views.len() {
            let rest = views.iter().enumerate().skip(done);
            done += self.keys.fill(rest.map(|(row, &view)| read(row, view)), &mut out[done..]);
            if let (Some(&view), Some(out)) = (views.get(done), out.get_mut(done)) {
                *out = self.view_code(read(done, view), buffers, resolve);
                done += 1;
            }
        }
    }

    /// The code of a text that is long, or was not met before.
    #[inline(never)]
    fn view_code(&mut self, view: u128, buffers: &[Buffer], resolve: &mut Resolve<'_>) -> u32 {
        let len = view as u32 as usize;
        if len <= SHORT {
            return self.keys.code(view, || resolve(&(view >> 32).to_le_bytes()[..len]));
        }
        let buffer = buffers.get((view >> 64) as u32 as usize);
        let start = (view >> 96) as usize;
        match buffer.and_then(|bytes| bytes.get(start..start + len)) {
            Some(text) => self.texts.code(text, || resolve(text)),
            None => BROKEN_TEXT,
        }
    }

    fn offsets<O: OffsetSizeTrait>(
        &mut self,
        array: &GenericStringArray<O>,
        validity: &Validity,
        out: &mut [u32],
        resolve: &mut Resolve<'_>,
    ) {
        let bytes = array.value_data();
        let mut code = |start: usize, len: usize| {
            if len <= SHORT && start <= bytes.len() && len <= bytes.len() - start {
                let key = short_key(bytes, start, len);
                return self.keys.code(key, || resolve(&(key >> 32).to_le_bytes()[..len]));
            }
            match start.checked_add(len).and_then(|end| bytes.get(start..end)) {
                Some(text) => self.texts.code(text, || resolve(text)),
                None => BROKEN_TEXT,
            }
        };
        let spans = array
            .value_offsets()
            .windows(2)
            .map(|ends| (ends[0].as_usize(), ends[1].as_usize().wrapping_sub(ends[0].as_usize())));
        if validity.is_all() {
            for ((start, len), out) in spans.zip(out) {
                *out = code(start, len);
            }
        } else {
            let bits =
                validity.words().flat_map(|word| (0..64).map(move |place| word >> place & 1));
            for (((start, len), out), bit) in spans.zip(out).zip(bits) {
                // A null may lie over any text; cut to no length it is the empty one.
                *out = code(start, len & 0_usize.wrapping_sub(bit as usize));
            }
        }
    }

    fn numbers<T: ArrowPrimitiveType>(
        &mut self,
        array: &dyn Array,
        validity: &Validity,
        out: &mut [u32],
        resolve: &mut Resolve<'_>,
        key: impl Fn(T::Native) -> u64,
        text: impl Fn(T::Native) -> String,
    ) {
        const NULL: u128 = 1 << 64;
        for (row, (&value, out)) in array.as_primitive::<T>().values().iter().zip(out).enumerate() {
            *out = if validity.has(row) {
                self.keys.code(u128::from(key(value)), || resolve(text(value).as_bytes()))
            } else {
                self.keys.code(NULL, || resolve(b""))
            };
        }
    }

    fn dictionary_of(
        &mut self,
        key: &DataType,
        array: &dyn Array,
        batch: u64,
        validity: &Validity,
        out: &mut [u32],
        resolve: &mut Resolve<'_>,
    ) -> bool {
        macro_rules! keys {
            ($($name:ident => $type:ty),*) => {
                match key {
                    $(DataType::$name => {
                        let array = array.as_dictionary::<$type>();
                        self.dictionary(array, batch, validity, out, resolve);
                    })*
                    _ => return false,
                }
            };
        }
        keys!(Int8 => Int8Type, Int16 => Int16Type, Int32 => Int32Type, Int64 => Int64Type,
            UInt8 => UInt8Type, UInt16 => UInt16Type, UInt32 => UInt32Type, UInt64 => UInt64Type);
        true
    }

    fn dictionary<K: ArrowDictionaryKeyType>(
        &mut self,
        array: &DictionaryArray<K>,
        batch: u64,
        validity: &Validity,
        out: &mut [u32],
        resolve: &mut Resolve<'_>,
    ) {
        let words = array.values().as_ref();
        if self.batch != Some(batch) {
            self.batch = Some(batch);
            self.words.clear();
            self.words.resize(words.len(), NOT_MET);
        }
        let null = self.keys.code(0, || resolve(b""));
        let mut code = |key: K::Native| {
            let place = key.as_usize();
            match self.words.get_mut(place) {
                Some(code) if *code == NOT_MET => {
                    *code = text_at(words, place).map_or(BROKEN_TEXT, &mut *resolve);
                    *code
                }
                Some(code) => *code,
                None => BROKEN_TEXT,
            }
        };
        let keys = array.keys().values();
        if validity.is_all() {
            for (&key, out) in keys.iter().zip(out) {
                *out = code(key);
            }
            return;
        }
        for (row, (&key, out)) in keys.iter().zip(out).enumerate() {
            *out = if validity.has(row) { code(key) } else { null };
        }
    }
}

/// A text of at most twelve bytes as an Arrow string view holds it: its length, then its bytes.
#[inline]
fn short_key(bytes: &[u8], start: usize, len: usize) -> u128 {
    let text = match bytes[start..].first_chunk::<16>() {
        Some(chunk) => u128::from_le_bytes(*chunk) & ((1 << (8 * len)) - 1),
        None => last_text(bytes, start, len),
    };
    text << 32 | len as u128
}

#[cold]
fn last_text(bytes: &[u8], start: usize, len: usize) -> u128 {
    let mut chunk = [0; 16];
    if let Some(text) = bytes.get(start..start + len) {
        chunk[..len].copy_from_slice(text);
    }
    u128::from_le_bytes(chunk)
}

/// A float as a word: a whole one without a point, a missing one as nothing.
fn float_text(value: f64) -> String {
    if value.is_nan() { String::new() } else { value.to_string() }
}

/// The bytes of one text of a string column, empty where it is null; `None` if it is not in its buffer.
pub(crate) fn text_at(array: &dyn Array, row: usize) -> Option<&[u8]> {
    fn offset_text<O: OffsetSizeTrait>(array: &GenericStringArray<O>, row: usize) -> Option<&[u8]> {
        let ends = array.value_offsets().get(row..row + 2)?;
        array.value_data().get(ends[0].as_usize()..ends[1].as_usize())
    }
    if array.is_null(row) {
        return Some(b"");
    }
    match array.data_type() {
        DataType::Utf8 => offset_text(array.as_string::<i32>(), row),
        DataType::LargeUtf8 => offset_text(array.as_string::<i64>(), row),
        DataType::Utf8View => {
            let array = array.as_string_view();
            let view = array.views().get(row)?;
            let len = *view as u32 as usize;
            if len <= SHORT {
                // The bytes of a short text follow its length in the view itself.
                let first = row * 16 + 4;
                return array.views().inner().as_slice().get(first..first + len);
            }
            let start = (view >> 96) as usize;
            array.data_buffers().get((view >> 64) as u32 as usize)?.get(start..start + len)
        }
        _ => None,
    }
}
