//! The report set as a document, with its findings marked.

use super::scroll::into_view;
use super::use_shared;
use crate::app::Shared;
use crate::state::{Action, Target};
use crate::view::segments::{self, Finding, Layer, Segment};
use foco::{Analysis, Span};
use std::rc::Rc;
use yew::prelude::*;

/// An analysis, the same only if it is the very same: comparing all of it would cost more than cutting again.
struct Pointer(Rc<Analysis>);

impl PartialEq for Pointer {
    fn eq(&self, other: &Pointer) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the document tells.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words that the mouse rests on.
    pub hover: Callback<Option<Span>>,
}

/// The document. One tab stop; the arrow keys go from finding to finding.
#[component]
pub fn Document(props: &Props) -> Html {
    let shared = use_shared();
    let state = &shared.state;
    let cut = {
        let analysis = Pointer(state.analysis.clone());
        use_memo((analysis, state.text.len() as u32), |(analysis, length)| {
            let findings = segments::findings(&analysis.0);
            let segments = segments::segments(*length, &findings);
            (findings, segments)
        })
    };
    let (findings, segments) = (&cut.0, &cut.1);
    let pointed = match &state.target {
        Some(Target::Words(span)) => Some(*span),
        _ => None,
    };
    use_effect_with((state.pointed, pointed), |(_, pointed)| {
        if pointed.is_some() {
            into_view("pointed");
        }
    });
    let onkeydown = {
        let act = shared.act.clone();
        let stops: Vec<Span> = findings.iter().filter(|f| f.layer != Layer::Cue).map(|f| f.span).collect();
        move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => step(&stops, pointed, true),
                "ArrowLeft" | "ArrowUp" => step(&stops, pointed, false),
                "Escape" => None,
                _ => return,
            };
            event.prevent_default();
            act.emit(Action::Point(next.map(Target::Words)));
        }
    };
    let mut first_pointed = true;
    html! {
        <section class="document" aria-labelledby="document-title">
            <h2 id="document-title">{ shared.t("document.title") }</h2>
            <p class="hint" id="document-hint">{ shared.t("document.hint") }</p>
            <div class="legend" aria-hidden="true">
                { for ["disease", "symptom", "procedure", "drug", "organism", "measurement"].iter().map(|kind| html! {
                    <span class={classes!("f", format!("f-{kind}"))} data-tag={tag(kind)}>
                        { shared.language().name("kind", kind) }
                    </span>
                }) }
                <span class="f f-symptom absent" data-tag="SI">{ shared.t("presence.absent") }</span>
                <span class="f f-symptom possible" data-tag="SI">{ shared.t("presence.possible") }</span>
            </div>
            <div class="text" lang="es" translate="no" tabindex="0" role="group" aria-labelledby="document-title"
                aria-describedby="document-hint" onkeydown={onkeydown}>
                { for segments.iter().map(|segment| {
                    let here = pointed.is_some_and(|p| p.overlaps(segment.span));
                    let anchor = here && std::mem::take(&mut first_pointed);
                    run(&shared, &props.hover, findings, segment, here, anchor)
                }) }
            </div>
        </section>
    }
}

fn run(
    shared: &Shared,
    hover: &Callback<Option<Span>>,
    findings: &[Finding],
    segment: &Segment,
    here: bool,
    anchor: bool,
) -> Html {
    let words = shared.state.words(segment.span).to_owned();
    let id = anchor.then_some("pointed");
    let Some(&inner) = segment.findings.first() else {
        return match here {
            true => html! { <span class="pointed" id={id}>{ words }</span> },
            false => html! { <>{ words }</> },
        };
    };
    let main =
        segment.findings.iter().map(|&i| &findings[i]).find(|f| f.layer != Layer::Cue).unwrap_or(&findings[inner]);
    let begins = main.span.start == segment.span.start;
    let ends = main.span.end == segment.span.end;
    let mut class = classes!("f", format!("f-{}", main.layer.key()), main.marks.clone());
    class.extend(segment.findings.iter().map(|&i| format!("in-{}", findings[i].layer.key())));
    class.extend([here.then_some("pointed"), begins.then_some("begins"), ends.then_some("ends")].into_iter().flatten());
    let spoken = begins.then(|| spoken(shared, main)).filter(|_| main.layer != Layer::Cue);
    let point: Callback<MouseEvent> = shared.point(Target::Words(main.span));
    let onmouseenter = {
        let hover = hover.clone();
        let words = main.span;
        move |_: MouseEvent| hover.emit(Some(words))
    };
    html! {
        <mark class={class} id={id} data-tag={begins.then(|| tag(main.layer.key()))} onclick={point} onmouseenter={onmouseenter}>
            if let Some(spoken) = spoken { <span class="spoken">{ spoken }</span> }
            { words }
        </mark>
    }
}

/// What a screen reader says before a finding.
fn spoken(shared: &Shared, finding: &Finding) -> String {
    let language = shared.language();
    let mut said = language.name("kind", finding.layer.key());
    for mark in &finding.marks {
        said.push_str(", ");
        said.push_str(&language.name("presence", &mark.replace('-', "_")));
    }
    format!("[{said}] ")
}

/// Two letters for those who do not see colours.
fn tag(kind: &str) -> &'static str {
    match kind {
        "disease" => "EN",
        "symptom" => "SI",
        "procedure" => "PR",
        "drug" => "FA",
        "organism" => "MI",
        "anatomy" => "AN",
        "measurement" => "VA",
        "device" => "DI",
        "time" => "TI",
        _ => "",
    }
}

/// The next or previous finding from where the reader is.
fn step(stops: &[Span], from: Option<Span>, forward: bool) -> Option<Span> {
    let at = from.and_then(|f| stops.iter().position(|s| s.overlaps(f) || s.start >= f.start));
    match (at, forward) {
        (None, true) => stops.first().copied(),
        (None, false) => stops.last().copied(),
        (Some(i), true) => stops.get((i + 1).min(stops.len() - 1)).copied(),
        (Some(i), false) => stops.get(i.saturating_sub(1)).copied(),
    }
}
