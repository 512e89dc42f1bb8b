//! Reads a Spanish clinical case report: what it says, where, and which sepsis scores follow.
//!
//! ```
//! let analysis = foco::analyse("Varón de 47 años. TA 80/50, FC 109 lpm, Tª 37,5 ºC.", &foco::Options::default());
//! let sbp = analysis.measurements.iter().find(|m| m.analyte == "sbp").expect("stated");
//! assert_eq!(sbp.value, 80.0);
//! let qsofa = analysis.score("qsofa").expect("always there");
//! assert_eq!(qsofa.observed_min, Some(1)); // breathing and mentation are not stated
//! ```
//!
//! No input or output, no clock, no chance, no panic: the same text gives the same [`Analysis`].

mod agreement;
mod analysis;
mod assumption;
mod background;
mod case;
mod caution;
mod checklist;
mod choose;
mod comorbidity;
mod criterion;
mod decision;
mod derive;
mod form;
mod gate;
mod given;
mod options;
mod plan;
mod qualitative;
mod question;
mod score;
mod scoring;
mod sheet;
mod totals;
mod window;

pub use agreement::{Agreement, Parting, Verdict};
pub use analysis::{Analysis, SCHEMA_VERSION};
pub use assumption::{Assumption, AssumptionId};
pub use case::{Evidence, Tier};
pub use checklist::{Checklist, ChecklistItem};
pub use criterion::{Criterion, Stated};
pub use decision::{Decision, Step, When};
pub use foco_extract::{
    Abbreviation, Amount, Assertion, BadModel, Code, Comparator, Concept, CourseStep, CueKind, CueMention, Experiencer,
    Fact, Id, Kind, Lexicon, Measurement, Mention, Notice, Outcome, Phase, Presence, Problem, Relation, RelationKind,
    Section, Source, Span, Tagger, Temporality, UnitSource,
};
pub use foco_score::all as definitions;
pub use foco_score::{Answer, Arms, Cut, Dose, Interval, Pressors, Quantity, Range, Tri, Value};
pub use foco_text::{OffsetIndex, OffsetUnit, Pace, at_once};
pub use form::{InputCandidate, InputReading, InputSource, Scale, scale};
pub use options::{BadOverride, Options, Override};
pub use question::{Asked, question};
pub use score::{AssumptionUse, ComponentResult, MissingInput, Points, Score};
pub use window::Window;

/// Reads a text with the Spanish lexicon that is compiled in, without a tagger.
pub fn analyse(text: &str, options: &Options) -> Analysis {
    analyse_with(text, Lexicon::spanish(), None, options)
}

/// Reads a text with a lexicon and, if it is at hand, a tagger. The tagger adds mentions and widens their spans;
/// facts, measurements and scores are the same with and without it.
pub fn analyse_with(text: &str, lexicon: &Lexicon, tagger: Option<&Tagger>, options: &Options) -> Analysis {
    at_once(analyse_in_steps(text, lexicon, tagger, options, &Pace::STEADY))
}

/// The same with pauses for the caller: between two of them a report of 200 kB takes some milliseconds.
///
/// ```
/// let (lexicon, options) = (foco::Lexicon::spanish(), foco::Options::default());
/// let due = || true; // a page would look at its clock
/// let pace = foco::Pace::new(&due);
/// let reading = foco::analyse_in_steps("Niega fiebre.", lexicon, None, &options, &pace);
/// // An executor polls it whenever there is time; this one takes no rest.
/// assert_eq!(foco::at_once(reading), foco::analyse("Niega fiebre.", &options));
/// ```
pub async fn analyse_in_steps(
    text: &str,
    lexicon: &Lexicon,
    tagger: Option<&Tagger>,
    options: &Options,
    pace: &Pace<'_>,
) -> Analysis {
    let corrections = foco_extract::Corrections {
        reject: options.reject.clone(),
        confirm: options.confirm.clone(),
        units: options.units.clone(),
    };
    let extraction = foco_extract::extract_in_steps(text, lexicon, tagger, &corrections, pace).await;
    pace.rest().await;
    let case = case::Case::new(&extraction, lexicon, options);
    pace.rest().await;
    let scored = scoring::score(&case, &extraction, options, pace).await;
    let agreements = agreement::agreements(&scored.criteria, &extraction);
    let checklists = checklist::checklists(&case, &extraction, text);
    let assumptions = case.assumptions.clone();
    let mut notices = extraction.notices.clone();
    notices.extend(caution::notices(&extraction, lexicon, text));
    notices.sort_by_key(|notice| notice.span);
    Analysis {
        schema_version: SCHEMA_VERSION,
        offsets: OffsetUnit::Utf8,
        sections: extraction.sections,
        mentions: extraction.mentions,
        cues: extraction.cues,
        measurements: extraction.measurements,
        facts: extraction.facts,
        abbreviations: extraction.abbreviations,
        relations: extraction.relations,
        problems: extraction.problems,
        scores: scored.scores,
        criteria: scored.criteria,
        decisions: scored.decisions,
        agreements,
        checklists,
        assumptions,
        notices,
    }
}
