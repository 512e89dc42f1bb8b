//! Looking for identifiers when the typing pauses, so that no key waits for it.

use crate::app::Shared;
use crate::same::Same;
use crate::state::{Action, Step};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long the report has to stay as it is, in milliseconds: longer than it takes to read and draw it.
const PAUSE: u32 = 400;

/// Looks through every report, however it came.
#[hook]
pub fn use_looking_through(shared: &Shared) {
    let act = shared.act.clone();
    use_effect_with(Same(shared.state.newest().clone()), move |_| {
        let timer = Timeout::new(PAUSE, move || act.emit(Action::Review(Step::Look)));
        move || drop(timer)
    });
}
