//! The one way out to a terminal: nothing that is said can steer it, and no line is endless.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use crate::fault::Fault;
use crate::plain::lines;

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
