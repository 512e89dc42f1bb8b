//! The bundled cases to choose from, and what the chosen one teaches.

use super::embed_case::EmbedCase;
use super::fold::Fold;
use super::use_shared;
use crate::cases::{CASES, Case};
use crate::state::Action;
use yew::prelude::*;

/// A folded list of cases.
#[component]
pub fn CaseMenu() -> Html {
    let shared = use_shared();
    let language = shared.language();
    html! {
        <Fold class="cases" summary={Html::from(format!("{} ({})", shared.t("cases.title"), CASES.len()))}>
            <ul>
                { for CASES.iter().map(|case| {
                    let act = shared.act.clone();
                    let onclick = move |_: MouseEvent| act.emit(Action::Case(case.id));
                    let chosen = (shared.state.case == Some(case.id)).to_string();
                    html! {
                        <li>
                            <button type="button" aria-pressed={chosen} onclick={onclick}>{ case.title(language) }</button>
                        </li>
                    }
                }) }
            </ul>
        </Fold>
    }
}

/// What the case that is shown teaches; nothing for another text.
#[component]
pub fn CaseNotes() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let Some(case) = shared.state.case.and_then(Case::find) else { return html! {} };
    html! {
        <section class="case-notes" aria-labelledby="case-title">
            <h2 id="case-title">{ case.title(language) }</h2>
            <dl>
                <dt>{ shared.t("cases.goals") }</dt><dd>{ case.goals(language) }</dd>
                <dt>{ shared.t("cases.traps") }</dt><dd>{ case.traps(language) }</dd>
            </dl>
            <EmbedCase case={case.id} />
        </section>
    }
}
