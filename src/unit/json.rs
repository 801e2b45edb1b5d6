//! Where the keys of a JSON text stand, by position and not by search: a word may stand in values
//! too. For texts that a parser has found to be right.

use std::collections::BTreeMap;

/// A key of the outermost object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<'t> {
    /// As it is written, without quotes.
    pub name: &'t str,
    /// Line as a text editor counts it, from one.
    pub line: usize,
    /// What stands there, as it is written.
    pub value: &'t str,
}

/// The keys of the outermost object, in their order.
#[must_use]
pub fn keys(text: &str) -> Vec<Key<'_>> {
    let mut found = Vec::new();
    let (mut passed, mut above) = (0, 1);
    let mut scan = Scan { text, at: 0 };
    scan.pairs(&mut |scan, name, at| {
        let from = scan.at;
        scan.skip();
        above += line(text.get(passed..).unwrap_or(""), at - passed) - 1;
        passed = at;
        found.push(Key {
            name,
            line: above,
            value: text.get(from..scan.at).unwrap_or("").trim(),
        });
        true
    });
    found
}

/// Keys of the outermost object that stand there before, with the line of the first: a reader would
/// take one of the two without a word.
#[must_use]
pub fn twice(text: &str) -> Vec<(usize, Key<'_>)> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut again = Vec::new();
    for key in keys(text) {
        match first.get(key.name) {
            Some(line) => again.push((*line, key)),
            None => {
                first.insert(key.name, key.line);
            }
        }
    }
    again
}

/// Line of a key such as `levers[2].value`; where it is missing that of what should hold it; 0 when
/// nothing of it is there.
///
/// ```
/// use organico::unit::json::line_of;
/// let text = "{ \"note\": \"until\",\n \"levers\": [\n {\"value\": 1},\n {\"lever\": \"x\"}],\n \"until\": 1 }";
/// assert_eq!(line_of(text, "until"), 5);
/// assert_eq!(line_of(text, "levers[0].value"), 3);
/// assert_eq!(line_of(text, "levers[1].value"), 4);
/// assert_eq!(line_of(text, "nothing"), 0);
/// ```
#[must_use]
pub fn line_of(text: &str, path: &str) -> usize {
    let mut scan = Scan { text, at: 0 };
    let mut place = None;
    for part in path.split(['.', '[']) {
        let mut here = None;
        if let Some(wanted) = part
            .strip_suffix(']')
            .and_then(|at| at.parse::<usize>().ok())
        {
            let mut count = 0;
            scan.items(&mut |scan| {
                if count == wanted {
                    here = Some(scan.at);
                    return false;
                }
                count += 1;
                scan.skip();
                true
            });
        } else {
            scan.pairs(&mut |scan, name, at| {
                if name == part {
                    here = Some(at);
                    return false;
                }
                scan.skip();
                true
            });
        }
        if here.is_none() {
            break;
        }
        place = here;
    }
    place.map_or(0, |at| line(text, at))
}

fn line(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or(&[]);
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

/// Looks at one pair, its value yet to come: name and place of the name. False to stop there.
type Pair<'s, 't> = &'s mut dyn FnMut(&mut Scan<'t>, &'t str, usize) -> bool;

impl<'t> Scan<'t> {
    fn next(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn blanks(&mut self) {
        while matches!(self.next(), b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
    }

    /// The inside of a string that begins here.
    fn string(&mut self) -> &'t str {
        let from = self.at + 1;
        self.at = from;
        while !matches!(self.next(), b'"' | 0) {
            self.at += 1 + usize::from(self.next() == b'\\');
        }
        let inside = self.text.get(from..self.at).unwrap_or("");
        self.at += 1;
        inside
    }

    /// Goes through an object, if one begins here.
    fn pairs(&mut self, pair: Pair<'_, 't>) {
        self.blanks();
        if self.next() != b'{' {
            return;
        }
        loop {
            self.at += 1;
            self.blanks();
            if self.next() != b'"' {
                break;
            }
            let at = self.at;
            let name = self.string();
            self.blanks();
            self.at += 1; // the colon
            self.blanks();
            if !pair(self, name, at) {
                return;
            }
            self.blanks();
            if self.next() != b',' {
                break;
            }
        }
        self.at += 1;
    }

    /// Goes through a list, if one begins here.
    fn items(&mut self, item: &mut dyn FnMut(&mut Self) -> bool) {
        self.blanks();
        if self.next() != b'[' {
            return;
        }
        loop {
            self.at += 1;
            self.blanks();
            if matches!(self.next(), b']' | 0) {
                break;
            }
            if !item(self) {
                return;
            }
            self.blanks();
            if self.next() != b',' {
                break;
            }
        }
        self.at += 1;
    }

    /// Passes over the value that begins here.
    fn skip(&mut self) {
        self.blanks();
        let mut depth = 0_usize;
        loop {
            match self.next() {
                b'"' => {
                    self.string();
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                b'}' | b']' | 0 => return,
                b',' if depth == 0 => return,
                _ => self.at += 1,
            }
            if depth == 0 && matches!(self.next(), b',' | b'}' | b']' | 0) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, keys, twice};

    #[test]
    fn keys_stand_where_they_are_not_where_their_word_is() {
        let text = "{\n \"a\": \"\\\"b\\\": {\",\n \"c\": {\"b\": [1, \"]\"]},\n\n \"b\": 2,\n \"b\": null}";
        let key = |name, line, value| Key { name, line, value };
        let wanted = [
            key("a", 2, "\"\\\"b\\\": {\""),
            key("c", 3, "{\"b\": [1, \"]\"]}"),
            key("b", 5, "2"),
            key("b", 6, "null"),
        ];
        assert_eq!(keys(text), wanted);
        assert_eq!(twice(text), [(5, wanted[3])]);
        assert!(keys("[1]").is_empty() && keys("").is_empty());
    }
}
