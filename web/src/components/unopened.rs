//! What is told if the address of the page carried a report that cannot be opened.

use super::use_shared;
use yew::prelude::*;

/// A line until the field holds a report.
#[component]
pub fn Unopened() -> Html {
    let shared = use_shared();
    let Some(problem) = shared.state.unopened else { return html! {} };
    html! { <p class="problem" role="alert">{ shared.language().name("link", problem.key()) }</p> }
}
