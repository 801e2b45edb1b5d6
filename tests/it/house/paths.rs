//! Reads which file of a source tree names which: paths of `use` and of code, followed through
//! re-exports to the file that holds the item.

use std::collections::{BTreeMap, BTreeSet};

use super::{code, sources};

/// A module by the names on its way from the root of the crate.
type Module = Vec<String>;

/// The files of one crate and what each defines and names.
pub(super) struct Crate {
    files: BTreeMap<Module, File>,
}

struct File {
    path: String,
    /// Names of items that stand in the file.
    items: BTreeSet<String>,
    /// Names that it brings in, with the path where they are.
    brought: BTreeMap<String, Vec<String>>,
    /// Paths that its code names; what it only passes on is not one of them.
    named: Vec<Vec<String>>,
}

impl Crate {
    /// Reads a folder of sources, without those below `leave`.
    pub(super) fn read(folder: &str, leave: &str) -> Self {
        let below = |path: &str| !leave.is_empty() && path.starts_with(leave);
        let mut files = BTreeMap::new();
        for (path, text) in sources(folder) {
            if below(&path) {
                continue;
            }
            let inside = path.trim_start_matches(folder).trim_start_matches('/');
            let mut module: Module = inside
                .trim_end_matches(".rs")
                .split('/')
                .map(str::to_owned)
                .collect();
            if ["mod", "lib", "main"]
                .map(str::to_owned)
                .contains(module.last().unwrap())
            {
                module.pop();
            }
            files.insert(module, File::read(path, &code(&text)));
        }
        Self { files }
    }

    /// Which file names which, by path. A module names its children and they name it: a `mod.rs` is
    /// the door of its folder, and what goes through the door from inside is left out.
    pub(super) fn arrows(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (module, file) in &self.files {
            let to = arrows.entry(&file.path).or_default();
            for path in &file.named {
                let Some(found) = self.resolve(module, path, 0) else {
                    continue;
                };
                let other = &self.files[&found];
                let door = ["mod.rs", "lib.rs", "main.rs"];
                let door = door.iter().any(|name| other.path.ends_with(name));
                if found != *module && !(door && module.starts_with(&found)) {
                    to.insert(&other.path);
                }
            }
        }
        arrows
    }

    /// The module in which the item of a path stands.
    fn resolve(&self, from: &Module, path: &[String], depth: u8) -> Option<Module> {
        let mut at = from.clone();
        let mut rest = path;
        let mut anchored = false;
        while let [first, after @ ..] = rest {
            match first.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => at.truncate(at.len().checked_sub(1)?),
                _ => break,
            }
            anchored = true;
            rest = after;
        }
        while let [first, after @ ..] = rest {
            let mut child = at.clone();
            child.push(first.clone());
            if self.files.contains_key(&child) {
                (at, rest, anchored) = (child, after, true);
                continue;
            }
            let here = self.files.get(&at)?;
            if here.items.contains(first) {
                return Some(at);
            }
            if let Some(brought) = here.brought.get(first).filter(|_| depth < 8) {
                return self.resolve(&at, &[brought.as_slice(), after].concat(), depth + 1);
            }
            // a name of another crate, or of the standard library
            return anchored.then_some(at);
        }
        self.files.contains_key(&at).then_some(at)
    }
}

impl File {
    fn read(path: String, code: &str) -> Self {
        let (mut brought, mut named, mut rest) = (BTreeMap::new(), Vec::new(), String::new());
        let mut text = code;
        while let Some((before, passes_on, tree, after)) = next_use(text) {
            rest.push_str(before);
            for (name, path) in leaves(tree) {
                if !passes_on {
                    named.push(path.clone());
                }
                brought.insert(name, path);
            }
            text = after;
        }
        rest.push_str(text);
        named.extend(paths(&rest));
        Self {
            path,
            items: items(&rest),
            brought,
            named,
        }
    }
}

/// The next `use` of a source: what stands before it, whether it is public, its tree, what follows.
fn next_use(text: &str) -> Option<(&str, bool, &str, &str)> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find("use ")?;
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let head = text[line..at].trim();
        from = at + 4;
        if head.is_empty() || head == "pub" || (head.starts_with("pub(") && head.ends_with(')')) {
            let (tree, after) = text[from..].split_once(';')?;
            return Some((&text[..line], !head.is_empty(), tree, after));
        }
    }
}

/// The names that a tree of `use` brings in, with their paths.
fn leaves(tree: &str) -> Vec<(String, Vec<String>)> {
    let Some((head, group)) = tree.split_once('{') else {
        let (path, name) = tree
            .split_once(" as ")
            .map_or((tree, None), |(p, n)| (p, Some(n)));
        let mut path: Vec<String> = path
            .split("::")
            .map(|part| part.trim().to_owned())
            .collect();
        if path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = name.map(str::trim).or(path.last().map(String::as_str));
        return vec![(name.unwrap_or("").to_owned(), path)];
    };
    let group = group.rsplit_once('}').map_or(group, |(inside, _)| inside);
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(letter);
    }
    let filled = parts.iter().filter(|part| !part.trim().is_empty());
    filled
        .flat_map(|part| leaves(&format!("{}{}", head.trim(), part.trim())))
        .collect()
}

/// Paths such as `super::gap::capacity` in code.
fn paths(code: &str) -> Vec<Vec<String>> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let whole = code.split(|c| !word(c)).filter(|text| text.contains("::"));
    let parts = whole.map(|text| text.trim_matches(':').split("::"));
    parts
        .map(|parts| parts.map(str::to_owned).collect::<Vec<String>>())
        .filter(|path| path[0].starts_with(|c: char| c.is_ascii_lowercase()) && path.len() > 1)
        .collect()
}

/// Names that a file gives to items of its own.
fn items(code: &str) -> BTreeSet<String> {
    let kinds = [
        "fn",
        "struct",
        "enum",
        "const",
        "static",
        "type",
        "trait",
        "macro_rules!",
    ];
    let words: Vec<&str> = code.split_whitespace().collect();
    let name = |pair: &[&str]| {
        let [kind, name] = pair else { return None };
        let letters = name
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_');
        let name: String = letters.collect();
        (kinds.contains(kind) && !name.is_empty()).then_some(name)
    };
    words.windows(2).filter_map(name).collect()
}
