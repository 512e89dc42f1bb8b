//! What the page guarantees about the report, what enforces it, how to check it, and what is outside its power.

use super::dependencies::Dependencies;
use super::fold::Fold;
use super::identifier_figures::IdentifierFigures;
use super::use_shared;
use crate::view::privacy::{OUTSIDE, claims};
use yew::prelude::*;

/// The privacy panel.
#[component]
pub fn Privacy() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let text = |key: &str| language.name("privacy", key);
    let part = |name: &'static str, words: String| {
        html! { <p><span class="hint">{ shared.t(name) }</span>{ " " }{ words }</p> }
    };
    html! {
        <Fold class="privacy" id="privacy" summary={html! { <h2>{ shared.t("privacy.title") }</h2> }}>
            <p>{ shared.t("privacy.intro") }</p>
            <ul>
                { for claims().iter().map(|claim| html! {
                    <li>
                        <h3>{ text(claim.key) }</h3>
                        { part("privacy.enforced", text(&format!("{}.by", claim.key))) }
                        { part("privacy.verify", text(&format!("{}.check", claim.key))) }
                        <p class="hint">
                            { shared.t("privacy.held") }
                            { for claim.tests.iter().map(|(file, name)| html! { <>{ " " }<code>{ format!("{file}: {name}") }</code></> }) }
                        </p>
                    </li>
                }) }
            </ul>
            <IdentifierFigures />
            <h3>{ shared.t("privacy.later") }</h3>
            <p>{ shared.t("privacy.later.why") }</p>
            <h3>{ shared.t("privacy.outside") }</h3>
            <ul class="outside">
                { for OUTSIDE.iter().map(|key| html! { <li>{ text(&format!("outside.{key}")) }</li> }) }
            </ul>
            <Dependencies />
        </Fold>
    }
}
