//! One score: three numbers, components with their words, what is missing.

use super::decisions::Decisions;
use super::interval_bar::IntervalBar;
use super::quote::Quote;
use super::scroll::into_view;
use super::use_shared;
use crate::state::Target;
use foco::{ComponentResult, Points, Score};
use yew::prelude::*;

/// Which score.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its key.
    pub id: &'static str,
}

/// A card.
#[component]
pub fn ScoreCard(props: &Props) -> Html {
    let shared = use_shared();
    let state = shared.state.clone();
    let pointed = match state.target {
        Some(Target::Component(score, component)) if score == props.id => Some(component),
        _ => None,
    };
    use_effect_with((state.pointed, pointed), |(_, pointed)| {
        if pointed.is_some() {
            into_view("pointed-component");
        }
    });
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
            if !score.values.is_empty() {
                <dl class="values">
                    { for score.values.iter().map(|(key, value)| html! {
                        <div><dt>{ language.name("value", key) }</dt><dd>{ language.number((value * 100.0).round() / 100.0) }</dd></div>
                    }) }
                </dl>
            }
            if !score.components.is_empty() {
                <details open={score.applicable && pointed.is_some() || score.id == "sofa"}>
                    <summary>{ shared.t("scores.components") }</summary>
                    <table>
                        <thead><tr>
                            <th scope="col">{ shared.t("scores.component") }</th>
                            <th scope="col">{ shared.t("scores.points") }</th>
                            <th scope="col">{ shared.t("scores.evidence") }</th>
                        </tr></thead>
                        <tbody>
                            { for score.components.iter().map(|c| component(&shared, score, c, pointed == Some(c.id))) }
                        </tbody>
                    </table>
                </details>
            }
            if !score.missing.is_empty() {
                <p class="missing">
                    { shared.t("missing") }{ " " }
                    { for score.missing.iter().enumerate().map(|(i, m)| {
                        let effect = if m.effect > 0 { format!(" (+{})", m.effect) } else { String::new() };
                        html! { <>{ if i > 0 { ", " } else { "" } }{ language.name("var", m.variable) }{ effect }</> }
                    }) }
                </p>
            }
            if !score.bands.is_empty() {
                <p>{ shared.t("scores.band") }{ " " }
                    { score.bands.iter().map(|b| language.name("band", &format!("{}.{b}", score.id))).collect::<Vec<_>>().join(", ") }
                </p>
            }
            <Decisions of={score.id} score={score.id} />
            <details class="how">
                <summary>{ shared.t("how.title") }</summary>
                <p>{ language.name("how", score.id) }</p>
                <p class="source">{ score.source }</p>
                if let Some(acknowledgement) = language.find(&format!("licence.{}", score.id)) {
                    <p class="source">{ acknowledgement }</p>
                }
            </details>
        </article>
    }
}

fn text(points: Points) -> String {
    if points.min == points.max { points.min.to_string() } else { format!("{}–{}", points.min, points.max) }
}

/// The three numbers, in the order of how much they claim.
fn numbers(shared: &crate::app::Shared, score: &Score) -> Html {
    let (Some(min), Some(contextual), Some(strict), Some(all)) =
        (score.observed_min, score.contextual, score.strict, score.strict_all_arms)
    else {
        return html! {};
    };
    let arms = (all != strict).then(|| format!(" ({} {})", shared.t("scores.all_arms"), text(all)));
    html! {
        <>
            <dl class="numbers">
                <div><dt>{ shared.t("scores.observed") }</dt><dd>{ min }</dd></div>
                <div><dt>{ shared.t("scores.contextual") }</dt><dd>{ text(contextual) }</dd></div>
                <div><dt>{ shared.t("scores.strict") }</dt><dd>{ text(strict) }{ arms.unwrap_or_default() }</dd></div>
            </dl>
            <IntervalBar certain={contextual.min} possible={contextual.max} most={all.max.max(strict.max)} />
        </>
    }
}

fn component(shared: &crate::app::Shared, score: &Score, c: &ComponentResult, here: bool) -> Html {
    let language = shared.language();
    let name = language.component(score.id, c.id);
    let missing: Vec<String> = c
        .missing
        .iter()
        .map(|m| {
            score.missing.iter().find(|x| x.input == *m).map_or((*m).to_owned(), |x| language.name("var", x.variable))
        })
        .collect();
    let mut spans: Vec<foco::Span> = c.evidence.iter().map(|e| e.span).collect();
    spans.sort();
    spans.dedup();
    html! {
        <tr class={classes!(here.then_some("pointed"))} id={here.then_some("pointed-component")}>
            <th scope="row">{ name }</th>
            <td class="points">{ text(Points { min: c.min, max: c.max }) }</td>
            <td>
                { for spans.into_iter().map(|span| html! { <Quote span={span} /> }) }
                { for c.assumed.iter().map(|id| html! { <span class="chip assumed">{ format!("{} {}", shared.t("assumed"), id.as_str()) }</span> }) }
                if c.partial { <span class="chip">{ shared.t("scores.partial") }</span> }
                if !missing.is_empty() { <span class="hint">{ format!("{} {}", shared.t("missing"), missing.join(", ")) }</span> }
            </td>
        </tr>
    }
}
