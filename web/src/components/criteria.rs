//! Criteria met according to the text.

use super::decisions::Decisions;
use super::quote::Quote;
use super::use_shared;
use foco::Tri;
use yew::prelude::*;

/// The criteria, each with its answer, what is missing and what the report itself says.
#[component]
pub fn Criteria() -> Html {
    let shared = use_shared();
    let language = shared.language();
    html! {
        <section class="criteria" aria-labelledby="criteria-title">
            <h2 id="criteria-title">{ shared.t("criteria.title") }</h2>
            <ul>
                { for shared.state.analysis.criteria.iter().map(|criterion| {
                    let (class, answer) = match criterion.value {
                        Tri::Yes => ("yes", "criteria.yes"),
                        Tri::No => ("no", "criteria.no"),
                        Tri::Unknown => ("unknown", "criteria.unknown"),
                    };
                    let missing: Vec<String> = criterion.missing.iter().map(|m| language.name("input", m)).collect();
                    html! {
                        <li class={classes!("criterion", class)} id={format!("criterion-{}", criterion.id)}>
                            <span class="answer">{ shared.t(answer) }</span>
                            <span class="name">{ language.name("criterion", &criterion.id) }</span>
                            if !missing.is_empty() {
                                <span class="hint">{ format!("{} {}", shared.t("missing"), missing.join(", ")) }</span>
                            }
                            // In a box of its own: Yew puts what comes before an empty component in front of the
                            // sibling that followed it, which may just have gone.
                            <div><Decisions of={criterion.id.clone()} /></div>
                            if let Some(stated) = criterion.stated {
                                <span class="stated">{ shared.t("criteria.stated") }{ " " }<Quote span={stated.span} /></span>
                            }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
