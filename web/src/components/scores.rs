//! All scores.

use super::score_card::ScoreCard;
use super::use_shared;
use crate::state::Target;
use crate::view::uses::default_windows;
use yew::prelude::*;

/// Scores that are asked for in every case; the others are folded away.
const MAIN: &[&str] = &["sofa", "qsofa", "sirs", "news2", "sofa2", "hemo", "lactate", "phoenix", "omqsofa", "omsofa"];

/// The score cards: first those that every case asks for, as far as they apply.
#[component]
pub fn Scores() -> Html {
    let shared = use_shared();
    let (main, mut others): (Vec<_>, Vec<_>) = default_windows(&shared.state.analysis)
        .into_iter()
        .partition(|score| score.applicable && MAIN.contains(&score.id));
    others.sort_by_key(|score| !score.applicable);
    // A component that is pointed at must be there to be seen.
    let pointed = match &shared.state.target {
        Some(Target::Component(score, _)) => others.iter().any(|s| s.id == *score),
        _ => false,
    };
    let card = |score: &foco::Score| html! { <ScoreCard key={score.id} id={score.id} /> };
    html! {
        <section class="scores" aria-labelledby="scores-title">
            <h2 id="scores-title">{ shared.t("scores.title") }</h2>
            <p class="hint">{ shared.t("scores.hint") }</p>
            { for main.into_iter().map(card) }
            <details class="others" open={pointed}>
                <summary>{ format!("{} ({})", shared.t("scores.others"), others.len()) }</summary>
                { for others.into_iter().map(card) }
                <p class="hint">{ shared.t("how.saps3") }</p>
            </details>
        </section>
    }
}
