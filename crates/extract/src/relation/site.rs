//! Where a finding is, and on which side: inside its own words (`derrame pleural derecho`) or right behind them
//! (`dolor en la fosa ilíaca izquierda`).

use super::{RelationKind, Said, Web};
use crate::Kind;
use crate::place::{LINK, cause_within, is_site};
use foco_lexicon::Role;
use foco_text::TokenRange;

pub(super) fn find(web: &mut Web) {
    let mentions = web.mentions;
    for (i, finding) in mentions.iter().enumerate() {
        if !matches!(finding.kind, Kind::Disease | Kind::Symptom | Kind::Procedure) {
            continue;
        }
        let mut end = finding.tokens.end;
        for (nth, site) in mentions.iter().enumerate().skip(i + 1) {
            if site.tokens.start > finding.tokens.end + LINK {
                break;
            }
            if site.tokens != finding.tokens && is_site(web.reading, finding, site) {
                web.join(RelationKind::Site, i, nth);
                end = end.max(site.tokens.end);
            }
        }
        let limit = web.reading.text.sentence_of(finding.tokens.start).end;
        let limit = limit.min(behind_bracket(web, end, limit) + 1);
        let limit = cause_within(web.reading, finding.tokens).unwrap_or(limit);
        for at in finding.tokens.start..limit {
            if is_left_shift(web, at) || is_of_people(web, at) {
                continue;
            }
            if let Some((after, side)) = web.word(at, Role::Side) {
                web.tell(RelationKind::Side, i, TokenRange::new(at, after), Said::Code(side));
            }
        }
    }
}

/// Where a short form in brackets behind a finding ends: `hemiparesia (HP) izquierda`.
fn behind_bracket(web: &Web, end: usize, limit: usize) -> usize {
    let word = |at: usize| web.reading.text.word(at);
    let short = end + 3 <= limit && word(end) == "(" && word(end + 2) == ")" && web.word(end + 1, Role::Side).is_none();
    if short { end + 3 } else { end }
}

/// Whether both are people and no sides: `ambos padres`.
fn is_of_people(web: &Web, side: usize) -> bool {
    let text = web.reading.text;
    let person = web.end_of(side + 1, Kind::Person).is_some() || web.word(side + 1, Role::Person).is_some();
    text.word(side).starts_with("amb") && (person || matches!(text.word(side + 1), "casos" | "pacientes" | "grupos"))
}

/// Whether a side is that of immature cells: `leucocitosis con desviación izquierda` is on none.
fn is_left_shift(web: &Web, side: usize) -> bool {
    let text = web.reading.text;
    let before = |back: usize| side.checked_sub(back).map_or("", |at| text.word(at));
    let shift = match before(1) {
        "desviacion" => 2,
        "la" if before(2) == "a" && before(3) == "desviacion" => 4,
        _ => return false,
    };
    let cells = |word: &str| ["leuco", "neutro", "formula"].iter().any(|stem| word.starts_with(stem));
    (shift..shift + LINK).any(|back| cells(before(back)))
}
