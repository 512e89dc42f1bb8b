//! What the report dates, moment by moment.

use super::block::tag;
use crate::components::use_shared;
use crate::state::Target;
use crate::view::card::phase;
use crate::view::timeline::{Part, timeline};
use yew::prelude::*;

/// So many parts of a moment are drawn; a case report has few.
const MOST: usize = 60;

/// The moments in the order of the illness.
#[component]
pub fn TimelineView() -> Html {
    let shared = use_shared();
    let moments = use_memo(shared.analysis(), |analysis| timeline(analysis, &shared.cut.findings, &shared.state.text));
    if moments.is_empty() {
        return html! { <p class="hint">{ shared.t("timeline.none") }</p> };
    }
    html! {
        <ol class="timeline" aria-label={shared.t("view.timeline")}>
            { for moments.iter().map(|moment| html! {
                <li>
                    <h3>{ shared.language().name("phase", phase(moment.phase)) }</h3>
                    <ul>{ for moment.parts.iter().take(MOST).map(|part| html! { <PartView part={part.clone()} /> }) }</ul>
                </li>
            }) }
        </ol>
    }
}

/// A part of a moment.
#[derive(Properties, PartialEq)]
struct PartProps {
    part: Part,
}

/// Its expression of time, if one opens it, and its findings that the layers show.
#[component]
fn PartView(props: &PartProps) -> Html {
    let shared = use_shared();
    let state = &shared.state;
    let shown: Vec<_> = props.part.findings.iter().filter(|f| state.reading.shows(f.layer)).collect();
    if shown.is_empty() && props.part.time.is_none() {
        return html! { <li hidden=true /> };
    }
    html! {
        <li class="part">
            if let Some(time) = props.part.time {
                <button type="button" class="when" lang="es" onclick={shared.point::<MouseEvent>(Target::Words(time))}>
                    { state.words(time).to_owned() }
                </button>
            }
            { for shown.into_iter().map(|told| {
                let said: Vec<String> =
                    told.marks.iter().map(|m| shared.language().name("presence", &m.replace('-', "_"))).collect();
                let class = classes!("f", format!("f-{}", told.layer.key()), told.marks.clone(), "begins", "ends");
                html! {
                    <button type="button" class="finding" lang="es" onclick={shared.point::<MouseEvent>(Target::Words(told.span))}>
                        if let Some(analyte) = told.of { <span lang={state.language.tag()}>{ shared.language().name("var", analyte) }{ ": " }</span> }
                        <span class={class} data-tag={tag(told.layer)}>{ state.words(told.span).split_whitespace().collect::<Vec<_>>().join(" ") }</span>
                        if !said.is_empty() {
                            <span class="spoken" lang={state.language.tag()}>{ format!(" ({})", said.join(", ")) }</span>
                        }
                    </button>
                }
            }) }
        </li>
    }
}
