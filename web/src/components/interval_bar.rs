//! A total as a bar: solid what is certain, hatched what is possible.

use yew::prelude::*;

/// Points.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Certain.
    pub certain: i32,
    /// Possible.
    pub possible: i32,
    /// The longest that the bar can get.
    pub most: i32,
    /// From where on the score counts as positive.
    pub threshold: Option<i32>,
}

/// The bar. The numbers stand beside it in words, so it is decoration to a screen reader.
#[component]
pub fn IntervalBar(props: &Props) -> Html {
    let scale = |points: i32| (f64::from(points) / f64::from(props.most.max(1)) * 100.0).clamp(0.0, 100.0);
    let (certain, possible) = (scale(props.certain), scale(props.possible));
    html! {
        <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="track" x="0" y="0" width="100" height="4" />
            <rect class="possible" fill="url(#hatch)" x={certain.to_string()} y="0" width={(possible - certain).to_string()} height="4" />
            <rect class="certain" x="0" y="0" width={certain.to_string()} height="4" />
            if let Some(threshold) = props.threshold {
                <line class="threshold" x1={scale(threshold).to_string()} x2={scale(threshold).to_string()} y1="0" y2="4" vector-effect="non-scaling-stroke" />
            }
        </svg>
    }
}

/// The pattern of what is possible, once for all bars.
#[component]
pub fn Hatch() -> Html {
    html! {
        <svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatch" patternUnits="userSpaceOnUse" width="2" height="4">
                    <rect class="hatch-line" x="0" y="0" width="1" height="4" />
                </pattern>
            </defs>
        </svg>
    }
}
