//! Organ systems side by side: points of each, hatched where they are open.

use super::use_shared;
use crate::state::Target;
use foco::{ComponentResult, Score};
use yew::prelude::*;

/// Of which score.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its key.
    pub score: &'static str,
}

/// Scores that count organ systems from 0 to 4.
pub fn has_organs(score: &Score) -> bool {
    matches!(score.id, "sofa" | "sofa2")
}

/// Six cells. Each leads to its inputs.
#[component]
pub fn OrganStrip(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let Some(score) = shared.state.analysis.score(props.score) else { return html! {} };
    html! {
        <ol class="organs" aria-label={shared.t("form.organs")}>
            { for score.components.iter().map(|c: &ComponentResult| {
                let open = c.min != c.max;
                let points = if open { format!("{}–{}", c.min, c.max) } else { c.min.to_string() };
                let onclick: Callback<MouseEvent> = shared.point(Target::Component(score.id, c.id));
                html! {
                    <li>
                        <button type="button" class={classes!("organ", format!("p{}", c.min), open.then_some("open"))} onclick={onclick}>
                            <span class="organ-name">{ language.component(score.id, c.id) }</span>
                            <b>{ points }</b>
                        </button>
                    </li>
                }
            }) }
        </ol>
    }
}
