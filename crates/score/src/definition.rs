//! A score: what it reads, how it counts, for whom.

use crate::{Input, Inputs, Names, Range, Reading, Tri};

/// How the four components with two arms are scored when one arm is not stated (SOFA and SOFA-2 renal, SIRS
/// respiratory and leucocytes). Every other “A or B” is always Kleene's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arms {
    /// The stated arm counts alone, and the component is marked partial.
    Observed,
    /// The arm that is not stated stays open.
    All,
}

/// Which moment of the illness a score is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// The worst values of 24 hours.
    Worst24h,
    /// One set of values taken together.
    Simultaneous,
    /// A judgement over the whole report.
    Report,
}

/// For whom a score is meant. All gates of a score must be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gate {
    /// From this age on, in years.
    AgeFrom(u8),
    /// Below this age, in years.
    AgeBelow(u8),
    /// Neither pregnant nor within 42 days of giving birth.
    NotPregnant,
    /// Pregnant or within 42 days of giving birth.
    Pregnant,
    /// An infection, suspected or shown. Where nothing is told of one, its points are counted and its criteria stay open.
    Infection,
    /// Bacteria grew in blood.
    PositiveBloodCulture,
    /// Pneumonia.
    Pneumonia,
    /// Infection of skin or soft tissue.
    SoftTissueInfection,
}

/// One component, worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// Its key in the published vocabulary (`coag`).
    pub id: &'static str,
    /// The points it can have.
    pub range: Range,
    /// Inputs that were stated, wholly or in part.
    pub used: Names,
    /// Inputs that are not stated (or only in part) and could still matter.
    pub missing: Names,
    /// Scored on the stated arm alone.
    pub partial: bool,
}

impl Component {
    /// Works a component out and keeps the account of what it read.
    pub fn read(id: &'static str, inputs: &Inputs, work: impl FnOnce(&mut Reading) -> Range) -> Component {
        let mut reading = Reading::new(inputs);
        let range = work(&mut reading);
        let missing = if range.is_decided() && !reading.partial { Names::new() } else { reading.open };
        Component { id, range, used: reading.used, missing, partial: reading.partial }
    }
}

/// An answer that is no sum of points.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Yes, no, unknown.
    Tri(Tri),
    /// A number: formula value, stage.
    Number(f64),
    /// A band or severity.
    Word(&'static str),
}

/// What a score says for some inputs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Components in printed order.
    pub components: Vec<Component>,
    /// Their sum; `None` for formulas and criteria.
    pub total: Option<Range>,
    /// Formula values, bands, criteria, each with its key and the inputs that would still decide it.
    pub answers: Vec<(&'static str, Answer)>,
    /// Inputs that would still decide an unknown answer.
    pub missing: Names,
}

impl Outcome {
    /// A sum of components.
    pub fn sum(components: Vec<Component>) -> Outcome {
        let total = components.iter().map(|c| c.range).sum();
        Outcome { components, total: Some(total), ..Outcome::default() }
    }

    /// The answer with this key.
    pub fn answer(&self, key: &str) -> Option<&Answer> {
        self.answers.iter().find(|(k, _)| *k == key).map(|(_, answer)| answer)
    }
}

/// A score. One file defines it; [`crate::scores`] registers it.
pub struct Definition {
    /// Its key in the published vocabulary.
    pub id: &'static str,
    /// Its name as clinicians write it.
    pub name: &'static str,
    /// What it reads.
    pub inputs: &'static [Input],
    /// Which moment it is about.
    pub moment: Moment,
    /// For whom it is meant.
    pub gates: &'static [Gate],
    /// The total from which it counts as positive, and the id of that criterion.
    pub positive: Option<(&'static str, i32)>,
    /// The paper that the table comes from, with its DOI.
    pub source: &'static str,
    /// Terms of use, and the acknowledgement owed.
    pub licence: &'static str,
    /// The function that counts.
    pub work: fn(&Inputs, Arms) -> Outcome,
}

impl Definition {
    /// Counts.
    pub fn evaluate(&self, inputs: &Inputs, arms: Arms) -> Outcome {
        (self.work)(inputs, arms)
    }

    /// The total with every arm open that is not stated, given the outcome with the observed arms. Where no
    /// component was scored on one arm alone, it is the same.
    pub fn on_all_arms(&self, inputs: &Inputs, observed: &Outcome) -> Option<Range> {
        let partial = observed.components.iter().any(|c| c.partial);
        if partial { self.evaluate(inputs, Arms::All).total } else { observed.total }
    }

    /// The input with this name.
    pub fn input(&self, name: &str) -> Option<&'static Input> {
        self.inputs.iter().find(|i| i.name == name)
    }

    /// Whether the total reaches the score's own cut-off.
    pub fn is_positive(&self, total: Range) -> Tri {
        self.positive.map_or(Tri::Unknown, |(_, cut)| total.reaches(cut))
    }
}

impl std::fmt::Debug for Definition {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Definition").field("id", &self.id).finish_non_exhaustive()
    }
}
