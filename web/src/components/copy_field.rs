//! A text to be copied: by a button, or by hand where the browser does not let a page copy.

use super::use_shared;
use crate::browser;
use web_sys::HtmlTextAreaElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What is copied.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Id of the field.
    pub id: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What the button says.
    pub button: &'static str,
    /// The text; nothing can be copied if it is empty.
    pub text: AttrValue,
    /// What is told of it beside the button until it is copied.
    #[prop_or_default]
    pub told: &'static str,
}

/// The field, the button and a line that tells what was done.
#[component]
pub fn CopyField(props: &Props) -> Html {
    let shared = use_shared();
    let area = use_node_ref();
    let said = use_state_eq(|| None::<&'static str>);
    {
        let said = said.setter();
        use_effect_with(props.text.clone(), move |_| said.set(None));
    }
    let copy = {
        let (text, area, said) = (props.text.clone(), area.clone(), said.setter());
        move |_: MouseEvent| {
            let (text, area, said) = (text.clone(), area.clone(), said.clone());
            spawn_local(async move {
                let copied = browser::copy(&text).await;
                if let Some(area) = area.cast::<HtmlTextAreaElement>().filter(|_| !copied) {
                    let _ = area.focus();
                    area.select();
                }
                said.set(Some(if copied { "copy.done" } else { "copy.select" }));
            });
        }
    };
    html! {
        <div class="copy-field">
            <label for={props.id}>{ props.label }</label>
            <textarea ref={area} id={props.id} rows="6" readonly=true spellcheck="false" value={props.text.clone()} />
            <div class="buttons">
                <button type="button" class="primary" disabled={props.text.is_empty()} onclick={copy}>{ props.button }</button>
                <span role="status" class="hint">{ said.map_or(props.told, |key| shared.t(key)) }</span>
            </div>
        </div>
    }
}
