//! Cuts the page's program into pieces that are fetched when they are used.
//!
//! The published splitter makes a module of every piece, and one of what each combination of pieces shares. A request for
//! each would be a dozen for one screen: what is needed together is laid into one file, and the glue cuts it up again.

use crate::{Done, env, trim};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// The piece that is there whenever those of its screen are: what it shares with them lies beside it.
const SCREEN: &str = "simulator";
/// Pieces of that screen.
const ON_SCREEN: &[&str] = &["simulator", "charts", "topics", "drawers"];
/// The file with what other pieces share.
const SHARED: &str = "shared";
/// The script that the splitter writes, as the main module names it.
const SCRIPT: &str = "./__wasm_split.js";

/// A program in pieces, in a folder of its own.
pub(crate) struct Cut {
    folder: PathBuf,
    /// Piece to the modules that it needs, its own included.
    needs: BTreeMap<String, Vec<String>>,
}

/// Cuts a module. The glue that will come out is called `name.js`.
pub(crate) fn cut(wasm: &Path, folder: &Path, name: &str) -> Done<Cut> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(|why| format!("cannot make {}: {why}", folder.display()))?;
    let bytes = fs::read(wasm).map_err(|why| format!("{}: {why}", wasm.display()))?;
    let (main, glue) = (folder.join("main.wasm"), format!("./{name}.js"));
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = SCRIPT;
    options.main_module = &glue;
    let made = transform(options).map_err(|why| format!("cutting {}: {why:#}", wasm.display()))?;
    let needs: BTreeMap<String, Vec<String>> = made.prefetch_map.into_iter().collect();
    if needs.is_empty() {
        return Err(format!("{}: no piece was found in it", wasm.display()));
    }
    Ok(Cut {
        folder: folder.to_owned(),
        needs,
    })
}

impl Cut {
    /// What is left when the pieces are out.
    pub(crate) fn main(&self) -> PathBuf {
        self.folder.join("main.wasm")
    }

    /// Lays the modules into the files of the site, and tells what the glue must know of them.
    pub(crate) fn lay(&self, out: &Path) -> Done<trim::Pieces> {
        let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (piece, modules) in &self.needs {
            for module in modules {
                users.entry(module).or_default().insert(piece);
            }
        }
        let mut files: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
        let (mut list, mut asked) = (String::new(), BTreeSet::new());
        for (module, users) in &users {
            let path = self.folder.join(format!("{module}.wasm"));
            let bytes = fs::read(&path).map_err(|why| format!("{}: {why}", path.display()))?;
            let bytes = trim::piece(&bytes, &mut asked)?;
            let name = file_of(users);
            let file = files.entry(name).or_default();
            let from = file.len();
            file.extend(bytes);
            let comma = if list.is_empty() { "" } else { ",\n" };
            let (to, address) = (file.len(), address(name));
            let _ = write!(
                list,
                "{comma}\"./{module}.wasm\": [\"{address}\", {from}, {to}]"
            );
        }
        for (name, bytes) in files {
            env::write(&out.join(address(name)), bytes)?;
        }
        let told = self.folder.join("pieces.json");
        env::write(&told, format!("{{\n{list}\n}}\n"))?;
        Ok(trim::Pieces {
            script: self.folder.join(SCRIPT),
            list: told,
            asked,
        })
    }
}

/// How the names of these files begin in the site.
pub(crate) const PIECE: &str = "piece_";

/// Name of a file of pieces in the site.
fn address(name: &str) -> String {
    format!("{PIECE}{name}.wasm")
}

/// The file of a module that these pieces use.
fn file_of<'a>(users: &BTreeSet<&'a str>) -> &'a str {
    let mut all = users.iter();
    match (all.next(), all.next()) {
        (Some(only), None) => only,
        _ if users.contains(SCREEN) && users.iter().all(|user| ON_SCREEN.contains(user)) => SCREEN,
        _ => SHARED,
    }
}
