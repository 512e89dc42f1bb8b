//! The moment of the illness that each word speaks of.
//!
//! A report tells a story in order: what was before, how it began, what was found when the patient was
//! first examined, what happened then, how it ended. The page is turned by headings and by expressions of
//! time, and a later moment counts only once there is a first: until the patient has been examined or
//! treated, `posteriormente` is still the story told at the door, and an admission is an arrival.

use crate::section::HeadingMention;
use crate::time::{TimeExpression, is_done_now, is_span};
use crate::{Phase, Reading};
use foco_lexicon::{Act, Hold, Item, Role};
use foco_text::{TokenKind, TokenRange};

/// Within how many tokens of its beginning an expression opens a sentence.
const OPENING: usize = 6;
/// Within how many tokens of its label a number makes it a finding.
const FINDING: usize = 8;
/// How many words a qualifier governs back (`patología de base`).
const BEHIND: usize = 4;
/// Within how many tokens a relative pronoun governs an expression.
const RELATIVE: usize = 3;

/// A change of moment at a token.
struct Turn {
    at: usize,
    phase: Phase,
    hold: Hold,
    act: Act,
}

/// The phase of every token.
#[inline(never)]
pub(crate) fn phases(reading: &Reading, headings: &[HeadingMention], times: &[TimeExpression]) -> Vec<Phase> {
    let turns = turns(reading, times);
    let mut story = Story {
        reading,
        current: Phase::Presentation,
        examined: false,
        treated: false,
        told_history: false,
        last_arrival: turns.iter().rev().find(|t| t.act == Act::Arrival).map(|t| t.at),
        phases: vec![Phase::Presentation; reading.text.tokens.len()],
    };
    let (mut turn, mut heading) = (0, 0);
    for &sentence in &reading.text.sentences {
        let mut local: Option<Phase> = None;
        let mut treated = false;
        if story.told_history && goes_on(reading, sentence) {
            local = Some(Phase::Prior);
        }
        story.told_history = local.is_some();
        for at in sentence.start..sentence.end {
            while let Some(found) = headings.get(heading).filter(|h| h.tokens.start <= at) {
                if story.read_heading(found) {
                    local = None;
                }
                heading += 1;
            }
            while let Some(next) = turns.get(turn).filter(|t| t.at <= at) {
                treated |= next.act == Act::Treatment;
                story.turn(next, sentence, &mut local);
                turn += 1;
            }
            // A clause may have been painted ahead; only the default is overwritten.
            if !matches!(story.phases[at], Phase::Prior | Phase::Course) {
                story.phases[at] = local.unwrap_or(story.current);
            }
        }
        let past = || story.current == Phase::Prior || local == Some(Phase::Prior) || story.is_past(sentence);
        let examined = story.examined || (!past() && has_finding(reading, headings, sentence));
        // What was treated before is no treatment of this illness.
        let treated = story.treated || (treated && !past());
        (story.examined, story.treated) = (examined, treated);
    }
    for general in reading.general.sentences() {
        story.paint(*general, Phase::Unknown);
    }
    story.phases
}

struct Story<'a> {
    reading: &'a Reading<'a>,
    current: Phase,
    /// Whether findings of this illness have been told.
    examined: bool,
    /// Whether the patient has been treated.
    treated: bool,
    /// Whether the last sentence told the history by the way.
    told_history: bool,
    /// Where the patient last arrives: what is told as history before it is the past.
    last_arrival: Option<usize>,
    phases: Vec<Phase>,
}

