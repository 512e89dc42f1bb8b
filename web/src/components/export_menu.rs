//! Copying and downloading what was read.

use super::use_shared;
use crate::browser;
use foco::OffsetUnit;
use foco_export::{Separator, Style};
use yew::platform::spawn_local;
use yew::prelude::*;

/// The name of who read, as the summary tells it.
const ENGINE: &str = concat!("Foco ", env!("CARGO_PKG_VERSION"));

/// Buttons, and a line that tells what was done. Where the browser does not let a page copy, the text is shown.
#[component]
pub fn ExportMenu() -> Html {
    let shared = use_shared();
    let said = use_state(String::new);
    let shown = use_state(|| None::<String>);
    let copy = |style: Style| {
        let (shared, said, shown) = (shared.clone(), said.clone(), shown.clone());
        move |_: MouseEvent| {
            let text = foco_export::summary(&shared.state.analysis, &shared.language(), style, ENGINE);
            let (shared, said, shown) = (shared.clone(), said.clone(), shown.clone());
            spawn_local(async move {
                let copied = browser::copy(&text).await;
                said.set(shared.t(if copied { "export.copied" } else { "export.not_copied" }).to_owned());
                shown.set((!copied).then_some(text));
            });
        }
    };
    let download = |kind: &'static str, media: &'static str, make: fn(&crate::state::State) -> String| {
        let (shared, said) = (shared.clone(), said.clone());
        move |_: MouseEvent| {
            let name = foco_export::file_name(&shared.state.text, kind);
            browser::download(&name, media, &make(&shared.state));
            said.set(shared.t("export.downloaded").replace("{0}", &name));
        }
    };
    html! {
        <section class="export" aria-labelledby="export-title" id="export">
            <h2 id="export-title">{ shared.t("export.menu") }</h2>
            <div class="buttons">
                <button type="button" onclick={copy(Style::Text)}>{ shared.t("export.text") }</button>
                <button type="button" onclick={copy(Style::Markdown)}>{ shared.t("export.markdown") }</button>
                <button type="button" onclick={download("json", "application/json", |s| foco_export::json(&s.text, &s.analysis, OffsetUnit::Codepoint))}>
                    { shared.t("export.json") }
                </button>
                <button type="button" onclick={download("csv", "text/csv", |s| foco_export::csv(&s.text, &s.analysis, Separator::Comma))}>
                    { shared.t("export.csv") }
                </button>
                <button type="button" onclick={download("csv", "text/csv", |s| foco_export::csv(&s.text, &s.analysis, Separator::Semicolon))}>
                    { shared.t("export.csv_semicolon") }
                </button>
            </div>
            <p role="status" class="hint">{ (*said).clone() }</p>
            if let Some(text) = (*shown).clone() {
                <textarea readonly=true rows="8" aria-labelledby="export-title" value={text} />
            }
        </section>
    }
}
