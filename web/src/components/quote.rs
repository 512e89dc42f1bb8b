//! Words of the report that lead back to their place.

use super::use_shared;
use crate::state::Target;
use foco::Span;
use yew::prelude::*;

/// Where the words stand.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words.
    pub span: Span,
}

/// A button with the words, shortened if they are many.
#[component]
pub fn Quote(props: &Props) -> Html {
    let shared = use_shared();
    let words: Vec<&str> = shared.state.words(props.span).split_whitespace().collect();
    let shown = if words.len() > 9 { format!("{} …", words[..9].join(" ")) } else { words.join(" ") };
    let onclick: Callback<MouseEvent> = shared.point(Target::Words(props.span));
    html! {
        <button type="button" class="quote" title={shared.t("quote.hint")} onclick={onclick}>
            <span class="spoken">{ shared.t("quote.spoken") }</span>
            <q lang="es">{ shown }</q>
        </button>
    }
}
