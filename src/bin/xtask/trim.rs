//! Takes out of a module and its glue what nobody asks for, and shortens the names they share.
//!
//! Libraries offer classes to scripts that no script of ours uses; as long as they are offered the
//! compiler must keep all behind them. And every function that module and glue lend each other is
//! named in both with a hash that does not compress.

use crate::Done;
use crate::env::{self, read, root, write};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walrus::ir::{VisitorMut, dfs_pre_order_mut};
use walrus::{ElementItems, ExportItem, FunctionId, Module, ModuleConfig};
use wasmparser::{Parser, Payload, TypeRef};

/// How names begin that only module and glue know.
const SHARED: [&str; 3] = ["__wb", "wasm_bindgen__", "__externref"];

/// What the glue of a program in pieces is given besides.
pub(crate) struct Pieces {
    /// The script that fetches them.
    pub(crate) script: PathBuf,
    /// The list of where each lies.
    pub(crate) list: PathBuf,
    /// The names that they ask of the main module.
    pub(crate) asked: BTreeSet<String>,
}

/// Trims `name.js` and `name_bg.wasm` of a folder.
pub(crate) fn pair(dir: &Path, name: &str, pieces: Option<Pieces>) -> Done {
    let (glue, wasm) = (
        dir.join(format!("{name}.js")),
        dir.join(format!("{name}_bg.wasm")),
    );
    let mut bundler = Command::new("node");
    bundler.arg(root().join("style/glue.mjs")).arg(&glue);
    if let Some(pieces) = &pieces {
        bundler.arg(&pieces.script).arg(&pieces.list);
    }
    env::run(&mut bundler)?;
    let asked = pieces.map(|pieces| pieces.asked).unwrap_or_default();
    let text = read(&glue)?;
    let mut module = parse(&fs::read(&wasm).map_err(|why| format!("{}: {why}", wasm.display()))?)?;
    unasked(&mut module, &text);
    let short = shorten(&mut module, &asked);
    write(&glue, renamed(&text, &short))?;
    write(&wasm, twinless(module)?)
}

/// Trims a module of a program in pieces, and adds the names that it asks of the main one.
pub(crate) fn piece(bytes: &[u8], asked: &mut BTreeSet<String>) -> Done<Vec<u8>> {
    let mut module = parse(bytes)?;
    asked.extend(module.imports.iter().map(|import| import.name.clone()));
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

fn parse(bytes: &[u8]) -> Done<Module> {
    let mut rules = ModuleConfig::new();
    rules.generate_name_section(false);
    rules.generate_producers_section(false);
    rules.parse(bytes).map_err(|why| format!("{why:#}"))
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

/// Writes a module with one of each function: those of the same code call each other's one.
fn twinless(mut module: Module) -> Done<Vec<u8>> {
    loop {
        let bytes = module.emit_wasm();
        let twins = twins(&bytes)?;
        if twins.is_empty() {
            return Ok(bytes);
        }
        module = parse(&bytes)?;
        let by_index: Vec<FunctionId> = module.funcs.iter().map(|f| f.id()).collect();
        let first = twins
            .iter()
            .map(|(twin, first)| (by_index[*twin], by_index[*first]));
        let mut first = First(first.collect());
        for (_, function) in module.funcs.iter_local_mut() {
            let entry = function.entry_block();
            dfs_pre_order_mut(&mut first, function, entry);
        }
        for element in module.elements.iter_mut() {
            if let ElementItems::Functions(all) = &mut element.items {
                all.iter_mut()
                    .for_each(|id| first.visit_function_id_mut(id));
            }
        }
        for export in module.exports.iter_mut() {
            if let ExportItem::Function(id) = &mut export.item {
                first.visit_function_id_mut(id);
            }
        }
        walrus::passes::gc::run(&mut module);
        if module.funcs.iter().count() == by_index.len() {
            return Ok(bytes);
        }
    }
}

/// Puts the first of its kind in the place of a function.
struct First(BTreeMap<FunctionId, FunctionId>);

impl VisitorMut for First {
    fn visit_function_id_mut(&mut self, id: &mut FunctionId) {
        *id = self.0.get(id).copied().unwrap_or(*id);
    }
}

/// Functions whose type and code an earlier one has: its index and that of the first.
fn twins(bytes: &[u8]) -> Done<Vec<(usize, usize)>> {
    let (mut types, mut imported, mut at) = (Vec::new(), 0, 0);
    let (mut known, mut twins) = (BTreeMap::new(), Vec::new());
    for part in Parser::new(0).parse_all(bytes) {
        match part.map_err(|why| why.to_string())? {
            Payload::ImportSection(imports) => {
                let all = imports.into_imports().map_while(Result::ok);
                imported = all.filter(|one| matches!(one.ty, TypeRef::Func(_))).count();
            }
            Payload::FunctionSection(all) => {
                types = all.into_iter().map_while(Result::ok).collect();
            }
            Payload::CodeSectionEntry(body) => {
                let code: (u32, &[u8]) = (types[at], body.as_bytes());
                let first = *known.entry(code).or_insert(at);
                if first < at {
                    twins.push((imported + at, imported + first));
                }
                at += 1;
            }
            _ => {}
        }
    }
    Ok(twins)
}

/// Gives short names to what only module and glue share: old to new.
fn shorten(module: &mut Module, others: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut short = BTreeMap::new();
    let names = (module.imports.iter_mut().map(|import| &mut import.name))
        .chain(module.exports.iter_mut().map(|export| &mut export.name));
    let ours = |name: &&mut String| {
        SHARED.iter().any(|begin| name.starts_with(begin)) && !others.contains(*name)
    };
    for name in names.filter(ours) {
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
