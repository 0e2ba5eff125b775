//! Columns of text from rows of a CSV: the text itself is shared, and only short cells are copied.

use super::span::{Span, undoubled};
use arrow_array::{ArrayRef, StringViewArray};
use arrow_buffer::{BooleanBufferBuilder, Buffer, NullBuffer, ScalarBuffer};
use arrow_schema::ArrowError;
use std::sync::Arc;

/// Texts up to this length stand in their view.
const SHORT: usize = 12;

/// One column of a table of so many columns; `text` is the text of its cells, shared by all columns.
///
/// # Errors
/// None that a text of whole letters can have.
pub(crate) fn column(
    text: &Buffer,
    spans: &[Span],
    width: usize,
    place: usize,
) -> Result<ArrayRef, ArrowError> {
    let rows = spans.len().checked_div(width).unwrap_or(0);
    let mut views = Vec::with_capacity(rows);
    let mut present = BooleanBufferBuilder::new(rows);
    let (mut others, mut gaps) = (Vec::new(), false);
    for span in spans.iter().skip(place).step_by(width.max(1)) {
        let length = span.len();
        gaps |= length == 0;
        present.append(length > 0);
        views.push(match span.is_doubled() {
            false => view(text, span.start(), length, 0),
            true => {
                let start = others.len();
                others.extend(undoubled(span.of(text)));
                view(&others, start, others.len() - start, 1)
            }
        });
    }
    let nulls = gaps.then(|| NullBuffer::new(present.finish()));
    let buffers = if others.is_empty() {
        vec![text.clone()]
    } else {
        vec![text.clone(), Buffer::from_vec(others)]
    };
    let array = StringViewArray::try_new(ScalarBuffer::from(views), buffers, nulls)?;
    Ok(Arc::new(array))
}

/// The view of a text: its length and, if it is short, its bytes; else its first four, its buffer and where
/// it starts there.
#[inline]
fn view(bytes: &[u8], start: usize, length: usize, buffer: u32) -> u128 {
    let rest = bytes.get(start..).unwrap_or_default();
    if length > SHORT {
        let first = rest.first_chunk::<4>().map_or(0, |first| u32::from_le_bytes(*first));
        return u128::from(start as u32) << 96
            | u128::from(buffer) << 64
            | u128::from(first) << 32
            | length as u128;
    }
    let word = match rest.first_chunk::<16>() {
        Some(chunk) => u128::from_le_bytes(*chunk) & ((1 << (8 * length)) - 1),
        None => {
            let mut chunk = [0; 16];
            for (place, &byte) in chunk.iter_mut().zip(rest.iter().take(length)) {
                *place = byte;
            }
            u128::from_le_bytes(chunk)
        }
    };
    word << 32 | length as u128
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::cast::AsArray;

    #[test]
    fn short_long_empty_and_doubled_cells_come_back() {
        let text = "ab|a text of more than twelve letters|say \"\"Ærø\"\" to them|\"\"|z";
        let mut at = 0;
        let spans: Vec<Span> = text
            .split('|')
            .map(|cell| {
                let start = at;
                at += cell.len() + 1;
                Span::quoted(start, start + cell.len(), cell.contains('"'))
            })
            .chain([Span::plain(3, 3)])
            .collect();
        let buffer = Buffer::from_vec(text.as_bytes().to_vec());
        let expected = [
            Some("ab"),
            Some("a text of more than twelve letters"),
            Some("say \"Ærø\" to them"),
            Some("\""),
            Some("z"),
            None,
        ];
        let array = column(&buffer, &spans, 1, 0).unwrap();
        assert_eq!(array.as_string_view().iter().collect::<Vec<_>>(), expected);
        let second = column(&buffer, &spans, 2, 1).unwrap();
        let every_other: Vec<_> = expected.into_iter().skip(1).step_by(2).collect();
        assert_eq!(second.as_string_view().iter().collect::<Vec<_>>(), every_other);
    }
}
