//! Which mentions of a name are of one problem, by the part of the body that they name.

use crate::words::{is_article, is_preposition};
use crate::{Kind, Mention, Reading};
use foco_lexicon::Role;
use foco_text::TokenRange;

/// Most words between a finding and its site: `a nivel de la`.
pub(crate) const LINK: usize = 4;

/// Where a problem of a name is, of those that can be in several places: a fracture of the arm is none of the leg. What is
/// named without a place is the one that was named last.
#[derive(Default)]
pub(crate) struct Places(Vec<(Option<&'static str>, usize)>);

impl Places {
    /// The problem with this name at a site, by its place in the list; a new one if there is none.
    pub(crate) fn find(&mut self, site: Option<&'static str>, new: impl FnOnce() -> usize) -> usize {
        let last = self.0.last().copied();
        let known = self.0.iter().rposition(|(of, _)| site.is_none() || *of == site);
        match (known, last) {
            (Some(place), _) => {
                // The one spoken of last stands last.
                let known = self.0.remove(place);
                self.0.push(known);
                known.1
            }
            // `una masa … la masa del riñón`.
            (None, Some((None, at))) => {
                self.0.last_mut().into_iter().for_each(|last| last.0 = site);
                at
            }
            (None, _) => {
                let at = new();
                self.0.push((site, at));
                at
            }
        }
    }
}

/// Whether the patient may have what is named at a token in several places at a time.
pub(crate) fn is_sited(reading: &Reading, at: usize) -> bool {
    reading.relations(at, Role::Sited).next().is_some()
}

/// The part of the body that a mention names in its own words or right behind them.
pub(crate) fn site(reading: &Reading, mentions: &[Mention], mention: &Mention) -> Option<&'static str> {
    let from = mentions.partition_point(|m| m.tokens.start < mention.tokens.start);
    let near = mentions[from..].iter().take_while(|m| m.tokens.start <= mention.tokens.end + LINK);
    { near }.filter(|m| is_site(reading, mention, m)).find_map(|m| m.concept.as_ref()).map(|concept| concept.label)
}

/// Whether a mention is the part of the body that a finding names.
pub(crate) fn is_site(reading: &Reading, finding: &Mention, part: &Mention) -> bool {
    let (finding, of) = (finding.tokens, part.tokens);
    let inside = || finding.contains(of) || finding.holds(of.start) && ends_in_side(reading, finding.end, of.end);
    part.kind == Kind::Anatomy
        && (inside() || is_linked(reading, finding.end, of.start))
        && cause_within(reading, finding).is_none_or(|cause| of.start < cause)
}

/// Where the words of a finding go on to its cause, whose place is not its own: `obstrucción [secundaria a] un tumor de
/// colon`. `de origen renal` and `en relación con el cuerpo` may tell no cause apart from it.
pub(crate) fn cause_within(reading: &Reading, finding: TokenRange) -> Option<usize> {
    let due_to = |at: &usize| {
        !matches!(reading.text.word(*at), "de" | "en") && reading.relations(*at, Role::DueTo).next().is_some()
    };
    (finding.start..finding.end).find(due_to)
}

/// Whether only the side stands between two places: `masa en [riñón] derecho`.
fn ends_in_side(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).all(|at| reading.is_word(at, Role::Side))
}

/// Whether only `en`, `de`, `a nivel de` and articles stand between a finding and a part of the body, or how grave the
/// finding is.
fn is_linked(reading: &Reading, end: usize, site: usize) -> bool {
    let text = reading.text;
    let word = |at: usize| text.word(at);
    let link = |w: &str| is_article(w) || matches!(w, "nivel" | "region" | "zona" | "ambos" | "ambas" | "su" | "sus");
    let degree = reading.relations(end, Role::Nuance).next().map_or(end, |(after, _)| after);
    let opens = matches!(word(degree), "en" | "de" | "del" | "a" | "sobre");
    let together = end > 0 && text.sentence_of(end - 1).end > site;
    let linked = || opens && (degree..site).all(|at| link(word(at)) || is_preposition(word(at)));
    together && (end == site || end < site && site - end <= LINK && linked())
}
