//! The report set as a document: ways to show it, layers, search, outline.

mod block;
mod compare_view;
mod layer_bar;
mod outline;
mod search_bar;
mod second_text;
mod table_view;
mod text_view;
mod timeline_view;
mod toolbar;

use super::later::Later;
use super::use_shared;
use crate::state::View;
use compare_view::CompareView;
use foco::Span;
use layer_bar::LayerBar;
use outline::Outline;
use search_bar::SearchBar;
use table_view::TableView;
use text_view::TextView;
use timeline_view::TimelineView;
use toolbar::Toolbar;
use yew::prelude::*;

/// What the document tells.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words that the mouse rests on.
    pub hover: Callback<Option<Span>>,
}

/// The document.
#[component]
pub fn Document(props: &Props) -> Html {
    let shared = use_shared();
    let reading = &shared.state.reading;
    let plain = (!reading.prints_marks).then_some("prints-plain");
    html! {
        <section class={classes!("document", plain)} aria-labelledby="document-title">
            <h2 id="document-title">{ shared.t("document.title") }</h2>
            <p class="hint document-hint" id="document-hint">{ shared.t("document.hint") }</p>
            <Toolbar />
            <Later>
                <LayerBar />
                <SearchBar />
                <div class="box"><Outline /></div>
            </Later>
            { match reading.view {
                View::Text => html! { <TextView hover={props.hover.clone()} /> },
                View::Table => html! { <TableView /> },
                View::Timeline => html! { <TimelineView /> },
                View::Compare => html! { <CompareView /> },
            } }
        </section>
    }
}
