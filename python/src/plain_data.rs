//! Plain data as Python's dicts, lists, texts and numbers: what its JSON would be, without the text between.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use serde::ser::{self, Serialize};
use std::cell::RefCell;
use std::fmt;

/// Texts up to this length are kept: words and names, which come again and again.
const SHORT: usize = 24;
/// Places for texts that are kept; the last one at each is.
const PLACES: usize = 512;

/// A value as plain data.
pub(crate) fn plain_data<'py>(
    py: Python<'py>,
    value: &impl Serialize,
) -> Result<Bound<'py, PyAny>, NotPlain> {
    let _paused = Paused::new(py)?;
    let kept = std::iter::repeat_with(|| RefCell::new(None)).take(PLACES).collect();
    value.serialize(&Maker { py, kept })
}

/// Python's collector of circles, which would go through what is made again and again, though it holds none.
struct Paused<'py> {
    gc: Bound<'py, PyModule>,
    was_on: bool,
}

impl<'py> Paused<'py> {
    fn new(py: Python<'py>) -> PyResult<Self> {
        let gc = py.import("gc")?;
        let was_on: bool = gc.call_method0("isenabled")?.extract()?;
        if was_on {
            gc.call_method0("disable")?;
        }
        Ok(Self { gc, was_on })
    }
}

impl Drop for Paused<'_> {
    fn drop(&mut self) {
        if self.was_on {
            // It cannot fail, and there is nobody to tell.
            let _ = self.gc.call_method0("enable");
        }
    }
}

/// Why a value is no plain data.
#[derive(Debug)]
pub(crate) struct NotPlain(PyErr);

impl From<PyErr> for NotPlain {
    fn from(error: PyErr) -> Self {
        Self(error)
    }
}

impl From<NotPlain> for PyErr {
    fn from(NotPlain(error): NotPlain) -> Self {
        error
    }
}

impl fmt::Display for NotPlain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for NotPlain {}

impl ser::Error for NotPlain {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(pyo3::exceptions::PyTypeError::new_err(message.to_string()))
    }
}

type Made<'py> = Result<Bound<'py, PyAny>, NotPlain>;

/// A text, and what Python has of it.
type Kept<'py> = Option<(Box<str>, Bound<'py, PyString>)>;

/// Makes Python's values.
struct Maker<'py> {
    py: Python<'py>,
    kept: Vec<RefCell<Kept<'py>>>,
}

impl<'py> Maker<'py> {
    fn text(&self, text: &str) -> Bound<'py, PyString> {
        if text.len() > SHORT {
            return PyString::new(self.py, text);
        }
        let mut kept = self.kept[place_of(text)].borrow_mut();
        match kept.as_ref().filter(|(known, _)| **known == *text) {
            Some((_, made)) => made.clone(),
            None => kept.insert((text.into(), PyString::new(self.py, text))).1.clone(),
        }
    }

    fn made(&self, value: impl pyo3::IntoPyObjectExt<'py>) -> Made<'py> {
        Ok(value.into_bound_py_any(self.py)?)
    }

    fn list(&self, length: Option<usize>, variant: Option<&'static str>) -> ListMaker<'_, 'py> {
        ListMaker { maker: self, items: Vec::with_capacity(length.unwrap_or(0)), variant }
    }

    fn dict(&self, variant: Option<&'static str>) -> DictMaker<'_, 'py> {
        DictMaker { maker: self, dict: PyDict::new(self.py), key: None, variant }
    }

    /// A value, or a dict of it by the name of its variant.
    fn of_variant(&self, variant: Option<&str>, value: Bound<'py, PyAny>) -> Made<'py> {
        let Some(variant) = variant else { return Ok(value) };
        let dict = PyDict::new(self.py);
        dict.set_item(self.text(variant), value)?;
        Ok(dict.into_any())
    }
}

/// Where a text is kept (by the hash of Fowler, Noll and Vo, 1991).
fn place_of(text: &str) -> usize {
    let hash = text
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize % PLACES
}

/// A list as it is made.
struct ListMaker<'m, 'py> {
    maker: &'m Maker<'py>,
    items: Vec<Bound<'py, PyAny>>,
    variant: Option<&'static str>,
}

impl<'py> ListMaker<'_, 'py> {
    fn push<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), NotPlain> {
        self.items.push(item.serialize(self.maker)?);
        Ok(())
    }

    fn finish(self) -> Made<'py> {
        let list = PyList::new(self.maker.py, self.items)?;
        self.maker.of_variant(self.variant, list.into_any())
    }
}

