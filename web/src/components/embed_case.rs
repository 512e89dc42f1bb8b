//! Embedding the case that is shown in another page.

use super::copy_field::CopyField;
use super::embed_sketch::EmbedSketch;
use super::use_shared;
use crate::cases::{CASES, Case};
use crate::i18n::Language;
use crate::opening;
use crate::state::Theme;
use crate::view::embed::{Embed, HEIGHTS, beside};
use web_sys::{HtmlDialogElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Which case.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its key.
    pub case: &'static str,
}

/// A button, and the dialog that it opens. A page in a frame has neither.
#[component]
pub fn EmbedCase(props: &Props) -> Html {
    let shared = use_shared();
    let open = use_state_eq(|| false);
    let framed = use_memo((), |()| opening::is_framed());
    let show = {
        let open = open.clone();
        move |_: MouseEvent| open.set(true)
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    html! {
        <div class="buttons">
            if !*framed {
                <button type="button" id="embed-open" onclick={show}>{ shared.t("embed.open") }</button>
            }
            if *open { <EmbedDialog case={props.case} close={close} /> }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DialogProps {
    case: &'static str,
    close: Callback<()>,
}

/// What to embed and how, the code for it, and a sketch.
#[component]
fn EmbedDialog(props: &DialogProps) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let dialog = use_node_ref();
    let chosen = use_state_eq(|| Embed {
        address: opening::address().map(|page| beside(&page)).unwrap_or_default(),
        case: props.case,
        language,
        theme: Theme::System,
        read_only: false,
        height: "900",
    });
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let leave = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            // The browser gives the focus back before it says that the dialog is closed.
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    let code = chosen.code();
    let change = |change: fn(&mut Embed, &str)| {
        let chosen = chosen.clone();
        Callback::from(move |value: String| {
            let mut new = (*chosen).clone();
            change(&mut new, &value);
            chosen.set(new);
        })
    };
    let choice = |name: &'static str, now: &str, options: Vec<(&'static str, &'static str)>, set: Callback<String>| {
        let onchange = move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                set.emit(select.value());
            }
        };
        html! {
            <label>
                { shared.t(name) }
                <select onchange={onchange}>
                    { for options.into_iter().map(|(value, label)| html! { <option value={value} selected={value == now}>{ label }</option> }) }
                </select>
            </label>
        }
    };
    let onaddress = {
        let set = change(|embed, value| embed.address = value.to_owned());
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                set.emit(input.value());
            }
        }
    };
    let themes = [(Theme::System, "theme.system"), (Theme::Light, "theme.light"), (Theme::Dark, "theme.dark")];
    let themes = themes.map(|(theme, name)| (theme.key().unwrap_or_default(), shared.t(name)));
    let told = if code.is_none() { shared.t("embed.no_address") } else { "" };
    html! {
        <dialog ref={dialog} class="embed" lang={language.tag()} aria-labelledby="embed-title" onclose={props.close.reform(|_: Event| ())}>
            <div class="card-head">
                <h2 id="embed-title">{ shared.t("embed.title") }</h2>
                <button type="button" onclick={leave}>{ shared.t("keys.close") }</button>
            </div>
            <p class="hint">{ shared.t("embed.hint") }</p>
            <div class="embed-parts">
                <div class="embed-choices">
                    <label>
                        { shared.t("embed.address") }
                        <input type="url" value={chosen.address.clone()} oninput={onaddress} placeholder={shared.t("embed.placeholder")}
                            spellcheck="false" autocomplete="off" aria-describedby="embed-address-hint" />
                    </label>
                    <p id="embed-address-hint" class="hint">{ shared.t("embed.address.hint") }</p>
                    { choice("embed.case", chosen.case, CASES.iter().map(|c| (c.id, c.title(language))).collect(), change(|embed, value| {
                        embed.case = Case::find(value).map_or(embed.case, |case| case.id);
                    })) }
                    <div class="embed-row">
                        { choice("language", chosen.language.tag(), vec![("es", "Español"), ("en", "English")], change(|embed, value| {
                            embed.language = if value == "en" { Language::English } else { Language::Spanish };
                        })) }
                        { choice("theme", chosen.theme.key().unwrap_or_default(), themes.to_vec(), change(|embed, value| {
                            embed.theme = Theme::of(value);
                        })) }
                        { choice("embed.mode", ["", "read"][usize::from(chosen.read_only)], vec![("", shared.t("embed.write")), ("read", shared.t("embed.read"))], change(|embed, value| {
                            embed.read_only = value == "read";
                        })) }
                        { choice("embed.height", chosen.height, HEIGHTS.iter().map(|h| (*h, *h)).collect(), change(|embed, value| {
                            embed.height = HEIGHTS.iter().find(|h| **h == value).unwrap_or(&embed.height);
                        })) }
                    </div>
                    <CopyField id="embed-code" label={shared.t("embed.code")} button={shared.t("embed.copy")} told={told} text={code.unwrap_or_default()} />
                </div>
                <EmbedSketch embed={(*chosen).clone()} />
            </div>
        </dialog>
    }
}
