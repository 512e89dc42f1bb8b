//! Sentences that tell of an illness in general and not of the patient: introductions and discussions, under a heading or
//! behind the case. A passage begins where the words of a paragraph say so (`… es una entidad infrecuente`) and ends
//! where the story goes on; within it, a sentence that comes back to the patient (`en nuestro caso`) is of the patient,
//! and what follows it as well, until another one is general by its words.

use crate::section::HeadingMention;
use crate::words::is_article;
use crate::{CueKind, Reading};
use foco_lexicon::{Item, Role};
use foco_text::{Gap, TokenKind, TokenRange};

/// The general sentences of a text, in order.
#[derive(Default)]
pub(crate) struct Discourse(Vec<TokenRange>);

/// What the words of a sentence say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// It begins a case.
    Begins,
    /// It comes back to the patient.
    Case,
    /// It tells what was done or found.
    Told,
    /// It is general, by so many expressions.
    General(usize),
    /// It may be, and cites others.
    Cited,
    /// It may be.
    Weak,
    Nothing,
}

/// So much must speak for a passage that no heading opens.
const SUPPORT: usize = 2;
/// So many of the next sentences may speak for it.
const AHEAD: usize = 3;

impl Discourse {
    /// Whether a token stands in a general sentence.
    pub(crate) fn holds(&self, token: usize) -> bool {
        let at = self.0.partition_point(|sentence| sentence.end <= token);
        self.0.get(at).is_some_and(|sentence| sentence.holds(token))
    }

    /// The general sentences.
    pub(crate) fn sentences(&self) -> &[TokenRange] {
        &self.0
    }
}

/// Finds the general sentences.
#[inline(never)]
pub(crate) fn find(reading: &Reading, headings: &[HeadingMention]) -> Discourse {
    let text = reading.text;
    let mut general = Vec::new();
    let mut passage = Passage::default();
    let mut heading = 0;
    let sentences = &text.sentences;
    for (nth, &sentence) in sentences.iter().enumerate() {
        let begins = text.tokens[sentence.start].gap >= Gap::Line;
        let headed = headings.get(heading).filter(|h| h.tokens.start < sentence.end);
        let opened = headed.is_some_and(|h| passage.read_heading(reading, h, &sentences[nth..]));
        while headings.get(heading).is_some_and(|h| h.tokens.start < sentence.end) {
            heading += 1;
        }
        // Most sentences stand in none, and begin none: nothing more is asked of their words.
        if !(passage.open || begins && signs(reading, sentence) > 0) {
            continue;
        }
        let said = said(reading, sentence);
        if passage.open && !opened && (said == Said::Begins || begins && said == Said::Told) {
            passage.open = said == Said::Told && goes_on(reading, &sentences[nth + 1..]);
        } else if !passage.open && opens(reading, said, &sentences[nth..]) && (nth > 0 || is_introduction(reading)) {
            passage.open = true;
        }
        if passage.open && passage.is_general(said) {
            general.push(sentence);
        }
    }
    Discourse(general)
}

/// Where the reading stands.
#[derive(Default)]
struct Passage {
    /// Whether a general passage is open.
    open: bool,
    /// Whether the last sentence with a sign of its own was of the patient.
    carried: bool,
}

impl Passage {
    /// Whether a heading opens a passage; one of the case closes it, one of a topic changes nothing.
    fn read_heading(&mut self, reading: &Reading, heading: &HeadingMention, next: &[TokenRange]) -> bool {
        let of = heading.of(reading);
        if of.kind == "discussion" {
            let line = reading.text.tokens.get(heading.content).is_some_and(|token| token.gap >= Gap::Line);
            let strong = is_strong(reading.text.word(heading.tokens.start));
            self.open = strong || line && begins_general(reading, next);
            self.carried = false;
            return self.open;
        }
        let topic = of.inner || matches!(of.kind, "treatment" | "diagnosis" | "figure");
        self.open &= topic;
        false
    }

    /// Whether a sentence of the passage is general.
    fn is_general(&mut self, said: Said) -> bool {
        match said {
            Said::Begins | Said::Case | Said::Told => self.carried = true,
            Said::General(_) | Said::Cited => self.carried = false,
            Said::Weak | Said::Nothing => {}
        }
        !self.carried
    }
}

/// Headings behind which nothing but the literature is told. Behind `Comentario`, `Resumen` and the like is as well the case.
fn is_strong(word: &str) -> bool {
    matches!(word, "discusion" | "introduccion" | "bibliografia" | "referencias")
}

/// Whether one of the next sentences is general before one is of the patient.
fn begins_general(reading: &Reading, next: &[TokenRange]) -> bool {
    let said = next.iter().take(AHEAD + 1).map(|&sentence| said(reading, sentence));
    let sign = { said }.find(|said| !matches!(said, Said::Cited | Said::Weak | Said::Nothing));
    matches!(sign, Some(Said::General(_)))
}

/// Whether a paragraph that begins with a told sentence is general all the same.
fn goes_on(reading: &Reading, next: &[TokenRange]) -> bool {
    let own = next.iter().take_while(|sentence| reading.text.tokens[sentence.start].gap < Gap::Line);
    { own }.any(|&sentence| matches!(said(reading, sentence), Said::General(_)))
}

/// Whether a paragraph opens a passage by its words: a general first sentence, and a second witness.
fn opens(reading: &Reading, first: Said, sentences: &[TokenRange]) -> bool {
    let Said::General(signs) = first else { return false };
    let next: Vec<Said> = sentences[1..].iter().take(AHEAD).map(|&sentence| said(reading, sentence)).collect();
    let general = next.iter().filter(|said| matches!(said, Said::General(_))).count();
    let weak = next.iter().filter(|said| matches!(said, Said::Cited | Said::Weak)).count();
    let told = next.iter().filter(|said| matches!(said, Said::Told)).count();
    let cited = usize::from(is_cited(reading, sentences[0]));
    signs.min(SUPPORT) + cited + general + weak / 2 >= SUPPORT + told.div_ceil(2) && told <= 1
}

