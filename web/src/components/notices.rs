//! What the reader should know about the reading.

use super::fold::Fold;
use super::quote::Quote;
use super::use_shared;
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
        <Fold class="notices" first={notices.len() < 4}
            summary={html! { <h2>{ format!("{} ({})", shared.t("notices.title"), notices.len()) }</h2> }}>
            <ul>
                { for notices.iter().map(|notice| {
                    let whole = notice.span.len() as usize + 2 >= shared.state.text.trim().len();
                    html! {
                        <li>
                            { fill(&language.name("notice", notice.kind), &notice.about) }{ " " }
                            if !whole { <Quote span={notice.span} /> }
                        </li>
                    }
                }) }
            </ul>
        </Fold>
    }
}

fn fill(template: &str, about: &[String]) -> String {
    about.iter().enumerate().fold(template.to_owned(), |text, (i, with)| text.replace(&format!("{{{i}}}"), with))
}
