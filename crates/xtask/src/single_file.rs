//! Pages that are one file and work by double click with the network off: `foco.html`, and the page for embedding.

use crate::site::{before, into_head, style, template};
use crate::wasm::Page;
use crate::{files, project};
use anyhow::{Context, Result};
use base64::Engine;
use std::path::Path;

/// Writes a page; `extra` is a further script below `web/`, run before the module starts, and `without` are the marks of
/// lines that it leaves out.
pub(crate) fn write(page: &Page, extra: Option<&str>, without: &[&str], path: &Path) -> Result<()> {
    let web = project::root().join("web");
    let style = style()?;
    let lockdown = files::read_text(&web.join("boot/lockdown.js"))?;
    let halt = files::read_text(&web.join("boot/halt.js"))?;
    let place = files::read_text(&web.join("boot/place.js"))?;
    let extra = extra.map_or(Ok(String::new()), |name| files::read_text(&web.join(name)))?;
    let start = files::read_text(&web.join("boot/printable.js"))? + &files::read_text(&web.join("boot/single.js"))?;
    let icon = base64::engine::general_purpose::STANDARD.encode(files::read(&web.join("boot/icon.svg"))?);
    let script =
        format!("{lockdown}\n{halt}\n{}\n{place}\n{extra}\n{start}", page.glue).replace("</script", "<\\/script");

    let html = with_policy(&template(without)?, &policy(&script, &style))?
        .replace("href=\"./icon.svg\"", &format!("href=\"data:image/svg+xml;base64,{icon}\""));
    let html = into_head(
        &html,
        &format!("<meta name=\"foco-hash\" content=\"{}\">\n<style>{style}</style>\n", files::sha256(&page.wasm)),
    )?;
    // Module and model are data, not scripts: they are never run as text, and no policy has to allow them.
    let assets = format!(
        "<script type=\"text/plain\" id=\"foco-wasm\">{}</script>\n\
         <script type=\"text/plain\" id=\"foco-model\">{}</script>\n<script>{script}</script>\n",
        compressed(&page.wasm)?,
        compressed(&page.model)?
    );
    files::write(path, before(&html, "</body>", &assets)?.as_bytes())
}

/// Nothing may be loaded, nothing connected to; one script and one style, by their hashes.
fn policy(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; connect-src 'none'; \
         base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'; worker-src 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        files::policy_hash(script),
        files::policy_hash(style)
    )
}

/// The markup under another policy than its own.
pub(crate) fn with_policy(html: &str, policy: &str) -> Result<String> {
    let marker = "http-equiv=\"Content-Security-Policy\" content=\"";
    let start = html.find(marker).context("index.html has no policy")? + marker.len();
    let end = html[start..].find('"').context("the policy has no end")? + start;
    Ok(format!("{}{policy}{}", &html[..start], &html[end..]))
}

fn compressed(content: &[u8]) -> Result<String> {
    // The header bears no time and no name: the same content gives the same bytes.
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, content, &mut packed)?;
    Ok(crate::printable::text(&packed))
}
