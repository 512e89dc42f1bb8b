//! Two moments of a report, or two reports, side by side.

use foco::{Analysis, Measurement, Phase, Points, Span, Window};

/// One of the two sides.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What was read.
    pub analysis: &'a Analysis,
    /// Which moments of it.
    pub moment: Moment,
}

impl<'a> Side<'a> {
    fn sofa(self) -> Option<&'a foco::Score> {
        self.analysis.scores.iter().find(|s| s.id == "sofa" && s.window == self.moment.window())
    }
}

/// The moments of a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Everything up to the discharge.
    All,
    /// When the patient was first examined.
    Presentation,
    /// What happened then.
    Course,
}

impl Moment {
    fn holds(self, phase: Phase) -> bool {
        match self {
            Moment::All => matches!(phase, Phase::Presentation | Phase::Course | Phase::Unknown),
            Moment::Presentation => matches!(phase, Phase::Presentation | Phase::Unknown),
            Moment::Course => phase == Phase::Course,
        }
    }

    fn window(self) -> Window {
        match self {
            Moment::All => Window::Worst24h,
            Moment::Presentation => Window::Presentation,
            Moment::Course => Window::Course,
        }
    }
}

/// A value on a side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// In the canonical unit.
    pub value: f64,
    /// The words.
    pub evidence: Span,
}

/// A line: an analyte with its first value on each side.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The analyte.
    pub analyte: &'static str,
    /// Canonical unit (UCUM).
    pub unit: &'static str,
    /// On the left and on the right.
    pub sides: [Option<Told>; 2],
}

impl Line {
    /// From left to right.
    pub fn change(&self) -> Option<f64> {
        Some(self.sides[1]?.value - self.sides[0]?.value)
    }
}

/// Analytes of either side, in the order in which they are told.
pub fn lines(left: Side, right: Side) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, side) in [left, right].into_iter().enumerate() {
        for m in side.analysis.measurements.iter().filter(|m| side.moment.holds(m.phase) && is_comparable(m)) {
            let told = Told { value: m.value, evidence: m.evidence };
            match lines.iter_mut().find(|l| l.analyte == m.analyte && l.unit == m.unit) {
                Some(line) => _ = line.sides[at].get_or_insert(told),
                None => {
                    let mut sides = [None, None];
                    sides[at] = Some(told);
                    lines.push(Line { analyte: m.analyte, unit: m.unit, sides });
                }
            }
        }
    }
    lines
}

fn is_comparable(m: &Measurement) -> bool {
    m.specimen.is_none() && !m.suspicious && !m.ambiguous && !matches!(m.analyte, "age" | "weight" | "height")
}

/// So many bytes around words are enough to see what they say.
const AROUND: usize = 160;

/// Words of a text with what stands before and after them.
pub fn passage(text: &str, words: Span) -> Option<[&str; 3]> {
    let (start, end) = (words.start as usize, words.end as usize);
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    let from = before.floor_char_boundary(start.saturating_sub(AROUND));
    let to = after.ceil_char_boundary(AROUND.min(after.len()));
    Some([&before[from..], text.get(start..end)?, &after[..to]])
}

/// SOFA on each side, and how much it can have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sofa {
    /// On the left and on the right; nothing where it was not worked out.
    pub sides: [Option<Points>; 2],
}

impl Sofa {
    /// The least and the most that it can have changed.
    pub fn change(&self) -> Option<Points> {
        let (left, right) = (self.sides[0]?, self.sides[1]?);
        Some(Points { min: right.min - left.max, max: right.max - left.min })
    }
}

/// SOFA on each side, with the assumptions that are on.
pub fn sofa(left: Side, right: Side) -> Sofa {
    Sofa { sides: [left, right].map(|s| points(s, |score| score.contextual)) }
}

fn points(side: Side, of: impl Fn(&foco::Score) -> Option<Points>) -> Option<Points> {
    side.sofa().filter(|score| score.applicable).and_then(of)
}

/// The components of SOFA on each side.
pub fn organs(left: Side, right: Side) -> Vec<(&'static str, Sofa)> {
    let Some(score) = left.sofa().or(right.sofa()) else { return Vec::new() };
    let of = |side: Side, id| {
        let found = side.sofa()?.components.iter().find(|c| c.id == id)?;
        Some(Points { min: found.min, max: found.max })
    };
    score.components.iter().map(|c| (c.id, Sofa { sides: [of(left, c.id), of(right, c.id)] })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use foco::{Options, analyse};

    #[test]
    fn two_moments_of_one_report() {
        let text = "Varón de 60 años. TA 120/70 mmHg. Creatinina 1,0 mg/dl. Plaquetas 250.000/mm3. \
                    A las 48 horas, creatinina 3,8 mg/dl y plaquetas 40.000/mm3.";
        let analysis = analyse(text, &Options::default());
        let side = |moment| Side { analysis: &analysis, moment };
        let (left, right) = (side(Moment::Presentation), side(Moment::Course));
        let lines = lines(left, right);
        let creatinine = lines.iter().find(|l| l.analyte == "creatinine").expect("told twice");
        assert!(creatinine.change().is_some_and(|c| (c - 2.8).abs() < 1e-9), "{creatinine:?}");
        let pressure = lines.iter().find(|l| l.analyte == "sbp").expect("told once");
        assert!(pressure.sides[1].is_none() && pressure.change().is_none());
        let kidney = organs(left, right).into_iter().find(|o| o.0 == "renal").expect("SOFA has it").1;
        assert_eq!(kidney.change(), Some(Points { min: 3, max: 3 }));
    }

    #[test]
    fn a_passage_shows_words_among_others() {
        let text = format!("{}TA 80/50{}", "á".repeat(200), "é".repeat(200));
        let start = text.find("TA").expect("there") as u32;
        let [before, words, after] = passage(&text, Span::new(start, start + 8)).expect("inside");
        assert_eq!((words, before.len(), after.len()), ("TA 80/50", AROUND, AROUND));
        assert_eq!(passage("TA 80/50", Span::new(0, 8)), Some(["", "TA 80/50", ""]));
        assert_eq!(passage("TA", Span::new(0, 8)), None);
    }

    #[test]
    fn two_reports() {
        let worse = analyse("Varón de 60 años. Bilirrubina total 7 mg/dl.", &Options::default());
        let better = analyse("Varón de 60 años. Bilirrubina total 0,8 mg/dl.", &Options::default());
        let side = |analysis| Side { analysis, moment: Moment::All };
        let liver = organs(side(&worse), side(&better)).into_iter().find(|o| o.0 == "liver").expect("SOFA has it").1;
        assert_eq!(liver.change(), Some(Points { min: -3, max: -3 }));
        let total = sofa(side(&worse), side(&better)).change().expect("both have a SOFA");
        assert!(total.min <= -3 && total.max >= -3);
    }
}
