//! All scores.

use super::fold::Fold;
use super::score_card::ScoreCard;
use super::use_shared;
use crate::state::Target;
use crate::view::uses::default_windows;
use yew::prelude::*;

/// Scores that are asked for in every case; the others are folded away.
const MAIN: &[&str] = &["sofa", "qsofa", "sirs", "news2", "sofa2", "hemo", "lactate", "phoenix", "omqsofa", "omsofa"];

/// The score cards: those that every case asks for as far as they apply, then the others, then those that do not
/// apply. Each list has a place for every score, taken or empty: so no card ever moves within a list, which Yew does
/// not survive when the card renders itself anew at the same time.
#[component]
pub fn Scores() -> Html {
    let shared = use_shared();
    let scores = default_windows(&shared.state.analysis);
    let is_main = |score: &foco::Score| score.applicable && MAIN.contains(&score.id);
    let cards = |wanted: &dyn Fn(&foco::Score) -> bool| -> Html {
        let places = scores.iter().map(|score| {
            html! { <div class="box">if wanted(score) { <div class="box"><ScoreCard id={score.id} /></div> }</div> }
        });
        places.collect()
    };
    // A component that is pointed at must be there to be seen.
    let pointed = match &shared.state.target {
        Some(Target::Component(score, _)) => {
            scores.iter().any(|s| s.id == *score && !is_main(s)).then_some(shared.state.pointed)
        }
        _ => None,
    };
    let others = scores.iter().filter(|s| !is_main(s)).count();
    html! {
        <section class="scores" aria-labelledby="scores-title">
            <h2 id="scores-title">{ shared.t("scores.title") }</h2>
            <p class="hint">{ shared.t("scores.hint") }</p>
            { cards(&is_main) }
            <Fold class="others" open={pointed} summary={Html::from(format!("{} ({others})", shared.t("scores.others")))}>
                { cards(&|s| s.applicable && !is_main(s)) }
                { cards(&|s| !s.applicable) }
                <p class="hint">{ shared.t("how.saps3") }</p>
            </Fold>
        </section>
    }
}
