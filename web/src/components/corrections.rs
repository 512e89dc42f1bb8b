//! What the reader set right, with undo, and what edits took of it.

use super::use_shared;
use crate::i18n::Language;
use crate::state::{Action, Applied};
use crate::view::correct::Correction;
use foco_export::value_in_words;
use yew::prelude::*;

/// The corrections, nothing if there are none.
#[component]
pub fn Corrections() -> Html {
    let shared = use_shared();
    let corrections = &shared.state.corrections;
    let lost: Vec<&Applied> = shared.state.lost.iter().flat_map(|lost| &lost.gone).collect();
    if corrections.is_empty() && lost.is_empty() {
        return html! {};
    }
    let language = shared.language();
    let act = |action: fn() -> Action| {
        let act = shared.act.clone();
        move |_: MouseEvent| act.emit(action())
    };
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
                            { described(applied, language) }
                            <button type="button" onclick={onclick}>{ shared.t("corrections.undo") }</button>
                        </li>
                    }
                }) }
            </ul>
            <div class="lost" role="status">
                if !lost.is_empty() {
                    <p>{ shared.t("corrections.lost") }</p>
                    <ul>{ for lost.into_iter().map(|applied| html! { <li>{ described(applied, language) }</li> }) }</ul>
                    <button type="button" onclick={act(|| Action::Noted)}>{ shared.t("corrections.noted") }</button>
                }
            </div>
        </section>
    }
}

/// A correction with its words.
fn described(applied: &Applied, language: Language) -> Html {
    html! {
        <span>
            { told(&applied.correction, language) }
            if !applied.words.is_empty() { { ": " }<q lang="es">{ applied.words.clone() }</q> }
        </span>
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
