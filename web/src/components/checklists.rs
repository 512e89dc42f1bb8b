//! What the report documents, item by item.

use super::fold::Fold;
use super::quote::Quote;
use super::use_shared;
use yew::prelude::*;

/// The lists, folded.
#[component]
pub fn Checklists() -> Html {
    let shared = use_shared();
    let language = shared.language();
    html! {
        <section class="checklists" aria-labelledby="checklists-title">
            <h2 id="checklists-title">{ shared.t("checklist.title") }</h2>
            <p class="hint">{ shared.t("checklist.hint") }</p>
            { for shared.state.analysis.checklists.iter().map(|list| {
                let told = list.items.iter().filter(|i| i.value == "yes").count();
                html! {
                    <Fold open={shared.paper()} summary={Html::from(format!("{} ({told}/{})", language.name("checklist", list.id), list.items.len()))}>
                        <ul>
                            { for list.items.iter().map(|item| {
                                let own = language.find(&format!("check.{}.{}", list.id, item.id));
                                let name = own.map_or_else(|| language.name("check", item.id), str::to_owned);
                                html! {
                                    <li class={classes!("criterion", item.value)}>
                                        <span class="answer">{ language.name("checklist", item.value) }</span>
                                        <span class="name">{ name }</span>
                                        { for item.evidence.iter().take(3).map(|span| html! { <Quote span={*span} /> }) }
                                        if let Some(time) = item.time.filter(|time| says_when(shared.state.words(*time))) {
                                            <span class="when"><span class="hint">{ shared.t("checklist.when") }</span>{ " " }<Quote span={time} /></span>
                                        }
                                    </li>
                                }
                            }) }
                        </ul>
                    </Fold>
                }
            }) }
        </section>
    }
}

/// “Afterwards” tells no time.
fn says_when(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit() || c.is_whitespace())
}
