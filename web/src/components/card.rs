//! The card of what is pointed at: what it is, why, and which scores used it.

use super::use_shared;
use crate::state::{Action, Target};
use crate::view::{card, segments, uses};
use yew::prelude::*;

/// The card, at the foot of the window.
#[component]
pub fn Card() -> Html {
    let shared = use_shared();
    let state = &shared.state;
    let Some(Target::Words(words)) = state.target else { return html! {} };
    let findings = segments::findings(&state.analysis);
    let here: Vec<_> = findings.iter().filter(|f| f.span.overlaps(words)).collect();
    let used = uses::uses(&state.analysis, words);
    let language = shared.language();
    let close = {
        let act = shared.act.clone();
        move |_: MouseEvent| act.emit(Action::Point(None))
    };
    let onkeydown = {
        let act = shared.act.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                act.emit(Action::Point(None));
            }
        }
    };
    html! {
        <aside class="card" aria-label={shared.t("card.title")} aria-live="polite" lang={language.tag()} onkeydown={onkeydown}>
            <div class="card-head">
                <q lang="es">{ state.words(words).split_whitespace().take(24).collect::<Vec<_>>().join(" ") }</q>
                <button type="button" onclick={close} aria-label={shared.t("card.close")}>{ "✕" }</button>
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
                    </dd>
                </dl>
            }) }
            <div class="used">
                <span class="hint">{ shared.t(if used.is_empty() { "card.unused" } else { "card.used" }) }</span>
                { for used.iter().map(|u| {
                    let onclick: Callback<MouseEvent> = shared.point(Target::Component(u.score, u.component));
                    let (min, max) = u.points;
                    let points = if min == max { min.to_string() } else { format!("{min}–{max}") };
                    let name = language.name("comp", &format!("{}.{}", u.score, u.component));
                    html! {
                        <button type="button" class="use" onclick={onclick}>{ format!("{} · {name}: {points}", u.name) }</button>
                    }
                }) }
            </div>
        </aside>
    }
}
