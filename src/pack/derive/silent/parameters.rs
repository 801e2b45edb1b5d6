//! Parameters that are not stated.

use super::unsaid::{Silent, always, plain};
use crate::pack::facts::parameter::PARAMETERS;

impl Silent<'_> {
    pub(super) fn parameters(&mut self) {
        let rows = &self.tables.rates.parameters;
        let used = || rows.iter().filter(|row| row.origin.used);
        let mut silent: Vec<&str> = Vec::new();
        for by_profession in [false, true] {
            let mut items = Vec::new();
            let mut said = Vec::new();
            let rules = PARAMETERS.iter();
            for rule in rules.filter(|rule| rule.whole_profession == by_profession) {
                let ours = || used().filter(|row| row.parameter == rule.parameter);
                if ours().next().is_none() {
                    silent.push(rule.code);
                } else if !rule.parameter.whole_pack() {
                    said.extend(ours().map(|row| plain(items.len(), row.scope)));
                    items.push(rule.code.to_owned());
                }
            }
            let subjects = if by_profession {
                self.professions.clone()
            } else {
                self.cadres.clone()
            };
            self.tell(
                "parameters.csv",
                (items, Vec::new()),
                (&subjects, &said),
                &always,
            );
        }
        self.nowhere("parameters.csv", &silent);
    }
}
