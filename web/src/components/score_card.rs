//! One score: three numbers, what is missing, its inputs as a form, how it is worked out.

use super::fold::Fold;
use super::interval_bar::IntervalBar;
use super::open_inputs::OpenInputs;
use super::organ_strip::{OrganStrip, has_organs};
use super::score_form::ScoreForm;
use super::use_shared;
use crate::app::Shared;
use crate::state::Target;
use crate::view::most;
use crate::view::why::told as text;
use foco::Score;
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
            if score.applicable { { figures(&shared, score) } }
            if !score.inputs.is_empty() {
                <Fold class="inputs" first={score.id == "sofa" && score.applicable} open={pointed.then_some(state.pointed)} summary={Html::from(shared.t("form.title"))}>
                    // What a score would say of a patient that it is not meant for is there for who looks for it.
                    if !score.applicable { { figures(&shared, score) } }
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

/// What a score says.
fn figures(shared: &Shared, score: &Score) -> Html {
    let language = shared.language();
    // A total is told in its three numbers.
    let values = || score.values.iter().filter(|(key, _)| score.observed_min.is_none() || **key != "value");
    let silent = score.observed_min.is_none() && score.values.is_empty() && score.bands.is_empty();
    // Pressures are not measured in hundredths.
    let rounded = |x: f64| if x.abs() >= 10.0 { (x * 10.0).round() / 10.0 } else { (x * 100.0).round() / 100.0 };
    html! {
        <>
            { numbers(shared, score) }
            if has_organs(score) { <div class="box"><OrganStrip score={score.id} /></div> }
            if values().next().is_some() {
                <dl class="values">
                    { for values().map(|(key, value)| html! {
                        <div><dt>{ language.value(score.id, key) }</dt><dd>{ language.number(rounded(*value)) }</dd></div>
                    }) }
                </dl>
            }
            if !score.bands.is_empty() {
                <p>{ shared.t("scores.band") }{ " " }
                    { score.bands.iter().map(|b| language.name("band", &format!("{}.{b}", score.id))).collect::<Vec<_>>().join(", ") }
                </p>
            }
            if silent { <p class="hint">{ shared.t("scores.unstated") }</p> }
        </>
    }
}

/// The three numbers, in the order of how much they claim.
fn numbers(shared: &Shared, score: &Score) -> Html {
    let (Some(min), Some(contextual), Some(strict), Some(all)) =
        (score.observed_min, score.contextual, score.strict, score.strict_all_arms)
    else {
        return html! {};
    };
    let (most, threshold) = (most::most(score), most::threshold(score));
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
            <IntervalBar certain={contextual.min} possible={contextual.max} most={most} threshold={threshold} />
            <p class="hint scale">
                { shared.t("scores.most").replace("{0}", &most.to_string()) }
                if let Some(threshold) = threshold {
                    { " " }{ shared.t("scores.threshold").replace("{0}", &threshold.to_string()) }
                }
            </p>
        </>
    }
}
