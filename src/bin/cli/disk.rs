//! Packs and cases from the disk: only `pack.json` and the CSV tables of a folder are a pack.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

use organico::pack::{Files, Pack, catalogue};
use organico::validate::CaseFiles;

use crate::fault::Fault;

/// The files of a pack: a shipped one by its id, any other by its folder.
pub(crate) fn pack_files(wanted: &OsStr) -> Result<Files, Vec<Fault>> {
    if let Some(files) = wanted.to_str().and_then(catalogue::shipped) {
        return Ok(files);
    }
    let folder = Path::new(wanted);
    if !folder.is_dir() {
        let shipped = catalogue::SHIPPED.join(", ");
        let expected = format!("a pack folder, or the id of a shipped pack ({shipped})");
        let cure = "Check the path; docs/pack-format.md describes a pack.";
        return Err(vec![Fault::at(
            "--pack",
            &format!("`{}`", wanted.to_string_lossy()),
            &expected,
            cure,
        )]);
    }
    // a table in capitals is no table: the check must see it to say so
    let files = files(folder, table)?;
    Ok(files.with_below(below(folder)))
}

/// Whether a file may be one of a pack, whatever its letters.
fn table(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "pack.json" || name.ends_with(".csv")
}

/// Tables in the folders of a folder: who asks for the wrong folder, or keeps a table in another one, is told.
fn below(folder: &Path) -> Vec<String> {
    let inside = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names = Vec::new();
    for entry in inside(folder).filter(|entry| entry.path().is_dir()) {
        let outer = entry.file_name();
        for inner in inside(&entry.path()) {
            if let (Some(outer), Some(name)) = (outer.to_str(), inner.file_name().to_str())
                && table(name)
            {
                names.push(format!("{outer}/{name}"));
            }
        }
    }
    names.sort();
    names
}

/// A pack, read and checked.
pub(crate) fn pack(wanted: &OsStr) -> Result<Pack, Vec<Fault>> {
    let place = wanted.to_string_lossy();
    Pack::load(&pack_files(wanted)?).map_err(|errors| {
        errors
            .iter()
            .map(|error| Fault::pack(&place, error))
            .collect()
    })
}

/// The cases of a folder: every folder with an `expect.csv`, one or two levels down, in name order.
pub(crate) fn cases(folder: &OsStr) -> Result<Vec<CaseFiles>, Vec<Fault>> {
    with(folder, "expect.csv")
}

/// The backcasts of a folder: the same with an `observed.csv`.
pub(crate) fn backcasts(folder: &OsStr) -> Result<Vec<CaseFiles>, Vec<Fault>> {
    with(folder, "observed.csv")
}

/// Where a case lies; a single case is its folder itself.
pub(crate) fn place(folder: &OsStr, name: &str) -> String {
    let folder = folder.to_string_lossy();
    if name == folder {
        name.to_owned()
    } else {
        format!("{}/{name}", folder.trim_end_matches('/'))
    }
}

/// Every folder with a certain file, one or two levels down, in name order.
fn with(folder: &OsStr, file: &str) -> Result<Vec<CaseFiles>, Vec<Fault>> {
    let root = Path::new(folder);
    let mut found = Vec::new();
    for name in folders(root)? {
        if root.join(&name).join(file).is_file() {
            found.push(name);
        } else {
            let inner = folders(&root.join(&name))?;
            let inner = inner.into_iter().map(|below| format!("{name}/{below}"));
            found.extend(inner.filter(|name| root.join(name).join(file).is_file()));
        }
    }
    if root.join(file).is_file() {
        found.push(String::new());
    }
    if found.is_empty() {
        let expected = format!("folders with the file {file}");
        let cure = "Name the folder that holds them: --cases tests/cases.";
        let place = folder.to_string_lossy();
        return Err(vec![Fault::at(&place, "no case", &expected, cure)]);
    }
    found.into_iter().map(|name| case(root, &name)).collect()
}

/// One case. Its pack is the folder `pack`, or what the file `pack.txt` names: a shipped pack.
fn case(root: &Path, name: &str) -> Result<CaseFiles, Vec<Fault>> {
    let folder = root.join(name);
    let files = files(&folder, |_| true)?;
    let pack = match files.get("pack.txt") {
        Some(named) => pack_files(OsStr::new(String::from_utf8_lossy(named).trim()))?,
        None => pack_files(folder.join("pack").as_os_str())?,
    };
    let name = if name.is_empty() {
        root.to_string_lossy().into_owned()
    } else {
        name.to_owned()
    };
    Ok(CaseFiles { name, pack, files })
}

/// Names of the folders inside a folder, in name order.
fn folders(folder: &Path) -> Result<Vec<String>, Vec<Fault>> {
    let mut names = Vec::new();
    for entry in list(folder)? {
        if entry.path().is_dir() {
            names.push(utf8(entry.file_name(), folder)?);
        }
    }
    names.sort();
    Ok(names)
}

/// The files of a folder whose names are wanted.
fn files(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Files, Vec<Fault>> {
    let mut files = Vec::new();
    for entry in list(folder)? {
        let path = entry.path();
        let name = match entry.file_name().into_string() {
            Ok(name) => name,
            // only a table could be wanted, and none has such a name
            Err(other)
                if other
                    .to_string_lossy()
                    .to_ascii_lowercase()
                    .ends_with(".csv") =>
            {
                utf8(other, folder)?
            }
            Err(_) => continue,
        };
        // a folder in the place of a table is told: it cannot be read
        if wanted(&name) && (!path.is_dir() || name.ends_with(".csv")) {
            let bytes = fs::read(&path).map_err(|error| {
                vec![Fault::disk(
                    &path.to_string_lossy(),
                    &error,
                    "a file that can be read",
                )]
            })?;
            files.push((name, bytes));
        }
    }
    Ok(Files::new(files))
}

/// A name as text: what cannot be named cannot be told either.
fn utf8(name: OsString, folder: &Path) -> Result<String, Vec<Fault>> {
    name.into_string().map_err(|name| {
        let place = folder.to_string_lossy();
        let found = format!("`{}`", name.to_string_lossy());
        let cure = "Rename it with letters and digits.";
        vec![Fault::at(&place, &found, "names in UTF-8", cure)]
    })
}

fn list(folder: &Path) -> Result<Vec<fs::DirEntry>, Vec<Fault>> {
    fs::read_dir(folder)
        .and_then(Iterator::collect)
        .map_err(|error| {
            vec![Fault::disk(
                &folder.to_string_lossy(),
                &error,
                "a folder that can be read",
            )]
        })
}
