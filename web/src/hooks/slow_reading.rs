//! Reading a long report when the typing pauses.

use super::slices::{Slices, Until};
use crate::app::Shared;
use crate::state::Action;
use foco::Pace;
use yew::prelude::*;

/// How long the typing has to pause, in milliseconds.
const PAUSE: u32 = 180;

/// Reads what is still to be read.
#[hook]
pub fn use_slow_reading(shared: &Shared) {
    let coming = shared.state.coming.clone();
    let act = shared.act.clone();
    use_effect_with(coming.as_ref().map(|c| c.turn), move |_| {
        let reading = coming.map(|coming| {
            let told = coming.clone();
            let done = Callback::from(move |done| act.emit(Action::Read(told.clone(), done)));
            let read = |until: Until| async move {
                let due = || until.is_over();
                coming.read(&Pace::new(&due)).await
            };
            Slices::start(PAUSE, read, done)
        });
        move || drop(reading)
    });
}
