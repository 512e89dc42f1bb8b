//! Light, dark, or as the system is set.

use super::use_shared;
use crate::state::{Action, Theme};
use yew::prelude::*;

/// Three buttons of which one is pressed.
#[component]
pub fn ThemeSwitch() -> Html {
    let shared = use_shared();
    let button = |theme: Theme, key: &'static str| {
        let act = shared.act.clone();
        let pressed = (shared.state.theme == theme).to_string();
        html! {
            <button type="button" aria-pressed={pressed} onclick={move |_| act.emit(Action::Light(theme))}>{ shared.t(key) }</button>
        }
    };
    html! {
        <div class="switch" role="group" aria-label={shared.t("theme")}>
            { button(Theme::System, "theme.system") }
            { button(Theme::Light, "theme.light") }
            { button(Theme::Dark, "theme.dark") }
        </div>
    }
}
