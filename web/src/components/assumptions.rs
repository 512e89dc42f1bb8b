//! Assumptions with their switches.

use super::quote::Quote;
use super::use_shared;
use crate::state::Action;
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
    let language = shared.language();
    html! {
        <section class="assumptions" aria-labelledby="assumptions-title">
            <h2 id="assumptions-title">{ shared.t("assumptions.title") }</h2>
            <p class="hint">{ shared.t("assumptions.hint") }</p>
            <ul>
                { for assumptions.iter().map(|assumption| {
                    let act = shared.act.clone();
                    let id = assumption.id;
                    let onchange = move |event: Event| {
                        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                            act.emit(Action::Assume(id, input.checked()));
                        }
                    };
                    html! {
                        <li>
                            <label>
                                <input type="checkbox" checked={assumption.on} onchange={onchange} />
                                <b>{ id.as_str() }</b>{ " " }{ language.name("assumption", id.as_str()) }
                            </label>
                            if let Some(span) = assumption.evidence { <Quote span={span} /> }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
