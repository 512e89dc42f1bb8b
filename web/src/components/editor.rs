//! Where the report is typed or pasted.

use super::use_shared;
use crate::state::Action;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The text area, with everything that keeps browsers and writing helpers from sending its text elsewhere.
#[component]
pub fn Editor() -> Html {
    let shared = use_shared();
    let act = |action: fn() -> Action| {
        let act = shared.act.clone();
        move |_: MouseEvent| act.emit(action())
    };
    let oninput = {
        let act = shared.act.clone();
        move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                act.emit(Action::Edit(area.value()));
            }
        }
    };
    let length = shared.state.text.split_whitespace().count();
    html! {
        <section class="editor" aria-labelledby="editor-title">
            <h2 id="editor-title">{ shared.t("editor.title") }</h2>
            <p id="editor-hint" class="hint">{ shared.t("editor.hint") }</p>
            <textarea id="report" lang="es" rows="9" aria-labelledby="editor-title" aria-describedby="editor-hint"
                placeholder={shared.t("editor.placeholder")} value={shared.state.text.to_string()} oninput={oninput}
                spellcheck="false" autocomplete="off" autocorrect="off" autocapitalize="off" writingsuggestions="false"
                translate="no" class="notranslate" data-gramm="false" data-gramm_editor="false"
                data-enable-grammarly="false" data-lt-active="false" data-lpignore="true" />
            <div class="buttons">
                <button type="button" class="primary" onclick={act(|| Action::Demo)}>{ shared.t("editor.demo") }</button>
                <button type="button" disabled={shared.state.text.is_empty()} onclick={act(|| Action::Clear)}>
                    { shared.t("editor.clear") }
                </button>
                <span class="hint">{ format!("{length} {}", shared.t("editor.words")) }</span>
            </div>
        </section>
    }
}
