//! A field in which the reader gives a value.

use super::use_shared;
use crate::state::Action;
use crate::view::correct::Correction;
use crate::view::field;
use foco::{Asked, Value};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What is asked for.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The variable.
    pub variable: &'static str,
    /// Its name, which labels the field.
    pub name: String,
    /// The kind of answer.
    pub asked: Asked,
    /// The value so far.
    #[prop_or_default]
    pub value: Option<Value>,
}

/// A number with its unit, two buttons, or a list. A value that nobody can have is refused beside the field.
#[component]
pub fn InputField(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let refused = use_state_eq(|| None::<Refusal>);
    let unit = use_state_eq(|| 0_usize);
    // What is being typed: the page may draw itself anew meanwhile, and Yew then writes into the field what it was told.
    let draft = use_state_eq(|| None::<String>);
    // A field that now asks for another variable, or holds another value, begins afresh.
    {
        let (refused, unit, draft) = (refused.clone(), unit.clone(), draft.clone());
        use_effect_with((props.variable, props.value.clone(), shared.state.replaced), move |_| {
            refused.set(None);
            unit.set(0);
            draft.set(None);
        });
    }
    let give = {
        let (act, variable, refused) = (shared.act.clone(), props.variable, refused.clone());
        let units = match &props.asked {
            Asked::Number { units, .. } => field::units(units),
            _ => Vec::new(),
        };
        Callback::from(move |(value, unit): (String, &'static str)| {
            match field::read(variable, &value, unit, language) {
                Ok(None) => refused.set(None),
                Ok(Some(given)) => {
                    refused.set(None);
                    act.emit(Action::Do(Correction::Give(given)));
                }
                Err(why) => {
                    let other = field::fitting(variable, &value, unit, &units, language);
                    refused.set(Some(Refusal { why, other: other.map(|unit| (value, unit)) }));
                }
            }
        })
    };
    let label = shared.t("form.give").replace("{0}", &props.name);
    let number = |label: &str, value: String, give: Callback<String>| {
        let draft = draft.clone();
        let value = (*draft).clone().unwrap_or(value);
        number(label, value, refused.is_some(), Callback::from(move |typed| draft.set(Some(typed))), give)
    };
    let field = match &props.asked {
        Asked::Number { units, .. } => {
            let units = field::units(units);
            let chosen = units.get(*unit).or(units.first()).copied().unwrap_or_default();
            let onunit = move |event: Event| {
                if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                    unit.set(select.selected_index().max(0) as usize);
                }
            };
            html! {
                <>
                    { number(&label, field::number(props.value.as_ref(), language), give.reform(move |v| (v, chosen))) }
                    if units.len() > 1 {
                        <select class="unit" aria-label={shared.t("form.unit").replace("{0}", &props.name)} onchange={onunit}>
                            { for units.iter().map(|u| html! { <option selected={*u == chosen}>{ language.unit(u) }</option> }) }
                        </select>
                    } else if !language.unit(chosen).is_empty() {
                        <span class="unit">{ language.unit(chosen) }</span>
                    }
                </>
            }
        }
        Asked::Points { .. } => number(&label, field::number(props.value.as_ref(), language), give.reform(|v| (v, ""))),
        Asked::Flag => {
            let now = field::flag(props.value.as_ref());
            let button = |yes: bool, key: &'static str| {
                let onclick = give.reform(move |_: MouseEvent| (if yes { "yes" } else { "no" }.to_owned(), ""));
                html! {
                    <button type="button" aria-pressed={(now == Some(yes)).to_string()} onclick={onclick}>{ shared.t(key) }</button>
                }
            };
            html! {
                <span class="flag" role="group" aria-label={label}>{ button(true, "answer.yes") }{ button(false, "answer.no") }</span>
            }
        }
        Asked::Word(words) => {
            let options = words.iter().map(|w| (*w, language.name("word", w))).collect();
            list(&label, options, field::word(props.value.as_ref()), give.reform(|v| (v, "")))
        }
        Asked::Agent(agents) => {
            let (now, dose) = field::agent(props.value.as_ref(), language);
            let mut options = vec![("none", language.name("word", "none"))];
            options.extend(agents.iter().map(|a| (*a, language.name("agent", a))));
            options.push(("yes", language.name("agent", "unspecified")));
            let with_dose = {
                let agent = now.unwrap_or_default();
                give.reform(move |dose: String| (format!("{agent} {dose}"), ""))
            };
            html! {
                <>
                    { list(&label, options, now, give.reform(|v| (v, ""))) }
                    if agents.contains(&now.unwrap_or_default()) {
                        { number(&shared.t("form.dose").replace("{0}", &props.name), dose, with_dose) }
                        <span class="unit">{ "µg/kg/min" }</span>
                    }
                </>
            }
        }
    };
    html! {
        <span class="field">
            { field }
            if let Some(Refusal { why, other }) = (*refused).clone() {
                <span class="refused" role="alert">{ why }</span>
                if let Some((value, unit)) = other {
                    <button type="button" class="tick" onclick={give.reform(move |_: MouseEvent| (value.clone(), unit))}>
                        { shared.t("card.read_in").replace("{0}", language.unit(unit)) }
                    </button>
                }
            }
        </span>
    }
}

/// Why a value is not taken, and the unit in which it could be.
#[derive(Clone, PartialEq)]
struct Refusal {
    why: String,
    other: Option<(String, &'static str)>,
}

fn number(label: &str, value: String, wrong: bool, typed: Callback<String>, give: Callback<String>) -> Html {
    let oninput = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            typed.emit(input.value());
        }
    };
    let onchange = move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            give.emit(input.value());
        }
    };
    html! {
        <input type="text" inputmode="decimal" autocomplete="off" class="number" size="7" aria-label={label.to_owned()}
            aria-invalid={wrong.to_string()} value={value} oninput={oninput} onchange={onchange} />
    }
}

fn list(label: &str, options: Vec<(&'static str, String)>, now: Option<&'static str>, give: Callback<String>) -> Html {
    let values: Vec<&'static str> = options.iter().map(|o| o.0).collect();
    let onchange = move |event: Event| {
        let index = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.selected_index());
        // The first line of the list stands for “not known”.
        if let Some(value) = index.and_then(|i| usize::try_from(i - 1).ok()).and_then(|i| values.get(i)) {
            give.emit((*value).to_owned());
        }
    };
    html! {
        <select aria-label={label.to_owned()} onchange={onchange}>
            <option selected={now.is_none()}>{ "—" }</option>
            { for options.into_iter().map(|(value, name)| html! { <option selected={now == Some(value)}>{ name }</option> }) }
        </select>
    }
}

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::stage::{Stage, command, drawn, wait};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[component]
    fn Field() -> Html {
        let asked = Asked::Points { max: 99 };
        html! { <InputField variable="sofa" name="SOFA" asked={asked} /> }
    }

    #[wasm_bindgen_test]
    async fn what_is_being_typed_stays_when_the_page_is_drawn_anew() {
        let stage = Stage::new("Tos.", html! { <Field /> }).await;
        let field: HtmlInputElement = stage.find("input.number");
        field.focus().expect("it takes the focus");
        command("insertText", "25");
        stage.act(Action::Speak(Language::English));
        drawn().await;
        assert_eq!(field.value(), "25");
        stage.act(Action::Replace("Fiebre.".to_owned()));
        wait(60).await;
        assert_eq!(field.value(), "", "another report is asked anew");
    }
}
