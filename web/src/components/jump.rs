//! On narrow screens: the parts of the page, one act away.

use super::use_shared;
use yew::prelude::*;

/// Links that stay at the top while the page scrolls.
#[component]
pub fn Jump() -> Html {
    let shared = use_shared();
    html! {
        <nav class="jump" aria-label={shared.t("jump")}>
            <a href="#document-title">{ shared.t("jump.report") }</a>
            if !shared.state.analysis.problems.is_empty() {
                <a href="#problems-title">{ shared.t("jump.problems") }</a>
            }
            <a href="#criteria-title">{ shared.t("jump.criteria") }</a>
            <a href="#scores-title">{ shared.t("jump.scores") }</a>
            <a href="#export">{ shared.t("jump.export") }</a>
        </nav>
    }
}
