//! The tick for keeping the report over a reload.

use super::fold::Fold;
use super::use_shared;
use crate::state::{Action, Memory};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A fold that says what the tick does before it can be made; nothing in a frame.
#[component]
pub fn Keeping() -> Html {
    let shared = use_shared();
    let memory = shared.state.memory;
    let summary = match memory {
        Memory::Unknown => return html! {},
        Memory::Refused | Memory::Off => "memory.off",
        Memory::Expired => "memory.expired",
        Memory::On => "memory.on",
    };
    let onchange = {
        let act = shared.act.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                act.emit(Action::Remember(input.checked()));
            }
        }
    };
    html! {
        <Fold class="memory" id="memory" summary={html! { <span role="status">{ shared.t(summary) }</span> }}>
            <label>
                <input type="checkbox" id="keep" checked={memory == Memory::On} disabled={memory == Memory::Refused}
                    aria-describedby="keep-hint" onchange={onchange} />
                { " " }{ shared.t("memory.tick") }
            </label>
            <p id="keep-hint" class="hint">{ shared.t("memory.hint") }</p>
            if memory == Memory::Refused { <p class="problem">{ shared.t("memory.refused") }</p> }
        </Fold>
    }
}
