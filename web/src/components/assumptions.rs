//! Assumptions with their switches.

use super::quote::Quote;
use super::use_shared;
use crate::state::Action;
use foco::AssumptionId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The assumptions that this report allows.
#[component]
pub fn Assumptions() -> Html {
    let shared = use_shared();
    let assumptions = &shared.state.analysis.assumptions;
    if assumptions.is_empty() {
        return html! {};
    }
    html! {
        <section class="assumptions" aria-labelledby="assumptions-title">
            <h2 id="assumptions-title">{ shared.t("assumptions.title") }</h2>
            <p class="hint">{ shared.t("assumptions.hint") }</p>
            <ul>
                { for assumptions.iter().map(|assumption| html! {
                    <li id={format!("assumption-{}", assumption.id.as_str())}>
                        <Switch id={assumption.id} on={assumption.on} />
                        if let Some(span) = assumption.evidence { { " " }<Quote span={span} /> }
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Which assumption.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its key.
    pub id: AssumptionId,
    /// Whether it is on.
    pub on: bool,
}

/// The switch of an assumption, with its words.
#[component]
pub fn Switch(props: &Props) -> Html {
    let shared = use_shared();
    let id = props.id;
    let onchange = {
        let act = shared.act.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                act.emit(Action::Assume(id, input.checked()));
            }
        }
    };
    html! {
        <label>
            <input type="checkbox" checked={props.on} onchange={onchange} />
            { " " }<b>{ id.as_str() }</b>{ " " }{ shared.language().name("assumption", id.as_str()) }
        </label>
    }
}
