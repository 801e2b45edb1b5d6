//! Nothing on the home page is typed in: another pack gives another sentence, picture and table.

use crate::env::{root, target};
use crate::{Done, shell};
use organico::i18n::LANGS;
use std::fs;
use std::path::{Path, PathBuf};

/// The row of `stock.csv` that is changed: nurses in the SSN, from this figure to the next.
const STOCK: (&str, &str) = ("NURSE,ssn,277164,", "NURSE,ssn,327164,");

/// Writes the static pages from the shipped pack and from one with 50,000 nurses more, and
/// compares them.
pub(crate) fn home() -> Done {
    let here = target().join("follow");
    let pack = here.join("pack");
    copy(&root().join("data/it"), &pack)?;
    let table = pack.join("stock.csv");
    let before = read(&table)?;
    if !before.contains(STOCK.0) {
        return Err(format!(
            "stock.csv has no row `{}`: adapt follow.rs",
            STOCK.0
        ));
    }
    let after = before.replace(STOCK.0, STOCK.1);
    fs::write(&table, after).map_err(|why| format!("{}: {why}", table.display()))?;
    let written = |name: &str, pack: &Path| -> Done<PathBuf> {
        let out = here.join(name);
        fs::create_dir_all(&out).map_err(|why| format!("{}: {why}", out.display()))?;
        shell::write_pages(&out, pack)?;
        Ok(out)
    };
    let shipped = written("shipped", &root().join("data/it"))?;
    let changed = written("changed", &pack)?;
    let pages = LANGS.iter().map(|lang| shell::page(*lang));
    let pictures = LANGS
        .iter()
        .map(|lang| format!("finding-{}.svg", lang.code()));
    for file in pages.chain(pictures) {
        if read(&shipped.join(&file))? == read(&changed.join(&file))? {
            return Err(format!("{file} is the same with another pack"));
        }
    }
    Ok(())
}

fn read(path: &Path) -> Done<String> {
    fs::read_to_string(path).map_err(|why| format!("{}: {why}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Done {
    let told = |why| format!("copying {}: {why}", from.display());
    fs::create_dir_all(to).map_err(told)?;
    for entry in fs::read_dir(from).map_err(told)?.flatten() {
        fs::copy(entry.path(), to.join(entry.file_name())).map_err(told)?;
    }
    Ok(())
}
