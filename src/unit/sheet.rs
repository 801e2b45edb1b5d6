//! One way to write the cells of a table for spreadsheets: what is quoted, what is defused.

/// What stands between cells, and what before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Between two cells.
    pub separator: char,
    /// Before the decimals of a number.
    pub decimal: char,
}

impl Sheet {
    /// Commas between cells, decimal points: RFC 4180, and what programs expect.
    pub const COMMA: Self = Self {
        separator: ',',
        decimal: '.',
    };
    /// Semicolons between cells, decimal commas: spreadsheets of Italy and most of Europe.
    pub const SEMICOLON: Self = Self {
        separator: ';',
        decimal: ',',
    };

    /// The sheet of a country that writes this mark before decimals.
    #[must_use]
    pub const fn with(decimal: char) -> Self {
        match decimal {
            ',' => Self::SEMICOLON,
            _ => Self::COMMA,
        }
    }

    /// A number that was written with a decimal point.
    #[must_use]
    pub fn number(self, written: &str) -> String {
        match self.decimal {
            '.' => written.to_owned(),
            mark => written.replace('.', mark.encode_utf8(&mut [0; 4])),
        }
    }

    /// A text: quoted where it must be, and never run as a formula. A spreadsheet runs what begins
    /// with `= + - @`, also behind blanks or in the wide forms of East Asian keyboards (OWASP, CSV
    /// injection): an apostrophe before it makes it a text again. Control characters other than
    /// line breaks and tabs are written as `\u001b`: they could steer a terminal.
    ///
    /// ```
    /// use organico::unit::sheet::Sheet;
    /// let cell = |text| Sheet::COMMA.text(text);
    /// assert_eq!(cell("NUR"), "NUR");
    /// assert_eq!(cell("=1+1"), "'=1+1");
    /// assert_eq!(cell(" @a"), "' @a");
    /// assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
    /// assert_eq!(cell("\u{1b}[2J"), "\\u001b[2J");
    /// assert_eq!(Sheet::SEMICOLON.text("a, b"), "a, b");
    /// ```
    #[must_use]
    pub fn text(self, text: &str) -> String {
        let mut cell = String::with_capacity(text.len() + 3);
        let first = text.trim_start().chars().next();
        if text.starts_with(['\t', '\r', '\n']) || first.is_some_and(is_formula) {
            cell.push('\'');
        }
        let mut quote = false;
        for c in text.chars() {
            quote |= c == self.separator || matches!(c, '"' | '\n' | '\r');
            match c {
                '"' => cell.push_str("\"\""),
                '\n' | '\r' | '\t' => cell.push(c),
                c => plain(c, &mut cell),
            }
        }
        if quote {
            cell.insert(0, '"');
            cell.push('"');
        }
        cell
    }
}

fn is_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
    )
}

/// Whether a character steers a terminal or turns the order of a text: control characters and the
/// signs that change the direction of writing.
#[must_use]
pub fn steers(c: char) -> bool {
    let turns = matches!(
        c,
        '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    c.is_control() || turns
}

/// Writes a character so that it cannot steer a terminal or turn the order of a text: control
/// characters and the signs that change the direction of writing become `\u001b`, as in JSON.
pub fn plain(c: char, out: &mut String) {
    if !steers(c) {
        return out.push(c);
    }
    // every such sign has at most four hexadecimal digits
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        out.push(char::from_digit(u32::from(c) >> shift & 15, 16).unwrap_or('0'));
    }
}
