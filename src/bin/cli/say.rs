//! The one way out to a terminal: nothing that is said can steer it, and no line is endless.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use organico::i18n::{Lang, number};
use organico::unit::sheet::plain;

use crate::fault::Fault;

/// A text that stays on its line: every control character is written as `\u001b`, line breaks too.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| plain(c, &mut out));
    out
}

/// The same over several lines.
fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            c => plain(c, &mut out),
        }
    }
    out
}

/// The beginning of a text that is longer than `most` characters, with its length.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let Some((at, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let length = number::count(Lang::En, text.chars().count() as f64);
    format!("{}… ({length} characters)", text.get(..at).unwrap_or(""))
}

/// Prints a text; a reader that stops listening is not a mistake.
pub(crate) fn print(text: &str) -> Result<ExitCode, Vec<Fault>> {
    let mut screen = Screen::new();
    let written = screen
        .write_all(text.as_bytes())
        .and_then(|()| screen.flush());
    written_to_screen(written).map(|()| ExitCode::SUCCESS)
}

/// What became of writing to standard output.
pub(crate) fn written_to_screen<T: Default>(written: io::Result<T>) -> Result<T, Vec<Fault>> {
    written.or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(T::default()),
        _ => Err(vec![Fault::disk(
            "standard output",
            &error,
            "a place to write to",
        )]),
    })
}

/// Tells something beside the answer. Where nobody can be told there is nobody to complain to.
pub(crate) fn aside(text: &str) {
    let _ = io::stderr().lock().write_all(lines(text).as_bytes());
}

/// Standard output, line by line.
pub(crate) struct Screen {
    line: Vec<u8>,
    out: BufWriter<io::StdoutLock<'static>>,
}

impl Screen {
    pub(crate) fn new() -> Self {
        Self {
            line: Vec::new(),
            out: BufWriter::new(io::stdout().lock()),
        }
    }

    fn pass_on(&mut self) -> io::Result<()> {
        let text = String::from_utf8_lossy(&self.line);
        self.out.write_all(lines(&text).as_bytes())?;
        self.line.clear();
        Ok(())
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.pass_on()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass_on()?;
        self.out.flush()
    }
}
