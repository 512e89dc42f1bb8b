//! Getting ready while nothing is asked: the lexicon opens, and the browser translates what reads a report.

use super::slices::{Slices, Until};
use crate::cases::Case;
use crate::state::{DEMO, State};
use foco::{Lexicon, Pace};
use yew::prelude::*;

/// The page is to be seen before, in milliseconds.
const SEEN: u32 = 100;

/// Reads the first bundled case once, slice by slice, for nobody: the first report that is pasted is then read at once.
#[hook]
pub fn use_warm_up() {
    use_effect_with((), |()| {
        let read = |until: Until| async move {
            let due = || until.is_over();
            let pace = Pace::new(&due);
            let lexicon = Lexicon::spanish();
            pace.rest().await;
            let text = Case::find(DEMO).map_or("", |case| case.text);
            foco::analyse_in_steps(text, lexicon, None, &State::default().options, &pace).await;
        };
        let reading = Slices::start(SEEN, read, Callback::noop());
        move || drop(reading)
    });
}
