//! Criteria met according to the text.

use super::assumptions::Switch;
use super::decisions::Decisions;
use super::fold::Fold;
use super::quote::Quote;
use super::use_shared;
use super::why::Reasons;
use crate::app::Shared;
use crate::view::{criteria, form};
use foco::{AssumptionId, Criterion, Tri};
use yew::prelude::*;

/// The criteria: sepsis and shock first, what few cases are about folded.
#[component]
pub fn Criteria() -> Html {
    let shared = use_shared();
    let (open, folded) = criteria::sorted(&shared.state.analysis);
    let list = |criteria: &[&Criterion]| html! { <ul>{ for criteria.iter().map(|c| line(&shared, c)) }</ul> };
    html! {
        <section class="criteria" aria-labelledby="criteria-title">
            <h2 id="criteria-title">{ shared.t("criteria.title") }</h2>
            { list(&open) }
            <div class="box">
                if !folded.is_empty() {
                    <Fold open={shared.paper()} summary={Html::from(format!("{} ({})", shared.t("criteria.others"), folded.len()))}>
                        { list(&folded) }
                    </Fold>
                }
            </div>
        </section>
    }
}

/// A criterion with its answer, the reason, what is missing and what the report itself says.
fn line(shared: &Shared, criterion: &Criterion) -> Html {
    let (class, answer) = answer(criterion.value);
    let missing = form::missing(criterion, &shared.state.analysis, shared.language());
    // Whether fluids were enough decides shock and can be assumed: its switch stands here too.
    let hangs = |on: bool| on && criterion.value != Tri::No || criterion.missing.contains(&"fluids_adequate");
    let shock = criterion.id.ends_with("septic_shock");
    let all = &shared.state.analysis.assumptions;
    let switch = all.iter().find(|a| a.id == AssumptionId::A9 && shock && hangs(a.on));
    html! {
        <li class={classes!("criterion", class)} id={format!("criterion-{}", criterion.id)}>
            <span class="answer">{ shared.t(answer) }</span>
            <span class="name">{ shared.language().name("criterion", &criterion.id) }</span>
            <div class="box"><Reasons of={criterion.id.clone()} /></div>
            if !missing.is_empty() {
                <span class="hint">{ format!("{} {}", shared.t("missing"), missing.join(", ")) }</span>
            }
            if let Some(assumption) = switch { <div class="assumptions"><Switch id={assumption.id} on={assumption.on} /></div> }
            // In a box of its own: Yew puts what comes before an empty component in front of the
            // sibling that followed it, which may just have gone.
            <div><Decisions of={criterion.id.clone()} /></div>
            if let Some(stated) = criterion.stated {
                <span class="stated">{ shared.t("criteria.stated") }{ " " }<Quote span={stated.span} /></span>
            }
        </li>
    }
}

/// Class and words of an answer.
pub fn answer(value: Tri) -> (&'static str, &'static str) {
    match value {
        Tri::Yes => ("yes", "criteria.yes"),
        Tri::No => ("no", "criteria.no"),
        Tri::Unknown => ("unknown", "criteria.unknown"),
    }
}