/// Whether a case follows what the text begins with.
fn is_introduction(reading: &Reading) -> bool {
    const FAR: usize = 40;
    let next = reading.text.sentences.iter().skip(1).take(FAR);
    { next }.any(|&sentence| matches!(said(reading, sentence), Said::Begins | Said::Case | Said::Told))
}

/// How many expressions of a sentence speak of an illness in general.
fn signs(reading: &Reading, sentence: TokenRange) -> usize {
    let told = (sentence.start..sentence.end).filter(|&at| is_sign(reading, at)).count();
    told + usize::from(is_definition(reading, sentence))
}

/// What the words of a sentence say.
fn said(reading: &Reading, sentence: TokenRange) -> Said {
    let (mut weak, mut told, mut literature) = (false, false, false);
    let (mut past, mut patient, mut study) = (false, false, false);
    for at in sentence.start..sentence.end {
        for (_, value) in reading.relations(at, Role::Discourse) {
            match value {
                "case" => return Said::Case,
                "told" => told = true,
                _ => weak = true,
            }
        }
        if is_begin_of_case(reading, at) {
            return Said::Begins;
        }
        literature |= is_of_literature(reading.text.word(at));
        study |= matches!(reading.text.word(at), "estudio" | "estudios");
        past |= is_past(reading, at);
        patient |= reading.is_word(at, Role::Person) && at > sentence.start && is_article(reading.text.word(at - 1));
    }
    let (signs, cited) = (signs(reading, sentence), is_cited(reading, sentence));
    // What is told of other people's studies is told in the past too; `estudio` alone may be a test of the patient.
    literature |= study && (signs > 0 || cited);
    match () {
        () if patient && (past || signs == 0 && !cited) => Said::Case,
        () if (told || past) && !literature => Said::Told,
        () if signs > 0 => Said::General(signs),
        () if cited => Said::Cited,
        () if weak => Said::Weak,
        () => Said::Nothing,
    }
}

/// Whether an expression that speaks of an illness in general begins at a token.
fn is_sign(reading: &Reading, at: usize) -> bool {
    let cues = reading.found.at(at).iter().filter_map(|m| match m.item {
        Item::Cue(cue) => Some(reading.cue(cue)),
        _ => None,
    });
    { cues }.any(|cue| cue.kind == CueKind::Hypothesis && matches!(cue.class, Some("discourse" | "sentence")))
}

/// `El hematoma de la pared abdominal es un …`.
fn is_definition(reading: &Reading, sentence: TokenRange) -> bool {
    const FAR: usize = 12;
    const OTHER: &[&str] =
        &["caso", "diagnostico", "resultado", "motivo", "informe", "masa", "pieza", "imagen", "biopsia", "lesion"];
    let text = reading.text;
    let start = sentence.start;
    if !is_article(text.word(start))
        || OTHER.contains(&text.word(start + 1))
        || reading.is_word(start + 1, Role::Person)
    {
        return false;
    }
    let near = start + 2..sentence.end.min(start + FAR);
    { near }.any(|at| {
        matches!(text.word(at), "es" | "son")
            && matches!(text.word(at + 1), "un" | "una" | "unos" | "unas")
            && !reading.is_word(at + 2, Role::Person)
    })
}

/// `de 45 años`, `varón de …`.
fn is_begin_of_case(reading: &Reading, at: usize) -> bool {
    let text = reading.text;
    text.word(at) == "de"
        && text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number)
        && matches!(text.word(at + 2), "años" | "año")
        && text.word(at + 3) != "de"
}

/// Who tells what others did: past tenses beside it are none of the story.
fn is_of_literature(word: &str) -> bool {
    matches!(word, "autores" | "series" | "metaanalisis" | "ensayo" | "ensayos" | "cols" | "literatura")
}

/// Whether a word is a verb of the past.
fn is_past(reading: &Reading, at: usize) -> bool {
    let word = reading.text.word(at);
    if word.len() < 4 || reading.text.tokens[at].kind != TokenKind::Word {
        return false;
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    matches!(
        word,
        "fue"
            | "fueron"
            | "hubo"
            | "tuvo"
            | "tuvieron"
            | "hizo"
            | "hicieron"
            | "obtuvo"
            | "mantuvo"
            | "habia"
            | "tenia"
    ) || ends(&["aron", "ieron", "jeron", "yeron", "aban"])
        || word.len() > 5 && word.ends_with("aba")
        || ends(&["ian"]) && !matches!(word, "varian" | "guian" | "envian" | "cambian" | "inician" | "evidencian")
        || reading.text.written(at).ends_with('ó')
}

/// Whether a sentence cites: `(1-6)`, `secundaria3`.
fn is_cited(reading: &Reading, sentence: TokenRange) -> bool {
    const LONG: usize = 4;
    let text = reading.text;
    let short =
        |at: usize| text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) && text.word(at).len() <= 2;
    let closes = |at: usize| matches!(text.word(at), ")" | "]" | "," | "-" | "–");
    (sentence.start + 1..sentence.end).any(|at| {
        let glued = text.tokens[at].gap == Gap::None && text.word(at - 1).len() >= LONG;
        short(at)
            && match text.word(at - 1) {
                "(" | "[" => closes(at + 1) && !matches!(text.word(at + 2), "x"),
                _ => glued && text.tokens[at - 1].kind == TokenKind::Word && !text.word(at - 1).ends_with("ato"),
            }
    })
}
