//! What would decide a score or a criterion: each missing input with its thresholds.

use super::use_shared;
use crate::view::decide;
use foco::Decision;
use yew::prelude::*;

/// Of what.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Key of the score or criterion.
    pub of: String,
    /// Key of the score whose components are named.
    #[prop_or_default]
    pub score: &'static str,
}

/// A folded list, nothing if nothing is open.
#[component]
pub fn Decisions(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let own: Vec<&Decision> = shared.state.analysis.decisions.iter().filter(|d| d.of == props.of).collect();
    if own.is_empty() {
        return html! {};
    }
    html! {
        <details class="decide">
            <summary>{ shared.t("decide.title") }</summary>
            { for own.into_iter().map(|decision| html! {
                <ul>
                    { for decide::lines(decision, props.score, language).into_iter().map(|line| html! {
                        <li><b>{ line.when }</b>{ ": " }{ line.then }</li>
                    }) }
                </ul>
            }) }
        </details>
    }
}
