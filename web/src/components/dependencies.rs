//! What the page is built from, with licences: `licences.txt`, written by `cargo xtask licences`.

use super::fold::Fold;
use super::use_shared;
use yew::prelude::*;

/// The list.
#[component]
pub fn Dependencies() -> Html {
    let shared = use_shared();
    let lines = include_str!("../../licences.txt").lines().filter(|line| !line.starts_with('#'));
    html! {
        <Fold class="dependencies" summary={Html::from(shared.t("privacy.dependencies"))}>
            <ul>{ for lines.map(|line| html! { <li lang="en">{ line }</li> }) }</ul>
        </Fold>
    }
}
