//! Where a second report is pasted to be compared.

use crate::components::use_shared;
use crate::hooks::second_reading::use_second_reading;
use crate::state::{Action, Look};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// How long the typing has to pause before the second report is read, in milliseconds.
const PAUSE: u32 = 200;

/// The text area, as private as the first.
#[component]
pub fn SecondText() -> Html {
    let shared = use_shared();
    use_second_reading(&shared);
    let coming = shared.state.reading.second.as_ref().is_some_and(|second| second.coming.is_some());
    let timer = use_mut_ref(|| None::<Timeout>);
    let oninput = {
        let act = shared.act.clone();
        move |event: InputEvent| {
            let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
            let act = act.clone();
            *timer.borrow_mut() = Some(Timeout::new(PAUSE, move || {
                act.emit(Action::Look(Look::Second(Some(Rc::from(area.value())))));
            }));
        }
    };
    html! {
        <>
        <textarea class="notranslate" lang="es" rows="4" aria-label={shared.t("compare.second")}
            placeholder={shared.t("compare.second")} oninput={oninput} spellcheck="false" autocomplete="off"
            autocorrect="off" autocapitalize="off" writingsuggestions="false" translate="no" data-gramm="false"
            data-gramm_editor="false" data-enable-grammarly="false" data-lt-active="false" data-lpignore="true" />
        <p class="hint reading-second" role="status" aria-busy={coming.then_some("true")}>if coming { { shared.t("document.reading") } }</p>
        </>
    }
}
