//! Name, promise, tour, language, theme.

use super::theme::ThemeSwitch;
use super::use_shared;
use crate::i18n::Language;
use crate::state::Action;
use yew::prelude::*;

/// The head of the page.
#[component]
pub fn Header() -> Html {
    let shared = use_shared();
    let button = |language: Language, label: &'static str| {
        let act = shared.act.clone();
        let pressed = (shared.language() == language).to_string();
        html! {
            <button type="button" lang={language.tag()} aria-pressed={pressed}
                onclick={move |_| act.emit(Action::Speak(language))}>{ label }</button>
        }
    };
    let tour = {
        let act = shared.act.clone();
        move |_: MouseEvent| act.emit(Action::Tour(Some(0)))
    };
    html! {
        <header class="top" lang={shared.language().tag()}>
            <div>
                <h1>{ "Foco" }</h1>
                <p>{ shared.t("promise") }</p>
            </div>
            <div class="controls">
                <button type="button" onclick={tour}>{ shared.t("tour.start") }</button>
                <div class="switch" role="group" aria-label={shared.t("language")}>
                    { button(Language::Spanish, "Español") }
                    { button(Language::English, "English") }
                </div>
                <ThemeSwitch />
            </div>
        </header>
    }
}
