//! The table twin of a drawing, on the page and as a file.

use leptos::prelude::*;
use organico::i18n::{Lang, number};
use organico::unit::decimal;
use organico::unit::sheet::Sheet;
use organico::view::{Cell, Table};

/// One cell of a table on the page.
pub(crate) struct Entry {
    /// The number as computed, where there is one.
    raw: Option<f64>,
    class: &'static str,
    content: AnyView,
}

impl Entry {
    /// A text.
    pub(crate) fn text(text: String) -> Self {
        Self {
            raw: None,
            class: "",
            content: text.into_any(),
        }
    }

    /// A long text, which may break.
    pub(crate) fn long(text: String) -> Self {
        Self {
            raw: None,
            class: "o-facts__source",
            content: text.into_any(),
        }
    }

    /// Whatever else.
    pub(crate) fn view(content: AnyView) -> Self {
        Self {
            raw: None,
            class: "",
            content,
        }
    }
}

/// A table on the page.
pub(crate) struct Grid {
    /// What it shows.
    pub(crate) caption: String,
    /// Heads of the columns.
    pub(crate) head: Vec<String>,
    /// Heads of the rows, and their cells.
    pub(crate) rows: Vec<(String, Vec<Entry>)>,
    /// Class beside that of all tables.
    pub(crate) class: &'static str,
    /// Id of the scrolling region around it.
    pub(crate) id: Option<&'static str>,
}

impl Grid {
    /// The table in a region that scrolls.
    pub(crate) fn show(self) -> AnyView {
        let label = self.caption.clone();
        let head: Vec<AnyView> = self
            .head
            .into_iter()
            .map(|column| view! { <th scope="col">{column}</th> }.into_any())
            .collect();
        let rows: Vec<AnyView> = self.rows.into_iter().map(row).collect();
        view! {
            <div class="o-table-scroll" id=self.id role="region" tabindex="0" aria-label=label>
                <table class=format!("o-table {}", self.class)>
                    <caption>{self.caption}</caption>
                    <thead><tr>{head}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }
}

fn row((head, entries): (String, Vec<Entry>)) -> AnyView {
    let cells: Vec<AnyView> = entries
        .into_iter()
        .map(|entry| {
            let raw = entry.raw.map(decimal::write);
            view! { <td data-raw=raw class=entry.class>{entry.content}</td> }.into_any()
        })
        .collect();
    view! { <tr><th scope="row">{head}</th>{cells}</tr> }.into_any()
}

/// The table twin of a drawing; every cell carries its number as computed.
pub(crate) fn twin(table: Table, id: &'static str) -> AnyView {
    let entry = |cell: Cell| Entry {
        raw: cell.raw,
        class: "",
        content: cell.text.into_any(),
    };
    let rows = table.rows.into_iter();
    let rows = rows
        .map(|row| (row.head, row.cells.into_iter().map(entry).collect()))
        .collect();
    let note = table.note;
    let grid = Grid {
        caption: table.caption,
        head: table.columns,
        rows,
        class: "",
        id: Some(id),
    }
    .show();
    if note.is_empty() {
        return grid;
    }
    view! { {grid} <p class="o-source">{note}</p> }.into_any()
}

/// A table as text for a spreadsheet of the reader's country, numbers in full.
pub(crate) fn csv(lang: Lang, table: &Table, source: &str) -> String {
    let sheet = Sheet::with(lang.marks().point);
    // The mark at the start tells spreadsheets that this is UTF-8.
    let mut out = String::from('\u{feff}');
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                out.push(sheet.separator);
            }
            out.push_str(&cell);
        }
        out.push_str("\r\n");
    };
    line(&mut table.columns.iter().map(|column| sheet.text(column)));
    for row in &table.rows {
        let cells = row.cells.iter().map(|cell| written(sheet, cell));
        line(&mut std::iter::once(sheet.text(&row.head)).chain(cells));
    }
    line(&mut std::iter::once(sheet.text(&table.caption)));
    line(&mut std::iter::once(sheet.text(source)));
    out
}

fn written(sheet: Sheet, cell: &Cell) -> String {
    match cell.raw {
        Some(raw) => sheet.number(&decimal::write(raw)),
        None if cell.text == number::NOTHING => String::new(),
        None => sheet.text(&cell.text),
    }
}

/// A number as it is, anything else as a text.
pub(crate) fn guarded(text: &str) -> String {
    if decimal::parse(text).is_some() {
        text.to_owned()
    } else {
        Sheet::COMMA.text(text)
    }
}
