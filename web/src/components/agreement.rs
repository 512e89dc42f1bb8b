//! Which definitions call the case sepsis or septic shock, and where they part.

use super::fold::Fold;
use super::quote::Quote;
use super::use_shared;
use crate::view::matrix;
use yew::prelude::*;

/// A row for each definition, a column for each question.
#[component]
pub fn AgreementTable() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let analysis = &shared.state.analysis;
    let matrix = matrix::matrix(analysis, language);
    // No definition speaks of this patient, so there is nothing to compare.
    if matrix.rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="agreement" aria-labelledby="agreement-title">
            <h2 id="agreement-title">{ shared.t("agreement.title") }</h2>
            <table class="matrix">
                <thead><tr>
                    <td></td>
                    { for matrix.questions.iter().map(|q| html! { <th scope="col">{ q }</th> }) }
                </tr></thead>
                <tbody>
                    { for matrix.rows.iter().map(|row| html! {
                        <tr>
                            <th scope="row">{ &row.name }</th>
                            { for row.answers.iter().map(|answer| match answer {
                                Some(value) => html! {
                                    <td class={classes!("criterion-cell", *value)}>{ language.name("criteria", value) }</td>
                                },
                                None => html! { <td class="hint">{ "—" }</td> },
                            }) }
                        </tr>
                    }) }
                    <tr>
                        <th scope="row">{ shared.t("agreement.report") }</th>
                        { for matrix.stated.iter().map(|stated| html! {
                            <td>{ stated.map_or_else(|| html! { <span class="hint">{ "—" }</span> }, |span| html! { <Quote span={span} /> }) }</td>
                        }) }
                    </tr>
                </tbody>
            </table>
            { for matrix.partings.iter().map(|parting| html! { <p class="parting">{ parting }</p> }) }
            <p class="hint">{ shared.t("agreement.hint") }</p>
            <Fold class="how" summary={Html::from(shared.t("how.title"))}>
                { for foco::definitions().iter().filter(|d| matches!(d.id, "sepsis2" | "sepsis3")).map(|d| html! {
                    <>
                        <h4>{ language.name("definition", d.id) }</h4>
                        <p>{ language.name("how", d.id) }</p>
                        <p class="source">{ shared.t("how.source") }{ " " }<span lang="en">{ d.source }</span></p>
                    </>
                }) }
            </Fold>
        </section>
    }
}
