//! A static server on this machine only: right types, never cached, any sub-path.

use crate::{Done, after, build, env, has, only};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Every file is also found below this path, to prove that the site works under one.
const SUB_PATH: &str = "/qualsiasi/percorso/";

/// How a folder is served.
#[derive(Clone)]
pub(crate) struct Site {
    /// The folder.
    pub(crate) dir: PathBuf,
    /// Serves wasm as a host does that does not know it.
    pub(crate) wrong_mime: bool,
}

/// `cargo xtask serve`.
pub(crate) fn run(words: &[String]) -> Done {
    only(
        words,
        &["--release", "--wrong-mime", "--scalar"],
        &["--port"],
    )?;
    let port = after(words, "--port").unwrap_or("8080");
    let port = port
        .parse::<u16>()
        .map_err(|_| format!("`{port}` is no port"))?;
    let listener = TcpListener::bind(("127.0.0.1", port))
        .map_err(|why| format!("port {port}: {why}; choose another with --port"))?;
    let dir = env::dist();
    if has(words, "--release") {
        build::published(&dir)?;
    } else {
        build::site(&dir, has(words, "--scalar"))?;
    }
    println!("open http://127.0.0.1:{port}/");
    answer_all(
        &listener,
        &Site {
            dir,
            wrong_mime: has(words, "--wrong-mime"),
        },
    );
    Ok(())
}

/// Serves a folder on a free port until the program ends; gives back the address.
pub(crate) fn background(site: Site) -> Done<String> {
    let listener =
        TcpListener::bind(("127.0.0.1", 0)).map_err(|why| format!("no free port: {why}"))?;
    let place = listener
        .local_addr()
        .map_err(|why| format!("no free port: {why}"))?;
    thread::spawn(move || answer_all(&listener, &site));
    Ok(format!("http://{place}/"))
}

fn answer_all(listener: &TcpListener, site: &Site) {
    for stream in listener.incoming().flatten() {
        let site = site.clone();
        // A browser that goes away in mid-answer is no error of ours.
        thread::spawn(move || drop(answer(&stream, &site)));
    }
}

fn answer(mut stream: &TcpStream, site: &Site) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.take(16_384));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut brotli = false;
    let mut head = String::new();
    while reader.read_line(&mut head)? > 2 {
        let line = head.to_ascii_lowercase();
        brotli |= line.starts_with("accept-encoding:") && line.contains("br");
        head.clear();
    }
    let mut words = first.split(' ');
    let method = words.next().unwrap_or_default();
    let path = words.next().unwrap_or_default();
    if method != "GET" && method != "HEAD" {
        return stream.write_all(b"HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n");
    }
    let Some(file) = locate(&site.dir, path) else {
        let text = format!("no {path}\n");
        return write!(
            stream,
            "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{text}",
            text.len()
        );
    };
    let kind = kind(&file, site.wrong_mime);
    let small = PathBuf::from(format!("{}.br", file.display()));
    let (file, coding) = match brotli && small.is_file() {
        true => (small, "Content-Encoding: br\r\n"),
        false => (file, ""),
    };
    let body = fs::read(file)?;
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{coding}\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method == "GET" {
        stream.write_all(&body)
    } else {
        Ok(())
    }
}

/// The file that an address names; none outside the folder.
fn locate(dir: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?;
    let path = path
        .strip_prefix(SUB_PATH)
        .or_else(|| path.strip_prefix('/'))?;
    if path.split('/').any(|step| step == "..") {
        return None;
    }
    let path = if path.is_empty() { "index.html" } else { path };
    Some(dir.join(path)).filter(|file| file.is_file())
}

fn kind(file: &Path, wrong_mime: bool) -> &'static str {
    match file
        .extension()
        .and_then(|end| end.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" if !wrong_mime => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
