//! What the page opens with, and where it stands. Boot scripts (`boot/place.js`, `embed/embed.js`) read the address and
//! leave marks on the root element; the module itself can read none.

use crate::i18n::Language;
use crate::state::{Review, State, Theme};

/// A mark that a boot script left.
fn mark(name: &str) -> Option<String> {
    crate::browser::document()?.document_element()?.get_attribute(name)
}

/// A mark that nobody finds afterwards.
fn take(name: &str) -> Option<String> {
    let value = mark(name)?;
    crate::browser::document()?.document_element()?.remove_attribute(name).ok()?;
    Some(value)
}

/// Whether the page stands in a frame, or is the one that is made for frames.
pub fn is_framed() -> bool {
    mark("data-framed").is_some()
}

/// The page's own address, if it has one that others can open.
pub fn address() -> Option<String> {
    mark("data-at").filter(|_| !is_framed())
}

/// The first state of the page.
pub fn state() -> State {
    let theme = Theme::of(&mark("data-theme").unwrap_or_default());
    let review = Review::drawn(js_sys::Date::now() as u64);
    let (case, language, report) = (mark("data-case"), mark("data-lang"), take("data-c"));
    let state = with(case.as_deref(), language.as_deref(), report.as_deref());
    State { theme, review, ..state }
}

/// The state with a case or a report of the address, and a language, where there are such.
fn with(case: Option<&str>, language: Option<&str>, report: Option<&str>) -> State {
    let language = [Language::Spanish, Language::English].into_iter().find(|l| Some(l.tag()) == language);
    let state = State { language: language.unwrap_or_default(), ..State::default() };
    match (report, case) {
        (Some(report), _) => state.follow(report),
        (None, Some(id)) => state.open(id),
        (None, None) => state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use std::rc::Rc;
    use yew::Reducible;

    #[test]
    fn an_address_names_a_case_and_a_language() {
        let state = with(Some("celulitis"), Some("en"), None);
        assert_eq!((state.case, state.language), (Some("celulitis"), Language::English));
        assert!(!state.analysis.mentions.is_empty());
    }

    #[test]
    fn an_address_carries_a_report_or_is_told_why_not() {
        let fragment = crate::link::fragment("Varón de 60 años con fiebre.").expect("short");
        let state = with(Some("celulitis"), None, fragment.strip_prefix("#c="));
        assert_eq!((&*state.text, state.case, state.unopened), ("Varón de 60 años con fiebre.", None, None));
        assert!(state.analysis.facts.iter().any(|f| f.fact == "fever"));
        let damaged = Rc::new(with(None, None, Some("v1.zzzz")));
        assert!(damaged.text.is_empty() && damaged.unopened.is_some());
        assert_eq!(damaged.reduce(Action::Edit("Tos.".to_owned())).unopened, None);
    }

    #[test]
    fn what_is_not_known_is_ignored() {
        let state = with(Some("ictus"), Some("xx"), None);
        assert_eq!((&*state.text, state.language), ("", Language::Spanish));
    }
}
