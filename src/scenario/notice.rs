//! Remarks for the reader: a locale key and what it names.

/// A remark: locale key and named arguments. The name of an argument says what its code is of
/// (`lever`, `region`, `method`, `profession`, `fund`, `choice`), so that the page can name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Locale key.
    pub key: &'static str,
    /// Named arguments.
    pub arguments: Vec<(&'static str, String)>,
    /// How many more of the same kind there were.
    pub more: usize,
}

impl Notice {
    /// A remark with its arguments.
    #[must_use]
    pub fn new(key: &'static str, arguments: &[(&'static str, &str)]) -> Self {
        let own = |(name, value): &(&'static str, &str)| (*name, (*value).to_owned());
        Self {
            key,
            arguments: arguments.iter().map(own).collect(),
            more: 0,
        }
    }

    /// Adds a remark to a list; one of a kind that is there already is only counted.
    pub fn join(self, list: &mut Vec<Self>) {
        let known = list.iter_mut().find(|known| known.key == self.key);
        match known {
            Some(known) if known.arguments == self.arguments => {}
            Some(known) => known.more += 1 + self.more,
            None => list.push(self),
        }
    }
}
