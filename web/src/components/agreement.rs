//! Which definitions call the case sepsis or septic shock, and where they part.

use super::quote::Quote;
use super::use_shared;
use yew::prelude::*;

/// A row for each question.
#[component]
pub fn AgreementTable() -> Html {
    let shared = use_shared();
    let language = shared.language();
    html! {
        <section class="agreement" aria-labelledby="agreement-title">
            <h2 id="agreement-title">{ shared.t("agreement.title") }</h2>
            { for shared.state.analysis.agreements.iter().map(|agreement| html! {
                <div class="question">
                    <h3>{ language.name("agreement", agreement.question) }</h3>
                    <ul>
                        { for agreement.verdicts.iter().map(|verdict| html! {
                            <li class={classes!("criterion", verdict.value)}>
                                <span class="answer">{ language.name("criteria", verdict.value) }</span>
                                <span class="name">{ language.name("criterion", verdict.criterion) }</span>
                            </li>
                        }) }
                    </ul>
                    <p class="hint">
                        { agreement.parting.map_or_else(|| shared.t("agreement.same").to_owned(), |p| {
                            shared.t("agreement.parting")
                                .replace("{0}", &language.name("criterion", p.met))
                                .replace("{1}", &language.name("criterion", p.other))
                                .replace("{2}", &language.name("input", p.input))
                        }) }
                    </p>
                    if let Some(stated) = agreement.stated {
                        <p class="stated">{ shared.t("criteria.stated") }{ " " }<Quote span={stated.span} /></p>
                    }
                </div>
            }) }
        </section>
    }
}
