//! The answer that matters first: sepsis and shock, and the score that is meant for this patient.

use super::criteria::answer;
use super::quote::Quote;
use super::use_shared;
use crate::app::Shared;
use crate::view::{criteria, form, most, why};
use foco::Criterion;
use yew::prelude::*;

/// The lines above the results.
#[component]
pub fn Summary() -> Html {
    let shared = use_shared();
    let analysis = &shared.state.analysis;
    let read = !shared.state.text.is_empty();
    let headline = if read { criteria::headline(analysis) } else { Vec::new() };
    let stated = criteria::stated(analysis).filter(|_| read);
    html! {
        <section class="summary" aria-labelledby="results-title">
            <h2 id="results-title">{ shared.t("summary.title") }</h2>
            if !headline.is_empty() {
                <ul class="headline">
                    { for headline.iter().map(|criterion| html! {
                        <li class={classes!("criterion", answer(criterion.value).0)}>
                            <span class="answer">{ shared.t(answer(criterion.value).1) }</span>
                            <a class="name" href={format!("#criterion-{}", criterion.id)}>
                                { shared.language().name("criterion", &criterion.id) }
                            </a>
                            if let Some(missing) = missing(&shared, criterion) { <span class="hint">{ missing }</span> }
                        </li>
                    }) }
                </ul>
            }
            if let Some(span) = stated { <p class="stated">{ shared.t("criteria.stated") }{ " " }<Quote span={span} /></p> }
            <p>
                { score(&shared).unwrap_or_default() }
                if !read { { shared.t("summary.empty") } }
            </p>
            if read { <p class="hint">{ found(&shared) }{ " " }{ shared.t("summary.posture") }</p> }
        </section>
    }
}

/// What is told to those who do not see it.
pub fn line(shared: &Shared) -> String {
    if shared.state.text.is_empty() {
        return shared.t("summary.empty").to_owned();
    }
    let told = |c: &&Criterion| {
        let name = shared.language().name("criterion", &c.id);
        format!("{name}: {}.", shared.t(answer(c.value).1))
    };
    let answers = criteria::headline(&shared.state.analysis).iter().map(told).collect::<Vec<_>>();
    let parts = answers.into_iter().chain(score(shared)).chain([found(shared)]);
    parts.collect::<Vec<_>>().join(" ")
}

/// The score that is meant for this patient.
fn score(shared: &Shared) -> Option<String> {
    let score = criteria::headline_score(&shared.state.analysis)?;
    let name = shared.language().find(&format!("score.{}", score.id)).unwrap_or(score.name);
    let least = score.observed_min?.to_string();
    let told = shared.t("summary.score").replace("{0}", name).replace("{1}", &least);
    let range = shared.t("summary.range").replace("{0}", &why::told(score.contextual?));
    Some(format!("{told} {}", range.replace("{1}", &most::most(score).to_string())))
}

fn found(shared: &Shared) -> String {
    let analysis = &shared.state.analysis;
    shared
        .t("summary.found")
        .replace("{0}", &analysis.mentions.len().to_string())
        .replace("{1}", &analysis.measurements.len().to_string())
}

fn missing(shared: &Shared, criterion: &Criterion) -> Option<String> {
    let missing = form::missing(criterion, &shared.state.analysis, shared.language());
    (!missing.is_empty()).then(|| format!("{} {}", shared.t("missing"), missing.join(", ")))
}
