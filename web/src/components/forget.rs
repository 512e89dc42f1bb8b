//! Leaving the page clears it, so that neither the back button nor the next person at the keyboard finds the report,
//! unless the reader asked that it be kept for a while (`hooks/memory.rs`).

use crate::state::Action;
use gloo_events::EventListener;
use yew::prelude::*;

/// Clears everything when the page is left, also when the browser only puts it aside to come back to.
#[hook]
pub fn use_forgetting(act: &Callback<Action>) {
    use_effect_with(act.clone(), |act| {
        let act = act.clone();
        let listener =
            web_sys::window().map(|window| EventListener::new(&window, "pagehide", move |_| act.emit(Action::Leave)));
        move || drop(listener)
    });
}
