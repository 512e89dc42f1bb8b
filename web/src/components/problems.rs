//! The patient's problems over the whole report.

use super::fold::Fold;
use super::quote::Quote;
use super::use_shared;
use crate::app::Shared;
use crate::view::problems::{Line, Rank, lines};
use yew::prelude::*;

/// So many problems are drawn before the reader asks for more.
const PAGE: usize = 60;

/// The list: one line a problem, each step of its course leading to its words. Diseases stand open, symptoms and what
/// the report only denies are folded.
#[component]
pub fn Problems() -> Html {
    let shared = use_shared();
    let lines = use_memo((shared.analysis(), shared.language()), |(analysis, language)| lines(analysis, *language));
    let pages = use_state_eq(|| 1_usize);
    if lines.is_empty() {
        return html! {};
    }
    let most = *pages * PAGE;
    let more = {
        let pages = pages.clone();
        move |_: MouseEvent| pages.set(*pages + 1)
    };
    let of = |wanted: &dyn Fn(&Line) -> bool| lines.iter().filter(|line| wanted(line)).collect::<Vec<_>>();
    let list = |lines: &[&Line]| html! { <ul>{ for lines.iter().take(most).map(|line| row(&shared, line)) }</ul> };
    let fold = |name: &'static str, lines: &[&Line]| {
        let summary = Html::from(format!("{} ({})", shared.t(name), lines.len()));
        html! { <div class="box">if !lines.is_empty() { <Fold summary={summary} open={shared.paper()}>{ list(lines) }</Fold> }</div> }
    };
    let is_told = |line: &Line| line.rank < Rank::Never;
    let diseases = of(&|line| is_told(line) && line.disease);
    let symptoms = of(&|line| is_told(line) && !line.disease);
    let never = of(&|line| !is_told(line));
    let left = [&diseases, &symptoms, &never].into_iter().map(|l| l.len().saturating_sub(most)).sum::<usize>();
    html! {
        <section class="problems" aria-labelledby="problems-title">
            <h2 id="problems-title">{ shared.t("problems.title") }</h2>
            <p class="hint">{ shared.t("problems.hint") }</p>
            { list(&diseases) }
            { fold("problems.symptoms", &symptoms) }
            { fold("problems.never", &never) }
            if left > 0 {
                <button type="button" onclick={more}>{ shared.t("table.more").replace("{0}", &left.to_string()) }</button>
            }
        </section>
    }
}

fn row(shared: &Shared, line: &Line) -> Html {
    let here = shared.pointed().is_some_and(|words| line.spans.contains(&words));
    let several = line.steps.len() > 1;
    html! {
        <li class={classes!("criterion", line.rank.class())} aria-current={here.then_some("true")}>
            <span class="answer">{ line.standing.clone() }</span>
            <div class="problem-line">
                <span class="name" lang="es">{ line.label }</span>
                if !line.codes.is_empty() { <span class="hint">{ line.codes.join(", ") }</span> }
                <ol class="course">
                    { for line.steps.iter().map(|step| html! {
                        <li>
                            if several { <span class="hint" title={step.moment.clone()}>{ step.said.clone() }</span> }
                            <Quote span={step.span} />
                        </li>
                    }) }
                </ol>
            </div>
        </li>
    }
}
