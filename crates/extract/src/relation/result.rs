//! What a test shows: `la ecografía mostró una colección`, `TC: neumoperitoneo`, `urocultivo positivo`, `esquistocitos en
//! el frotis`.

use super::coordination::{behind_link, behind_qualifiers, first_of_list, is_of_all, is_test, judgement};
use super::{RelationKind, Said, Web};
use crate::mention::is_finding;
use crate::words::{is_article, is_copula, is_function, is_preposition};
use crate::{Kind, Mention, Presence};
use foco_lexicon::Role;
use foco_text::{Gap, TokenKind, TokenRange};

/// So far behind a test the word that leads to its findings may stand, in tokens.
const CUE: usize = 8;
/// So far behind a test the word of its result may stand, in tokens.
const WORD: usize = 3;
/// So far its findings may reach, in tokens.
const REACH: usize = 40;
/// So far behind `con` the first of them may stand, in tokens.
const FIRST: usize = 3;
/// How many mentions behind `con` are looked at.
const NEAR: usize = 8;

pub(super) fn find(web: &mut Web) {
    let mentions = web.mentions;
    let tests: Vec<usize> = (0..mentions.len()).filter(|&i| mentions[i].kind == Kind::Procedure).collect();
    for (nth, &test) in tests.iter().enumerate() {
        let tokens = mentions[test].tokens;
        let next = tests.get(nth + 1).map_or(usize::MAX, |&i| mentions[i].tokens.start);
        let limit = web.reading.text.sentence_of(tokens.start).end.min(next);
        let from = behind_qualifiers(web, tokens.end, limit);
        // `sin hemocultivos positivos`.
        let made = mentions[test].assertion.presence != Presence::Absent;
        let judged = word(web, tokens, from, limit).filter(|_| made);
        if let Some((at, end, word)) = judged {
            let first = if is_shared(web, at, end) { first_of_list(web, &tests[..=nth]) } else { nth };
            for &test in &tests[first..=nth] {
                web.tell(RelationKind::Result, test, TokenRange::new(at, end), Said::Code(word));
            }
        }
        let Some(shown) = shows(web, tokens, from, limit) else {
            before(web, test);
            continue;
        };
        let colon = web.reading.text.word(shown.start) == ":";
        // `VDRL: no reactivo, …`.
        if colon && judged.is_some_and(|(_, end, _)| says_all(web, end)) {
            continue;
        }
        let of_line = colon && is_test(web, tokens) && begins_line(web, tokens.start);
        let limit = if of_line { limit.max(line_end(web, shown.end, shown.end + REACH)).min(next) } else { limit };
        let head = head(web, &tests[..=nth]);
        let first = if is_of_all(web, tokens.end, shown) { first_of_list(web, &tests[..=head]) } else { head };
        for finding in findings(web, shown, limit, next) {
            for &test in &tests[first..=head] {
                web.join(RelationKind::Result, test, finding);
            }
        }
    }
}

/// The word that leads from a test to what it shows: a colon, a verb, or `con`.
fn shows(web: &Web, test: TokenRange, from: usize, limit: usize) -> Option<TokenRange> {
    if from >= limit {
        return None;
    }
    let verb = |at: usize| {
        let (end, value) = web.word(at, Role::Shows)?;
        let own = || is_test(web, test) && (test.end..at).all(|i| web.reading.text.word(i) != "y");
        (value != "state" || own()).then_some(TokenRange::new(at, end))
    };
    if web.reading.text.word(from) == ":" {
        // `TC: normal salvo un quiste`.
        return verb(from + 1).or(Some(TokenRange::one(from)));
    }
    match (test.end..limit.min(from + CUE)).find_map(verb) {
        Some(verb) => (!is_over(web, test, verb.start)).then_some(verb),
        None => has_findings(web, test, from, limit).then(|| TokenRange::one(from)),
    }
}

