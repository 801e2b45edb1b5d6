//! The files of one pack as bytes, wherever they came from. Knows no disk and no network.

use crate::unit::fnv::Fnv;
use crate::unit::sort;

/// Files by name, in name order (so that the hash does not depend on the disk).
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<(String, Vec<u8>)>,
    /// Of the folder, where not all of it is here.
    known: Option<u64>,
    /// Names of files in folders below: never read, only told.
    below: Vec<String>,
}

impl Files {
    /// Collects files; a later file of the same name replaces the earlier one.
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut all: Vec<(String, Vec<u8>)> = Vec::new();
        for (name, bytes) in files {
            match all.iter_mut().find(|(known, _)| *known == name) {
                Some(slot) => slot.1 = bytes,
                None => all.push((name, bytes)),
            }
        }
        sort::by_key(&mut all, |(name, _)| name.clone());
        Self {
            files: all,
            known: None,
            below: Vec::new(),
        }
    }

    /// Part of a folder, whose hash is known from elsewhere.
    pub(crate) fn known(files: Vec<(String, Vec<u8>)>, hash: u64) -> Self {
        Self {
            known: Some(hash),
            ..Self::new(files)
        }
    }

    /// With the names of files in folders below, such as `old/exits.csv`: a table that lies there is
    /// told, never read.
    #[must_use]
    pub fn with_below(self, below: Vec<String>) -> Self {
        Self { below, ..self }
    }

    /// Where a file lies that is not here under its name: in other letters, or in a folder below.
    #[must_use]
    pub fn stray(&self, name: &str) -> Option<&str> {
        let own = |known: &str| known.rsplit(['/', '\\']).next().unwrap_or(known).to_owned();
        let all = self.files.iter().map(|(known, _)| known).chain(&self.below);
        let found = all
            .into_iter()
            .find(|known| *known != name && own(known).eq_ignore_ascii_case(name));
        found.map(String::as_str)
    }

    /// The bytes of a file, if the pack has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.files
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, bytes)| bytes.as_slice())
    }

    /// Names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    /// FNV-1a (64 bits) over names and bytes of the folder: an identity, not a protection.
    #[must_use]
    pub fn hash(&self) -> u64 {
        if let Some(hash) = self.known {
            return hash;
        }
        let mut hash = Fnv::default();
        for (name, bytes) in &self.files {
            for part in [name.as_bytes(), bytes] {
                hash.feed(part);
                hash.feed(&[0]);
            }
        }
        hash.0
    }
}
