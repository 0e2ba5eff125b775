//! The counts of one stratum while rows stream by.
//!
//! A stratum of a few people keeps a list of addresses. One of many keeps pages of small counters for
//! the addresses that are used, and carries what overflows them. Cells without an address are kept by
//! themselves.

use super::fast::{FastSpace, PAGE};
use std::collections::HashMap;

/// How many additions a stratum lists before it is given pages.
const LISTED: usize = 4096;
/// What one overflow of a counter is worth.
const CARRY: u64 = 1 << 16;

#[derive(Debug, Default)]
pub(crate) struct Store {
    listed: Vec<u32>,
    /// Where the counters of each page begin; 0 is nowhere yet.
    directory: Vec<u32>,
    /// The pages' counters, one page after the other; the first page is never read.
    counters: Vec<u16>,
    carried: HashMap<u32, u64>,
    slow: HashMap<(usize, u64), u64>,
}

impl Store {
    /// Adds one at every address; address 0 counts nothing.
    ///
    /// Addresses of one table should come together, so that its pages stay in the cache.
    pub(crate) fn add(&mut self, space: &FastSpace, addresses: &[u32]) {
        if self.directory.is_empty() {
            self.listed.extend(addresses.iter().filter(|&&address| address != 0));
            if self.listed.len() > LISTED {
                self.directory = vec![0; space.pages()];
                self.counters = vec![0; PAGE as usize];
                let listed = std::mem::take(&mut self.listed);
                self.add_paged(&listed);
            }
            return;
        }
        self.add_paged(addresses);
    }

    fn add_paged(&mut self, addresses: &[u32]) {
        for &address in addresses {
            let Some(&start) = self.directory.get((address / PAGE) as usize) else { continue };
            let start = if start == 0 { self.new_page(address) } else { start };
            let Some(counter) = self.counters.get_mut((start + address % PAGE) as usize) else {
                continue;
            };
            *counter = counter.wrapping_add(1);
            if *counter == 0 {
                *self.carried.entry(address).or_default() += CARRY;
            }
        }
    }

    /// Gives the page of an address its counters.
    #[cold]
    fn new_page(&mut self, address: u32) -> u32 {
        let start = self.counters.len();
        self.counters.resize(start + PAGE as usize, 0);
        // All pages together are fewer than 2^32 cells, as the space of addresses is.
        let start = start as u32;
        self.directory[(address / PAGE) as usize] = start;
        start
    }

    /// Adds one to a cell that has no address.
    pub(crate) fn add_cell(&mut self, slot: usize, cell: u64) {
        *self.slow.entry((slot, cell)).or_default() += 1;
    }

    /// Calls with every page between two addresses that counted anything: where it begins, and its
    /// counters. Listed addresses come as pages too.
    pub(crate) fn pages(&self, from: u32, to: u32, mut visit: impl FnMut(u32, &[u16])) {
        if self.directory.is_empty() {
            let first = self.listed.partition_point(|&address| address < from);
            let until = self.listed.partition_point(|&address| address < to);
            for page in self.listed[first..until].chunk_by(|a, b| a / PAGE == b / PAGE) {
                let mut counters = [0; PAGE as usize];
                for &address in page {
                    counters[(address % PAGE) as usize] += 1;
                }
                visit(page[0] / PAGE * PAGE, &counters);
            }
            return;
        }
        for page in from / PAGE..to.div_ceil(PAGE) {
            let start = self.directory[page as usize] as usize;
            if start != 0 {
                visit(page * PAGE, &self.counters[start..start + PAGE as usize]);
            }
        }
    }

    /// Puts the listed addresses in order, as [`Store::pages`] wants them.
    pub(crate) fn sort(&mut self) {
        self.listed.sort_unstable();
    }

    /// What overflowed the counters, by address.
    pub(crate) fn carried(&self) -> impl Iterator<Item = (u32, u64)> + '_ {
        self.carried.iter().map(|(&address, &count)| (address, count))
    }

    /// The cells without an address: the table's slot, the cell and its count.
    pub(crate) fn slow(&self) -> impl Iterator<Item = (usize, u64, u64)> + '_ {
        self.slow.iter().map(|(&(slot, cell), &count)| (slot, cell, count))
    }
}
