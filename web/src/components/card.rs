//! The card of what is pointed at: what it is, why, and which scores used it.

use super::use_shared;
use crate::app::Shared;
use crate::state::{Action, Target};
use crate::view::correct::{self, Correction};
use crate::view::findings::Finding;
use crate::view::why::told;
use crate::view::{card, uses};
use foco::{Id, Span};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What the mouse rests on.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub hovered: Option<Span>,
    /// Where to say that nothing is to be shown any more.
    pub hover: Callback<Option<Span>>,
}

/// The card, at the foot of the window. What was pointed at stays; otherwise it follows the mouse, and stays when
/// the mouse leaves, so that the card itself can be reached and never flickers.
#[component]
pub fn Card(props: &Props) -> Html {
    let shared = use_shared();
    let state = &shared.state;
    let close = {
        let (act, hover) = (shared.act.clone(), props.hover.clone());
        use_callback((), move |(), ()| {
            hover.emit(None);
            act.emit(Action::Point(None));
        })
    };
    use_effect_with((), {
        let close = close.clone();
        move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "keydown", move |event| {
                    let key = event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key);
                    if key.as_deref() == Some("Escape") {
                        close.emit(());
                    }
                })
            });
            move || drop(listener)
        }
    });
    let pinned = match state.target {
        Some(Target::Words(words)) => Some(words),
        _ => None,
    };
    let inside = |words: &Span| (words.end as usize) <= state.text.len();
    let Some(words) = pinned.or(props.hovered).filter(inside) else { return html! {} };
    let here: Vec<_> = shared.cut.findings.iter().filter(|f| f.span.overlaps(words)).collect();
    let (used, criteria) = (uses::uses(&state.analysis, words), uses::criteria(&state.analysis, words));
    let language = shared.language();
    let onclick = close.reform(|_: MouseEvent| ());
    let live = if pinned.is_some() { "polite" } else { "off" };
    html! {
        <aside class="card" aria-label={shared.t("card.title")} aria-live={live} lang={language.tag()}>
            <div class="card-head">
                <q lang="es">{ state.words(words).split_whitespace().take(24).collect::<Vec<_>>().join(" ") }</q>
                <button type="button" onclick={onclick} aria-label={shared.t("card.close")}>{ "✕" }</button>
            </div>
            { for here.iter().map(|finding| html! {
                <dl>
                    <dt class={classes!("f", format!("f-{}", finding.layer.key()))}>
                        { language.name("kind", finding.layer.key()) }
                    </dt>
                    <dd>
                        { for card::lines(&state.analysis, finding, &state.text, language).into_iter().map(|line| html! {
                            <div><span class="hint">{ shared.t(line.name) }</span>{ " " }{ line.text }</div>
                        }) }
                        { actions(&shared, finding) }
                    </dd>
                </dl>
            }) }
            <div class="used">
                <span class="hint">{ shared.t(if used.is_empty() && criteria.is_empty() { "card.unused" } else { "card.used" }) }</span>
                { for used.iter().map(|u| {
                    let onclick: Callback<MouseEvent> = shared.point(Target::Component(u.score, u.component));
                    let name = language.component(u.score, u.component);
                    html! {
                        <button type="button" class="use" onclick={onclick}>{ format!("{} · {name}: {}", u.name, told(u.points)) }</button>
                    }
                }) }
                { for criteria.iter().map(|id| html! {
                    <a href={format!("#criterion-{id}")}>{ language.name("criterion", id) }</a>
                }) }
            </div>
        </aside>
    }
}

/// The name of what was measured.
fn analyte(shared: &Shared, id: Id) -> String {
    let found = shared.state.analysis.measurements.iter().find(|m| m.id == id);
    found.map(|m| shared.language().name("var", m.analyte)).unwrap_or_default()
}

/// What can be set right in a finding.
fn actions(shared: &Shared, finding: &Finding) -> Html {
    let possible = correct::possible(&shared.state.analysis, finding);
    if possible.is_empty() {
        return html! {};
    }
    let language = shared.language();
    let span = finding.span;
    let several = shared.state.analysis.measurements.iter().filter(|m| m.evidence == span).count() > 1;
    html! {
        <div class="actions" role="group" aria-label={shared.t("card.actions")}>
            { for possible.into_iter().map(|correction| {
                let name = match correction {
                    Correction::Unit(id, ucum) => {
                        let name = shared.t("card.read_in").replace("{0}", language.unit(ucum));
                        // A pressure has two numbers.
                        if several { format!("{name} ({})", analyte(shared, id)) } else { name }
                    }
                    _ => language.name("card", correction.key()),
                };
                let act = shared.act.clone();
                let onclick = move |_: MouseEvent| act.emit(Action::Correct(correction.clone(), span));
                html! { <button type="button" onclick={onclick}>{ name }</button> }
            }) }
        </div>
    }
}
