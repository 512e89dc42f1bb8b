//! What the reader should know about the reading.

use super::fold::Fold;
use super::quote::Quote;
use super::use_shared;
use crate::i18n::Language;
use foco::Lexicon;
use yew::prelude::*;

/// The notices.
#[component]
pub fn Notices() -> Html {
    let shared = use_shared();
    let notices = &shared.state.analysis.notices;
    if notices.is_empty() {
        return html! {};
    }
    let language = shared.language();
    html! {
        <Fold class="notices" first={notices.len() < 4} open={shared.paper()}
            summary={html! { <h2>{ format!("{} ({})", shared.t("notices.title"), notices.len()) }</h2> }}>
            <ul>
                { for notices.iter().map(|notice| {
                    let whole = notice.span.len() as usize + 2 >= shared.state.text.trim().len();
                    html! {
                        <li>
                            { fill(&language.name("notice", notice.kind), notice.kind, &notice.about, language) }{ " " }
                            if !whole { <Quote span={notice.span} /> }
                        </li>
                    }
                }) }
            </ul>
        </Fold>
    }
}

fn fill(template: &str, kind: &str, about: &[String], language: Language) -> String {
    let told = |(i, with): (usize, &String)| {
        // The first are the report's own words.
        if i > 0 && kind.starts_with("unit_") { quantity(with, language) } else { with.clone() }
    };
    let all = about.iter().enumerate().map(told).enumerate();
    all.fold(template.to_owned(), |text, (i, with)| text.replace(&format!("{{{i}}}"), &with))
}

/// A UCUM unit, or a number with one, as people write it.
fn quantity(text: &str, language: Language) -> String {
    let units = &Lexicon::spanish().tables().units;
    let unit = |written: &str| units.iter().find(|u| **u == written).map(|u| language.unit(u));
    let number = text.split_once(' ').and_then(|(number, rest)| Some((number.parse::<f64>().ok()?, unit(rest)?)));
    match number {
        Some((number, unit)) => format!("{} {unit}", language.number(number)).trim_end().to_owned(),
        None => unit(text).map_or_else(|| text.to_owned(), str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_numbers_are_written_as_people_write_them() {
        let about = |all: &[&str]| all.iter().map(|a| (*a).to_owned()).collect::<Vec<_>>();
        let es = Language::Spanish;
        assert_eq!(fill("Se lee en {1}.", "unit_inferred", &about(&["TA 80/40", "mm[Hg]"]), es), "Se lee en mmHg.");
        assert_eq!(
            fill("Se lee como {1}.", "unit_mended", &about(&["0,71 g/l", "0.71 mg/dL"]), es),
            "Se lee como 0,71 mg/dL."
        );
        assert_eq!(fill("{0}", "unit_mended", &about(&["5.1 g/dL"]), es), "5.1 g/dL", "the report's own words stay");
    }
}
