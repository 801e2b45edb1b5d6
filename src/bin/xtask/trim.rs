//! Takes out of a module and its glue what nobody asks for, and shortens the names they share.
//!
//! Libraries offer classes to scripts that no script of ours uses; as long as they are offered the
//! compiler must keep all behind them. And every function that module and glue lend each other is
//! named in both with a hash that does not compress.

use crate::Done;
use crate::env::{self, read, root, write};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use walrus::{Module, ModuleConfig};

/// How names begin that only module and glue know.
const SHARED: [&str; 3] = ["__wb", "wasm_bindgen__", "__externref"];

/// Trims `name.js` and `name_bg.wasm` of a folder.
pub(crate) fn pair(dir: &Path, name: &str) -> Done {
    let (glue, wasm) = (
        dir.join(format!("{name}.js")),
        dir.join(format!("{name}_bg.wasm")),
    );
    env::run(
        Command::new("node")
            .arg(root().join("style/glue.mjs"))
            .arg(&glue),
    )?;
    let text = read(&glue)?;
    let mut module = ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse_file(&wasm)
        .map_err(|why| format!("{}: {why:#}", wasm.display()))?;
    unasked(&mut module, &text);
    let short = shorten(&mut module);
    write(&glue, renamed(&text, &short))?;
    write(&wasm, module.emit_wasm())
}

/// Drops every export that the glue does not name, and what only they reach.
fn unasked(module: &mut Module, glue: &str) {
    let named: BTreeSet<&str> = glue.split(|c| !of_word(c)).collect();
    let exports = module.exports.iter();
    let gone: Vec<_> = exports
        .filter(|export| !named.contains(export.name.as_str()))
        .map(|export| export.id())
        .collect();
    for export in gone {
        module.exports.delete(export);
    }
    walrus::passes::gc::run(module);
}

/// Gives short names to what module and glue share: old to new.
fn shorten(module: &mut Module) -> BTreeMap<String, String> {
    let mut short = BTreeMap::new();
    let names = (module.imports.iter_mut().map(|import| &mut import.name))
        .chain(module.exports.iter_mut().map(|export| &mut export.name));
    for name in names.filter(|name| SHARED.iter().any(|begin| name.starts_with(begin))) {
        let next = format!("${}", short.len());
        *name = short.entry(name.clone()).or_insert(next).clone();
    }
    short
}

/// The glue with the new names in place of the old.
fn renamed(glue: &str, short: &BTreeMap<String, String>) -> String {
    let pieces = glue.split_inclusive(|c| !of_word(c));
    let new = pieces.map(|piece| {
        let word = piece.trim_end_matches(|c| !of_word(c));
        let end = &piece[word.len()..];
        short
            .get(word)
            .map_or_else(|| piece.to_owned(), |name| format!("{name}{end}"))
    });
    new.collect()
}

/// Whether a letter can stand in a name of a script.
fn of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$')
}
