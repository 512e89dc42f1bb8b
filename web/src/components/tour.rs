//! A tour of two minutes over the example case, which can be left at any step.

use super::scroll::into_view;
use super::use_shared;
use crate::state::Action;
use yew::prelude::*;

/// Each step: what it tells, and the element that it shows.
const STEPS: &[(&str, &str)] = &[
    ("tour.1", "report"),
    ("tour.2", "document-title"),
    ("tour.3", "score-sofa"),
    ("tour.4", "open-sofa"),
    ("tour.5", "criteria-title"),
    ("tour.6", "export"),
];

/// The panel of the step that is shown, nothing outside the tour.
#[component]
pub fn Tour() -> Html {
    let shared = use_shared();
    let step = shared.state.tour.filter(|step| *step < STEPS.len());
    use_effect_with(step, |step| {
        if let Some((_, id)) = step.and_then(|step| STEPS.get(step)) {
            into_view(id);
        }
    });
    let Some(step) = step else { return html! {} };
    let to = |step: Option<usize>| {
        let act = shared.act.clone();
        move |_: MouseEvent| act.emit(Action::Tour(step))
    };
    let last = step + 1 == STEPS.len();
    let place = shared.t("tour.step").replace("{0}", &(step + 1).to_string()).replace("{1}", &STEPS.len().to_string());
    html! {
        <aside class="tour" aria-label={shared.t("tour.title")} lang={shared.language().tag()}>
            <p aria-live="polite"><b>{ place }</b>{ " " }{ shared.t(STEPS[step].0) }</p>
            <div class="buttons">
                if step > 0 { <button type="button" onclick={to(Some(step - 1))}>{ shared.t("tour.back") }</button> }
                if !last { <button type="button" class="primary" onclick={to(Some(step + 1))}>{ shared.t("tour.next") }</button> }
                <button type="button" onclick={to(None)}>{ shared.t(if last { "tour.end" } else { "tour.skip" }) }</button>
            </div>
        </aside>
    }
}
