//! Where an organism grew: `en el hemocultivo se aísla E. coli`, `Klebsiella en orina`.

use super::{NESTED, RelationKind, Said, Web};
use crate::words::is_article;
use crate::{Kind, Presence};
use foco_lexicon::Role;
use foco_text::TokenRange;

/// So far from an organism its sample may be named, in tokens.
const BEFORE: usize = 20;
const AFTER: usize = 8;
/// Most samples of a list beside the nearest, and so many tokens between two of them.
const MANY: usize = 3;
const LIST: usize = 3;

pub(super) fn find(web: &mut Web) {
    let mentions = web.mentions;
    if !mentions.iter().any(|m| m.kind == Kind::Organism) {
        return;
    }
    let (samples, isolations): (Vec<_>, Vec<_>) =
        web.words(&[Role::Sample, Role::Isolation]).into_iter().partition(|(role, _)| *role == Role::Sample);
    let samples: Vec<TokenRange> = samples.into_iter().map(|(_, tokens)| tokens).collect();
    let isolations: Vec<TokenRange> = isolations.into_iter().map(|(_, tokens)| tokens).collect();
    let text = web.reading.text;
    for (i, organism) in mentions.iter().enumerate().filter(|(_, m)| m.kind == Kind::Organism) {
        let tokens = organism.tokens;
        let sentence = text.sentence_of(tokens.start);
        let first = isolations.partition_point(|w| w.start < sentence.start);
        if isolations.get(first).is_none_or(|w| w.start >= sentence.end) {
            continue;
        }
        let behind = samples.partition_point(|w| w.start < tokens.end);
        let after = samples.get(behind).filter(|w| {
            // `E. coli en orina` names its sample itself.
            w.start < sentence.end && w.start - tokens.end <= AFTER && led_by_in(web, tokens.end, w.start)
        });
        let before = samples[..behind].iter().rev().find(|w| w.end <= tokens.start);
        let before = before
            .filter(|w| w.start >= sentence.start && tokens.start - w.end <= BEFORE && governs(web, **w, tokens.start));
        let of = match (after, before) {
            (Some(_), _) => behind..behind + listed(web, &samples[behind..]),
            (None, Some(_)) => {
                let near = samples[behind.saturating_sub(MANY + 1)..behind].iter();
                let back: Vec<TokenRange> = { near }.rev().copied().collect();
                behind - listed(web, &back)..behind
            }
            _ => continue,
        };
        for sample in &samples[of] {
            if let Some((end, code)) = web.word(sample.start, Role::Sample) {
                web.tell(RelationKind::Sample, i, TokenRange::new(sample.start, end), Said::Code(code));
            }
        }
    }
}

/// How many samples a list joins, from the first on: `en orina y sangre`.
fn listed(web: &Web, samples: &[TokenRange]) -> usize {
    let text = web.reading.text;
    let joined = |pair: &[TokenRange]| {
        let (from, to) = (pair[0].end.min(pair[1].end), pair[0].start.max(pair[1].start));
        let link = |at: usize| matches!(text.word(at), "y" | "e" | "en" | "de" | "del") || is_article(text.word(at));
        let and = matches!(text.word(from), "y" | "e");
        and && to - from <= LIST && (from..to).all(link) && text.sentence_of(from).holds(to)
    };
    1 + samples.windows(2).take(MANY).take_while(|pair| joined(pair)).count()
}

/// Whether a sample before an organism is where it was looked for: its own test was made, no other of a list stands between,
/// and it is not where an illness comes from (`bacteriemia asociada a catéter`).
fn governs(web: &Web, sample: TokenRange, organism: usize) -> bool {
    let text = web.reading.text;
    let behind = web.from(sample.start + 1);
    let around = web.mentions[behind.saturating_sub(NESTED)..behind].iter();
    let Some(test) = { around }.rfind(|m| m.kind == Kind::Procedure && m.tokens.holds(sample.start)) else {
        let before = |back: usize| sample.start.checked_sub(back).map_or("", |at| text.word(at));
        return !matches!(before(1 + usize::from(is_article(before(1)))), "a" | "al" | "por");
    };
    // Of what was taken, more than one test may be made; a culture is one test.
    let one = test.tokens.start < sample.start || text.word(sample.start).contains("cultivo");
    let other = web.mentions[behind..web.from(organism)].iter().find(|m| m.kind == Kind::Procedure);
    let listed = |at: usize| matches!(text.word(at), "," | ";" | "y" | "e" | "ni");
    let another = other.is_some_and(|m| (sample.end..m.tokens.start).any(listed));
    test.assertion.presence != Presence::Absent && !(one && another)
}

/// Whether a sample behind an organism is told by `en`, with nothing between that names another organism's.
fn led_by_in(web: &Web, from: usize, sample: usize) -> bool {
    let text = web.reading.text;
    let calm = (from..sample).all(|at| !matches!(text.word(at), "," | ";" | "y"));
    calm && (from..sample).any(|at| matches!(text.word(at), "en" | "de"))
}
