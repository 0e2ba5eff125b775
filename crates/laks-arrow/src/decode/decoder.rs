//! One block of a record batch into one block of typed columns.

use super::column::Column;
use super::decimals::without_decimals;
use super::ids::Wanted;
use super::items;
use super::refused::Refused;
use super::texts::Memory;
use crate::binding::{Binding, DaysOf, IdsOf, LevelsOf, MarksOf, Reader};
use crate::column_at::ColumnAt;
use crate::meaning::Hints;
use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use laks::adapter::{Columns, Defect, Labels, RowNumbers};
use laks::{Error, GoalMark, RuleId};
use std::sync::Arc;

/// Fewer rows than these say little of what a column of ids holds.
const FEW_ROWS: usize = 100;

/// What one worker needs to decode blocks: the binding, the shared labels, its own memories.
#[derive(Debug)]
pub(crate) struct Decoder {
    binding: Arc<Binding>,
    labels: Vec<Labels>,
    memories: Vec<Vec<Memory>>,
    hints: Vec<Hints>,
    codes: Vec<u32>,
    ids: Wanted,
    /// Whether no block has had enough rows to know CPR numbers by.
    is_first: bool,
}

/// The rows of a record batch that make a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block<'a> {
    /// The batch they stand in.
    pub(crate) batch: &'a RecordBatch,
    /// Its number in the stream.
    pub(crate) number: u64,
    /// The first of them in the batch.
    pub(crate) start: usize,
    /// How many there are, at most [`laks::adapter::BLOCK_ROWS`].
    pub(crate) len: usize,
    /// The first one's number in the file.
    pub(crate) row: u64,
}

impl Block<'_> {
    /// The block's rows of a column.
    fn column(&self, place: &ColumnAt) -> Result<ArrayRef, Refused> {
        let column = self.batch.column(place.index).slice(self.start, self.len);
        without_decimals(column).map_err(|row| Refused::LongNumber { row })
    }
}

impl Decoder {
    pub(crate) fn new(binding: &Arc<Binding>, labels: &[Labels], ids: Wanted) -> Self {
        let memories = binding
            .readers
            .iter()
            .map(|reader| reader.places().iter().map(|_| Memory::default()).collect());
        Self {
            memories: memories.collect(),
            hints: binding.readers.iter().map(|_| Hints::default()).collect(),
            binding: Arc::clone(binding),
            labels: labels.to_vec(),
            codes: Vec::new(),
            ids,
            is_first: true,
        }
    }

    /// Fills the columns with a block.
    ///
    /// # Errors
    /// When a label or an id is not UTF-8, or a person would be named.
    pub(crate) fn decode(
        &mut self,
        block: Block<'_>,
        columns: &mut Columns,
        defects: &mut Vec<Defect>,
    ) -> Result<(), Error> {
        columns.reset(block.len);
        if let Some(index) = self.binding.row_column {
            let numbers = block.batch.column(index).slice(block.start, block.len);
            if let Some(numbers) = numbers.as_primitive_opt::<UInt64Type>() {
                columns.rows = numbers.values().iter().copied().collect();
            }
        }
        self.codes.resize(block.len, 0);
        let kept = self.memories.iter_mut().zip(&mut self.hints);
        for (reader, (memories, hints)) in self.binding.readers.iter().zip(kept) {
            let Some(place) = reader.places().first() else { continue };
            let refused = |refused: Refused, place: &ColumnAt, rows: &RowNumbers| {
                let number = |row| match self.binding.row_column {
                    Some(_) => rows.number(row) & u64::from(u32::MAX),
                    None => block.row + row as u64,
                };
                refused.error(self.binding.layout(), place, number)
            };
            if let Reader::Items { places, items, of } = reader {
                let mut arrays: Vec<(ArrayRef, &ColumnAt)> = Vec::new();
                for place in places {
                    let array = block.column(place);
                    arrays.push((array.map_err(|why| refused(why, place, &columns.rows))?, place));
                }
                let out = levels_of(columns, *of);
                items::read_items(&arrays, block.number, items, memories, out, defects);
                continue;
            }
            let array = block.column(place).map_err(|why| refused(why, place, &columns.rows))?;
            let Some(memory) = memories.first_mut() else { continue };
            if *array.data_type() == DataType::Null {
                continue;
            }
            let mut column = Column {
                array,
                place,
                batch: block.number,
                codes: &mut self.codes,
                memory,
                hints,
                ids: self.ids,
                persons: &self.binding.layout().persons,
                is_first: self.is_first,
                defects,
            };
            read_column(&mut column, reader, &self.labels, columns)
                .map_err(|why| refused(why, place, &columns.rows))?;
        }
        // A few rows alone do not show whether ids are CPR numbers.
        self.is_first &= block.len < FEW_ROWS;
        Ok(())
    }
}

/// Reads one column of the block into the column of ours that it feeds.
fn read_column(
    column: &mut Column<'_>,
    reader: &Reader,
    labels: &[Labels],
    columns: &mut Columns,
) -> Result<(), Refused> {
    match reader {
        Reader::Days { days, of, .. } => column.days(days, days_of(columns, *of)),
        Reader::Levels { levels, of, .. } => column.levels(levels, levels_of(columns, *of)),
        Reader::Marks { words, of: MarksOf::Exit, .. } => {
            column.marks(words, 0, RuleId::UnknownExit, &mut columns.exit);
        }
        Reader::Marks { words, of: MarksOf::Goal(goal), .. } => {
            let none = GoalMark::Unrated as u32;
            column.marks(words, none, RuleId::UnknownGoalValue, &mut columns.goals[*goal]);
        }
        Reader::Labels { words, blanks_unknown, stratum, .. } => {
            let out = &mut columns.strata[*stratum];
            return column.labels(words, *blanks_unknown, &labels[*stratum], out);
        }
        Reader::Ids { missing, of, .. } => {
            let out = match of {
                IdsOf::Referral => &mut columns.referral_ids,
                IdsOf::Person => &mut columns.person_ids,
            };
            return column.ids(*of, missing, out);
        }
        Reader::Items { .. } => {}
    }
    Ok(())
}

fn days_of(columns: &mut Columns, of: DaysOf) -> &mut [i32] {
    match of {
        DaysOf::Field(field) => &mut columns.dates[field as usize],
        DaysOf::Baseline(outcome) => &mut columns.scores[outcome].baseline_on,
        DaysOf::FollowUp(outcome) => &mut columns.scores[outcome].follow_up_on,
    }
}

fn levels_of(columns: &mut Columns, of: LevelsOf) -> &mut [u8] {
    match of {
        LevelsOf::Attended => &mut columns.attended,
        LevelsOf::Planned => &mut columns.planned,
        LevelsOf::Baseline(outcome) => &mut columns.scores[outcome].baseline,
        LevelsOf::FollowUp(outcome) => &mut columns.scores[outcome].follow_up,
    }
}