impl Story<'_> {
    /// Whether a heading sets another moment.
    fn read_heading(&mut self, heading: &HeadingMention) -> bool {
        let of = heading.of(self.reading);
        if of.patient {
            (self.current, self.examined, self.treated) = (Phase::Presentation, false, false);
        } else if let Some(phase) = of.phase {
            // `Al examen físico …` at a second hospital is the course still; a heading proper begins anew.
            let again = !of.needs_colon && self.examined && phase == Phase::Presentation;
            if again && matches!(self.current, Phase::Course | Phase::Discharge) {
                return false;
            }
            self.current = phase;
            self.examined |= matches!(of.kind, "examination" | "tests");
            return true;
        }
        of.patient
    }

    fn turn(&mut self, turn: &Turn, sentence: TokenRange, local: &mut Option<Phase>) {
        match turn.act {
            Act::History if !self.examined && self.last_arrival.is_some_and(|at| at > turn.at) => {
                self.current = Phase::Prior;
                return;
            }
            // Nobody comes any more: the history is an aside. `Con los antecedentes descritos` tells none.
            Act::History
                if !self.examined && self.current != Phase::Prior && self.reading.text.word(turn.at) != "los" =>
            {
                *local = Some(Phase::Prior);
                self.told_history = true;
                return;
            }
            Act::Onset if self.current == Phase::Prior => self.current = Phase::Presentation,
            Act::History | Act::Onset => return,
            Act::Birth => {
                (self.current, self.examined, self.treated) = (Phase::Presentation, false, false);
                *local = None;
                return;
            }
            Act::Admission if !self.examined => {
                self.current = Phase::Presentation;
                return;
            }
            _ => {}
        }
        // Before the patient is treated nobody has left: `controlada en consultas externas` is the past if the
        // patient comes only then.
        if turn.phase == Phase::Discharge && turn.hold == Hold::Onwards && !self.treated {
            let comes = self.last_arrival.is_some_and(|at| at > turn.at);
            if comes || !self.examined {
                *local = Some(if comes { Phase::Prior } else { turn.phase });
                return;
            }
        }
        // The history tells of earlier stays, and how they ended.
        if turn.phase == Phase::Discharge && self.current == Phase::Prior {
            return;
        }
        let later = turn.phase == Phase::Course;
        if later && !self.treated && turn.act != Act::Treatment && (!self.examined || turn.act == Act::Soon) {
            return;
        }
        let opens = turn.at - sentence.start <= OPENING;
        match turn.hold {
            Hold::Clause | Hold::Ahead | Hold::Behind => self.paint_clause(sentence, turn),
            // `Al ingreso, …` behind the history, or behind what came before any treatment, tells what was found then.
            Hold::Sentence
                if opens
                    && turn.phase == Phase::Presentation
                    && (self.current == Phase::Prior
                        || (self.current == Phase::Course && !(self.treated && self.examined))) =>
            {
                self.current = Phase::Presentation;
                *local = None;
            }
            Hold::Sentence => {
                *local = Some(turn.phase);
                self.paint(TokenRange::new(sentence.start, turn.at), turn.phase);
            }
            Hold::Rest => *local = Some(turn.phase),
            // `… bulas, que posteriormente se ulceraron`: only what opens a sentence turns the page.
            Hold::Onwards if later && !opens => self.paint_clause(sentence, turn),
            Hold::Event if self.in_relative(sentence, turn.at) => self.paint_clause(sentence, turn),
            Hold::Onwards | Hold::Event => {
                self.current = self.onwards(turn);
                *local = None;
            }
        }
    }

    /// A report goes forward: once the patient has been examined, `acude` is a later visit, and after the
    /// discharge only another visit begins another course.
    fn onwards(&self, turn: &Turn) -> Phase {
        match (self.current, turn.phase) {
            (Phase::Course, Phase::Presentation) if self.examined => Phase::Course,
            (Phase::Discharge, Phase::Presentation) => Phase::Discharge,
            (Phase::Discharge, Phase::Course) if !matches!(turn.act, Act::Admission | Act::Return) => Phase::Discharge,
            _ => turn.phase,
        }
    }

    fn in_relative(&self, sentence: TokenRange, at: usize) -> bool {
        let from = at.saturating_sub(RELATIVE).max(sentence.start);
        (from..at).any(|i| matches!(self.reading.text.word(i), "que" | "quien" | "cual" | "cuales"))
    }

    /// Whether most of a sentence is of before.
    fn is_past(&self, sentence: TokenRange) -> bool {
        let past = self.phases[sentence.start..sentence.end].iter().filter(|p| **p == Phase::Prior).count();
        past * 2 > sentence.len()
    }

    fn paint(&mut self, range: TokenRange, phase: Phase) {
        self.phases[range.start..range.end].fill(phase);
    }

    fn paint_clause(&mut self, sentence: TokenRange, turn: &Turn) {
        let stops = |i: usize| matches!(self.reading.text.word(i), "," | ";" | "." | ":" | "(" | ")");
        let start = (sentence.start..turn.at).rev().find(|&i| stops(i)).map_or(sentence.start, |i| i + 1);
        // `sin antecedentes de interés que ingresa por …`: the relative tells of now.
        let comes = |i: usize| turn.hold == Hold::Ahead && is_arrival(self.reading, i);
        let end = (turn.at..sentence.end).find(|&i| stops(i) || comes(i)).unwrap_or(sentence.end);
        // `Exámenes previos: hemoglobina …`: behind a colon stands what the clause announces.
        let announces = self.reading.text.word(end) == ":"
            && matches!(turn.phase, Phase::Prior | Phase::Course)
            && turn.hold == Hold::Clause;
        let end = if announces { sentence.end } else { end };
        self.paint(
            match turn.hold {
                Hold::Ahead => TokenRange::new(turn.at, end),
                Hold::Behind => TokenRange::new(start.max(turn.at.saturating_sub(BEHIND)), turn.at),
                _ => TokenRange::new(start, end),
            },
            turn.phase,
        );
    }
}

