//! The page (under construction).
use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <main><h1>{ "Foco" }</h1></main> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
