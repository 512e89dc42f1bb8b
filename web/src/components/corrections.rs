//! What the reader set right, with undo.

use super::use_shared;
use crate::i18n::Language;
use crate::state::Action;
use crate::view::correct::Correction;
use foco_export::value_in_words;
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
                    html! {
                        <li>
                            <span>
                                { told(&applied.correction, language) }
                                if !applied.words.is_empty() { { ": " }<q lang="es">{ applied.words.clone() }</q> }
                            </span>
                            <button type="button" onclick={onclick}>{ shared.t("corrections.undo") }</button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

/// What a correction does, in words.
fn told(correction: &Correction, language: Language) -> String {
    let what = language.name("corrections", correction.key());
    match correction {
        Correction::Unit(_, ucum) => what.replace("{0}", language.unit(ucum)),
        Correction::Give(given) => {
            format!("{what}: {} {}", language.name("var", given.variable), value_in_words(&given.value, &language))
        }
        Correction::Check(variable) => format!("{what}: {}", language.name("var", variable)),
        _ => what,
    }
}
