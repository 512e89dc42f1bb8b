//! What the reader set right, with undo.

use super::use_shared;
use crate::state::Action;
use crate::view::card::unit;
use crate::view::correct::Correction;
use yew::prelude::*;

/// The corrections, nothing if there are none.
#[component]
pub fn Corrections() -> Html {
    let shared = use_shared();
    let corrections = &shared.state.corrections;
    if corrections.is_empty() {
        return html! {};
    }
    let language = shared.language();
    html! {
        <section class="corrections" aria-labelledby="corrections-title">
            <h2 id="corrections-title">{ shared.t("corrections.title") }</h2>
            <p class="hint">{ shared.t("corrections.hint") }</p>
            <ul>
                { for corrections.iter().enumerate().map(|(i, applied)| {
                    let act = shared.act.clone();
                    let onclick = move |_: MouseEvent| act.emit(Action::Undo(i));
                    let mut what = language.name("corrections", applied.correction.key());
                    if let Correction::Unit(_, ucum) = applied.correction {
                        what = what.replace("{0}", unit(ucum, language));
                    }
                    html! {
                        <li>
                            <span>{ what }{ ": " }<q lang="es">{ applied.words.clone() }</q></span>
                            <button type="button" onclick={onclick}>{ shared.t("corrections.undo") }</button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
