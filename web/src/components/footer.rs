//! What this is, and is not.

use super::use_shared;
use yew::prelude::*;

/// The foot of the page.
#[component]
pub fn Footer() -> Html {
    let shared = use_shared();
    html! {
        <footer lang={shared.language().tag()}>
            <p>{ shared.t("footer.posture") }</p>
            <p>{ shared.t("footer.privacy") }</p>
            <p>{ shared.t("footer.sources") }</p>
            <p>{ format!("Foco {}", env!("CARGO_PKG_VERSION")) }</p>
        </footer>
    }
}
