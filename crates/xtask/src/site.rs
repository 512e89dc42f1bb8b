//! `site/`: for any static host, under any path.

use crate::wasm::Page;
use crate::{files, project};
use anyhow::{Context, Result};
use std::path::Path;

/// The page's markup without the lines that only Trunk reads: one source for every artefact.
pub(crate) fn template() -> Result<String> {
    let html = files::read_text(&project::root().join("index.html"))?;
    Ok(html.lines().filter(|l| !l.contains("data-trunk")).map(|l| format!("{l}\n")).collect())
}

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
    let at = html.find("</head>").context("index.html has no </head>")?;
    Ok(format!("{}{addition}{}", &html[..at], &html[at..]))
}

/// Writes the folder.
pub(crate) fn write(page: &Page, folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let web = project::root().join("web");
    let style = style()?;
    let boot = files::read(&web.join("boot/boot.js"))?;
    let icon = files::read(&web.join("boot/icon.svg"))?;
    let put = |stem: &str, extension: &str, content: &[u8]| -> Result<String> {
        let name = files::hashed_name(stem, extension, content);
        files::write(&folder.join(&name), content)?;
        Ok(name)
    };
    let js = put("foco", "js", page.module_js.as_bytes())?;
    let wasm = put("foco", "wasm", &page.wasm)?;
    let css = put("style", "css", style.as_bytes())?;
    let boot = put("boot", "js", &boot)?;
    files::write(&folder.join("icon.svg"), &icon)?;
    let assets = format!(
        "  <link rel=\"stylesheet\" href=\"./{css}\">\n  <meta name=\"foco-js\" content=\"./{js}\">\n  <meta name=\"foco-wasm\" content=\"./{wasm}\">\n  <script type=\"module\" src=\"./{boot}\"></script>\n"
    );
    files::write(&folder.join("index.html"), into_head(&template()?, &assets)?.as_bytes())
}
