//! The words after a command: `--name value` and `--flag`, checked against what it knows.

use crate::fault::Fault;

/// What an option takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Nothing: it is there or not.
    Nothing,
    /// One value, given once.
    One,
    /// One value, given as often as wanted.
    Many,
}

/// Options that were given, in order.
pub(crate) struct Args {
    given: Vec<(&'static str, String)>,
    /// Whether help was asked for.
    pub(crate) help: bool,
}

impl Args {
    /// Reads the words.
    pub(crate) fn read(
        words: &[String],
        known: &[(&'static str, Takes)],
    ) -> Result<Self, Vec<Fault>> {
        let mut args = Self {
            given: Vec::new(),
            help: false,
        };
        let mut faults = Vec::new();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if word == "--help" || word == "-h" {
                args.help = true;
                continue;
            }
            let (name, joined) = match word.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
                _ => (word.as_str(), None),
            };
            let Some(&(name, takes)) = known.iter().find(|(known, _)| *known == name) else {
                let list: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                let cure = "Add --help to the command to see its options.";
                faults.push(Fault::usage(
                    "an option",
                    &format!("`{word}`"),
                    &list.join(", "),
                    cure,
                ));
                continue;
            };
            let value = match (takes, joined) {
                (Takes::Nothing, None) => Some(String::new()),
                (Takes::Nothing, Some(value)) => {
                    let cure = "Leave the value out.";
                    faults.push(Fault::usage(name, &format!("`{value}`"), "no value", cure));
                    None
                }
                (_, Some(value)) => Some(value),
                (_, None) => {
                    let value = words.next().cloned();
                    if value.is_none() {
                        let cure = "Write the value behind the option.";
                        faults.push(Fault::usage(name, "nothing", "a value", cure));
                    }
                    value
                }
            };
            if takes != Takes::Many && args.given.iter().any(|(given, _)| *given == name) {
                faults.push(Fault::usage(
                    name,
                    "it twice",
                    "it once",
                    "Keep one of them.",
                ));
            }
            args.given.extend(value.map(|value| (name, value)));
        }
        if faults.is_empty() || args.help {
            Ok(args)
        } else {
            Err(faults)
        }
    }

    /// The value of an option.
    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        self.given
            .iter()
            .find(|(given, _)| *given == name)
            .map(|(_, value)| value.as_str())
    }

    /// All values of an option.
    pub(crate) fn many(&self, name: &str) -> impl Iterator<Item = &str> {
        self.given
            .iter()
            .filter(move |(given, _)| *given == name)
            .map(|(_, value)| value.as_str())
    }

    /// A value that the command cannot do without.
    pub(crate) fn required(&self, name: &str, expected: &str) -> Result<&str, Vec<Fault>> {
        self.one(name).ok_or_else(|| {
            let cure = "Add the option; --help shows an example.";
            vec![Fault::usage(name, "nothing", expected, cure)]
        })
    }
}
