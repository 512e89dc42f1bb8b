//! Parts of the page that may lag a moment behind, so that what is typed is never kept waiting for them.

use crate::app::Shared;
use crate::state::AT_ONCE;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// One turn, in milliseconds: long enough for the browser to show what came before.
const TURN: u32 = 20;

/// What may wait.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// How many turns behind the text it may be.
    #[prop_or(1)]
    pub turns: u32,
    /// Whether it waits for long reports alone.
    #[prop_or_default]
    pub only_long: bool,
    /// Its parts.
    pub children: Html,
}

/// While somebody types, shows its parts as they were and follows when there is time; after every other act it shows
/// them as they are. Of a long report nothing is shown before its turn. `aria-busy` tells that it lags behind.
#[component]
pub fn Later(props: &Props) -> Html {
    let now = super::use_shared();
    let shown = use_state(|| (!is_long(&now)).then(|| now.clone()));
    let waits = waits((*shown).as_ref(), &now, props.only_long);
    let context = if waits { (*shown).clone() } else { Some(now.clone()) };
    {
        let shown = shown.setter();
        let turns = props.turns;
        use_effect_with(now, move |now| {
            let now = now.clone();
            // What was shown at once is what the next typing starts from.
            let timer = Timeout::new(if waits { turns * TURN } else { 0 }, move || shown.set(Some(now)));
            move || drop(timer)
        });
    }
    html! {
        <div class="box" aria-busy={waits.then_some("true")}>
            if let Some(context) = context {
                <ContextProvider<Shared> context={context}>{ props.children.clone() }</ContextProvider<Shared>>
            }
        </div>
    }
}

fn is_long(shared: &Shared) -> bool {
    shared.state.text.len() > AT_ONCE
}

/// Whether the parts stay as they were shown for now.
fn waits(shown: Option<&Shared>, now: &Shared, only_long: bool) -> bool {
    let Some(shown) = shown else { return true };
    let (before, after) = (&shown.state, &now.state);
    let edited = !Rc::ptr_eq(&before.text, &after.text);
    let typed = before.replaced == after.replaced && !before.text.is_empty() && !after.text.is_empty();
    edited && (is_long(now) || typed && !only_long)
}

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use super::*;
    use crate::stage::{Stage, drawn, wait};
    use crate::state::Action;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[component]
    fn Words() -> Html {
        let shared = crate::components::use_shared();
        html! { <p class="words">{ shared.t("document.title") }{ " " }{ shared.state.text.to_string() }</p> }
    }

    #[wasm_bindgen_test]
    async fn what_may_wait_follows_the_typing_and_comes_at_once_with_every_other_act() {
        let stage = Stage::new("Tos.", html! { <Later turns=4><Words /></Later> }).await;
        let told = || stage.find::<web_sys::Element>(".words").text_content().unwrap_or_default();
        stage.act(Action::Edit("Fiebre.".to_owned()));
        drawn().await;
        assert!(told().ends_with("Tos.") && stage.count("[aria-busy=true]") == 1, "{}", told());
        wait(300).await;
        assert!(told().ends_with("Fiebre.") && stage.count("[aria-busy=true]") == 0, "{}", told());
        let before = told();
        stage.act(Action::Speak(crate::i18n::Language::English));
        drawn().await;
        assert!(told() != before && stage.count("[aria-busy=true]") == 0, "{}", told());
    }
}
