//! Copying and downloading what was read, and the link that carries it.

use super::copy_field::CopyField;
use super::use_shared;
use crate::hooks::sending::{Sent, use_sending};
use crate::opening;
use crate::state::{Action, Outgoing};
use foco_export::{Separator, Style};
use yew::prelude::*;

/// Buttons, and a line that tells what was done. Where the browser does not let a page copy, the text is shown.
#[component]
pub fn ExportMenu() -> Html {
    let shared = use_shared();
    let Sent { said, shown, link } = use_sending(&shared);
    let links = use_memo((), |()| opening::address().is_some());
    let button = |out: Outgoing, name: &'static str| {
        let act = shared.act.clone();
        let onclick = move |_: MouseEvent| act.emit(Action::Send(out));
        html! { <button type="button" id={out.id()} onclick={onclick}>{ shared.t(name) }</button> }
    };
    html! {
        <section class="export" aria-labelledby="export-title" id="export">
            <h2 id="export-title">{ shared.t("export.menu") }</h2>
            <div class="buttons">
                { button(Outgoing::Copy(Style::Text), "export.text") }
                { button(Outgoing::Copy(Style::Markdown), "export.markdown") }
                { button(Outgoing::Json, "export.json") }
                { button(Outgoing::Csv(Separator::Comma), "export.csv") }
                { button(Outgoing::Csv(Separator::Semicolon), "export.csv_semicolon") }
                if *links { { button(Outgoing::Link, "link.create") } }
            </div>
            <p role="status" class="hint">{ said }</p>
            if let Some(link) = link {
                <p class="problem">{ shared.t("link.warning") }</p>
                <CopyField id="share-link" label={shared.t("link.label")} button={shared.t("link.copy")} text={link} />
            }
            if let Some(text) = shown {
                <textarea readonly=true rows="8" aria-labelledby="export-title" value={text} />
            }
        </section>
    }
}
