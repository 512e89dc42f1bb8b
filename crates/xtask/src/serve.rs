//! `cargo xtask serve`: the page on this machine alone.

use crate::site::{self, Offline};
use crate::{project, wasm};
use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tiny_http::{Header, Request, Response, Server};

/// How to serve.
pub(crate) struct Options {
    port: Option<u16>,
    open: bool,
    watch: bool,
}

impl Options {
    pub(crate) fn parse(args: &mut lexopt::Parser) -> Result<Options> {
        let mut options = Options { port: None, open: false, watch: false };
        while let Some(arg) = args.next()? {
            match arg {
                Long("port") => options.port = Some(args.value()?.parse()?),
                Long("open") => options.open = true,
                Long("watch") => options.watch = true,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = project::root().join("dist/site");
    site::write(&wasm::build()?, Offline::No, &folder)?;
    let (server, port) = listen(options.port)?;
    let address = format!("http://127.0.0.1:{port}/");
    println!("Foco is at {address} (Ctrl+C stops it)");
    if options.open {
        open(&address);
    }
    if options.watch {
        let folder = folder.clone();
        std::thread::spawn(move || watch(&folder));
    }
    for request in server.incoming_requests() {
        answer(request, &folder);
    }
    Ok(())
}

/// The port asked for; or 8080, or the next free one.
fn listen(port: Option<u16>) -> Result<(Server, u16)> {
    let ports = port.map_or(8080..=8099, |p| p..=p);
    for port in ports.clone() {
        if let Ok(server) = Server::http(("127.0.0.1", port)) {
            return Ok((server, port));
        }
    }
    bail!("no free port from {} to {}; choose one with --port", ports.start(), ports.end())
}

fn answer(request: Request, folder: &Path) {
    let path = request.url().split(['?', '#']).next().unwrap_or("/").trim_start_matches('/').to_owned();
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    let inside = Path::new(&path).components().all(|c| matches!(c, std::path::Component::Normal(_)));
    let content = inside.then(|| std::fs::read(folder.join(&path)).ok()).flatten();
    let done = match content {
        Some(content) => {
            let mut response = Response::from_data(content);
            for (name, value) in [
                ("Content-Type", content_type(&path)),
                ("Cache-Control", "no-store"),
                ("X-Content-Type-Options", "nosniff"),
            ] {
                if let Ok(header) = Header::from_bytes(name, value) {
                    response.add_header(header);
                }
            }
            request.respond(response)
        }
        None => request.respond(Response::from_string("not here").with_status_code(404)),
    };
    // A browser that went away in the middle is no news.
    let _ = done;
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

fn open(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    if project::command(opener).arg(address).spawn().is_err() {
        println!("{opener} is not here: open the address by hand");
    }
}

/// Builds again when a source changes.
fn watch(folder: &Path) {
    let mut seen = newest();
    loop {
        std::thread::sleep(Duration::from_millis(700));
        let now = newest();
        if now > seen {
            seen = now;
            match wasm::build().and_then(|page| site::write(&page, Offline::No, folder)) {
                Ok(()) => println!("built again: reload the page"),
                Err(error) => println!("not built: {error:#}"),
            }
        }
    }
}

fn newest() -> Option<SystemTime> {
    let root = project::root();
    let mut open: Vec<PathBuf> = vec![root.join("crates"), root.join("web"), root.join("index.html")];
    let mut newest = None;
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).into_iter().flatten().flatten().map(|e| e.path()));
        } else if let Ok(time) = path.metadata().and_then(|m| m.modified()).context("no time") {
            newest = newest.max(Some(time));
        }
    }
    newest
}