/// Whether `con` or `sin` behind a test tells what it shows: a finding, no contrast medium and no suspicion.
fn has_findings(web: &Web, test: TokenRange, from: usize, limit: usize) -> bool {
    let text = web.reading.text;
    if !matches!(text.word(from), "con" | "sin") || !is_test(web, test) || is_manner(web, test.start) {
        return false;
    }
    let mut near = web.mentions[web.from(from)..].iter().take(NEAR);
    let Some(first) = near.find(|m| !matches!(m.kind, Kind::Anatomy | Kind::Analyte)) else { return false };
    let strange = |at: usize| {
        let word = text.word(at);
        word.starts_with("sospech")
            || matches!(word, "," | "diagnostico" | "por" | "para" | "antecedente" | "antecedentes")
    };
    let start = first.tokens.start;
    is_finding(first.kind) && start < limit && start <= from + FIRST && !(from..start).any(strange)
}

/// Whether a test only tells how something was found: `doloroso a la palpación, sin fiebre`.
fn is_manner(web: &Web, test: usize) -> bool {
    let text = web.reading.text;
    let before = |back: usize| test.checked_sub(back).map_or("", |at| text.word(at));
    let at = match (before(2), before(1)) {
        (_, "al") => test - 1,
        ("a", "la") => test - 2,
        _ => return false,
    };
    at > text.sentence_of(at).start && is_plain(web, at - 1)
}

/// What a test shows.
fn findings(web: &Web, shown: TokenRange, limit: usize, next: usize) -> Vec<usize> {
    let text = web.reading.text;
    let limit = limit.min(shown.end + REACH);
    let another = |at: usize| web.word(at, Role::Next).is_some_and(|(_, value)| begins_clause(web, at, value));
    let bare = shown.len() == 1 && matches!(text.word(shown.start), "con" | "sin");
    let ends = |at: &usize| another(*at) || bare && is_copula(text.word(*at));
    let limit = (shown.end + 1..limit).find(ends).unwrap_or(limit);
    let first = web.from(shown.end);
    // What holds the next test and its result is none of this one's.
    let judges = |m: &Mention| {
        let tokens = m.tokens.start..m.tokens.end;
        m.tokens.end > next && { tokens }.any(|at| judgement(web, at).is_some())
    };
    let near = (first..web.mentions.len()).take_while(|&i| web.mentions[i].tokens.start < limit);
    let fits = |m: &Mention| matches!(m.kind, Kind::Disease | Kind::Symptom | Kind::Organism) && !judges(m);
    near.filter(|&i| fits(&web.mentions[i])).collect()
}

/// Whether a verb begins what was done next: not the noun `un ingreso`, not `una masa que presentó calcificaciones`.
fn begins_clause(web: &Web, verb: usize, value: &str) -> bool {
    let before = web.reading.text.word(verb - 1);
    match value {
        "clause" => matches!(before, "," | "paciente"),
        _ => !is_article(before) && !is_preposition(before) && !matches!(before, "su" | "que" | ":"),
    }
}

/// The finding right before `en` and a test.
fn before(web: &mut Web, test: usize) {
    let text = web.reading.text;
    let tokens = web.mentions[test].tokens;
    if !is_test(web, tokens) {
        return;
    }
    let Some(article) = tokens.start.checked_sub(1) else { return };
    let at = if is_article(text.word(article)) { article.saturating_sub(1) } else { article };
    if at == 0 || text.word(at) != "en" || !text.sentence_of(at).holds(at - 1) {
        return;
    }
    let near = web.from(at);
    for finding in near.saturating_sub(FIRST)..near {
        let m = &web.mentions[finding];
        if m.tokens.end == at && is_finding(m.kind) {
            web.join(RelationKind::Result, test, finding);
        }
    }
}

