//! Printing with highlights or without.

use super::use_shared;
use crate::state::{Action, Look};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// Two buttons.
#[component]
pub fn PrintButtons() -> Html {
    let shared = use_shared();
    let button = |marks: bool, name: &'static str| {
        let act = shared.act.clone();
        let onclick = move |_: MouseEvent| {
            act.emit(Action::Look(Look::PrintMarks(marks)));
            // The page has to show it before it is printed.
            Timeout::new(50, || {
                if let Some(window) = web_sys::window() {
                    let _ = window.print();
                }
            })
            .forget();
        };
        html! { <button type="button" onclick={onclick}>{ shared.t(name) }</button> }
    };
    html! { <>{ button(true, "print.marks") }{ button(false, "print.plain") }</> }
}
