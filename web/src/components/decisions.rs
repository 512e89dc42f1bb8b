//! What would decide a criterion: each missing input with its field and its thresholds.

use super::fold::Fold;
use super::input_field::InputField;
use super::use_shared;
use crate::view::{decide, form};
use foco::Decision;
use yew::prelude::*;

/// Of what.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Key of the criterion.
    pub of: String,
}

/// A folded list, nothing if nothing is open.
#[component]
pub fn Decisions(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let own: Vec<&Decision> = shared.state.analysis.decisions.iter().filter(|d| d.of == props.of).collect();
    if own.is_empty() {
        return html! {};
    }
    let asked_for = |d: &Decision| form::asked_for(d.variable, &shared.state.analysis);
    html! {
        <Fold class="decide" summary={Html::from(shared.t("decide.title"))}>
            { for own.into_iter().map(|decision| (decision, asked_for(decision))).map(|(decision, variable)| html! {
                <div class="input missing">
                    <span class="input-name">{ language.name("var", variable) }</span>
                    if let Some(asked) = form::asked(variable) {
                        <InputField variable={variable} name={language.name("var", variable)} asked={asked} />
                    }
                    <ul>
                        { for decide::lines(decision, "", language).into_iter().map(|line| html! {
                            <li><b>{ line.when }</b>{ ": " }{ line.then }</li>
                        }) }
                    </ul>
                </div>
            }) }
        </Fold>
    }
}