/// A dict as it is made.
struct DictMaker<'m, 'py> {
    maker: &'m Maker<'py>,
    dict: Bound<'py, PyDict>,
    key: Option<Bound<'py, PyString>>,
    variant: Option<&'static str>,
}

impl<'py> DictMaker<'_, 'py> {
    fn set<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), NotPlain> {
        Ok(self.dict.set_item(self.maker.text(name), value.serialize(self.maker)?)?)
    }

    fn finish(self) -> Made<'py> {
        self.maker.of_variant(self.variant, self.dict.into_any())
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty),*) => {$(
        fn $method(self, number: $type) -> Made<'py> {
            self.made(number)
        }
    )*};
}

impl<'m, 'py> ser::Serializer for &'m Maker<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = NotPlain;
    type SerializeSeq = ListMaker<'m, 'py>;
    type SerializeTuple = ListMaker<'m, 'py>;
    type SerializeTupleStruct = ListMaker<'m, 'py>;
    type SerializeTupleVariant = ListMaker<'m, 'py>;
    type SerializeMap = DictMaker<'m, 'py>;
    type SerializeStruct = DictMaker<'m, 'py>;
    type SerializeStructVariant = DictMaker<'m, 'py>;

    numbers!(
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    );

    fn serialize_f32(self, number: f32) -> Made<'py> {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> Made<'py> {
        // JSON has no other numbers.
        self.made(Some(number).filter(|number| number.is_finite()))
    }

    fn serialize_char(self, letter: char) -> Made<'py> {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Made<'py> {
        Ok(self.text(text).into_any())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Made<'py> {
        bytes.to_vec().serialize(self)
    }

    fn serialize_none(self) -> Made<'py> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made<'py> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Made<'py> {
        Ok(self.py.None().into_bound(self.py))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Made<'py> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made<'py> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Made<'py> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Made<'py> {
        self.of_variant(Some(variant), value.serialize(self)?)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<ListMaker<'m, 'py>, NotPlain> {
        Ok(self.list(length, None))
    }

    fn serialize_tuple(self, length: usize) -> Result<ListMaker<'m, 'py>, NotPlain> {
        Ok(self.list(Some(length), None))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        length: usize,
    ) -> Result<ListMaker<'m, 'py>, NotPlain> {
        Ok(self.list(Some(length), None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<ListMaker<'m, 'py>, NotPlain> {
        Ok(self.list(Some(length), Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<DictMaker<'m, 'py>, NotPlain> {
        Ok(self.dict(None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<DictMaker<'m, 'py>, NotPlain> {
        Ok(self.dict(None))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<DictMaker<'m, 'py>, NotPlain> {
        Ok(self.dict(Some(variant)))
    }
}

macro_rules! lists {
    ($($kind:ident: $method:ident),*) => {$(
        impl<'py> ser::$kind for ListMaker<'_, 'py> {
            type Ok = Bound<'py, PyAny>;
            type Error = NotPlain;

            fn $method<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), NotPlain> {
                self.push(item)
            }

            fn end(self) -> Made<'py> {
                self.finish()
            }
        }
    )*};
}

lists! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field
}

macro_rules! dicts {
    ($($kind:ident),*) => {$(
        impl<'py> ser::$kind for DictMaker<'_, 'py> {
            type Ok = Bound<'py, PyAny>;
            type Error = NotPlain;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), NotPlain> {
                self.set(name, value)
            }

            fn end(self) -> Made<'py> {
                self.finish()
            }
        }
    )*};
}

dicts!(SerializeStruct, SerializeStructVariant);

impl<'py> ser::SerializeMap for DictMaker<'_, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = NotPlain;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotPlain> {
        // Keys of JSON are texts.
        let key = key.serialize(self.maker)?;
        self.key = Some(match key.cast_into::<PyString>() {
            Ok(text) => text,
            Err(other) => other.into_inner().str()?,
        });
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotPlain> {
        let value = value.serialize(self.maker)?;
        match self.key.take() {
            Some(key) => Ok(self.dict.set_item(key, value)?),
            None => Err(ser::Error::custom("a value without a key")),
        }
    }

    fn end(self) -> Made<'py> {
        self.finish()
    }
}
