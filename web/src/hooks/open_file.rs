//! Opening a file as the report.

use crate::app::Shared;
use crate::import::{Problem, file};
use crate::state::Action;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

/// What opens a file, and what was wrong with the last one. A file that cannot be read leaves the report as it is.
#[hook]
pub fn use_open_file(shared: &Shared) -> (Callback<File>, Option<Problem>) {
    let problem = use_state_eq(|| None::<Problem>);
    let open = {
        let (problem, act) = (problem.setter(), shared.act.clone());
        use_callback((), move |chosen: File, ()| {
            let (problem, act) = (problem.clone(), act.clone());
            spawn_local(async move {
                match file::read(&chosen).await {
                    Ok(text) => {
                        problem.set(None);
                        act.emit(Action::Replace(text));
                    }
                    Err(why) => problem.set(Some(why)),
                }
            });
        })
    };
    // What was wrong with a file no longer matters once the report changes.
    {
        let problem = problem.setter();
        use_effect_with((shared.state.text.clone(), shared.state.replaced), move |_| problem.set(None));
    }
    (open, *problem)
}
