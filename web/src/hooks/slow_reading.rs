//! Reading a long report when the typing pauses.

use crate::app::Shared;
use crate::state::{Action, analyse};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// How long the typing has to pause, in milliseconds.
const PAUSE: u32 = 180;

/// Reads what is still to be read.
#[hook]
pub fn use_slow_reading(shared: &Shared) {
    let coming = shared.state.coming.clone();
    let act = shared.act.clone();
    use_effect_with(coming.as_ref().map(|c| c.turn), move |_| {
        let timer = coming.map(|coming| {
            Timeout::new(PAUSE, move || {
                let analysis = Rc::new(analyse(&coming.text, coming.tagger.as_ref().map(|t| &*t.0), &coming.options));
                act.emit(Action::Read(coming.turn, analysis));
            })
        });
        move || drop(timer)
    });
}
