//! The list of keys.

use super::use_shared;
use crate::state::{Action, Look};
use crate::view::keys::{FIXED, LISTED};
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

/// A dialog with all keys, and the switch for the single ones. The browser keeps the focus in it, closes it with
/// Escape and gives the focus back.
#[component]
pub fn KeysHelp() -> Html {
    let shared = use_shared();
    let reading = &shared.state.reading;
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with(reading.help, move |open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
            match (*open, dialog.open()) {
                (true, false) => _ = dialog.show_modal(),
                (false, true) => dialog.close(),
                _ => {}
            }
        });
    }
    let close = {
        let act = shared.act.clone();
        Callback::from(move |()| act.emit(Action::Look(Look::Help(false))))
    };
    let onchange = {
        let act = shared.act.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                act.emit(Action::Look(Look::SingleKeys(input.checked())));
            }
        }
    };
    let language = shared.language();
    let list = |keys: &[(&'static str, &'static str)]| -> Html {
        keys.iter()
            .map(|(key, name)| {
                html! {
                    <div><dt><kbd>{ *key }</kbd></dt><dd>{ language.name("keys", name) }</dd></div>
                }
            })
            .collect()
    };
    html! {
        <dialog ref={dialog} class="keys" lang={language.tag()} aria-labelledby="keys-title" onclose={close.reform(|_: Event| ())}>
            <div class="card-head">
                <h2 id="keys-title">{ shared.t("keys.title") }</h2>
                <button type="button" onclick={close.reform(|_: MouseEvent| ())}>{ shared.t("keys.close") }</button>
            </div>
            <label><input type="checkbox" checked={reading.single_keys} onchange={onchange} />{ " " }{ shared.t("keys.single") }</label>
            <dl>{ list(LISTED) }{ list(FIXED) }</dl>
        </dialog>
    }
}

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use super::*;
    use crate::stage::{Stage, document, wait};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn the_dialog_takes_the_focus_and_gives_it_back() {
        let stage = Stage::new("", html! { <><input class="opener" /><KeysHelp /></> }).await;
        let opener: HtmlInputElement = stage.find(".opener");
        opener.focus().expect("it takes the focus");
        stage.act(Action::Look(Look::Help(true)));
        wait(30).await;
        let dialog: HtmlDialogElement = stage.find("dialog");
        assert!(dialog.open() && dialog.contains(document().active_element().as_deref()));
        stage.find::<web_sys::HtmlElement>("dialog button").click();
        wait(30).await;
        assert!(!dialog.open() && !stage.state().reading.help);
        assert!(document().active_element().is_some_and(|e| e.class_name() == "opener"));
        // Closed by the browser (Escape), it is closed for the page too, and opens again.
        stage.act(Action::Look(Look::Help(true)));
        wait(30).await;
        dialog.close();
        wait(30).await;
        assert!(!stage.state().reading.help);
    }
}
