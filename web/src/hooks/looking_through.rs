//! Looking for identifiers when the typing pauses, so that no key waits for it.

use super::slices::{Slices, Until};
use crate::app::Shared;
use crate::same::Same;
use crate::state::{Action, Step};
use foco::Pace;
use std::rc::Rc;
use yew::prelude::*;

/// How long the report has to stay as it is, in milliseconds: longer than it takes to read and draw it.
const PAUSE: u32 = 400;

/// Looks through every report, however it came.
#[hook]
pub fn use_looking_through(shared: &Shared) {
    let act = shared.act.clone();
    use_effect_with(Same(shared.state.newest().clone()), move |text| {
        let text: Rc<str> = text.0.clone();
        let of = text.clone();
        let done = Callback::from(move |found| act.emit(Action::Review(Step::Looked(of.clone(), found))));
        let look = |until: Until| async move {
            let due = || until.is_over();
            foco_deid::find_in_steps(&text, &Pace::new(&due)).await
        };
        let looking = Slices::start(PAUSE, look, done);
        move || drop(looking)
    });
}
