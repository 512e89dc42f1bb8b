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
