//! Copying, downloading, linking and printing, once nothing is left to be decided.

use crate::app::Shared;
use crate::browser;
use crate::opening;
use crate::same::Same;
use crate::state::{Action, Outgoing, State, Step};
use foco::OffsetUnit;
use foco_export::Separator;
use gloo_timers::callback::Timeout;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The name of who read, as the summary tells it.
const ENGINE: &str = concat!("Foco ", env!("CARGO_PKG_VERSION"));
/// The page has to show what is printed before it is printed, in milliseconds.
const DRAWN: u32 = 50;

/// What was done.
pub struct Sent {
    /// A line that tells it.
    pub said: String,
    /// Where the browser does not let a page copy, the text to copy by hand.
    pub shown: Option<String>,
    /// The link that carries the report as it stands.
    pub link: Option<String>,
}

/// Does what is due, as soon as the report is read, and gives what was done.
#[hook]
pub fn use_sending(shared: &Shared) -> Sent {
    let said = use_state(String::new);
    let shown = use_state(|| None::<String>);
    let link = use_state(|| None::<(Same<str>, String)>);
    {
        let (shared, said, shown, link) = (shared.clone(), said.setter(), shown.setter(), link.setter());
        let due = shared.state.review.due.filter(|_| shared.state.coming.is_none());
        use_effect_with((due, shared.state.review.turn), move |(due, _)| {
            let Some(out) = *due else { return };
            shared.act.emit(Action::Review(Step::Sent));
            let state = &shared.state;
            match out {
                Outgoing::Copy(style) => {
                    let text = foco_export::summary(&state.analysis, &shared.language(), style, ENGINE);
                    spawn_local(async move {
                        let copied = browser::copy(&text).await;
                        said.set(shared.t(if copied { "export.copied" } else { "export.not_copied" }).to_owned());
                        shown.set((!copied).then_some(text));
                    });
                }
                Outgoing::Json => said.set(download(&shared, "json", "application/json", json)),
                Outgoing::Csv(separator) => {
                    said.set(download(&shared, "csv", "text/csv", |s| {
                        match separator {
                            Separator::Comma => foco_export::csv(&s.text, &s.analysis, separator),
                            // Who asks for this one opens it in a spreadsheet.
                            Separator::Semicolon => {
                                foco_export::csv_in_words(&s.text, &s.analysis, separator, &s.language)
                            }
                        }
                    }));
                }
                Outgoing::Link => {
                    let fragment = crate::link::fragment(&state.text).zip(opening::address());
                    said.set(shared.t(if fragment.is_some() { "link.made" } else { "link.no_room" }).to_owned());
                    link.set(fragment.map(|(fragment, page)| (Same(state.text.clone()), page + &fragment)));
                }
                Outgoing::Print(_) => print_soon(),
            }
        });
    }
    // A link belongs to the report that it was made of.
    let link =
        (*link).as_ref().filter(|(of, _)| *of == Same(shared.state.newest().clone())).map(|(_, link)| link.clone());
    Sent { said: (*said).clone(), shown: (*shown).clone(), link }
}

fn print_soon() {
    let print = || {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    };
    Timeout::new(DRAWN, print).forget();
}

fn json(state: &State) -> String {
    foco_export::json(&state.text, &state.analysis, OffsetUnit::Codepoint)
}

/// Offers a file, and tells so.
fn download(shared: &Shared, kind: &str, media: &str, make: impl Fn(&State) -> String) -> String {
    let name = foco_export::file_name(&shared.state.text, kind);
    browser::download(&name, media, &make(&shared.state));
    shared.t("export.downloaded").replace("{0}", &name)
}
