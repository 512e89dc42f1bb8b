//! What a score reads: names, kinds, units, and the values given.

use crate::{Interval, Range, Tri, is_same};

/// One input of a score.
#[derive(Debug)]
pub struct Input {
    /// Its key in the published vocabulary (`plt`, `map_`).
    pub name: &'static str,
    /// The clinical variable it reads (`platelets`, `map`): an analyte or a bedside fact.
    pub variable: &'static str,
    /// What values it takes.
    pub kind: Kind,
}

/// The kinds of input.
#[derive(Debug)]
pub enum Kind {
    /// A number in `unit` (UCUM). Outside `min..=max` nobody can have it: refuse it.
    Number {
        /// UCUM unit of a bare number.
        unit: &'static str,
        /// Smallest plausible value.
        min: f64,
        /// Largest plausible value.
        max: f64,
    },
    /// Yes or no.
    Flag,
    /// One of these words, each with its points where the score gives points for it.
    Choice(&'static [(&'static str, i32)]),
    /// Vasoactive drugs ([`Pressors`]).
    Pressors,
    /// Points of another score, as a range, at most `max`.
    Points {
        /// Most points that the other score can give.
        max: i32,
    },
    /// Any number of these words.
    Set(&'static [&'static str]),
    /// A word that says in which unit another input is given.
    Unit(&'static [&'static str]),
}

/// A number that may be known only in part, in a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The possible values.
    pub interval: Interval,
    /// UCUM unit.
    pub unit: &'static str,
    /// The same as the report writes it, if in another unit: printed columns are rounded and do not coincide, so a
    /// table that has a column for this unit is read there.
    pub native: Option<(Interval, &'static str)>,
}

impl Quantity {
    /// In one unit only.
    pub const fn new(interval: Interval, unit: &'static str) -> Quantity {
        Quantity { interval, unit, native: None }
    }

    /// The values in this unit, if they are given in it.
    pub fn in_unit(&self, unit: &str) -> Option<Interval> {
        let native = self.native.filter(|(_, own)| *own == unit).map(|(interval, _)| interval);
        native.or((self.unit == unit).then_some(self.interval))
    }
}

/// A vasoactive drug and its dose in µg/kg/min, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Dose {
    /// `norepi`, `epi`, `dopa`, `dobu`, or `other` for an agent outside the printed tables.
    pub agent: &'static str,
    /// µg/kg/min.
    pub dose: Interval,
}

/// What is known of vasoactive drugs.
#[derive(Clone, Debug, PartialEq)]
pub enum Pressors {
    /// Stated that none was given.
    None,
    /// Given, agent not named (“drogas vasoactivas”).
    Unspecified,
    /// These agents.
    Given(Vec<Dose>),
}

/// A value given for an input.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number or what is known of it.
    Number(Quantity),
    /// Yes, no, unknown.
    Flag(Tri),
    /// A word.
    Choice(&'static str),
    /// Vasoactive drugs.
    Pressors(Pressors),
    /// Points of another score, or points that stand for one of several words.
    Points(Range),
    /// Words that hold, and no others.
    Set(Vec<&'static str>),
    /// Words that hold; of the others nothing is known.
    AtLeast(Vec<&'static str>),
}

impl Value {
    /// Exactly `x` in `unit`.
    pub const fn number(x: f64, unit: &'static str) -> Value {
        Value::Number(Quantity::new(Interval::exactly(x), unit))
    }

    /// The number, if it is exactly one.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Value::Number(quantity) => quantity.interval.point(),
            _ => None,
        }
    }

    /// Whether it says exactly one thing.
    pub fn is_settled(&self) -> bool {
        match self {
            Value::Number(quantity) => quantity.interval.point().is_some(),
            Value::Flag(tri) => tri.is_known(),
            Value::Points(range) => range.is_decided(),
            Value::Pressors(Pressors::Given(doses)) => doses.iter().all(|d| d.dose.point().is_some()),
            Value::Pressors(Pressors::Unspecified) | Value::AtLeast(_) => false,
            Value::Pressors(Pressors::None) | Value::Choice(_) | Value::Set(_) => true,
        }
    }
}

/// The values given to a score, by input name. What is absent is not stated.
#[derive(Clone, Debug, Default)]
pub struct Inputs(Vec<(&'static str, Value)>);

impl Inputs {
    /// None yet, with room for so many.
    pub fn with_room_for(inputs: usize) -> Inputs {
        Inputs(Vec::with_capacity(inputs))
    }

    /// Gives a value; the last one counts.
    pub fn set(&mut self, name: &'static str, value: Value) {
        match self.0.iter_mut().find(|(given, _)| is_same(given, name)) {
            Some((_, given)) => *given = value,
            None => self.0.push((name, value)),
        }
    }

    /// Takes a value back.
    pub fn unset(&mut self, name: &str) {
        self.0.retain(|(given, _)| *given != name);
    }

    /// The value given, if any.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(given, _)| is_same(given, name)).map(|(_, value)| value)
    }
}

impl PartialEq for Inputs {
    /// In whatever order they were given.
    fn eq(&self, other: &Inputs) -> bool {
        self.0.len() == other.0.len() && self.0.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}
