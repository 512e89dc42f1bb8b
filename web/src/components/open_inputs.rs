//! What a score still needs, the largest effect first, each with its field and what its values would decide.

use super::fold::Fold;
use super::input_field::InputField;
use super::use_shared;
use crate::view::{decide, form};
use yew::prelude::*;

/// Which score.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its key.
    pub id: &'static str,
}

/// A list, nothing if nothing is missing.
#[component]
pub fn OpenInputs(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let Some(score) = shared.state.analysis.score(props.id).filter(|s| !s.missing.is_empty()) else {
        return html! {};
    };
    let decisions = &shared.state.analysis.decisions;
    html! {
        <div class="open-inputs" id={format!("open-{}", score.id)}>
            <h4>{ shared.t("form.open") }</h4>
            <ul>
                { for form::open(score, language).into_iter().map(|open| {
                    let decision = decisions.iter().find(|d| d.of == score.id && d.input == open.input);
                    html! {
                        <li class="input missing">
                            <span class="input-name">
                                { open.name.clone() }
                                if open.effect > 0 { <span class="hint">{ format!(" +{}", open.effect) }</span> }
                            </span>
                            if let Some(asked) = open.asked {
                                <InputField variable={open.variable} name={open.name} asked={asked} value={open.value} />
                            }
                            if let Some(decision) = decision {
                                <Fold class="decide" summary={Html::from(shared.t("decide.title"))}>
                                    <ul>
                                        { for decide::lines(decision, score.id, language).into_iter().map(|line| html! {
                                            <li><b>{ line.when }</b>{ ": " }{ line.then }</li>
                                        }) }
                                    </ul>
                                </Fold>
                            }
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}
