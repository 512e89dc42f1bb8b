//! `site/`: for any static host, under any path.

use crate::wasm::Page;
use crate::{files, project};
use anyhow::{Context, Result};
use std::path::Path;

/// Files that keep their names, because browsers look for them under these.
const NAMED: &[&str] =
    &["icon.svg", "icon-180.png", "icon-192.png", "icon-512.png", "icon-maskable-512.png", "manifest.webmanifest"];

/// The page's markup without the lines that bear a mark: one source for every artefact.
pub(crate) fn template(without: &[&str]) -> Result<String> {
    let html = files::read_text(&project::root().join("index.html"))?;
    let stays = |line: &&str| !without.iter().any(|mark| line.contains(mark));
    Ok(html.lines().filter(stays).map(|l| format!("{l}\n")).collect())
}

/// Mark of the lines that only Trunk reads.
pub(crate) const TRUNK: &str = "data-trunk";
/// Mark of the head that is shown until the module has started.
pub(crate) const WAITING: &str = "data-waiting>";

/// The style sheets in the order in which index.html names them for Trunk, as one.
pub(crate) fn style() -> Result<String> {
    let html = files::read_text(&project::root().join("index.html"))?;
    let sheets = html.lines().filter(|l| l.contains("data-trunk rel=\"css\""));
    sheets
        .map(|line| {
            let path = line.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
            files::read_text(&project::root().join(path.context("a style sheet in index.html has no href")?))
        })
        .collect()
}

/// Puts something before the end of the head.
pub(crate) fn into_head(html: &str, addition: &str) -> Result<String> {
    before(html, "</head>", addition)
}

/// Puts something before a mark.
pub(crate) fn before(html: &str, mark: &str, addition: &str) -> Result<String> {
    let at = html.find(mark).with_context(|| format!("index.html has no {mark}"))?;
    Ok(format!("{}{addition}{}", &html[..at], &html[at..]))
}

/// Whether the page keeps itself for use without a network.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offline {
    /// As shipped: a service worker keeps its files.
    Kept,
    /// While developing: a worker would answer with the build before, and outlive the server on its port.
    No,
}

/// Writes the folder. Every file but the page itself and its worker is pinned by a hash in the page or in the worker.
pub(crate) fn write(page: &Page, offline: Offline, folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let web = project::root().join("web");
    let style = style()?;
    let boot = ["lockdown", "halt", "place", "memory", "boot"]
        .map(|name| files::read_text(&web.join(format!("boot/{name}.js"))));
    let boot = boot.into_iter().collect::<Result<String>>()?;
    let mut kept = Vec::new();
    let mut put = |name: String, content: &[u8]| -> Result<(String, String)> {
        let integrity = files::integrity(content);
        files::write(&folder.join(&name), content)?;
        kept.push((format!("./{name}"), integrity.clone()));
        Ok((name, integrity))
    };
    let mut hashed =
        |stem: &str, extension: &str, content: &[u8]| put(files::hashed_name(stem, extension, content), content);
    let (js, js_hash) = hashed("foco", "js", page.glue.as_bytes())?;
    let (wasm, wasm_hash) = hashed("foco", "wasm", &page.wasm)?;
    let (model, model_hash) = hashed("model", "bin", &page.model)?;
    let (css, css_hash) = hashed("style", "css", style.as_bytes())?;
    let (boot, boot_hash) = hashed("boot", "js", boot.as_bytes())?;
    for name in NAMED {
        put((*name).to_owned(), &files::read(&web.join("boot").join(name))?)?;
    }
    let worker_line = match offline {
        Offline::Kept => "<meta name=\"foco-worker\" content=\"./worker.js\">\n  ",
        Offline::No => "",
    };
    let hash = files::sha256(&page.wasm);
    let assets = format!(
        "  <link rel=\"manifest\" href=\"./manifest.webmanifest\">\n  \
         <link rel=\"apple-touch-icon\" href=\"./icon-180.png\">\n  \
         <link rel=\"stylesheet\" href=\"./{css}\" integrity=\"{css_hash}\">\n  \
         <meta name=\"foco-wasm\" content=\"./{wasm}\" data-integrity=\"{wasm_hash}\">\n  \
         <meta name=\"foco-model\" content=\"./{model}\" data-integrity=\"{model_hash}\">\n  \
         <meta name=\"foco-hash\" content=\"{hash}\">\n  \
         {worker_line}\
         <script defer src=\"./{js}\" integrity=\"{js_hash}\"></script>\n  \
         <script defer src=\"./{boot}\" integrity=\"{boot_hash}\"></script>\n"
    );
    let html = into_head(&template(&[TRUNK])?, &assets)?;
    let html = before(&html, "  <div id=\"app\">", &files::read_text(&web.join("boot/update.html"))?)?;
    files::write(&folder.join("index.html"), html.as_bytes())?;
    if offline == Offline::No {
        return Ok(());
    }
    kept.push(("./".to_owned(), files::integrity(html.as_bytes())));
    files::write(&folder.join("worker.js"), worker(&kept, &files::read_text(&web.join("boot/worker.js"))?)?.as_bytes())
}

/// The service worker with the list of files that it keeps. Its name stays; its content changes with every build.
fn worker(kept: &[(String, String)], code: &str) -> Result<String> {
    let list = serde_json::to_string_pretty(kept)?;
    let build = &files::sha256(list.as_bytes())[..12];
    Ok(format!("const BUILD = \"{build}\";\nconst FILES = {list};\n\n{code}"))
}
