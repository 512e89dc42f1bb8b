//! The reason of an answer, each part of it leading to its words or its score.

use super::quote::Quote;
use super::use_shared;
use crate::state::Target;
use crate::view::why;
use foco::Tri;
use yew::prelude::*;

/// Of what.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Key of the criterion.
    pub of: String,
}

/// A line; nothing where nothing is known.
#[component]
pub fn Reasons(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let state = &shared.state;
    let Some(criterion) = state.analysis.criteria.iter().find(|c| c.id == props.of) else { return html! {} };
    let why = why::why(criterion, &state.analysis, &state.corrections, language);
    if why.parts.is_empty() {
        return html! {};
    }
    let label = match criterion.value {
        Tri::Yes => "why.yes",
        Tri::No => "why.no",
        Tri::Unknown => "why.unknown",
    };
    html! {
        <div class="why">
            <span class="hint">{ shared.t(label) }</span>
            <ul>
                { for why.parts.iter().map(|part| {
                    let words = format!("{} {}", part.name, part.said);
                    html! {
                        <li>
                            if let Some((score, component)) = part.leads {
                                <button type="button" class="use" onclick={shared.point::<MouseEvent>(Target::Component(score, component))}>
                                    { words.trim().to_owned() }
                                </button>
                            } else {
                                { words.trim().to_owned() }
                            }
                            { for part.spans.iter().map(|span| html! { <>{ " " }<Quote span={*span} /></> }) }
                        </li>
                    }
                }) }
                if !why.assumed.is_empty() {
                    <li>
                        <span class="hint">{ shared.t("why.assumed") }</span>
                        { for why.assumed.iter().map(|id| html! {
                            <>{ " " }<a href={format!("#assumption-{}", id.as_str())} title={language.name("assumption", id.as_str())}>{ id.as_str() }</a></>
                        }) }
                    </li>
                }
            </ul>
        </div>
    }
}
