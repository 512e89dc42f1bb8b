//! What a frame with a case will show, as a sketch: this page's own policy lets it open no frame.

use super::use_shared;
use crate::cases::Case;
use crate::view::embed::{Embed, beginning};
use yew::prelude::*;

/// What is drawn.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The choice.
    pub embed: Embed,
}

/// The case's title and first lines, in the language, theme and shape of the frame.
#[component]
pub fn EmbedSketch(props: &Props) -> Html {
    let shared = use_shared();
    let embed = &props.embed;
    let text = |key: &'static str| embed.language.text(key);
    let case = Case::find(embed.case);
    let begins = case.map(|case| beginning(case.text)).unwrap_or_default();
    html! {
        <figure class="embed-preview">
            <figcaption class="hint">{ shared.t("embed.sketch") }</figcaption>
            <div class="sketch" data-theme={embed.theme.key()} data-height={embed.height} lang={embed.language.tag()} tabindex="0"
                role="group" aria-label={shared.t("embed.preview")}>
                <p class="sketch-name">{ "Foco" }</p>
                if !embed.read_only {
                    <p class="sketch-box"><b>{ text("editor.title") }</b><span class="sketch-field" lang="es">{ begins }{ "…" }</span></p>
                }
                if let Some(case) = case {
                    <p class="sketch-box"><b>{ case.title(embed.language) }</b>{ case.goals(embed.language) }</p>
                }
                <p class="sketch-box" lang="es">{ begins }{ "…" }</p>
                <p class="sketch-box"><b>{ text("summary.title") }</b></p>
            </div>
            <p class="hint">{ shared.t("embed.size").replace("{0}", embed.height) }</p>
        </figure>
    }
}
