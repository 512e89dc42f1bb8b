//! Telling a screen reader, once things are quiet.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long nothing may change before it is told, in milliseconds.
const QUIET: u32 = 700;

/// What to announce: what was last said, as soon as it has not changed for a while.
#[hook]
pub fn use_announcement(said: String) -> String {
    let announced = use_state_eq(String::new);
    {
        let announced = announced.setter();
        use_effect_with(said, move |said| {
            let said = said.clone();
            let timer = Timeout::new(QUIET, move || announced.set(said));
            move || drop(timer)
        });
    }
    (*announced).clone()
}
