//! Ways to show the report, and to print it.

use crate::components::use_shared;
use crate::state::{Action, Look, View};
use yew::prelude::*;

/// The ways to show it, as a group of switches of which one is on.
#[component]
pub fn Toolbar() -> Html {
    let shared = use_shared();
    let language = shared.language();
    html! {
        <div class="views" role="group" aria-label={shared.t("view.title")}>
            { for View::ALL.iter().map(|&view| {
                let act = shared.act.clone();
                let on = shared.state.reading.view == view;
                html! {
                    <button type="button" aria-pressed={on.to_string()}
                        onclick={move |_| act.emit(Action::Look(Look::View(view)))}>{ language.name("view", view.key()) }</button>
                }
            }) }
        </div>
    }
}
