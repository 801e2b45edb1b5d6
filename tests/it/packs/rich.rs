//! Folders of packs in which every table and every parameter has something to act on.

use super::tiny;
use crate::cases::files;
use organico::pack::Files;
use std::path::{Path, PathBuf};

/// The files of a pack, by name.
pub(crate) type Folder = Vec<(String, Vec<u8>)>;

pub(crate) fn copied(files: &Files) -> Folder {
    let all = files.names().map(|name| (name.to_owned(), files.get(name)));
    all.map(|(name, bytes)| (name, bytes.unwrap_or_default().to_vec()))
        .collect()
}

/// The tiny pack with all tables, without and with projected residents, and the packs of the cases.
pub(crate) fn folders() -> Vec<Folder> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let inside = std::fs::read_dir(folder).unwrap();
        let mut inside: Vec<PathBuf> = inside.map(|entry| entry.unwrap().path()).collect();
        inside.sort();
        for path in inside.into_iter().filter(|path| path.is_dir()) {
            if path.ends_with("pack") {
                found.push(path);
            } else {
                walk(&path, found);
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"),
        &mut found,
    );
    let mut all = vec![rich(), projected()];
    all.extend(found.iter().map(|folder| copied(&files(folder))));
    all
}

pub(super) fn table<'f>(folder: &'f Folder, file: &str) -> Option<&'f str> {
    let found = folder.iter().find(|(name, _)| name == file);
    found.map(|(_, bytes)| str::from_utf8(bytes).unwrap())
}

pub(super) fn with(folder: &Folder, file: &str, text: String) -> Folder {
    let mut changed: Folder = folder.clone();
    changed.retain(|(name, _)| name != file);
    changed.push((file.to_owned(), text.into_bytes()));
    changed
}

/// What the tiny pack lacks of the format: tables, and rows that other rows could be.
fn rich() -> Folder {
    let more: &[(&str, &str)] = &[
        ("sources.csv", "t,Bureau,Census,2020,page 2,\n"),
        (
            "parameters.csv",
            "agency_share,*,*,0.3,share,2024,s,D,yes,\n",
        ),
        ("retirement.csv", "nurse,private,*,table,,,,2024,s,D,yes,\n"),
        ("mobility.csv", "nurse,private,50,54,0.02,,2024,s,D,\n"),
        (
            "standards.csv",
            "home,nurse,beds,,,long,30,8,12,fte,2024,s,D,yes,\n",
        ),
        ("sites.csv", "home,*,2024,0.5,share,s,D,\n"),
        ("beds.csv", "long,*,2024,2,s,D,\n"),
        ("benchmarks.csv", "deaths,nurse,*,2025,2026,2,s,B,\n"),
    ];
    let tables = [
        (
            "retirement_rates.csv",
            "profession,sector,sex,age_from,age_to,rate,year,source,grade,note\n\
             nurse,private,*,0,59,0,2024,s,D,\n\
             nurse,private,*,60,64,0.3,2024,s,D,\n\
             nurse,*,*,65,,1,2024,s,D,\n",
        ),
        (
            "exogenous.csv",
            "profession,sector,region,sex,age,year,heads,source,grade,note\n\
             nurse,public,n,F,30,2026,5,s,D,\n\
             nurse,private,s,M,40,2027,-0.1,s,D,\n",
        ),
        (
            "shifts.csv",
            "profession,to,service,share,effort,supervision,competence,year,source,grade,use,note\n\
             doctor,nurse,surgery,0.2,1.2,0.1,digital,2024,s,D,yes,\n\
             doctor,nurse,,0.1,1.5,0,,2024,s,D,yes,\n",
        ),
    ];
    let mut all = copied(&tiny::files(|name, text| {
        let found = more.iter().find(|(file, _)| *file == name);
        text.to_owned() + found.map_or("", |(_, rows)| rows)
    }));
    for (name, text) in tables {
        all.push((name.to_owned(), text.into()));
    }
    all
}

/// The same with residents that are projected.
fn projected() -> Folder {
    let text = "item,region,sex,age_from,age_to,year,value,unit,source,grade,note\n\
        tfr,n,*,,,2024,1.2,children_per_woman,s,C,\n\
        tfr,s,*,,,2024,1.3,children_per_woman,s,C,\n\
        tfr_index,*,*,,,2024,1.25,children_per_woman,s,A,\n\
        tfr_index,*,*,,,2030,1.3,children_per_woman,s,A,\n\
        fertility_share,*,*,15,29,2024,0.4,share,s,A,\n\
        fertility_share,*,*,30,49,2024,0.6,share,s,A,\n\
        male_births,*,*,,,2024,0.514,share,s,D,\n\
        mortality_factor,n,*,,,2024,0.9,ratio,s,C,\n\
        mortality_factor,s,*,,,2024,1.1,ratio,s,C,\n\
        foreign_net,*,*,,,2024,10,persons_per_year,s,C,\n\
        foreign_net,*,*,,,2028,20,persons_per_year,s,C,\n\
        foreign_share,*,F,20,39,2024,0.5,share,s,C,\n\
        foreign_share,*,M,20,39,2024,0.5,share,s,C,\n\
        internal_net,n,*,,,2024,4,persons_per_year,s,C,\n\
        internal_net,s,*,,,2024,-4,persons_per_year,s,C,\n\
        internal_factor,*,*,,,2026,0.85,ratio,s,D,\n\
        internal_age,*,*,22,31,2024,0.7,share,s,D,\n\
        internal_age,*,*,32,41,2024,0.3,share,s,D,\n";
    with(&rich(), "demography.csv", text.to_owned())
}
