//! Reading a long second report without keeping the page waiting.

use super::slices::{Slices, Until};
use crate::app::Shared;
use crate::state::{Action, Look, read_second};
use foco::Pace;
use yew::prelude::*;

/// Reads what is still to be read of the second report.
#[hook]
pub fn use_second_reading(shared: &Shared) {
    let coming = shared.state.reading.second.as_ref().and_then(|second| second.coming.clone());
    let act = shared.act.clone();
    use_effect_with(coming, move |coming| {
        let reading = coming.clone().map(|text| {
            let of = text.clone();
            let done = Callback::from(move |read| act.emit(Action::Look(Look::SecondRead(of.clone(), read))));
            let work = |until: Until| async move {
                let due = || until.is_over();
                read_second(&text, &Pace::new(&due)).await
            };
            Slices::start(0, work, done)
        });
        move || drop(reading)
    });
}
