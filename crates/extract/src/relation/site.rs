//! Where a finding is, and on which side: inside its own words (`derrame pleural derecho`) or right behind them
//! (`dolor en la fosa ilíaca izquierda`).

use super::{RelationKind, Said, Web};
use crate::Kind;
use crate::words::{is_article, is_preposition};
use foco_lexicon::Role;
use foco_text::TokenRange;

/// Most words between a finding and its site: `a nivel de la`.
const LINK: usize = 4;

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
            let inside = finding.tokens.contains(site.tokens);
            if site.kind == Kind::Anatomy
                && site.tokens != finding.tokens
                && (inside || is_linked(web, finding.tokens.end, site.tokens.start))
            {
                web.join(RelationKind::Site, i, nth);
                end = end.max(site.tokens.end);
            }
        }
        let limit = web.reading.text.sentence_of(finding.tokens.start).end.min(end + 1);
        for at in finding.tokens.start..limit {
            // `leucocitosis con desviación izquierda` is on no side.
            if at > 0 && web.reading.text.word(at - 1) == "desviacion" {
                continue;
            }
            if let Some((after, side)) = web.word(at, Role::Side) {
                web.tell(RelationKind::Side, i, TokenRange::new(at, after), Said::Code(side));
            }
        }
    }
}

/// Whether only `en`, `de`, `a nivel de` and articles stand between a finding and a part of the body.
fn is_linked(web: &Web, end: usize, site: usize) -> bool {
    let text = web.reading.text;
    let word = |at: usize| text.word(at);
    let link = |w: &str| is_article(w) || matches!(w, "nivel" | "region" | "zona" | "ambos" | "ambas" | "su" | "sus");
    let opens = matches!(word(end), "en" | "de" | "del" | "a" | "sobre");
    (end == site && text.sentence_of(end).end > end)
        || (end < site
            && site - end <= LINK
            && opens
            && (end..site).all(|at| link(word(at)) || is_preposition(word(at)))
            && text.sentence_of(end).end > site)
}
