//! Where an answer is written, and in which form.

use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use organico::unit::sheet::Sheet;

use crate::fault::Fault;
use crate::say::{Screen, written_to_screen};

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Csv,
    Json,
}

/// What stands between the cells of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Cells {
    /// Commas between cells, decimal points
    Comma,
    /// Semicolons between cells, decimal commas: for spreadsheets set to Italian
    #[value(alias = "it")]
    Semicolon,
}

/// How CSV is written.
#[derive(Debug, Args)]
pub(crate) struct Written {
    /// Between the cells of CSV: commas with decimal points (default), or semicolons with decimal
    /// commas for spreadsheets set to Italian
    #[arg(long, value_name = "comma|semicolon", hide_possible_values = true)]
    csv: Option<Cells>,
}

impl Written {
    /// How the cells of an answer in this form are written.
    pub(crate) fn sheet(&self, is_csv: bool) -> Result<Sheet, Vec<Fault>> {
        match self.csv {
            Some(_) if !is_csv => {
                let cure = "Leave --csv out, or write --format csv.";
                let found = "it beside another form";
                Err(vec![Fault::usage("--csv", found, "an answer in CSV", cure)])
            }
            Some(Cells::Semicolon) => Ok(Sheet::SEMICOLON),
            Some(Cells::Comma) | None => Ok(Sheet::COMMA),
        }
    }
}

/// Where an answer goes.
pub(crate) enum Target {
    Screen,
    File(PathBuf),
    Folder(PathBuf),
}

impl Target {
    /// Reads `--out`: `-`, a file that ends in .csv or .json, or a folder.
    pub(crate) fn of(out: &OsStr) -> Result<Self, Vec<Fault>> {
        let expected = "a file that ends in .csv or .json, a folder, or - for standard output";
        let wrong = |found: &str, cure| Err(vec![Fault::usage("--out", found, expected, cure)]);
        let text = out.to_string_lossy();
        if text.trim().is_empty() {
            return wrong("an empty name", "Write a name, or - for standard output.");
        }
        if text == "-" {
            return Ok(Self::Screen);
        }
        let path = PathBuf::from(out);
        if named(&path).is_some() {
            if path.is_dir() {
                let found = format!("the folder `{text}`");
                return wrong(&found, "Choose another name, or take the folder away.");
            }
            parent(&path)?;
            return Ok(Self::File(path));
        }
        let end = path.extension().is_some() && !text.ends_with(std::path::MAIN_SEPARATOR);
        if end && !path.exists() {
            let cure = "Write .csv or .json; a folder with a dot in its name ends in /.";
            return wrong(&format!("`{text}`"), cure);
        }
        Ok(Self::Folder(path))
    }

    /// The form that the name of the file says.
    pub(crate) fn format(&self) -> Option<Format> {
        match self {
            Self::File(path) => named(path),
            Self::Screen | Self::Folder(_) => None,
        }
    }
}

/// The form that was asked for, by the option and by the name of the file.
pub(crate) fn format(asked: Option<Format>, target: &Target) -> Result<Format, Vec<Fault>> {
    match (asked, target.format()) {
        (Some(one), Some(other)) if one != other => {
            let found = "another form than the name of the file says";
            let cure = "Leave --format out, or mend the name.";
            Err(vec![Fault::usage("--format", found, "one form", cure)])
        }
        (one, other) => Ok(one.or(other).unwrap_or(Format::Csv)),
    }
}

/// Writes a text that is not a folder's: to the screen, or into a file.
pub(crate) fn text(target: &Target, text: &str) -> Result<(), Vec<Fault>> {
    match target {
        Target::Screen => {
            let mut screen = Screen::new();
            written_to_screen(
                screen
                    .write_all(text.as_bytes())
                    .and_then(|()| screen.flush()),
            )
        }
        Target::File(path) => {
            let mut out = file(path)?;
            let done = out.write_all(text.as_bytes()).and_then(|()| out.flush());
            done.map_err(|error| vec![unwritten(path, &error)])
        }
        Target::Folder(path) => {
            let found = format!("the folder `{}`", path.to_string_lossy());
            let cure = "Write the name of a file, or - for standard output.";
            let expected = "a file that ends in .csv or .json, or -";
            Err(vec![Fault::usage("--out", &found, expected, cure)])
        }
    }
}

/// A file to write to.
pub(crate) fn file(path: &Path) -> Result<impl Write + use<>, Vec<Fault>> {
    let mut options = OpenOptions::new();
    let opened = options.write(true).create(true).truncate(true).open(path);
    let opened = opened.map_err(|error| vec![unwritten(path, &error)]);
    opened.map(BufWriter::new)
}

/// A file that cannot be written.
pub(crate) fn unwritten(path: &Path, error: &std::io::Error) -> Fault {
    Fault::disk(&path.to_string_lossy(), error, "a place to write to")
}

fn named(path: &Path) -> Option<Format> {
    let end = path.extension()?;
    if end.eq_ignore_ascii_case("csv") {
        Some(Format::Csv)
    } else {
        end.eq_ignore_ascii_case("json").then_some(Format::Json)
    }
}

/// Refuses a file whose folder is not there.
fn parent(path: &Path) -> Result<(), Vec<Fault>> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        None => Ok(()),
        Some(folder) => {
            let found = format!("no folder `{}`", folder.to_string_lossy());
            let cure = "Make the folder first, or mend the path.";
            Err(vec![Fault::at(
                "--out",
                &found,
                "a folder to write into",
                cure,
            )])
        }
    }
}
