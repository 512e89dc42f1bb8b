//! What this is: limits with figures, sources, licences, version and hash, accessibility.

use super::fold::Fold;
use super::use_shared;
use crate::accuracy::FLOORS;
use crate::browser;
use yew::prelude::*;

/// The attributions that the project owes, word for word.
const NOTICE: &str = include_str!("../../../NOTICE");

/// A folded section.
#[component]
pub fn About() -> Html {
    let shared = use_shared();
    html! {
        <Fold class="about" id="about" summary={html! { <h2>{ shared.t("about.title") }</h2> }}><Content /></Fold>
    }
}

#[component]
fn Content() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let figure = |(task, figure, least): &(&str, &str, f64)| {
        let name = language.find(&format!("accuracy.{task}.{figure}"))?;
        Some(
            html! { <tr><th scope="row">{ name }</th><td>{ language.number((least * 1000.0).round() / 10.0) }{ " %" }</td></tr> },
        )
    };
    let hash = browser::meta("foco-hash").unwrap_or_else(|| "—".to_owned());
    html! {
        <div class="about-content">
            <p>{ shared.t("about.what") }</p>
            <h3>{ shared.t("about.limits") }</h3>
            <ul class="lines">{ for ["about.limit.rules", "about.limit.spanish", "about.limit.missing", "about.limit.cohort", "about.limit.use"].iter().map(|key| html! {
                <li>{ shared.t(key) }</li>
            }) }</ul>
            <h3>{ shared.t("about.accuracy") }</h3>
            <p>{ shared.t("about.accuracy.how") }</p>
            <table><tbody>{ for FLOORS.iter().filter_map(figure) }</tbody></table>
            <h3>{ shared.t("about.sources") }</h3>
            <ul class="lines">{ for foco::definitions().iter().map(|d| html! {
                <li><b>{ language.find(&format!("score.{}", d.id)).unwrap_or(d.name) }</b>{ ": " }<span lang="en">{ d.source }</span></li>
            }) }</ul>
            <p>{ shared.t("how.saps3") }</p>
            <h3>{ shared.t("about.licences") }</h3>
            <pre lang="en" tabindex="0" aria-label={shared.t("about.licences")}>{ NOTICE }</pre>
            <h3>{ shared.t("about.version") }</h3>
            <p>{ concat!("Foco ", env!("CARGO_PKG_VERSION")) }</p>
            <p>{ shared.t("about.hash") }{ " " }<code>{ hash }</code></p>
            <p>{ shared.t("about.verify") }</p>
            <p>{ shared.t("about.embed") }</p>
            <h3>{ shared.t("about.accessibility") }</h3>
            <p>{ shared.t("about.accessibility.text") }</p>
        </div>
    }
}
