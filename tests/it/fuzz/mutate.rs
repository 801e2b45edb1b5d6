//! Ways to break a text: cells, rows, columns, bytes.

use crate::common::draw::Draw;

/// What people, spreadsheets and programs put into a cell.
const CELLS: &[&str] = &[
    "",
    "0",
    "-1",
    "-0",
    "1",
    "2",
    "0.5",
    "1e20",
    "1e308",
    "1e-320",
    "1e400",
    "NaN",
    "inf",
    "-inf",
    "*",
    "x",
    "2,5",
    "6.000",
    "1 000",
    "0x10",
    "9999",
    "2024.0",
    "2024.5",
    "1900",
    "2300",
    "-2147483649",
    "18446744073709551616",
    "120",
    "121",
    "=1+1",
    "family:x",
    "../x",
    "\u{feff}",
    "\u{1b}[31m",
    "é",
    "A",
    "yes",
    "other",
    "NA",
    "null",
    "true",
    "100%",
    "1e15",
    "-1e15",
    "0.999999999999",
];

/// Breaks a text of a file once.
pub(super) fn once(draw: &mut Draw, text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    match draw.pick(13) {
        0..4 => cell(draw, &lines, |draw, _| draw.of(CELLS).to_owned()),
        4 => cell(draw, &lines, scaled),
        5 => rows(draw, &lines, |rows, at| {
            rows.remove(at);
        }),
        6 => rows(draw, &lines, |rows, at| rows.insert(at, rows[at].clone())),
        7 => rows(draw, &lines, |rows, at| {
            let last = rows.len() - 1;
            rows.swap(at, last);
        }),
        8 => column(draw, &lines),
        9 => swapped(draw, &lines),
        10 => text.chars().take(draw.pick(text.len().max(1))).collect(),
        11 => letter(draw, text),
        _ => number(draw, text),
    }
}

/// Another size: a thousand times, a thousandth, the opposite sign.
fn scaled(draw: &mut Draw, old: &str) -> String {
    let factor = draw.of(&[1000.0, 0.001, -1.0, 100.0, 1e9]);
    old.parse::<f64>().map_or_else(
        |_| format!("{old}{old}"),
        |value| (value * factor).to_string(),
    )
}

fn cell(draw: &mut Draw, lines: &[&str], with: impl Fn(&mut Draw, &str) -> String) -> String {
    let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    let at = draw.pick(lines.len());
    let mut cells: Vec<String> = lines[at].split(',').map(str::to_owned).collect();
    let place = draw.pick(cells.len());
    cells[place] = with(draw, &cells[place]);
    lines[at] = cells.join(",");
    lines.join("\n")
}

fn rows(draw: &mut Draw, lines: &[&str], change: impl Fn(&mut Vec<String>, usize)) -> String {
    let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    let at = draw.pick(lines.len());
    change(&mut lines, at);
    lines.join("\n")
}

/// Takes a column away.
fn column(draw: &mut Draw, lines: &[&str]) -> String {
    let width = lines.first().map_or(1, |line| line.split(',').count());
    let gone = draw.pick(width);
    let kept = |line: &&str| {
        let cells = line.split(',').enumerate();
        let cells: Vec<&str> = cells
            .filter(|(at, _)| *at != gone)
            .map(|(_, c)| c)
            .collect();
        cells.join(",")
    };
    lines.iter().map(kept).collect::<Vec<_>>().join("\n")
}

/// Two cells of a row change places.
fn swapped(draw: &mut Draw, lines: &[&str]) -> String {
    let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    let at = draw.pick(lines.len());
    let mut cells: Vec<&str> = lines[at].split(',').collect();
    let (a, b) = (draw.pick(cells.len()), draw.pick(cells.len()));
    cells.swap(a, b);
    lines[at] = cells.join(",");
    lines.join("\n")
}

/// One letter is another one.
fn letter(draw: &mut Draw, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let other = draw.of(&[
        ',', '"', '\n', '{', '}', '0', '-', ';', '\0', '\t', 'é', ':', '[', '%',
    ]);
    let at = draw.pick(letters.len() + 1);
    match letters.get_mut(at) {
        Some(letter) => *letter = other,
        None => letters.push(other),
    }
    letters.into_iter().collect()
}

/// One number, wherever it stands, is another.
pub(super) fn number(draw: &mut Draw, text: &str) -> String {
    let starts: Vec<usize> = text
        .char_indices()
        .zip(std::iter::once(' ').chain(text.chars()))
        .filter(|((_, c), before)| c.is_ascii_digit() && !before.is_ascii_digit())
        .map(|((at, _), _)| at)
        .collect();
    if starts.is_empty() {
        return text.to_owned();
    }
    let from = draw.of(&starts);
    let len = text[from..].bytes().take_while(u8::is_ascii_digit).count();
    format!("{}{}{}", &text[..from], draw.of(CELLS), &text[from + len..])
}

/// How many times a mutant is broken: mostly once, so that each rule is met alone.
pub(super) fn times(draw: &mut Draw) -> usize {
    if draw.chance(0.6) {
        1
    } else {
        draw.whole(2, 5)
    }
}
