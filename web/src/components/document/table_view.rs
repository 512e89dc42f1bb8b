//! The findings as a table.

use crate::components::use_shared;
use crate::state::Target;
use crate::view::rows::{Column, Row, arrange, rows};
use yew::prelude::*;

/// So many rows are drawn before the reader asks for more.
const PAGE: usize = 100;

/// The table: sorted by any column, filtered by what is looked for and by the layers that are shown.
#[component]
pub fn TableView() -> Html {
    let shared = use_shared();
    let state = &shared.state;
    let order = use_state_eq(|| (Column::default(), false));
    let pages = use_state_eq(|| 1_usize);
    let rows = {
        let given = (shared.analysis(), state.reading.hidden, state.reading.query.clone(), state.language, *order);
        use_memo(given, |(analysis, _, query, language, (column, down))| {
            let shown = shared.cut.findings.iter().filter(|f| state.reading.shows(f.layer));
            arrange(rows(analysis, shown, &state.text, *language), query, *column, *down)
        })
    };
    let head = |column: Column| {
        let (now, down) = *order;
        let sorted = (now == column).then_some(if down { "descending" } else { "ascending" });
        let order = order.clone();
        let onclick = move |_: MouseEvent| order.set((column, now == column && !down));
        html! {
            <th scope="col" aria-sort={sorted}>
                <button type="button" class="plain" onclick={onclick}>{ state.language.name("column", column.key()) }</button>
            </th>
        }
    };
    let shown = (*pages * PAGE).min(rows.len());
    let more = {
        let pages = pages.clone();
        move |_: MouseEvent| pages.set(*pages + 1)
    };
    html! {
        <div class="table" role="group" aria-labelledby="document-title" tabindex="0">
            <table class="findings">
                <thead><tr>{ for Column::ALL.iter().map(|&c| head(c)) }</tr></thead>
                <tbody>{ for rows[..shown].iter().map(|row| html! { <TableRow row={row.clone()} /> }) }</tbody>
            </table>
            if rows.is_empty() { <p class="hint">{ shared.t("search.none") }</p> }
            if shown < rows.len() {
                <button type="button" onclick={more}>
                    { shared.t("table.more").replace("{0}", &(rows.len() - shown).to_string()) }
                </button>
            }
        </div>
    }
}

/// A row.
#[derive(Properties, PartialEq)]
struct RowProps {
    row: Row,
}

/// The words lead to their card; the other cells say what the highlight shows.
#[component]
fn TableRow(props: &RowProps) -> Html {
    let shared = use_shared();
    let row = &props.row;
    let onclick: Callback<MouseEvent> = shared.point(Target::Words(row.span));
    let here = shared.pointed() == Some(row.span);
    let cell = |name: &'static str, text: &str| html! { <td data-name={shared.t(name)}>{ text.to_owned() }</td> };
    html! {
        <tr class={classes!(here.then_some("pointed"))} id={here.then_some("pointed")}>
            <th scope="row"><button type="button" class="quote" lang="es" onclick={onclick}>{ row.words.clone() }</button></th>
            <td data-name={shared.t("column.kind")}><span class={classes!("f", format!("f-{}", row.layer.key()))}>{ row.kind.clone() }</span></td>
            { cell("column.assertion", &row.assertion) }
            { cell("column.moment", &row.moment) }
            { cell("column.meaning", &row.meaning) }
            { cell("column.source", &row.source) }
        </tr>
    }
}
