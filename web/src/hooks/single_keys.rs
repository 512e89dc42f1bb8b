//! Single keys, wherever nothing is being typed.

use crate::app::Shared;
use crate::components::scroll::focus;
use crate::state::{Action, Look, Target};
use crate::view::keys::{Press, press};
use crate::view::steps;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// Listens for single keys, unless they are switched off.
#[hook]
pub fn use_single_keys(shared: &Shared) {
    let on = shared.state.reading.single_keys && !shared.state.reading.help;
    // The listener stays; what it acts on is the newest.
    let newest = use_mut_ref(|| shared.clone());
    *newest.borrow_mut() = shared.clone();
    use_effect_with(on, move |on| {
        let listener = web_sys::window().filter(|_| *on).map(|window| {
            EventListener::new_with_options(
                &window,
                "keydown",
                gloo_events::EventListenerOptions::enable_prevent_default(),
                move |event| {
                    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                    if event.ctrl_key() || event.alt_key() || event.meta_key() || is_typing(event) {
                        return;
                    }
                    if let Some(pressed) = press(&event.key()) {
                        event.prevent_default();
                        act(&newest.borrow().clone(), pressed);
                    }
                },
            )
        });
        move || drop(listener)
    });
}

/// Whether the key goes into a field.
fn is_typing(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    element.is_some_and(|e| {
        e.closest("input, textarea, select, [contenteditable], dialog").is_ok_and(|found| found.is_some())
    })
}

fn act(shared: &Shared, pressed: Press) {
    let step = |forward: bool| {
        let stops = steps::stops(&shared.cut.findings, &shared.state.reading);
        shared.act.emit(Action::Point(steps::step(&stops, shared.pointed(), forward).map(Target::Words)));
    };
    let look = |look: Look| shared.act.emit(Action::Look(look));
    match pressed {
        Press::Next => step(true),
        Press::Previous => step(false),
        Press::Report => focus("report"),
        Press::Search => focus("search"),
        Press::Results => focus("results"),
        Press::View(view) => look(Look::View(view)),
        Press::Layer(group) => look(Look::Switch(group)),
        Press::Help => look(Look::Help(true)),
    }
}
