//! What the page is built from, with licences: `licences.txt`, written by `cargo xtask licences`.

use super::use_shared;
use yew::prelude::*;

/// The list.
#[component]
pub fn Dependencies() -> Html {
    let shared = use_shared();
    let lines = include_str!("../../licences.txt").lines().filter(|line| !line.starts_with('#'));
    html! {
        <details class="dependencies" lang={shared.language().tag()}>
            <summary>{ shared.t("privacy.dependencies") }</summary>
            <ul>{ for lines.map(|line| html! { <li lang="en">{ line }</li> }) }</ul>
        </details>
    }
}
