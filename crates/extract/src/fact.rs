//! Bedside facts: what a score asks for in words (ventilation, vasopressors, mentation, infection, …).

use crate::organism::{genus, is_epithet, only_looked_for};
use crate::patient::Patients;
use crate::scope::is_named;
use crate::words::is_further;
use crate::{
    CueMention, Experiencer, Id, Kind, Measurement, Mention, Phase, Presence, Reading, Span, Temporality, elsewhere,
    oxygen,
};
use foco_text::TokenRange;
use std::borrow::Cow;

/// A bedside fact.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fact {
    /// `f0`, `f1`, …
    pub id: Id,
    /// `vasopressor`, `suspected_infection`, …
    pub fact: &'static str,
    /// `yes`, `no`, `possible`, or what it is (`norepinephrine`, `Escherichia coli`, `lung`).
    pub value: Cow<'static, str>,
    /// When.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub phase: Phase,
    /// The words.
    pub evidence: Span,
    /// The mention that states it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub mention: Option<Id>,
    /// Which patient of the text, from 0.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub patient: u8,
}

/// Facts that a negation turns into `no`.
const DENIABLE: &[&str] = &[
    "vasopressor",
    "mechanical_ventilation",
    "supplemental_oxygen",
    "altered_mentation",
    "fever",
    "tachycardia",
    "tachypnea",
    "hypotension",
    "oliguria",
    "anuria",
    "renal_replacement",
    "sepsis",
    "septic_shock",
    "suspected_infection",
    "hypoperfusion",
    "soft_tissue_gas",
    "fluids",
    "pregnancy",
    "chronic_kidney_disease",
    "chronic_organ_dysfunction",
    "relevant_history",
];
/// Supports whose end is told: `se retiró el respirador`.
const ENDED: &[&str] = &["vasopressor", "mechanical_ventilation", "supplemental_oxygen", "renal_replacement"];
/// Facts that stay doubtful when their mention is.
const DOUBTABLE: &[&str] = &["vasopressor", "sepsis", "septic_shock"];

pub(crate) fn find(
    reading: &Reading,
    mentions: &[Mention],
    cues: &[CueMention],
    measurements: &[Measurement],
    patients: &Patients,
) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for (i, mention) in mentions.iter().enumerate() {
        let Some(entry) = mention.entry else { continue };
        let concept = &reading.lexicon.tables().concepts[entry as usize];
        let told = &concept.facts;
        if told.is_empty() || is_part(mentions, i) || reading.general.holds(mention.tokens.start) {
            continue;
        }
        let patient = patients.at(mention.tokens.start);
        for &(fact, named) in told {
            let Some(mut value) = stated(mention, fact, named).map(Cow::Borrowed) else { continue };
            let fired = |id: &Id| cues.binary_search_by_key(id, |c| c.id).ok().map(|at| cues[at].of(reading));
            let under = |class| mention.cues.iter().filter_map(fired).any(|c| c.class == Some(class));
            if ENDED.contains(&fact) && (value == "no" && named == "no" || value == "yes" && under("cessation")) {
                let goes_on = fact == "mechanical_ventilation" && is_hard_to_end(reading, mention.tokens);
                value = Cow::Borrowed(if goes_on { "yes" } else { "no" });
            }
            if value == "possible" && under("consistent") {
                value = Cow::Borrowed("yes");
            }
            if fact == "altered_mentation" && named == "no" && is_denied_at_once(reading, mention) {
                value = Cow::Borrowed("yes");
            }
            // That one infection is ruled out leaves the others; so does `se descartó infección por otros agentes`.
            let any = match concept.id {
                "infection" => reading.text.word(mention.tokens.end) != "por",
                "signs-of-infection" => is_alone(reading, mention.tokens),
                _ => false,
            };
            if fact == "suspected_infection" && value == "no" && !any {
                continue;
            }
            // A pneumonia of the ventilated that is ruled out leaves the ventilator.
            if fact == "mechanical_ventilation" && value == "no" && mention.kind == Kind::Disease {
                continue;
            }
            // `sin otros antecedentes de interés` says that there are some.
            let before = mention.tokens.start.checked_sub(1).map_or("", |at| reading.text.word(at));
            if fact == "relevant_history" && value == "no" && is_further(before) {
                continue;
            }
            if elsewhere::states_nothing(reading, fact, mention) {
                continue;
            }
            if fact == "organism" {
                if only_looked_for(reading, cues, mention.tokens).is_some() {
                    continue;
                }
                value = species(reading, mention, value);
            }
            let mut add = |fact: &'static str, value: Cow<'static, str>| {
                let same = |f: &Fact| f.fact == fact && f.value == value && f.evidence == mention.span;
                if facts.iter().rev().take(8).any(same) {
                    return;
                }
                facts.push(Fact {
                    id: Id::fact(facts.len()),
                    fact,
                    value,
                    phase: mention.phase,
                    evidence: mention.span,
                    mention: Some(mention.id),
                    patient,
                });
            };
            // An infection with a site, and sepsis, are infections.
            let infection =
                matches!((fact, &*value), ("infection_source", _) | ("sepsis" | "septic_shock", "yes" | "possible"));
            add(fact, value);
            if infection {
                add("suspected_infection", Cow::Borrowed("yes"));
            }
        }
    }
    oxygen::room_air(reading, measurements, patients, &mut facts);
    oxygen::given(reading, measurements, &mut facts);
    superseded(&mut facts);
    controlled(&mut facts);
    facts
}

