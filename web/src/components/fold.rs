//! A fold whose content is made only while it is open: most folds are never looked into.

use web_sys::HtmlDetailsElement;
use yew::prelude::*;

/// What is folded.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Class in the style sheet.
    #[prop_or_default]
    pub class: &'static str,
    /// Key of the element.
    #[prop_or_default]
    pub id: Option<&'static str>,
    /// What is always seen.
    pub summary: Html,
    /// Whether it is open at first.
    #[prop_or_default]
    pub first: bool,
    /// Opens it whenever this is another number.
    #[prop_or_default]
    pub open: Option<u32>,
    /// What is folded.
    pub children: Html,
}

/// The fold.
#[component]
pub fn Fold(props: &Props) -> Html {
    let open = use_state_eq(|| props.first || props.open.is_some());
    {
        let open = open.setter();
        use_effect_with(props.open, move |wanted| {
            if wanted.is_some() {
                open.set(true);
            }
        });
    }
    let ontoggle = {
        let open = open.setter();
        move |event: Event| {
            if let Some(details) = event.target_dyn_into::<HtmlDetailsElement>() {
                open.set(details.open());
            }
        }
    };
    let class = (!props.class.is_empty()).then_some(props.class);
    html! {
        <details class={class} id={props.id} open={*open} ontoggle={ontoggle}>
            <summary>{ props.summary.clone() }</summary>
            if *open { { props.children.clone() } }
        </details>
    }
}

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use super::*;
    use crate::stage::{Stage, wait};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn what_is_folded_is_there_only_while_the_fold_is_open() {
        let stage = Stage::new("", html! { <Fold summary={Html::from("+")}><p class="inside" /></Fold> }).await;
        assert_eq!(stage.count(".inside"), 0);
        let details: HtmlDetailsElement = stage.find("details");
        details.set_open(true);
        wait(30).await;
        assert_eq!(stage.count(".inside"), 1);
        details.set_open(false);
        wait(30).await;
        assert_eq!(stage.count(".inside"), 0);
    }
}
