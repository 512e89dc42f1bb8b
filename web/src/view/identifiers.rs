//! The review of identifiers: one line that tells how many there may be, and the list of them.

use crate::state::{Key, Review};
use foco_deid::{Category, Choices, OffsetMap, Span, pseudonymise};

/// How many characters of the report are shown around an identifier.
const AROUND: usize = 32;

/// What the line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// So many are still to be decided.
    Found(usize),
    /// So many are left as they are.
    Left(usize),
    /// So many were replaced.
    Replaced(usize),
}

impl Line {
    /// Key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Line::Found(_) => "identifiers.found",
            Line::Left(_) => "identifiers.left",
            Line::Replaced(_) => "identifiers.replaced",
        }
    }

    /// How many.
    pub fn count(self) -> usize {
        match self {
            Line::Found(n) | Line::Left(n) | Line::Replaced(n) => n,
        }
    }
}

/// What is to be said, if anything.
pub fn line(review: &Review) -> Option<Line> {
    let pending = review.pending().count();
    match &review.replaced {
        _ if pending > 0 => Some(Line::Found(pending)),
        Some(replaced) => Some(Line::Replaced(replaced.count)),
        None => Some(Line::Left(review.findings.len())).filter(|line| line.count() > 0),
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What a decision on it is about.
    pub key: Key,
    /// Where it stands.
    pub span: Span,
    /// The end of what stands before it, on one line.
    pub before: String,
    /// The beginning of what stands after it.
    pub after: String,
    /// What takes its place, if it is to be replaced.
    pub becomes: Option<String>,
}

/// Key of the name of a kind, under `identifier`.
pub fn kind(category: Category) -> String {
    category.token().to_ascii_lowercase()
}

/// The list, in the order of the report.
pub fn rows(review: &Review) -> Vec<Row> {
    let text = review.text();
    let choices = Choices { findings: review.pending().copied().collect(), shift_days: review.shift() };
    let done = pseudonymise(text, &choices);
    let row = |finding: &foco_deid::Finding| {
        let (start, end) = (finding.span.start as usize, finding.span.end as usize);
        Row {
            key: review.key(finding),
            span: finding.span,
            before: tail(text.get(..start).unwrap_or("")),
            after: head(text.get(end..).unwrap_or("")),
            becomes: replacement(&done.map, finding.span).and_then(|s| text_at(&done.text, s)),
        }
    };
    review.findings.iter().map(row).collect()
}

fn replacement(map: &OffsetMap, old: Span) -> Option<Span> {
    map.changes.binary_search_by_key(&old.start, |c| c.old.start).ok().map(|i| map.changes[i].new)
}

fn text_at(text: &str, span: Span) -> Option<String> {
    text.get(span.start as usize..span.end as usize).map(str::to_owned)
}

/// The last words of a text, with one kind of space.
fn tail(text: &str) -> String {
    let Some((start, _)) = text.char_indices().rev().nth(AROUND - 1).filter(|(i, _)| *i > 0) else {
        return one_line(text);
    };
    let words = text[start..].find(char::is_whitespace).map_or(text.len(), |i| start + i);
    format!("…{}", one_line(&text[words..]))
}

/// The first words of a text, likewise.
fn head(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(AROUND) else { return one_line(text) };
    let words = text[..end].rfind(char::is_whitespace).unwrap_or(0);
    format!("{} …", one_line(&text[..words]))
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::CASES;
    use crate::i18n::Language;
    use crate::state::{Action, Outgoing, State, Step};
    use crate::view::correct::Correction;
    use std::rc::Rc;
    use yew::Reducible;

    const HEAD: &str = "Paciente: Lucía Vidal Soler. NHC: 4821190. DNI 12345678Z. Tel. 600 11 22 33. Vive en C/ Mayor 3, 28001 \
        Madrid. Ingresa el 12/03/2019 en el Hospital Universitario Puerta de Hierro. Dra. Prieto.\n\n";

    fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
        actions.into_iter().fold(state, Reducible::reduce)
    }

    /// Another text, looked through.
    fn edited(state: Rc<State>, text: &str) -> Rc<State> {
        let state = after(state, [Action::Edit(text.to_owned())]);
        let text = state.newest().clone();
        let found = foco_deid::find(&text);
        reviewed(state, Step::Looked(text, found))
    }

    fn read(text: &str) -> Rc<State> {
        edited(Rc::new(State::default()), text)
    }

    fn reviewed(state: Rc<State>, step: Step) -> Rc<State> {
        after(state, [Action::Review(step)])
    }

    fn tick(state: &State, words: &str) -> Step {
        let row = rows(&state.review).into_iter().find(|r| r.key.1 == words).expect("it is found");
        Step::Tick(row.key, false)
    }

    #[test]
    fn every_kind_has_a_name() {
        for language in [Language::Spanish, Language::English] {
            for category in Category::ALL {
                assert!(language.find(&format!("identifier.{}", kind(category))).is_some(), "{category:?}");
            }
        }
    }

    #[test]
    fn a_row_shows_the_words_in_context_and_what_takes_their_place() {
        let state = read("Varón.\nLo atiende la Dra. Vidal el 12/03/2019 en urgencias por fiebre y disnea.");
        let rows = rows(&state.review);
        let told: Vec<(&str, &str, Option<&str>)> =
            rows.iter().map(|r| (r.key.0.token(), r.key.1.as_str(), r.becomes.as_deref())).collect();
        assert_eq!(told, [("NOMBRE", "Vidal", Some("[NOMBRE_1]")), ("FECHA", "12/03/2019", Some("12/02/2019"))]);
        assert_eq!((&*rows[0].before, &*rows[1].after), ("Varón. Lo atiende la Dra. ", " en urgencias por fiebre y …"));
        let far = &super::rows(&read("Varón de 60 años con fiebre y disnea, atendido por la Dra. Vidal.").review)[0];
        assert_eq!((&*far.before, &*far.after), ("… y disnea, atendido por la Dra. ", "."));
        let tokens = reviewed(state.clone(), Step::MoveDates(false));
        assert_eq!(super::rows(&tokens.review)[1].becomes.as_deref(), Some("[FECHA_1]"));
        let left = reviewed(state.clone(), tick(&state, "Vidal"));
        assert_eq!(super::rows(&left.review)[0].becomes, None);
    }

    #[test]
    fn the_line_follows_the_decisions() {
        let state = read("La Dra. Vidal y el Dr. Prieto.");
        assert_eq!(line(&state.review), Some(Line::Found(2)));
        let one = reviewed(state.clone(), tick(&state, "Vidal"));
        assert_eq!(line(&one.review), Some(Line::Found(1)));
        let none = reviewed(one.clone(), Step::TickAll(false));
        assert_eq!(line(&none.review), Some(Line::Left(2)));
        let done = reviewed(one, Step::Substitute);
        assert_eq!((&*done.text, line(&done.review)), ("La Dra. Vidal y el Dr. [NOMBRE_1].", Some(Line::Replaced(1))));
        let more = edited(done, "El Dr. [NOMBRE_1] y el Dr. Soler.");
        assert_eq!(line(&more.review), Some(Line::Found(1)), "what is new is told");
        let harmless = edited(more, "Varón con tos.");
        assert_eq!(line(&harmless.review), None, "another text was not pseudonymised");
        let kept = edited(none, "La Dra. Vidal.");
        assert_eq!(line(&kept.review), Some(Line::Left(1)), "decisions outlive an edit");
        assert_eq!(line(&after(kept, [Action::Edit(String::new())]).review), None);
        assert_eq!(line(&read("Varón de 60 años con fiebre.").review), None);
    }

    #[test]
    fn what_was_found_in_a_report_that_is_gone_is_not_told() {
        let state = read("La Dra. Vidal.");
        let (old, found) = (state.newest().clone(), state.review.findings.to_vec());
        let state = after(state, [Action::Edit("Varón con tos.".to_owned())]);
        let late = reviewed(state, Step::Looked(old, found));
        assert_ne!(late.review.text(), "Varón con tos.", "it was not looked through yet");
        assert_eq!(line(&edited(late, "Varón con fiebre.").review), None);
    }

    #[test]
    fn replacing_keeps_every_score_of_every_case_and_can_be_undone() {
        for case in CASES {
            let text = format!("{HEAD}{}", case.text);
            let before = read(&text);
            let done = reviewed(before.clone(), Step::Substitute);
            assert!(
                !["Vidal", "4821190", "12345678", "600 11", "Mayor", "12/03", "Hierro", "Prieto"]
                    .iter()
                    .any(|w| done.text.contains(w)),
                "{}",
                done.text
            );
            assert_eq!(
                line(&done.review),
                Some(Line::Replaced(done.review.replaced.as_ref().map_or(0, |r| r.count))),
                "{}: something is found again",
                case.id
            );
            let told = |s: &State| {
                let scores = s.analysis.scores.iter();
                scores.map(|s| (s.id, s.window, s.observed_min, s.contextual, s.strict)).collect::<Vec<_>>()
            };
            assert_eq!(told(&done), told(&before), "{}", case.id);
            let undone = after(done, [Action::Restore]);
            assert_eq!(*undone.text, *text);
            assert!(undone.review.replaced.is_none());
        }
    }

    /// Of an age above 89 only the band stays: what hangs on the very age becomes a range around the same numbers.
    #[test]
    fn a_banded_age_is_still_an_age() {
        let text = "Mujer de 93 años con neumonía. TA 85/40 mmHg, FR 32 rpm, urea 60 mg/dl, creatinina 2,1 mg/dl.";
        let before = read(text);
        let done = reviewed(before.clone(), Step::Substitute);
        let age = done.analysis.measurements.iter().find(|m| m.analyte == "age").expect("read");
        assert_eq!((age.value, age.comparator), (90.0, foco::Comparator::AtLeast));
        let applicable = before.analysis.scores.iter().filter(|s| s.applicable);
        for (old, new) in applicable.zip(done.analysis.scores.iter().filter(|s| s.applicable)) {
            assert_eq!((old.id, old.observed_min), (new.id, new.observed_min));
            let within = |o: Option<foco::Points>, n: Option<foco::Points>| match (o, n) {
                (Some(o), Some(n)) => n.min <= o.min && o.max <= n.max,
                (o, n) => o.is_none() == n.is_none(),
            };
            assert!(within(old.contextual, new.contextual), "{}", old.id);
        }
        assert!(done.analysis.score("curb65").is_some_and(|s| s.applicable), "65 years are known to be over");
    }

    #[test]
    fn corrections_go_along_and_come_back() {
        let before = read(&format!("{HEAD}Varón de 60 años con fiebre. Lactato 3 mmol/l."));
        let fever = before.analysis.mentions.iter().find(|m| before.words(m.span) == "fiebre").expect("read");
        let value = before.analysis.measurements.iter().find(|m| m.analyte == "lactate").expect("read");
        let corrections =
            [(Correction::Reject(vec![fever.id]), fever.span), (Correction::Reject(vec![value.id]), value.evidence)];
        let corrected = after(before.clone(), corrections.map(|(c, span)| Action::Correct(c, span)));
        let done = reviewed(corrected.clone(), Step::Substitute);
        for state in [&done, &after(done.clone(), [Action::Restore])] {
            assert_eq!(state.corrections.len(), 2);
            assert_eq!(state.corrections[0].words, "fiebre");
            assert!(!state.analysis.facts.iter().any(|f| f.fact == "fever"), "it is still rejected");
            let own = |s: &State| s.analysis.scores.iter().map(|s| s.observed_min).collect::<Vec<_>>();
            assert_eq!(own(state), own(&corrected));
        }
    }

    #[test]
    fn what_goes_out_passes_the_review_first() {
        let send = || Action::Send(Outgoing::Json);
        let nothing_there = after(read("Varón de 60 años con fiebre."), [send()]);
        assert_eq!((nothing_there.review.due, nothing_there.review.open), (Some(Outgoing::Json), false));
        // Asked for before the typing paused: the report is looked through at once.
        let typed = after(Rc::new(State::default()), [Action::Edit("La Dra. Vidal.".to_owned())]);
        let asked = after(typed, [send()]);
        assert_eq!((asked.review.due, asked.review.waiting, asked.review.open), (None, Some(Outgoing::Json), true));

        let replaced = reviewed(asked.clone(), Step::Substitute);
        assert_eq!((&*replaced.text, replaced.review.due), ("La Dra. [NOMBRE_1].", Some(Outgoing::Json)));
        let as_it_is = reviewed(asked.clone(), Step::AsItIs);
        assert_eq!((&*as_it_is.text, as_it_is.review.due), ("La Dra. Vidal.", Some(Outgoing::Json)));
        let back = reviewed(asked, Step::Open(false));
        assert_eq!((back.review.due, back.review.waiting), (None, None));

        let again = after(reviewed(as_it_is, Step::Sent), [send()]);
        assert_eq!(again.review.due, Some(Outgoing::Json), "what was decided is not asked again");
        let edited = after(again, [Action::Edit("La Dra. Vidal y el Dr. Prieto.".to_owned()), send()]);
        assert!(edited.review.open && edited.review.waiting.is_some(), "something new is");
        let printed = after(read("Varón."), [Action::Send(Outgoing::Print(false))]);
        assert!(!printed.reading.prints_marks);
    }

    #[test]
    fn clearing_leaves_nothing_of_the_review() {
        let state = read("La Dra. Vidal el 12/03/2019.");
        let decided = reviewed(reviewed(state.clone(), tick(&state, "Vidal")), Step::Substitute);
        let cleared = after(decided, [Action::Clear]);
        assert_eq!(cleared.review, state.review.cleared());
        assert_eq!((cleared.review.text(), cleared.review.findings.len()), ("", 0));
    }

    #[test]
    fn drawn_days_are_whole_weeks() {
        for number in [0, 1, 47, 48, u64::MAX] {
            let days = Review::drawn(number).days;
            assert!(days % 7 == 0 && (28..=364).contains(&days), "{days}");
        }
    }
}
