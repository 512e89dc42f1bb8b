//! The clinical picture: every variable that a score may read, with what the report says of it.

use crate::assumption::{self, Assumption, AssumptionId};
use crate::options::Options;
use crate::{background, derive, given, qualitative};
use foco_extract::{Comparator, Extraction, Id, Lexicon, Measurement, Phase, Span, UnitSource};
use foco_score::{Interval, Quantity, Value, is_same};

/// How firmly an input stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Tier {
    /// Number and unit.
    E1,
    /// Number; the unit is inferred.
    E2,
    /// Words that decide the criterion.
    E3,
}

/// Words that an input comes from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Where.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// The clinical variable that they tell.
    pub variable: &'static str,
    /// How firmly.
    pub tier: Tier,
    /// The measurement, fact or mention.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub id: Option<Id>,
    /// How the value was worked out, if it does not stand there as such.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub derivation: Option<&'static str>,
}

/// Where a value comes from, other than the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Text,
    Assumed(AssumptionId),
    User,
}

/// Something that a variable may be.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) value: Value,
    pub(crate) phase: Phase,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) origin: Origin,
    /// Whether the strict range counts it.
    pub(crate) strict: bool,
}

impl Candidate {
    pub(crate) fn is_exact(&self) -> bool {
        self.value.is_settled()
    }
}

/// All variables of a case.
#[derive(Debug, Default)]
pub(crate) struct Case {
    /// Some twenty: a walk along them is quicker than a tree.
    variables: Vec<(&'static str, Vec<Candidate>)>,
    /// A bit for each of them. Scores ask for many variables that no report speaks of.
    marks: u128,
    pub(crate) assumptions: Vec<Assumption>,
    /// Measurements that the reader chose among several of the same analyte.
    chosen: Vec<Id>,
}

impl Case {
    pub(crate) fn new(extraction: &Extraction, lexicon: &Lexicon, options: &Options) -> Case {
        let mut case = Case { chosen: options.choose.clone(), ..Case::default() };
        let switched = |id: AssumptionId| options.assumptions.iter().rev().find(|(a, _)| *a == id).map(|(_, on)| *on);
        let usable = usable(&extraction.measurements);
        for measurement in &usable {
            case.measurement(measurement, &switched);
        }
        derive::from_measurements(&mut case, &usable);
        qualitative::from_facts(&mut case, extraction);
        background::from_extraction(&mut case, extraction);
        derive::alternatives(&mut case);
        given::from_reader(&mut case, options);
        assumption::apply(&mut case, extraction, lexicon, &switched);
        case
    }

    pub(crate) fn add(&mut self, variable: &'static str, candidate: Candidate) {
        self.marks |= mark(variable);
        match self.variables.iter_mut().find(|(known, _)| *known == variable) {
            Some((_, candidates)) => candidates.push(candidate),
            None => self.variables.push((variable, vec![candidate])),
        }
    }

    pub(crate) fn of(&self, variable: &str) -> &[Candidate] {
        self.of_marked(variable, mark(variable))
    }

    /// The same with the mark of the variable.
    pub(crate) fn of_marked(&self, variable: &str, mark: u128) -> &[Candidate] {
        if self.marks & mark == 0 {
            return &[];
        }
        self.variables.iter().find(|(known, _)| is_same(known, variable)).map_or(&[], |(_, candidates)| candidates)
    }

    /// The reader's own value, which replaces every other.
    pub(crate) fn user(&self, variable: &str) -> Option<&Candidate> {
        self.of(variable).iter().find(|c| c.origin == Origin::User)
    }

    /// Whether the text says anything of a variable.
    pub(crate) fn is_mentioned(&self, variable: &str) -> bool {
        self.of(variable).iter().any(|c| !matches!(c.origin, Origin::Assumed(_)))
    }

    fn measurement(&mut self, m: &Measurement, switched: &impl Fn(AssumptionId) -> Option<bool>) {
        let inferred = m.unit_source == UnitSource::Inferred;
        // A C-reactive protein without a unit is mg/L above 80, and only by assumption.
        let by_assumption = match m.analyte {
            "crp" if inferred => Some(AssumptionId::A6),
            "creatinine" if inferred => Some(AssumptionId::A7),
            _ => None,
        };
        if m.ambiguous || by_assumption.is_some_and(|a| switched(a) == Some(false)) {
            return;
        }
        let tier = if inferred { Tier::E2 } else { Tier::E1 };
        self.add(
            m.analyte,
            Candidate {
                value: Value::Number(Quantity { native: native(m), ..Quantity::new(interval(m), m.unit) }),
                phase: m.phase,
                evidence: vec![evidence_of(m, m.analyte, tier)],
                origin: Origin::Text,
                strict: by_assumption != Some(AssumptionId::A6),
            },
        );
    }

    /// Whether the reader chose it among several. Two numbers of one pair go together.
    pub(crate) fn is_chosen(&self, candidate: &Candidate) -> bool {
        candidate.evidence.iter().any(|e| e.id.is_some_and(|id| self.chosen.contains(&id)))
    }
}

/// One of 128 bits for a variable: another one may share it, but seldom.
pub(crate) fn mark(variable: &str) -> u128 {
    let letter = |at: usize| variable.as_bytes().get(at).map_or(0, |&byte| u32::from(byte));
    let last = letter(variable.len().wrapping_sub(1));
    1 << ((variable.len() as u32 * 5 + letter(0) * 3 + letter(2) * 7 + last * 13) % u128::BITS)
}

/// The measurements that scores may use: the patient's own, of blood or the bedside, not at odds with the others. How
/// old the patient was at something before is not how old the patient is.
fn usable(measurements: &[Measurement]) -> Vec<&Measurement> {
    let own = measurements.iter().filter(|m| m.specimen.is_none() && !m.suspicious && m.patient == 0);
    own.filter(|m| !(m.analyte == "age" && m.phase == Phase::Prior)).collect()
}

pub(crate) fn evidence_of(m: &Measurement, variable: &'static str, tier: Tier) -> Evidence {
    Evidence { span: m.evidence, variable, tier, id: Some(m.id), derivation: None }
}

/// The value as the report writes it, where that is one number in another unit.
fn native(m: &Measurement) -> Option<(Interval, &'static str)> {
    let plain = m.comparator == Comparator::Equal && m.value_high.is_none();
    (plain && m.unit_read != m.unit).then(|| (Interval::exactly(m.value_read), m.unit_read))
}

/// What a measurement says the value can be.
pub(crate) fn interval(m: &Measurement) -> Interval {
    match (m.comparator, m.value_high) {
        (_, Some(high)) => Interval::between(m.value, high),
        (Comparator::Less, None) => Interval::below(m.value),
        (Comparator::AtMost, None) => Interval::at_most(m.value),
        (Comparator::Greater, None) => Interval::above(m.value),
        (Comparator::AtLeast, None) => Interval::at_least(m.value),
        (Comparator::Equal | Comparator::About, None) => Interval::exactly(m.value),
    }
}
