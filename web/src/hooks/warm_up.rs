//! Getting ready while nothing is asked: the lexicon opens, and the browser translates what reads a report.

use super::slices::{Slices, Until};
use crate::app::Shared;
use crate::cases::Case;
use crate::state::{DEMO, State};
use foco::{Lexicon, Pace};
use yew::prelude::*;

/// The page is to be seen before, in milliseconds.
const SEEN: u32 = 100;

/// Reads the first bundled case once, slice by slice, for nobody: the first report that is pasted is then read at once.
/// A page that opens with a report is ready.
#[hook]
pub fn use_warm_up(shared: &Shared) {
    let opened_with_report = !shared.state.newest().is_empty();
    use_effect_with((), move |()| {
        let read = |until: Until| async move {
            let due = || until.is_over();
            let pace = Pace::new(&due);
            let lexicon = Lexicon::spanish();
            pace.rest().await;
            let text = Case::find(DEMO).map_or("", |case| case.text);
            foco::analyse_in_steps(text, lexicon, None, &State::default().options, &pace).await;
        };
        let reading = (!opened_with_report).then(|| Slices::start(SEEN, read, Callback::noop()));
        move || drop(reading)
    });
}
