//! What was found, in one line.

use super::use_shared;
use crate::app::Shared;
use yew::prelude::*;

/// The line above the results.
#[component]
pub fn Summary() -> Html {
    let shared = use_shared();
    html! {
        <section class="summary" aria-labelledby="results-title">
            <h2 id="results-title">{ shared.t("summary.title") }</h2>
            <p>{ line(&shared) }</p>
            <p class="hint">{ shared.t("summary.posture") }</p>
        </section>
    }
}

/// What was found.
pub fn line(shared: &Shared) -> String {
    if shared.state.text.is_empty() {
        return shared.t("summary.empty").to_owned();
    }
    let analysis = &shared.state.analysis;
    let sofa = analysis.score("sofa").and_then(|s| s.observed_min).unwrap_or_default();
    shared
        .t("summary.found")
        .replace("{0}", &analysis.mentions.len().to_string())
        .replace("{1}", &analysis.measurements.len().to_string())
        .replace("{2}", &shared.language().number(f64::from(sofa)))
}
