//! Where the report is typed, pasted, chosen or dropped.

use super::file_button::FileButton;
use super::keeping::Keeping;
use super::print_buttons::PrintButtons;
use super::use_shared;
use crate::hooks::open_file::use_open_file;
use crate::state::{Action, Look};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The text area, with everything that keeps browsers and writing helpers from sending its text elsewhere.
#[component]
pub fn Editor() -> Html {
    let shared = use_shared();
    let (open, problem) = use_open_file(&shared);
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
    // The browser keeps the text, the caret and what can be undone; the area is written to only if another report
    // takes the place of this one.
    let area = use_node_ref();
    {
        let (area, text) = (area.clone(), shared.state.newest().clone());
        use_effect_with(shared.state.replaced, move |_| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.set_value(&text);
            }
        });
    }
    // Words that are dropped are the text area's own affair; files are ours.
    let file_of =
        |event: &DragEvent| event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
    let ondragover = |event: DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        if types.is_some_and(|types| types.includes(&"Files".into(), 0)) {
            event.prevent_default();
        }
    };
    let ondrop = {
        let open = open.clone();
        move |event: DragEvent| {
            if let Some(file) = file_of(&event) {
                event.prevent_default();
                open.emit(file);
            }
        }
    };
    let length = shared.state.text.split_whitespace().count();
    let empty = shared.state.newest().is_empty();
    html! {
        <section class="editor" aria-labelledby="editor-title" ondragover={ondragover} ondrop={ondrop}>
            <h2 id="editor-title">{ shared.t("editor.title") }</h2>
            <p id="editor-hint" class="hint">{ shared.t("editor.hint") }</p>
            <textarea ref={area} id="report" lang="es" rows="9" aria-labelledby="editor-title" aria-describedby="editor-hint"
                placeholder={shared.t("editor.placeholder")} oninput={oninput}
                spellcheck="false" autocomplete="off" autocorrect="off" autocapitalize="off" writingsuggestions="false"
                translate="no" class="notranslate" data-gramm="false" data-gramm_editor="false"
                data-enable-grammarly="false" data-lt-active="false" data-lpignore="true" />
            if let Some(problem) = problem {
                <p class="problem" role="alert">{ shared.language().name("import", problem.key()) }</p>
            }
            <div class="buttons">
                <button type="button" class={empty.then_some("primary")} onclick={act(|| Action::Demo)}>{ shared.t("editor.demo") }</button>
                <FileButton open={open} />
                if shared.state.replaced_text.is_some() && shared.state.review.replaced.is_none() {
                    <button type="button" onclick={act(|| Action::Restore)}>{ shared.t("editor.restore") }</button>
                }
                <button type="button" disabled={empty} onclick={act(|| Action::Clear)}>{ shared.t("editor.clear") }</button>
                <span class="hint">
                    if shared.state.coming.is_some() {
                        { shared.t("document.reading") }
                    } else {
                        { format!("{length} {}", shared.t("editor.words")) }
                    }
                </span>
            </div>
            <div class="buttons">
                if !empty { <PrintButtons /> }
                <button type="button" class="plain" onclick={act(|| Action::Look(Look::Help(true)))}>{ shared.t("keys.title") }</button>
            </div>
            <div class="box"><Keeping /></div>
        </section>
    }
}

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use super::*;
    use crate::stage::{Stage, command, wait};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn typing_keeps_the_caret_and_what_can_be_undone() {
        let stage = Stage::new("Varón con tos.", html! { <Editor /> }).await;
        let area: HtmlTextAreaElement = stage.find("textarea");
        assert_eq!(area.value(), "Varón con tos.", "another report is written into the area");
        area.focus().expect("it takes the focus");
        area.set_selection_range(6, 6).expect("a caret");
        for letter in ["m", "a", "l", " "] {
            command("insertText", letter);
            wait(5).await;
        }
        assert_eq!((&*stage.state().text, area.selection_start()), ("Varón mal con tos.", Ok(Some(10))));
        while area.value() != "Varón con tos." {
            command("undo", "");
        }
        wait(30).await;
        assert_eq!(&*stage.state().text, "Varón con tos.", "the page follows what is undone");
    }
}