/// The test at the head of a phrase, of those up to the last, by its place: `en la [ecografía] tras la segunda dosis de
/// radioyodo`.
fn head(web: &Web, tests: &[usize]) -> usize {
    let text = web.reading.text;
    let tokens = |place: usize| web.mentions[tests[place]].tokens;
    let mut of = tests.len() - 1;
    while of > 0 {
        let (from, to) = (tokens(of - 1).end, tokens(of).start);
        let leads = |at: usize| matches!(text.word(at), "de" | "del" | "tras" | "post");
        let parts = |at: usize| {
            let word = text.word(at);
            matches!(word, "," | ";" | ":" | "y" | "e" | "que" | "con" | "cual")
                || word.starts_with("cuy")
                || web.word(at, Role::Shows).is_some()
        };
        let together = text.sentence_of(tokens(of - 1).start).contains(tokens(of));
        if from >= to || !together || !(from..to).any(leads) || (from..to).any(parts) {
            break;
        }
        of -= 1;
    }
    of
}

/// The word of a result close behind a test; right behind a colon (`Coombs: negativo`, not `genitales: pene normal`).
fn word(web: &Web, test: TokenRange, from: usize, limit: usize) -> Option<(usize, usize, &'static str)> {
    let text = web.reading.text;
    let colon = text.word(from) == ":";
    let from = behind_link(web, test, if colon { from + 1 } else { from })?;
    for at in from..limit.min(from + if colon { 1 } else { WORD }) {
        if let Some((end, word)) = judgement(web, at) {
            // `UIV: correcta función derecha`.
            let of_part = colon && end == at + 1 && end < limit && word == "normal" && is_plain(web, end);
            // `una biopsia, siendo positiva la tinción`.
            let of_other = text.word(from - 1) == "siendo" && end < limit && is_article(text.word(end));
            return (!of_part && !of_other).then_some((at, end, word));
        }
        if matches!(text.word(at), "," | ";" | "y" | "sin" | "no") {
            break;
        }
    }
    None
}

/// Whether a token is a word that a phrase may end in.
fn is_plain(web: &Web, at: usize) -> bool {
    web.reading.text.tokens[at].kind == TokenKind::Word && !is_function(web.reading.text.word(at))
}

/// Whether nothing is added to the result that ends at a token: `: normal, con un quiste` goes on.
fn says_all(web: &Web, end: usize) -> bool {
    let text = web.reading.text;
    let ends = end >= text.tokens.len() || matches!(text.word(end), "," | ";" | ".");
    ends && (end + 1 >= text.tokens.len()
        || !matches!(text.word(end + 1), "con" | "salvo" | "excepto" | "aunque" | "pero"))
}

/// Whether the word of a result is one of several tests: a plural, or a phrase without number.
fn is_shared(web: &Web, at: usize, end: usize) -> bool {
    end > at + 1 || web.reading.text.word(at).ends_with('s')
}

/// Whether a treatment only lies before what was seen: `tras la intervención se aprecia una fístula`.
fn is_over(web: &Web, procedure: TokenRange, verb: usize) -> bool {
    let text = web.reading.text;
    let behind = |at: usize| match text.word(at) {
        "tras" => true,
        "despues" => matches!(text.word(at + 1), "de" | "del"),
        "posterior" => matches!(text.word(at + 1), "a" | "al"),
        _ => false,
    };
    let before = (procedure.start.saturating_sub(FIRST)..procedure.start).any(behind);
    let own = (procedure.end..=verb).any(|at| matches!(text.word(at), "que" | "cual" | "cuales" | "donde"));
    before && !own && !is_test(web, procedure)
}

/// Whether a token is the first of a line, but for a mark.
fn begins_line(web: &Web, at: usize) -> bool {
    let breaks = |at: usize| matches!(web.reading.text.tokens[at].gap, Gap::Line | Gap::Paragraph);
    breaks(at) || at > 0 && breaks(at - 1) && matches!(web.reading.text.word(at - 1), "-" | "•" | "*")
}

/// Where the line of a token ends.
fn line_end(web: &Web, from: usize, limit: usize) -> usize {
    let tokens = &web.reading.text.tokens;
    let limit = limit.min(tokens.len());
    (from..limit).find(|&at| matches!(tokens[at].gap, Gap::Line | Gap::Paragraph)).unwrap_or(limit)
}
