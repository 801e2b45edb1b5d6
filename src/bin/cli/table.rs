//! Tables and paragraphs of a terminal.

use crate::plain::line;

/// Longest line of a paragraph.
const WIDTH: usize = 110;

/// Rows with columns of equal width, two blanks between them.
pub(crate) fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let rows: Vec<[String; N]> = rows
        .iter()
        .map(|row| row.each_ref().map(|cell| line(cell)))
        .collect();
    let width = |at: usize| {
        rows.iter()
            .map(|row| row[at].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(&format!("{cell:width$}  "));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A text broken into lines, hanging under its first word.
pub(crate) fn paragraph(head: &str, words: &str) -> String {
    let (mut text, mut line) = (String::new(), head.trim_end().to_owned());
    for word in words.split(' ') {
        if line.chars().count() + word.chars().count() > WIDTH {
            text.push_str(&line);
            text.push('\n');
            line = " ".repeat(head.len() - 1);
        }
        let blanks = head.len().saturating_sub(line.len()).max(1);
        line.push_str(&" ".repeat(blanks));
        line.push_str(word);
    }
    text + &line + "\n"
}

/// Every line two blanks to the right.
pub(crate) fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}
