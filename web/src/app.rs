//! The page as a whole.

use crate::browser;
use crate::components::{
    about::About,
    agreement::AgreementTable,
    announcer::Announcer,
    assumptions::Assumptions,
    card::Card,
    case_menu::{CaseMenu, CaseNotes},
    checklists::Checklists,
    corrections::Corrections,
    criteria::Criteria,
    document::Document,
    editor::Editor,
    export_menu::ExportMenu,
    footer::Footer,
    forget::use_forgetting,
    header::Header,
    identifiers::Identifiers,
    interval_bar::Hatch,
    jump::Jump,
    keys_help::KeysHelp,
    later::Later,
    notices::Notices,
    privacy::Privacy,
    problems::Problems,
    scores::Scores,
    summary::Summary,
    tour::Tour,
    unopened::Unopened,
};
use crate::hooks::memory::use_memory;
use crate::hooks::single_keys::use_single_keys;
use crate::hooks::slow_reading::use_slow_reading;
use crate::hooks::warm_up::use_warm_up;
use crate::i18n::Language;
use crate::model::use_model;
use crate::same::Same;
use crate::state::{Action, Outgoing, State, Target};
use crate::view::cut::Cut;
use foco::{Analysis, Span};
use std::rc::Rc;
use yew::prelude::*;

/// Everything that components read.
#[derive(Clone, PartialEq)]
pub struct Shared {
    /// The state.
    pub state: Rc<State>,
    /// The report as it is drawn.
    pub cut: Same<Cut>,
    /// Where actions go.
    pub act: Callback<Action>,
}

impl Shared {
    /// The text of the interface for a key.
    pub fn t(&self, key: &'static str) -> &'static str {
        self.state.language.text(key)
    }

    /// The language of the interface.
    pub fn language(&self) -> Language {
        self.state.language
    }

    /// What was read, to be compared by identity.
    pub fn analysis(&self) -> Same<Analysis> {
        Same(self.state.analysis.clone())
    }

    /// The words that are pointed at.
    pub fn pointed(&self) -> Option<Span> {
        match self.state.target {
            Some(Target::Words(words)) => Some(words),
            _ => None,
        }
    }

    /// A number while the page makes itself ready for paper: what is folded and belongs there opens.
    pub fn paper(&self) -> Option<u32> {
        let review = &self.state.review;
        matches!(review.due, Some(Outgoing::Print(_))).then_some(review.turn)
    }

    /// A callback that points at something.
    pub fn point<E>(&self, target: Target) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(Action::Point(Some(target.clone()))))
    }
}

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer_eq(crate::opening::state);
    let act = {
        let dispatch = state.dispatcher();
        use_callback((), move |action, ()| dispatch.dispatch(action))
    };
    use_forgetting(&act);
    use_model({
        let act = act.clone();
        Callback::from(move |model| act.emit(Action::Model(model)))
    });
    // What the mouse rests on stays out of the state: it changes often, and only the card shows it.
    let hovered = use_state_eq(|| None::<Span>);
    let hover = {
        let hovered = hovered.clone();
        use_callback((), move |words, ()| hovered.set(words))
    };
    let cut = use_memo(Same(state.analysis.clone()), |analysis| Cut::new(&state.text, analysis));
    let shared = Shared { state: Rc::new((*state).clone()), cut: Same(cut), act };
    use_slow_reading(&shared);
    use_memory(&shared);
    use_warm_up(&shared);
    use_single_keys(&shared);
    let read = !state.text.is_empty();
    use_effect_with((state.theme, state.language), |(theme, language)| browser::mark(theme.key(), language.tag()));
    html! {
        <ContextProvider<Shared> context={shared.clone()}>
            <a class="skip" href="#results">{ shared.t("skip") }</a>
            <Hatch />
            <Header />
            if read { <Jump /> }
            <main lang={state.language.tag()} aria-busy={state.coming.is_some().then_some("true")}>
                <div class="columns">
                    <div class="reading">
                        <div class="box"><Unopened /></div>
                        <Editor />
                        <Identifiers />
                        <CaseMenu />
                        <div class="box"><CaseNotes /></div>
                        if read {
                            <Later turns=2><div class="box"><Notices /></div></Later>
                            <Document hover={hover.clone()} />
                            <Later turns=2><div class="box"><Problems /></div></Later>
                        }
                    </div>
                    <div class="results" id="results" tabindex="-1">
                        <Summary />
                        if read {
                            <div class="box"><Corrections /></div>
                            <div class="result-columns">
                                <div class="results">
                                    <Later><Criteria /></Later>
                                    <Later turns=2><div class="box"><AgreementTable /></div></Later>
                                </div>
                                <div class="results">
                                    <Later only_long=true><Scores /></Later>
                                    <Later turns=3>
                                        <Checklists />
                                        <div class="box"><Assumptions /></div>
                                        <ExportMenu />
                                    </Later>
                                </div>
                            </div>
                        }
                    </div>
                </div>
            </main>
            <div class="box"><Card hovered={(*hovered).filter(|_| read)} hover={hover} /></div>
            <Privacy />
            <About />
            <Footer />
            <div class="box"><Tour /></div>
            <Announcer />
            <KeysHelp />
        </ContextProvider<Shared>>
    }
}