/// Drops the control of a source where no infection is told: a collection of another kind is drained too.
fn controlled(facts: &mut Vec<Fact>) {
    let infects = |f: &&Fact| {
        matches!(f.fact, "suspected_infection" | "infection_source" | "sepsis" | "septic_shock" | "organism")
            && f.value != "no"
    };
    let infected: Vec<u8> = facts.iter().filter(infects).map(|f| f.patient).collect();
    facts.retain(|f| f.fact != "source_control" || infected.contains(&f.patient));
}

/// Drops a genus whose species the report tells elsewhere.
fn superseded(facts: &mut Vec<Fact>) {
    let named: Vec<(u8, String)> =
        facts.iter().filter(|f| f.fact == "organism").map(|f| (f.patient, f.value.to_string())).collect();
    facts.retain(|f| {
        let vague = f.fact == "organism"
            && genus(&f.value).is_some_and(|genus| {
                let own = |name: &str| name.split(' ').next() == Some(genus) && !name.ends_with("spp.");
                named.iter().any(|(patient, name)| *patient == f.patient && own(name))
            });
        !vague
    });
}

/// Whether a finding is all that its sentence speaks of: signs of an infection that are denied beside a wound or a
/// catheter say nothing of an infection elsewhere.
fn is_alone(reading: &Reading, finding: TokenRange) -> bool {
    const BESIDE: [Kind; 5] = [Kind::Disease, Kind::Symptom, Kind::Procedure, Kind::Device, Kind::Anatomy];
    let sentence = reading.text.sentence_of(finding.start);
    let end = finding.end >= sentence.end || matches!(reading.text.word(finding.end), "." | ";");
    let beside = |at: usize| is_named(reading, at, &BESIDE);
    end && reading.text.word(finding.end - 1) != "local" && !(sentence.start..finding.start).any(beside)
}

/// Whether a ventilation does not end so soon: `fue difícil la retirada de la [ventilación]`, `[…], con destete prolongado`.
fn is_hard_to_end(reading: &Reading, ventilation: TokenRange) -> bool {
    const NEAR: usize = 6;
    let text = reading.text;
    let sentence = text.sentence_of(ventilation.start);
    let hard = |word: &str| {
        matches!(word, "prolongado" | "dificil" | "dificiles" | "imposible")
            || ["complicad", "fallid"].iter().any(|stem| word.starts_with(stem))
    };
    let before = (sentence.start.max(ventilation.start.saturating_sub(NEAR))..ventilation.start).rev();
    let behind = ventilation.end..sentence.end.min(ventilation.end + NEAR);
    { before }.map(|at| text.word(at)).take_while(|w| !matches!(*w, "," | ";" | "sin" | "no")).any(hard) || { behind }
        .any(|at| matches!(text.word(at), "destete" | "weaning") && hard(text.word(at + 1)))
}

/// `no está orientado`: the normal sign itself is denied.
fn is_denied_at_once(reading: &Reading, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    mention.assertion.presence == Presence::Absent
        && (start.saturating_sub(2)..start).any(|at| reading.text.word(at) == "no")
}

/// The name of an organism with the species that stands behind its genus.
fn species(reading: &Reading, mention: &Mention, value: Cow<'static, str>) -> Cow<'static, str> {
    let last = mention.tokens.end - 1;
    match genus(&value) {
        Some(genus) if mention.tokens.len() > 1 && is_epithet(reading, last) => {
            Cow::Owned(format!("{genus} {}", reading.text.written(last)))
        }
        _ => value,
    }
}

/// Whether a mention lies inside a longer one: `séptico` in `shock séptico` states nothing of its own. An
/// organism does, in `sepsis por Escherichia coli` too.
fn is_part(mentions: &[Mention], i: usize) -> bool {
    const NEAR: usize = 12;
    let Mention { kind, tokens, .. } = mentions[i];
    let near = &mentions[i.saturating_sub(NEAR)..(i + NEAR).min(mentions.len())];
    near.iter().any(|m| {
        let names = kind != Kind::Organism || m.kind == Kind::Organism;
        names && m.entry.is_some() && m.tokens.len() > tokens.len() && m.tokens.contains(tokens)
    })
}

/// The value of a fact after what is said of its mention; `None` if nothing follows.
fn stated(mention: &Mention, fact: &str, value: &'static str) -> Option<&'static str> {
    let assertion = mention.assertion;
    // History is what these facts are about.
    let of_past = matches!(fact, "relevant_history" | "chronic_kidney_disease" | "chronic_organ_dysfunction");
    let in_time = assertion.temporality == Temporality::Current || of_past;
    if assertion.experiencer == Experiencer::Other || !in_time {
        return None;
    }
    match assertion.presence {
        Presence::Present => Some(value),
        // `normotenso`: a normal sign states that the abnormal one is not there.
        Presence::Absent | Presence::Normal if value == "no" => Some("no"),
        Presence::Absent => DENIABLE.contains(&fact).then_some("no"),
        Presence::Possible if DOUBTABLE.contains(&fact) => Some("possible"),
        // A suspected infection is what the fact is called after.
        Presence::Possible if matches!(fact, "suspected_infection" | "infection_source") => Some(value),
        _ => None,
    }
}
