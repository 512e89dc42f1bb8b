//! All scores.

use super::score_card::ScoreCard;
use super::use_shared;
use crate::view::uses::default_windows;
use yew::prelude::*;

/// The score cards, those that do not apply last.
#[component]
pub fn Scores() -> Html {
    let shared = use_shared();
    let mut scores = default_windows(&shared.state.analysis);
    scores.sort_by_key(|s| !s.applicable);
    html! {
        <section class="scores" aria-labelledby="scores-title">
            <h2 id="scores-title">{ shared.t("scores.title") }</h2>
            <p class="hint">{ shared.t("scores.hint") }</p>
            { for scores.into_iter().map(|score| html! { <ScoreCard key={score.id} id={score.id} /> }) }
        </section>
    }
}
