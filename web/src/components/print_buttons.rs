//! Printing with highlights or without.

use super::use_shared;
use crate::state::{Action, Outgoing};
use yew::prelude::*;

/// Two buttons.
#[component]
pub fn PrintButtons() -> Html {
    let shared = use_shared();
    let button = |marks: bool, name: &'static str| {
        let act = shared.act.clone();
        let out = Outgoing::Print(marks);
        let onclick = move |_: MouseEvent| act.emit(Action::Send(out));
        html! { <button type="button" id={out.id()} onclick={onclick}>{ shared.t(name) }</button> }
    };
    html! { <>{ button(true, "print.marks") }{ button(false, "print.plain") }</> }
}
