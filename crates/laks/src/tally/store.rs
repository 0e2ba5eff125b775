//! The counts of one stratum while rows stream by.
//!
//! A stratum of a few people keeps a list of addresses. One of many keeps pages of small counters for
//! the addresses that are used, and carries what overflows them. Cells without an address are kept by
//! themselves.

use super::cells::Cells;
use super::fast::{FastSpace, PAGE};
use super::spec::Spec;
use std::collections::HashMap;

/// How many additions a stratum lists before it is given pages.
const LISTED: usize = 4096;
/// What one overflow of a counter is worth.
const CARRY: u64 = 1 << 16;

#[derive(Debug, Default)]
pub(crate) struct Store {
    listed: Vec<u32>,
    /// The page of each address, by page number; 0 is none yet.
    directory: Vec<u16>,
    /// The pages' counters, one page after the other; page 0 is never read.
    counters: Vec<u16>,
    carried: HashMap<u32, u64>,
    slow: HashMap<(usize, u64), u64>,
}

impl Store {
    /// Adds one at every address; the addresses of a row stand together, `columns` a row.
    pub(crate) fn add(&mut self, space: &FastSpace, addresses: &[u32], columns: usize) {
        if self.directory.is_empty() {
            self.listed.extend(addresses.iter().filter(|&&address| address != 0));
            if self.listed.len() > LISTED {
                self.directory = vec![0; space.pages()];
                self.counters = vec![0; PAGE as usize];
                let listed = std::mem::take(&mut self.listed);
                self.add_paged(listed.into_iter());
            }
            return;
        }
        // Column by column, so that one table's pages stay in the cache.
        for column in 0..columns {
            self.add_paged(addresses.iter().skip(column).step_by(columns).copied());
        }
    }

    fn add_paged(&mut self, addresses: impl Iterator<Item = u32>) {
        for address in addresses {
            let page = (address / PAGE) as usize;
            let mut place = self.directory[page];
            if place == 0 {
                place = self.new_page(page, address);
                if place == 0 {
                    continue;
                }
            }
            let index = usize::from(place) * PAGE as usize + (address % PAGE) as usize;
            let counter = &mut self.counters[index];
            *counter = counter.wrapping_add(1);
            if *counter == 0 {
                *self.carried.entry(address).or_default() += CARRY;
            }
        }
    }

    /// Gives a page its counters. When no more pages can be had, counts the address by itself.
    #[cold]
    fn new_page(&mut self, page: usize, address: u32) -> u16 {
        let pages = self.counters.len() / PAGE as usize;
        match u16::try_from(pages) {
            Ok(place) => {
                self.counters.resize(self.counters.len() + PAGE as usize, 0);
                self.directory[page] = place;
                place
            }
            Err(_) => {
                *self.carried.entry(address).or_default() += 1;
                0
            }
        }
    }

    /// Adds one to a cell that has no address.
    pub(crate) fn add_cell(&mut self, slot: usize, cell: u64) {
        *self.slow.entry((slot, cell)).or_default() += 1;
    }

    /// The counts as tables, in the order of the spec's slots.
    pub(crate) fn into_tables(mut self, spec: &Spec, space: &FastSpace) -> Vec<Cells> {
        let mut tables: Vec<Vec<(u64, u64)>> = vec![Vec::new(); spec.slots()];
        let mut put = |address: u32, count: u64| {
            if let Some((slot, cell)) = space.cell(spec, address) {
                tables[slot].push((cell, count));
            }
        };
        for &address in &self.listed {
            put(address, 1);
        }
        for (page, &place) in self.directory.iter().enumerate() {
            if place == 0 {
                continue;
            }
            let from = usize::from(place) * PAGE as usize;
            for (offset, &count) in self.counters[from..from + PAGE as usize].iter().enumerate() {
                if count > 0 {
                    put(page as u32 * PAGE + offset as u32, u64::from(count));
                }
            }
        }
        self.counters = Vec::new();
        for (address, count) in self.carried {
            put(address, count);
        }
        for ((slot, cell), count) in self.slow {
            tables[slot].push((cell, count));
        }
        tables.into_iter().map(Cells::from_unsorted).collect()
    }
}
