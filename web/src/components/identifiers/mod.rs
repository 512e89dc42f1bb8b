//! What may identify somebody: a line under the report, and the review that it opens.

mod choices;
mod list;

use super::scroll::focus;
use super::use_shared;
use crate::app::Shared;
use crate::hooks::looking_through::use_looking_through;
use crate::state::{Action, Step};
use crate::view::identifiers::line;
use choices::Choices;
use list::List;
use yew::prelude::*;

/// The line, in words.
pub fn told(shared: &Shared) -> Option<String> {
    let line = line(&shared.state.review)?;
    Some(shared.t(line.key()).replace("{0}", &line.count().to_string()))
}

/// The line and, once it is opened, the review. It never comes up by itself: only something that is to go out of the
/// page opens it.
#[component]
pub fn Identifiers() -> Html {
    let shared = use_shared();
    use_looking_through(&shared);
    let review = &shared.state.review;
    let open = review.open && !review.findings.is_empty();
    let undoes = review.replaced.is_some() && shared.state.replaced_text.is_some();
    let replaced = review.replaced.as_ref().map_or(0, |r| r.count);
    use_effect_with((open, review.waiting.is_some()), |(open, _)| {
        if *open {
            focus("identifiers-title");
        }
    });
    use_effect_with(replaced, |replaced| {
        if *replaced > 0 {
            focus("identifiers-line");
        }
    });
    let act = |action: fn(bool) -> Action| {
        let act = shared.act.clone();
        move |_: MouseEvent| act.emit(action(!open))
    };
    html! {
        <div class="identifiers" lang={shared.language().tag()}>
            if let Some(told) = told(&shared) {
                <p id="identifiers-line" class="identifiers-line hint" tabindex="-1">
                    <span>{ told }</span>
                    if !review.findings.is_empty() {
                        <button type="button" id="identifiers-review" class="plain" aria-expanded={open.to_string()}
                            onclick={act(|open| Action::Review(Step::Open(open)))}>{ shared.t("identifiers.review") }</button>
                    }
                    if undoes {
                        <button type="button" class="plain" onclick={act(|_| Action::Restore)}>{ shared.t("identifiers.undo") }</button>
                    }
                </p>
            }
            <div>
                if open {
                    <section aria-labelledby="identifiers-title">
                        <h2 id="identifiers-title" tabindex="-1">{ shared.t("identifiers.title") }</h2>
                        <p class="hint">{ shared.t("identifiers.hint") }</p>
                        <List />
                        <Choices />
                    </section>
                }
            </div>
        </div>
    }
}
