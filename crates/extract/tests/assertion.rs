//! What is said of findings, sentence by sentence.

mod sentences;

use foco_extract::{
    Assertion, Corrections, Experiencer, Extraction, Lexicon, Mention, Presence, Span, Temporality, extract,
};
use sentences::{Group, groups, slice};

fn table() -> Vec<Group> {
    [include_str!("assertion.toml"), include_str!("assertion-limits.toml")].into_iter().flat_map(groups).collect()
}

/// `fever = present historical other`.
fn wanted(says: &str) -> (&str, Assertion) {
    let (finding, values) = says.split_once(" = ").expect("finding = values");
    let mut assertion = Assertion::default();
    for value in values.split(' ') {
        match value {
            "present" => assertion.presence = Presence::Present,
            "absent" => assertion.presence = Presence::Absent,
            "possible" => assertion.presence = Presence::Possible,
            "not_assessable" => assertion.presence = Presence::NotAssessable,
            "normal" => assertion.presence = Presence::Normal,
            "current" => assertion.temporality = Temporality::Current,
            "historical" => assertion.temporality = Temporality::Historical,
            "future" => assertion.temporality = Temporality::Future,
            "patient" => assertion.experiencer = Experiencer::Patient,
            "other" => assertion.experiencer = Experiencer::Other,
            other => unreachable!("{other:?} is no value of an assertion"),
        }
    }
    (finding, assertion)
}

/// Whether a cue that fired is in the output and governs the mention.
fn is_explained(read: &Extraction, mention: &Mention) -> bool {
    let covers = |span: Span| span.start <= mention.span.start && mention.span.end <= span.end;
    let cues = mention.cues.iter().filter_map(|id| read.cues.iter().find(|c| c.id == *id));
    let inside = |span: Span| mention.span.start <= span.start && span.end <= mention.span.end;
    cues.into_iter().any(|cue| cue.scope.is_some_and(covers) || covers(cue.span) || inside(cue.span))
}

#[test]
fn findings_are_asserted_as_the_table_says() {
    let (mut failures, mut cases) = (Vec::new(), 0);
    for group in table() {
        for case in &group.cases {
            cases += 1;
            let read = extract(&case.text, Lexicon::spanish(), &Corrections::default());
            for says in &case.says {
                let (finding, assertion) = wanted(says);
                let found: Vec<&Mention> =
                    read.mentions.iter().filter(|m| slice(&case.text, m.span) == finding).collect();
                if found.is_empty() {
                    failures.push(format!("{}: {:?} has no mention {finding:?}", group.name, case.text));
                }
                for mention in found {
                    if mention.assertion != assertion {
                        let got = mention.assertion;
                        failures.push(format!("{}: {:?} gave {finding:?} {got:?}", group.name, case.text));
                    } else if assertion != Assertion::default() && !is_explained(&read, mention) {
                        failures.push(format!("{}: {:?} tells no cue for {finding:?}", group.name, case.text));
                    }
                }
            }
        }
    }
    let failed = failures.len();
    assert!(failures.is_empty(), "{failed} of {cases} sentences of assertion*.toml failed:\n{}", failures.join("\n"));
    assert!(cases >= 120);
}

#[test]
fn every_value_is_asserted_somewhere() {
    let all: Vec<Assertion> = table()
        .iter()
        .flat_map(|g| g.cases.iter().flat_map(|c| c.says.iter().map(|s| wanted(s).1)).collect::<Vec<_>>())
        .collect();
    for presence in [Presence::Present, Presence::Absent, Presence::Possible, Presence::NotAssessable, Presence::Normal]
    {
        assert!(all.iter().filter(|a| a.presence == presence).count() >= 4, "{presence:?}");
    }
    for temporality in [Temporality::Current, Temporality::Historical, Temporality::Future] {
        assert!(all.iter().any(|a| a.temporality == temporality), "{temporality:?}");
    }
    assert!(all.iter().any(|a| a.experiencer == Experiencer::Other));
}
