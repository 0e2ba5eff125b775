//! Keyword arguments of a reference call, with the defaults that Python gives them.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde_json::Value;

pub(crate) struct Args<'a>(pub(crate) &'a Value);

impl Args<'_> {
    fn get(&self, name: &str) -> &Value {
        &self.0[name]
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        !self.get(name).is_null()
    }

    pub(crate) fn real(&self, name: &str) -> f64 {
        self.get(name).as_f64().unwrap_or_else(|| panic!("{name} is not a number"))
    }

    pub(crate) fn level(&self) -> f64 {
        self.get("level").as_f64().unwrap_or(0.95)
    }

    pub(crate) fn count(&self, name: &str) -> u64 {
        self.get(name).as_u64().unwrap_or_else(|| panic!("{name} is not a count"))
    }

    pub(crate) fn flag(&self, name: &str, default: bool) -> bool {
        self.get(name).as_bool().unwrap_or(default)
    }

    fn list(&self, name: &str) -> &[Value] {
        self.get(name).as_array().unwrap_or_else(|| panic!("{name} is not a list"))
    }

    pub(crate) fn reals(&self, name: &str) -> Vec<f64> {
        self.list(name).iter().map(|v| v.as_f64().unwrap()).collect()
    }

    pub(crate) fn counts(&self, name: &str) -> Vec<u64> {
        self.list(name).iter().map(|v| v.as_u64().unwrap()).collect()
    }

    pub(crate) fn codes(&self, name: &str) -> Vec<u32> {
        self.counts(name).into_iter().map(|code| u32::try_from(code).unwrap()).collect()
    }

    pub(crate) fn positions(&self, name: &str) -> Vec<usize> {
        if !self.has(name) {
            return Vec::new();
        }
        self.counts(name).into_iter().map(|position| position as usize).collect()
    }

    pub(crate) fn pair(&self, name: &str) -> (f64, f64) {
        let pair = self.reals(name);
        (pair[0], pair[1])
    }

    /// Any labels, numbered in their sorted order.
    pub(crate) fn labels(&self, name: &str) -> Vec<u32> {
        let key = |v: &Value| v.as_u64().map_or_else(|| v.to_string(), |n| format!("{n:020}"));
        let keys: Vec<String> = self.list(name).iter().map(key).collect();
        let mut codes: BTreeMap<&String, u32> = keys.iter().map(|key| (key, 0)).collect();
        for (number, code) in codes.values_mut().enumerate() {
            *code = number as u32;
        }
        keys.iter().map(|key| codes[key]).collect()
    }

    pub(crate) fn method<M: FromStr + Default>(&self, name: &str) -> M
    where
        M::Err: std::fmt::Debug,
    {
        self.get(name).as_str().map_or_else(M::default, |text| text.parse().unwrap())
    }
}
