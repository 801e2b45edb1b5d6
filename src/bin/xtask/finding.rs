//! The sentence, picture and table that the static pages open with.
//!
//! The engine is asked once about a pack; words, picture and table come from the same views
//! that the living page draws. Nothing is typed in.

use crate::{Done, env};
use organico::chart::{Theme, svg};
use organico::i18n::Lang;
use organico::job::{Answer, Asked, Question, desk::Desk};
use organico::model::Model;
use organico::outcome::{Catalogue, Picture};
use organico::pack::{Files, Pack};
use organico::scenario::Scenario;
use organico::unit::Year;
use organico::view::{Figure, GapView, Row, Scene, Words};
use std::fs;
use std::path::Path;

/// Width and height of the picture; the page reserves the same shape.
const SIZE: (u32, u32) = (640, 320);

/// What the engine said about the profession that its pack puts first.
pub(crate) struct Answered {
    catalogue: Catalogue,
    picture: Picture,
    year: Year,
}

/// What the engine found, ready for a page in one language.
pub(crate) struct Finding {
    /// The finding as a heading: profession, year, number.
    pub(crate) title: String,
    /// Trend and extreme in words.
    pub(crate) sentence: String,
    /// Under the picture: measure, unit, place, scenario.
    pub(crate) caption: String,
    /// The picture for each theme, SVG.
    pub(crate) light: String,
    /// See `light`.
    pub(crate) dark: String,
    /// Heads of the table's columns.
    pub(crate) head: Vec<String>,
    /// Rows of the table: the head of the row, then its cells.
    pub(crate) rows: Vec<Vec<String>>,
    /// Data, model and grade.
    pub(crate) source: String,
}

/// Asks the engine about a pack folder; none where the pack names no headline.
pub(crate) fn ask(folder: &Path) -> Done<Option<Answered>> {
    let pack = Pack::load(&files(folder, pack_file)?).map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        format!("{}:\n{}", folder.display(), errors.join("\n"))
    })?;
    let id = pack.id.clone();
    let model = Model::new(pack).map_err(|why| format!("{}: {why:?}", folder.display()))?;
    let mut desk = Desk::with(model);
    let catalogue = match desk.answer(&Question::Catalogue { pack: id.clone() }) {
        Answer::Catalogue(catalogue) => *catalogue,
        other => return Err(format!("no catalogue of {}: {other:?}", folder.display())),
    };
    let Some((profession, year)) = catalogue.headline.clone() else {
        return Ok(None);
    };
    let question = Question::Picture(Asked {
        revision: 0,
        pack: id,
        scenario: Scenario::default(),
        profession,
        region: String::new(),
    });
    match desk.answer(&question) {
        Answer::Picture { picture, .. } => Ok(Some(Answered {
            catalogue,
            picture: *picture,
            year,
        })),
        other => Err(format!("no finding in {}: {other:?}", folder.display())),
    }
}

/// Writes the finding in a language.
pub(crate) fn finding(answered: &Answered, lang: Lang) -> Finding {
    let Answered {
        catalogue,
        picture,
        year,
    } = answered;
    let view = GapView::of(&Scene::new(Words::new(lang), catalogue, picture, *year));
    let figure = Figure::Gap(view);
    let exhibit = figure.exhibit();
    let table = exhibit.table();
    Finding {
        title: exhibit.title(),
        sentence: exhibit.summary(),
        caption: exhibit.subtitle(),
        light: svg(&figure, SIZE, &Theme::light(1.0)),
        dark: svg(&figure, SIZE, &Theme::dark(1.0)),
        rows: table.rows.iter().map(cells).collect(),
        head: table.columns,
        source: exhibit.source(),
    }
}

/// A row of the table: its head, then its cells.
fn cells(row: &Row) -> Vec<String> {
    let cells = row.cells.iter().map(|cell| cell.text.clone());
    std::iter::once(row.head.clone()).chain(cells).collect()
}

/// Whether a file belongs to a pack: `pack.json` and the tables.
pub(crate) fn pack_file(name: &str) -> bool {
    name == "pack.json" || name.ends_with(".csv")
}

/// The wanted files of a folder.
pub(crate) fn files(folder: &Path, wanted: fn(&str) -> bool) -> Done<Files> {
    let mut found = Vec::new();
    for file in env::files(folder)? {
        let name = file.to_string_lossy().into_owned();
        if wanted(&name) {
            let path = folder.join(&file);
            let bytes = fs::read(&path).map_err(|why| format!("{}: {why}", path.display()))?;
            found.push((name, bytes));
        }
    }
    Ok(Files::new(found))
}
