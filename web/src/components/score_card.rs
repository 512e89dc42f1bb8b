//! One score: three numbers, what is missing, its inputs as a form, how it is worked out.

use super::fold::Fold;
use super::interval_bar::IntervalBar;
use super::open_inputs::OpenInputs;
use super::organ_strip::{OrganStrip, has_organs};
use super::score_form::ScoreForm;
use super::use_shared;
use crate::app::Shared;
use crate::state::Target;
use foco::{Points, Score};
use yew::prelude::*;

/// Which score.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its key.
    pub id: &'static str,
}

/// A card. Its form is made only while it is open: most scores are never looked into.
#[component]
pub fn ScoreCard(props: &Props) -> Html {
    let shared = use_shared();
    let state = shared.state.clone();
    let pointed = matches!(state.target, Some(Target::Component(score, _)) if score == props.id);
    let Some(score) = state.analysis.score(props.id) else { return html! {} };
    let language = shared.language();
    let title = format!("score-{}", score.id);
    html! {
        <article class={classes!("score", (!score.applicable).then_some("closed"))} aria-labelledby={title.clone()}>
            <h3 id={title}>
                { language.find(&format!("score.{}", score.id)).unwrap_or(score.name) }
                <span class="hint">{ " " }{ language.name("window", score.window.as_str()) }</span>
            </h3>
            if let Some(reason) = score.reason {
                <p class="reason">{ shared.t("scores.closed") }{ " " }{ language.name("reason", reason) }</p>
            }
            { numbers(&shared, score) }
            if has_organs(score) { <div class="box"><OrganStrip score={score.id} /></div> }
            if !score.values.is_empty() {
                <dl class="values">
                    { for score.values.iter().map(|(key, value)| html! {
                        <div><dt>{ language.name("value", key) }</dt><dd>{ language.number((value * 100.0).round() / 100.0) }</dd></div>
                    }) }
                </dl>
            }
            if !score.bands.is_empty() {
                <p>{ shared.t("scores.band") }{ " " }
                    { score.bands.iter().map(|b| language.name("band", &format!("{}.{b}", score.id))).collect::<Vec<_>>().join(", ") }
                </p>
            }
            if !score.inputs.is_empty() {
                <Fold class="inputs" first={score.id == "sofa"} open={pointed.then_some(state.pointed)} summary={Html::from(shared.t("form.title"))}>
                    <div class="box"><OpenInputs id={score.id} /></div>
                    <div class="box"><ScoreForm id={score.id} /></div>
                </Fold>
            }
            <Fold class="how" summary={Html::from(shared.t("how.title"))}>
                <p>{ language.name("how", score.id) }</p>
                <p class="source">{ shared.t("how.source") }{ " " }{ score.source }</p>
                <p class="source">
                    { shared.t("how.licence") }{ " " }
                    { language.find(&format!("terms.{}", score.id)).unwrap_or(shared.t("terms.default")) }
                </p>
            </Fold>
        </article>
    }
}

fn text(points: Points) -> String {
    if points.min == points.max { points.min.to_string() } else { format!("{}–{}", points.min, points.max) }
}

/// The three numbers, in the order of how much they claim.
fn numbers(shared: &Shared, score: &Score) -> Html {
    let (Some(min), Some(contextual), Some(strict), Some(all)) =
        (score.observed_min, score.contextual, score.strict, score.strict_all_arms)
    else {
        return html! {};
    };
    let arms = (all != strict).then(|| format!("({} {})", shared.t("scores.all_arms"), text(all)));
    html! {
        <>
            <dl class="numbers">
                <div><dt>{ shared.t("scores.observed") }</dt><dd>{ min }</dd></div>
                <div><dt>{ shared.t("scores.contextual") }</dt><dd>{ text(contextual) }</dd></div>
                <div><dt>{ shared.t("scores.strict") }</dt><dd>
                    { text(strict) }
                    if let Some(arms) = arms { { " " }<span class="hint">{ arms }</span> }
                </dd></div>
            </dl>
            <IntervalBar certain={contextual.min} possible={contextual.max} most={all.max.max(strict.max)} />
        </>
    }
}
