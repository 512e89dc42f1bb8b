//! How well the review finds identifiers.

use super::use_shared;
use crate::view::privacy::{Figure, figures};
use yew::prelude::*;

/// A table, one row a kind, and a line about false alarms.
#[component]
pub fn IdentifierFigures() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let (kinds, alarms) = figures();
    let percent =
        |figure: &Figure| language.number((1000.0 * f64::from(figure.found) / f64::from(figure.of)).round() / 10.0);
    html! {
        <>
            <h3>{ shared.t("identifiers.figures") }</h3>
            <p>{ shared.t("identifiers.figures.how") }</p>
            <table>
                <tbody>{ for kinds.iter().map(|figure| html! {
                    <tr>
                        <th scope="row">{ language.name("identifier", &figure.kind.to_ascii_lowercase()) }</th>
                        <td>{ format!("{} / {}", figure.found, figure.of) }</td>
                        <td>{ percent(figure) }{ " %" }</td>
                    </tr>
                }) }</tbody>
            </table>
            if let Some((alarms, words)) = alarms {
                <p>{ shared.t("identifiers.figures.alarms")
                    .replace("{0}", &alarms.to_string())
                    .replace("{1}", &language.number(f64::from(words)))
                    .replace("{2}", &language.number(1000.0 * f64::from(alarms) / f64::from(words))) }</p>
            }
        </>
    }
}
