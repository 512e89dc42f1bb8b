//! Copying, downloading and printing, once nothing is left to be decided.

use crate::app::Shared;
use crate::browser;
use crate::state::{Action, Outgoing, State, Step};
use foco::OffsetUnit;
use gloo_timers::callback::Timeout;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The name of who read, as the summary tells it.
const ENGINE: &str = concat!("Foco ", env!("CARGO_PKG_VERSION"));
/// The page has to show what is printed before it is printed, in milliseconds.
const DRAWN: u32 = 50;

/// Does what is due, as soon as the report is read. Gives a line that tells what was done, and, where the browser does
/// not let a page copy, the text to copy by hand.
#[hook]
pub fn use_sending(shared: &Shared) -> (String, Option<String>) {
    let said = use_state(String::new);
    let shown = use_state(|| None::<String>);
    {
        let (shared, said, shown) = (shared.clone(), said.setter(), shown.setter());
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
                        foco_export::csv(&s.text, &s.analysis, separator)
                    }));
                }
                Outgoing::Print(_) => print_soon(),
            }
        });
    }
    ((*said).clone(), (*shown).clone())
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
