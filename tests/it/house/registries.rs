//! Registries and the folders that they are about.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{root, sources};

#[test]
fn every_demand_method_has_its_file_and_its_line() {
    let helpers = ["mod", "uses"];
    let files: BTreeSet<String> = sources("src/model/demand")
        .into_iter()
        .filter_map(|(path, _)| Some(Path::new(&path).file_stem()?.to_str()?.to_owned()))
        .filter(|name| !helpers.contains(&name.as_str()))
        .collect();
    let listed: BTreeSet<String> = organico::model::METHODS
        .iter()
        .map(|method| method.id.to_owned())
        .collect();
    assert_eq!(files, listed);
    let head = fs::read_to_string(root().join("src/pack/read/head.rs"));
    let head = head.expect("the head of a pack is read there");
    for id in listed {
        let named = head.contains(&format!("\"{id}\""));
        assert!(named, "pack/read/head.rs: no pack may choose `{id}`");
    }
}

#[test]
fn every_locale_has_its_language_and_every_language_its_locale() {
    let files: BTreeSet<String> = fs::read_dir(root().join("locales"))
        .expect("locales/ is readable")
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    let listed = organico::i18n::LANGS.iter();
    let listed: BTreeSet<String> = listed.map(|lang| format!("{}.json", lang.code())).collect();
    assert_eq!(files, listed);
}

#[test]
fn every_pack_folder_is_shipped_and_every_shipped_pack_has_its_folder() {
    let folders: BTreeSet<String> = fs::read_dir(root().join("data"))
        .expect("data/ is readable")
        .flatten()
        .filter(|entry| entry.path().join("pack.json").exists())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    for folder in &folders {
        let files = organico::pack::catalogue::shipped(folder);
        let files = files.unwrap_or_else(|| panic!("data/{folder} is not in the catalogue"));
        let on_disk: BTreeSet<String> = fs::read_dir(root().join("data").join(folder))
            .expect("a pack folder is readable")
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        let embedded: BTreeSet<String> = files.names().map(str::to_owned).collect();
        assert_eq!(
            embedded, on_disk,
            "files of data/{folder}: embedded (left), on disk (right)"
        );
    }
    assert!(!folders.is_empty());
}
