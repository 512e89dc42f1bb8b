//! The bundled case, whole: a change of what is read from it shows as a change of this snapshot.

use foco::{Options, Presence, analyse};
use std::fmt::Write;

const DEMO: &str = include_str!("../../../web/cases/celulitis.txt");

fn quote(span: foco::Span) -> String {
    DEMO[span.start as usize..span.end as usize].split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_demo_case_is_read_as_before() {
    let analysis = analyse(DEMO, &Options::default());
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a string takes everything");
    for m in &analysis.measurements {
        line(format!("value     {:<20} {:>7} {:<9} {:?} «{}»", m.analyte, m.value, m.unit, m.phase, quote(m.evidence)));
    }
    for m in &analysis.mentions {
        let assertion = match (m.assertion.presence, m.assertion.temporality) {
            (Presence::Present, foco::Temporality::Current) => String::new(),
            (presence, temporality) => format!(" {presence:?} {temporality:?}"),
        };
        line(format!("mention   {:<10} «{}»{assertion}", format!("{:?}", m.kind), quote(m.span)));
    }
    for f in &analysis.facts {
        line(format!("fact      {:<22} {:<22} {:?} «{}»", f.fact, f.value, f.phase, quote(f.evidence)));
    }
    for s in &analysis.scores {
        let points = |p: Option<foco::Points>| p.map_or_else(|| "-".to_owned(), |p| format!("{}–{}", p.min, p.max));
        let (id, window) = (s.id, s.window.as_str());
        line(format!(
            "score     {id:<8} {window:<13} {:?} {} {} {}",
            s.observed_min,
            points(s.contextual),
            points(s.strict),
            points(s.strict_all_arms)
        ));
    }
    for c in &analysis.criteria {
        line(format!("criterion {:<22} {:<8} missing {:?}", c.id, c.value.as_str(), c.missing));
    }
    for n in &analysis.notices {
        line(format!("notice    {}", n.message));
    }
    insta::assert_snapshot!(out);
}
