//! What a screen reader is told about the results.

use super::use_shared;
use crate::hooks::announcement::use_announcement;
use yew::prelude::*;

/// A region that is heard, not seen: one short line, once the typing pauses.
#[component]
pub fn Announcer() -> Html {
    let shared = use_shared();
    let identifiers = super::identifiers::told(&shared).unwrap_or_default();
    let announced = use_announcement(format!("{} {identifiers}", super::summary::line(&shared)));
    html! { <p class="spoken" role="status" aria-live="polite" lang={shared.language().tag()}>{ announced }</p> }
}
