//! Packs and cases from the disk: only `pack.json` and the CSV tables of a folder are a pack.

use std::fs;
use std::path::Path;

use organico::model::Model;
use organico::pack::{Files, Pack, catalogue};
use organico::validate::CaseFiles;

use crate::fault::Fault;

/// The files of a pack: a shipped one by its id, any other by its folder.
pub(crate) fn pack_files(wanted: &str) -> Result<Files, Vec<Fault>> {
    if let Some(files) = catalogue::shipped(wanted) {
        return Ok(files);
    }
    let folder = Path::new(wanted);
    if !folder.is_dir() {
        let shipped = catalogue::SHIPPED.join(", ");
        let expected = format!("a pack folder, or the id of a shipped pack ({shipped})");
        let cure = "Check the path; docs/pack-format.md describes a pack.";
        return Err(vec![Fault::at(
            "--pack",
            &format!("`{wanted}`"),
            &expected,
            cure,
        )]);
    }
    files(folder, |name| name == "pack.json" || name.ends_with(".csv"))
}

/// A pack, read and checked.
pub(crate) fn pack(wanted: &str) -> Result<Pack, Vec<Fault>> {
    Pack::load(&pack_files(wanted)?).map_err(|errors| {
        errors
            .iter()
            .map(|error| Fault::pack(wanted, error))
            .collect()
    })
}

/// A pack made ready to run.
pub(crate) fn model(wanted: &str) -> Result<Model, Vec<Fault>> {
    let pack = pack(wanted)?;
    Model::new(pack.clone())
        .map_err(|fallen| vec![Fault::fallen_at_opening(wanted, &pack, &fallen)])
}

/// The cases of a folder: every folder with an `expect.csv`, one or two levels down, in name order.
pub(crate) fn cases(folder: &str) -> Result<Vec<CaseFiles>, Vec<Fault>> {
    with(folder, "expect.csv")
}

/// The backcasts of a folder: the same with an `observed.csv`.
pub(crate) fn backcasts(folder: &str) -> Result<Vec<CaseFiles>, Vec<Fault>> {
    with(folder, "observed.csv")
}

/// Every folder with a certain file, one or two levels down, in name order.
fn with(folder: &str, file: &str) -> Result<Vec<CaseFiles>, Vec<Fault>> {
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
        return Err(vec![Fault::at(folder, "no case", &expected, cure)]);
    }
    found.into_iter().map(|name| case(root, &name)).collect()
}

/// One case. Its pack is the folder `pack`, or what the file `pack.txt` names: a shipped pack.
fn case(root: &Path, name: &str) -> Result<CaseFiles, Vec<Fault>> {
    let folder = root.join(name);
    let files = files(&folder, |_| true)?;
    let pack = match files.get("pack.txt") {
        Some(named) => pack_files(String::from_utf8_lossy(named).trim())?,
        None => pack_files(&folder.join("pack").to_string_lossy())?,
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
    let mut names: Vec<String> = list(folder)?
        .into_iter()
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}

/// The files of a folder whose names are wanted.
fn files(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Files, Vec<Fault>> {
    let mut files = Vec::new();
    for entry in list(folder)? {
        let path = entry.path();
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if path.is_file() && wanted(&name) {
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
