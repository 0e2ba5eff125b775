//! Random numbers that depend on a seed and a place, not on who asks first.

mod binomial;
mod gamma;
mod philox;

pub(crate) use binomial::binomial;
pub(crate) use gamma::gamma;
pub(crate) use philox::Stream;
