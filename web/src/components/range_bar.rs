//! A number on a line with the thresholds of the score.

use crate::view::scale::Bar;
use yew::prelude::*;

/// The bar to draw.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where things lie.
    pub bar: Bar,
}

/// The line is 300 wide, with a margin of 10 for the outer numbers.
fn x(place: f64) -> String {
    format!("{:.1}", 10.0 + place * 2.8)
}

/// Ticks with their numbers; a dot where the value lies, a hatched part where it can lie.
#[component]
pub fn RangeBar(props: &Props) -> Html {
    let Bar { value: (from, to), ticks, told } = &props.bar;
    let point = (to - from).abs() < 0.5;
    html! {
        <svg class="range" viewBox="0 0 300 26" role="img" aria-label={told.clone()} focusable="false">
            <line class="axis" x1="10" x2="290" y1="8" y2="8" />
            { for ticks.iter().map(|(place, number)| html! {
                <>
                    <line class="tick" x1={x(*place)} x2={x(*place)} y1="3" y2="13" />
                    <text x={x(*place)} y="23" text-anchor="middle">{ number.clone() }</text>
                </>
            }) }
            if point {
                <circle class="value" cx={x(*from)} cy="8" r="4.5" />
            } else {
                <rect class="value" x={x(*from)} y="5" width={format!("{:.1}", (to - from) * 2.8)} height="6" fill="url(#hatch)" />
            }
        </svg>
    }
}
