//! `embed/`: the page for an `<iframe>`, and the page that makes the snippet for it.

use crate::single_file::{self, with_policy};
use crate::site::{TRUNK, WAITING};
use crate::wasm::Page;
use crate::{files, project};
use anyhow::Result;
use std::path::Path;

/// Writes the folder. The page is one file: in a sandbox its origin is opaque, and it could fetch no file of its own.
pub(crate) fn write(page: &Page, folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    single_file::write(page, Some("embed/embed.js"), &[TRUNK, WAITING], &folder.join("embed.html"))?;
    let from = project::root().join("web/embed");
    let script = files::read_text(&from.join("snippet.js"))?;
    let style = files::read_text(&from.join("snippet.css"))?;
    // It frames the page above and nothing else; no report ever comes here.
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; frame-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        files::policy_hash(&script),
        files::policy_hash(&style)
    );
    let html = with_policy(&files::read_text(&from.join("snippet.html"))?, &policy)?
        .replace("<!-- cases -->", &cases()?)
        .replace("<!-- code -->", files::read_text(&from.join("code.txt"))?.trim_end())
        .replace("/* style */", &style)
        .replace("/* script */", &script);
    files::write(&folder.join("index.html"), html.as_bytes())?;
    files::write(&folder.join("foco-case.js"), &files::read(&from.join("foco-case.js"))?)
}

/// The bundled cases as choices, by the names that an address may use.
fn cases() -> Result<String> {
    let mut names = Vec::new();
    for file in std::fs::read_dir(project::root().join("web/cases"))? {
        let path = file?.path();
        if path.extension().is_some_and(|e| e == "txt") {
            names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    names.sort();
    Ok(names.iter().map(|name| format!("<option value=\"{name}\">{name}</option>")).collect())
}
