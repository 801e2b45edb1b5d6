//! Reads the lists of tests/add: what one more thing of a kind touches, edit by edit.
//!
//! A list is a row of blocks. `== PATH` begins a new file; `== PATH after LINE`, `== PATH before LINE`
//! puts the block beside the one line of a file that begins so; `== PATH copy FROM` copies a file or
//! a folder; `== locales text KEY` puts a text into every locale, in its order.

/// One place that is touched.
#[derive(Debug)]
pub(crate) struct Touch {
    /// File or folder, from the root.
    pub(crate) path: String,
    /// What is done there.
    pub(crate) how: How,
    /// What is put there.
    pub(crate) block: String,
}

/// What is done in one place.
#[derive(Debug)]
pub(crate) enum How {
    /// A file of its own.
    New,
    /// The same as there.
    Copy(String),
    /// Behind the line that begins so.
    After(String),
    /// Before it.
    Before(String),
    /// A text under this key.
    Text(String),
}

/// Reads a list.
pub(crate) fn read(list: &str) -> Result<Vec<Touch>, String> {
    let mut touches: Vec<Touch> = Vec::new();
    for line in list.lines() {
        if let Some(head) = line.strip_prefix("== ") {
            touches.push(touch(head));
        } else if let Some(last) = touches.last_mut() {
            last.block.push_str(line);
            last.block.push('\n');
        } else if !line.starts_with('#') {
            return Err(format!("`{line}` stands before the first `== PATH`"));
        }
    }
    Ok(touches)
}

fn touch(head: &str) -> Touch {
    let (path, rest) = head.split_once(' ').unwrap_or((head, ""));
    let (word, line) = rest.split_once(' ').unwrap_or((rest, ""));
    let line = line.to_owned();
    let how = match word {
        "after" => How::After(line),
        "before" => How::Before(line),
        "copy" => How::Copy(line),
        "text" => How::Text(line),
        _ => How::New,
    };
    Touch {
        path: path.to_owned(),
        how,
        block: String::new(),
    }
}

/// The text with the block in it; none for what makes a file of its own.
pub(crate) fn put(touch: &Touch, text: &str) -> Result<Option<String>, String> {
    let (line, behind) = match &touch.how {
        How::New | How::Copy(_) => return Ok(None),
        How::Text(key) => return Ok(Some(with_text(text, key, touch.block.trim()))),
        How::After(line) => (line, true),
        How::Before(line) => (line, false),
    };
    let mut at = 0;
    let mut places = Vec::new();
    for whole in text.split_inclusive('\n') {
        if whole.trim_start().starts_with(line.as_str()) {
            places.push(if behind { at + whole.len() } else { at });
        }
        at += whole.len();
    }
    let [place] = places[..] else {
        let (path, times) = (&touch.path, places.len());
        return Err(format!("{path}: {times} lines begin with `{line}`"));
    };
    let mut out = text.to_owned();
    out.insert_str(place, &touch.block);
    Ok(Some(out))
}

/// A locale with one text more, before the first key that comes after it.
fn with_text(locale: &str, key: &str, text: &str) -> String {
    let mut out = String::new();
    let mut done = false;
    for line in locale.split_inclusive('\n') {
        let known = line.trim_start().strip_prefix('"');
        let known = known.and_then(|rest| rest.split_once('"'));
        if !done && known.is_some_and(|(known, _)| known > key) {
            out.push_str(&format!("  \"{key}\": \"{text}\",\n"));
            done = true;
        }
        out.push_str(line);
    }
    out
}
