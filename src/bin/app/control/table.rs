//! The table twin of a drawing, on the page and as a file.

use leptos::prelude::*;
use organico::i18n::{Lang, number};
use organico::view::{Cell, Table};

/// A table with its caption; every cell carries its number as computed.
#[component]
pub(crate) fn TableTwin(
    /// What it shows.
    table: Table,
    /// Id of the scrolling region around it.
    id: &'static str,
) -> impl IntoView {
    let label = table.caption.clone();
    let head = table
        .columns
        .into_iter()
        .map(|column| view! { <th scope="col">{column}</th> })
        .collect_view();
    let rows = table
        .rows
        .into_iter()
        .map(|row| {
            let cells = row
                .cells
                .into_iter()
                .map(|cell| {
                    view! { <td data-raw=cell.raw.map(|raw| raw.to_string())>{cell.text}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row">{row.head}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="o-table-scroll" id=id role="region" tabindex="0" aria-label=label>
            <table class="o-table">
                <caption>{table.caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {(!table.note.is_empty()).then(|| view! { <p class="o-source">{table.note}</p> })}
        </div>
    }
}

/// A table as text for a spreadsheet of the reader's country, numbers in full.
pub(crate) fn csv(lang: Lang, table: &Table, source: &str) -> String {
    let comma = if lang == Lang::It { ';' } else { ',' };
    // The mark at the start tells spreadsheets that this is UTF-8.
    let mut out = String::from('\u{feff}');
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                out.push(comma);
            }
            out.push_str(&cell);
        }
        out.push_str("\r\n");
    };
    line(&mut table.columns.iter().map(|column| quoted(column)));
    for row in &table.rows {
        let cells = row.cells.iter().map(|cell| written(lang, cell));
        line(&mut std::iter::once(quoted(&row.head)).chain(cells));
    }
    line(&mut std::iter::once(quoted(&table.caption)));
    line(&mut std::iter::once(quoted(source)));
    out
}

fn written(lang: Lang, cell: &Cell) -> String {
    match cell.raw {
        Some(raw) if lang == Lang::It => raw.to_string().replace('.', ","),
        Some(raw) => raw.to_string(),
        None if cell.text == number::NOTHING => String::new(),
        None => quoted(&cell.text),
    }
}

/// Text in quotes; what a spreadsheet would take for a formula is defused.
fn quoted(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let apostrophe = if formula { "'" } else { "" };
    format!("\"{apostrophe}{}\"", text.replace('"', "\"\""))
}

/// A number as it is, anything else in quotes.
pub(crate) fn guarded(text: &str) -> String {
    if text.parse::<f64>().is_ok() {
        text.to_owned()
    } else {
        quoted(text)
    }
}
