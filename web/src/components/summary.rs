//! What was found, in one line, announced to screen readers.

use super::use_shared;
use yew::prelude::*;

/// The line above the results.
#[component]
pub fn Summary() -> Html {
    let shared = use_shared();
    let analysis = &shared.state.analysis;
    let language = shared.language();
    let said = if shared.state.text.is_empty() {
        shared.t("summary.empty").to_owned()
    } else {
        let sofa = analysis.score("sofa").and_then(|s| s.observed_min).unwrap_or_default();
        shared
            .t("summary.found")
            .replace("{0}", &analysis.mentions.len().to_string())
            .replace("{1}", &analysis.measurements.len().to_string())
            .replace("{2}", &language.number(f64::from(sofa)))
    };
    html! {
        <section class="summary" aria-labelledby="results-title">
            <h2 id="results-title">{ shared.t("summary.title") }</h2>
            <p role="status" aria-live="polite">{ said }</p>
            <p class="hint">{ shared.t("summary.posture") }</p>
        </section>
    }
}
