//! Choosing a file.

use super::use_shared;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

/// Where the file goes.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What opens it.
    pub open: Callback<File>,
}

/// A button that opens the browser's own choice of files.
#[component]
pub fn FileButton(props: &Props) -> Html {
    let shared = use_shared();
    let input = use_node_ref();
    let onclick = {
        let input = input.clone();
        move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        }
    };
    let onchange = {
        let open = props.open.clone();
        move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                open.emit(file);
            }
            // The same file can be chosen again, and its name does not stay in the page.
            input.set_value("");
        }
    };
    html! {
        <>
            <button type="button" onclick={onclick}>{ shared.t("editor.open") }</button>
            <input ref={input} type="file" hidden=true accept=".txt,.text,.docx,text/plain" onchange={onchange} />
        </>
    }
}
