//! A place in the page where a test puts components, with a state of their own.

use crate::app::Shared;
use crate::same::Same;
use crate::state::{Action, State};
use crate::view::cut::Cut;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};
use yew::prelude::*;

/// What acts on the stage, and its state, once it is drawn.
type Hand = Same<RefCell<Option<(Callback<Action>, Rc<State>)>>>;

/// What stands on the stage.
#[derive(Properties, PartialEq)]
struct Props {
    text: AttrValue,
    hand: Hand,
    children: Html,
}

#[component]
fn Scene(props: &Props) -> Html {
    let state = use_reducer_eq(|| {
        let first = Rc::new(State::default());
        (*yew::Reducible::reduce(first, Action::Replace(props.text.to_string()))).clone()
    });
    let act = {
        let dispatch = state.dispatcher();
        use_callback((), move |action, ()| dispatch.dispatch(action))
    };
    let cut = use_memo(Same(state.analysis.clone()), |analysis| Cut::new(&state.text, analysis));
    let shared = Shared { state: Rc::new((*state).clone()), cut: Same(cut), act: act.clone() };
    props.hand.replace(Some((act, shared.state.clone())));
    html! { <ContextProvider<Shared> context={shared}>{ props.children.clone() }</ContextProvider<Shared>> }
}

/// The stage. What stands on it goes with it.
pub struct Stage {
    /// The element in the page.
    pub root: Element,
    hand: Hand,
    app: Option<yew::AppHandle<Scene>>,
}

/// The document.
pub fn document() -> Document {
    web_sys::window().and_then(|w| w.document()).expect("tests run in a page")
}

/// Lets timers and events run for some milliseconds.
pub async fn wait(milliseconds: u64) {
    yew::platform::time::sleep(Duration::from_millis(milliseconds)).await;
}

/// Lets the page draw what is due at once, and no timer run but those that are due at once too: after some milliseconds
/// of work, which a reading may take here where nothing is optimised, Yew leaves the rest of the drawing to the next turn.
pub async fn drawn() {
    for _ in 0..3 {
        for _ in 0..50 {
            let done = js_sys::Promise::resolve(&wasm_bindgen::JsValue::NULL);
            wasm_bindgen_futures::JsFuture::from(done).await.expect("it is kept");
        }
        wait(0).await;
    }
}

/// What a person does at the caret: the browser itself types, and tells the page.
pub fn command(name: &str, words: &str) {
    let document = document().dyn_into::<web_sys::HtmlDocument>().expect("a page");
    assert!(document.exec_command_with_show_ui_and_value(name, false, words).expect("it is known"), "{name}");
}

impl Stage {
    /// Puts components into the page, over a report.
    pub async fn new(text: &'static str, children: Html) -> Stage {
        let root = document().create_element("div").expect("an element");
        document().body().expect("a body").append_child(&root).expect("it goes in");
        let hand = Hand::default();
        let props = Props { text: text.into(), hand: hand.clone(), children };
        let app = yew::Renderer::<Scene>::with_root_and_props(root.clone(), props).render();
        wait(60).await;
        Stage { root, hand, app: Some(app) }
    }

    /// Does something in the page.
    pub fn act(&self, action: Action) {
        let act = self.hand.borrow().as_ref().expect("it has been drawn").0.clone();
        act.emit(action);
    }

    /// The state as it was last drawn.
    pub fn state(&self) -> Rc<State> {
        self.hand.borrow().as_ref().expect("it has been drawn").1.clone()
    }

    /// The first element of a kind.
    pub fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self.root.query_selector(selector).expect("a selector").expect("it is there");
        found.dyn_into().expect("of that kind")
    }

    /// How many elements of a kind there are.
    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).expect("a selector").length()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}