/// Whether a sentence adds to the one before: `También presentó …`.
fn goes_on(reading: &Reading, sentence: TokenRange) -> bool {
    matches!(reading.text.word(sentence.start), "tambien" | "ademas" | "asimismo" | "igualmente")
}

/// `que acude`, `que ingresa`.
fn is_arrival(reading: &Reading, at: usize) -> bool {
    matches!(reading.text.word(at), "que" | "quien") && reading.is_word(at + 1, Role::Comes)
}

/// Whether a sentence tells what an examination or a test found.
fn has_finding(reading: &Reading, headings: &[HeadingMention], sentence: TokenRange) -> bool {
    let first = headings.partition_point(|h| h.tokens.start < sentence.start);
    let heads = headings[first..].iter().take_while(|h| h.tokens.start < sentence.end);
    let headed = heads.map(|h| h.of(reading).kind).any(|k| matches!(k, "examination" | "tests" | "test_part"));
    headed
        || (sentence.start..sentence.end).any(|at| {
            let labels = reading.found.at(at).iter().filter_map(|m| match m.item {
                Item::Analyte(analyte) => Some((m.tokens.end, reading.lexicon.tables().analytes[analyte as usize].id)),
                _ => None,
            });
            let mut labels = labels.filter(|(_, id)| !matches!(*id, "age" | "weight" | "temperature"));
            labels.any(|(end, _)| {
                (end..sentence.end.min(end + FINDING)).any(|i| reading.text.tokens[i].kind == TokenKind::Number)
            })
        })
}

fn turns(reading: &Reading, times: &[TimeExpression]) -> Vec<Turn> {
    let mut turns = Vec::new();
    let mut end = 0;
    for matched in reading.found.all() {
        let Item::Moment(moment) = matched.item else { continue };
        if matched.tokens.start < end {
            continue;
        }
        end = matched.tokens.end;
        // `meses antes` behind a number is an expression of time already.
        let time = times.partition_point(|t| t.tokens.start <= matched.tokens.start);
        if time > 0 && times[time - 1].phase.is_some() && times[time - 1].tokens.contains(matched.tokens) {
            continue;
        }
        // `con antecedente de dos meses de tos`: so long has this illness lasted.
        if reading.text.word(end - 1) == "de" && is_span(reading, end) {
            continue;
        }
        if is_done_now(reading, matched.tokens.start) {
            continue;
        }
        let moment = &reading.lexicon.tables().moments[moment as usize];
        turns.push(Turn { at: matched.tokens.start, phase: moment.phase, hold: moment.hold, act: moment.act });
    }
    for time in times {
        if let Some((phase, onwards)) = time.phase {
            let hold = if onwards { Hold::Onwards } else { Hold::Clause };
            turns.push(Turn { at: time.tokens.start, phase, hold, act: Act::None });
        }
    }
    turns.sort_by_key(|t| t.at);
    turns
}
