//! What is done with what was found.

use crate::components::scroll::focus;
use crate::components::use_shared;
use crate::state::{Action, Step};
use yew::prelude::*;

/// Replace, leave, or go back; the words say whether something waits to go out of the page.
#[component]
pub fn Choices() -> Html {
    let shared = use_shared();
    let review = &shared.state.review;
    let waiting = review.waiting;
    let back_to = waiting.map_or("identifiers-review", |out| out.id());
    let button = |name: &'static str, step: Step, disabled: bool, class: &'static str, back: bool| {
        let act = shared.act.clone();
        let onclick = move |_: MouseEvent| {
            act.emit(Action::Review(step.clone()));
            if back {
                focus(back_to);
            }
        };
        html! { <button type="button" class={class} disabled={disabled} onclick={onclick}>{ shared.t(name) }</button> }
    };
    let none = review.pending().next().is_none();
    html! {
        if waiting.is_some() {
            <p role="status">{ shared.t("identifiers.waiting") }</p>
            <div class="buttons">
                { button("identifiers.substitute_and_go", Step::Substitute, none, "primary", false) }
                { button("identifiers.as_it_is", Step::AsItIs, false, "", true) }
                { button("identifiers.back", Step::Open(false), false, "", true) }
            </div>
        } else {
            <div class="buttons">
                { button("identifiers.substitute", Step::Substitute, none, "primary", false) }
                { button("identifiers.close", Step::Open(false), false, "", true) }
            </div>
        }
    }
}
