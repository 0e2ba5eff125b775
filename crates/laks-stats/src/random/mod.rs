//! Random numbers that depend on a seed and a place, not on who asks first.

mod binomial;
mod philox;

pub(crate) use binomial::binomial;
pub(crate) use philox::Stream;
