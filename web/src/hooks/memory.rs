//! Keeping the report over a reload, where the reader asks for it.

use crate::app::Shared;
use crate::memory;
use crate::same::Same;
use crate::state::{Action, Memory};
use gloo_events::EventListener;
use yew::prelude::*;

/// Asks what is kept when the page opens or is brought back, and tells every change of the report.
#[hook]
pub fn use_memory(shared: &Shared) {
    let state = &shared.state;
    let act = shared.act.clone();
    use_effect_with((), move |()| {
        let listener = memory::listen(move |answer| act.emit(Action::Recalled(answer)));
        let back = web_sys::window().map(|window| EventListener::new(&window, "pageshow", |_| memory::ask()));
        memory::ask();
        move || drop((listener, back))
    });
    let kept = (state.memory == Memory::On).then(|| Same(state.newest().clone()));
    use_effect_with((state.memory, kept), |(memory, kept)| match kept {
        Some(text) => memory::keep(text),
        None if *memory == Memory::Off => memory::forget(),
        // What is left, refused or expired is none of the reader's decisions.
        None => {}
    });
}
