//! The sections of the report.

use crate::components::fold::Fold;
use crate::components::use_shared;
use crate::state::Target;
use crate::view::outline::outline;
use yew::prelude::*;

/// The outline, folded; nothing if there are no headings.
#[component]
pub fn Outline() -> Html {
    let shared = use_shared();
    let state = &shared.state;
    let entries = use_memo(shared.analysis(), |analysis| outline(&state.text, analysis));
    if entries.is_empty() {
        return html! {};
    }
    html! {
        <Fold class="outline" summary={Html::from(format!("{} ({})", shared.t("outline.title"), entries.len()))}>
            <nav aria-label={shared.t("outline.title")}>
                <ul>
                    { for entries.iter().map(|entry| {
                        let onclick: Callback<MouseEvent> = shared.point(Target::Words(entry.heading));
                        html! {
                            <li class={classes!(entry.under.then_some("under"))}>
                                <button type="button" class="plain" lang="es" onclick={onclick}>{ state.words(entry.heading).to_owned() }</button>
                            </li>
                        }
                    }) }
                </ul>
            </nav>
        </Fold>
    }
}
