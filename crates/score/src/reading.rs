//! Reading inputs while a component is worked out, and keeping account of them.

use crate::{Dose, Inputs, Interval, Names, Pressors, Quantity, Range, Table, Tri, Value, is_same};

/// What one component reads. It remembers what it used and what it would still need.
#[derive(Debug)]
pub struct Reading<'a> {
    inputs: &'a Inputs,
    /// Inputs that were stated, wholly or in part.
    pub used: Names,
    /// Inputs that are not stated, or only in part.
    pub open: Names,
    /// Scored on the stated arm alone; the other arm is not stated.
    pub partial: bool,
}

impl<'a> Reading<'a> {
    /// A fresh account over `inputs`.
    pub const fn new(inputs: &'a Inputs) -> Reading<'a> {
        Reading { inputs, used: Names::new(), open: Names::new(), partial: false }
    }

    fn look(&mut self, name: &'static str) -> Option<&'a Value> {
        let value = self.inputs.get(name);
        if value.is_some() && !self.used.iter().any(|used| is_same(used, name)) {
            self.used.push(name);
        }
        if value.is_none_or(|v| !v.is_settled()) && !self.open.iter().any(|open| is_same(open, name)) {
            self.open.push(name);
        }
        value
    }

    /// Whether anything is stated of an input, without counting it as used.
    pub fn is_stated(&self, name: &str) -> bool {
        match self.inputs.get(name) {
            None | Some(Value::Flag(Tri::Unknown)) => false,
            Some(Value::Number(q)) => !q.interval.is_unknown(),
            Some(_) => true,
        }
    }

    /// A number with its unit, if it is stated.
    pub fn quantity(&mut self, name: &'static str) -> Option<Quantity> {
        match self.look(name) {
            Some(Value::Number(quantity)) => Some(*quantity),
            _ => None,
        }
    }

    /// A number, unknown if it is not stated.
    pub fn number(&mut self, name: &'static str) -> Interval {
        self.quantity(name).map_or(Interval::UNKNOWN, |q| q.interval)
    }

    /// Yes, no, unknown.
    pub fn flag(&mut self, name: &'static str) -> Tri {
        match self.look(name) {
            Some(Value::Flag(tri)) => *tri,
            _ => Tri::Unknown,
        }
    }

    /// Yes, no, unknown of an event that a report would name: silence is not counted as missing.
    pub fn flag_if_stated(&mut self, name: &'static str) -> Tri {
        if self.is_stated(name) { self.flag(name) } else { Tri::Unknown }
    }

    /// The points of a table for a number; the whole table if it is not stated.
    pub fn table(&mut self, name: &'static str, table: &Table) -> Range {
        let quantity = self.quantity(name);
        table.points(quantity.unwrap_or(Quantity::new(Interval::UNKNOWN, table.0[0].unit)))
    }

    /// The word given.
    pub fn choice(&mut self, name: &'static str) -> Option<&'static str> {
        match self.look(name) {
            Some(Value::Choice(word)) => Some(word),
            _ => None,
        }
    }

    /// The points of the word given; of any of `options` if it is not stated.
    pub fn choice_points(&mut self, name: &'static str, options: &[(&'static str, i32)]) -> Range {
        let all = options.iter().map(|&(_, points)| Range::exactly(points)).reduce(Range::hull).unwrap_or_default();
        match self.look(name) {
            Some(Value::Choice(word)) => {
                options.iter().find(|(w, _)| w == word).map_or(all, |&(_, points)| Range::exactly(points))
            }
            Some(Value::Points(range)) => *range,
            _ => all,
        }
    }

    /// Points of another score; `0..=max` if they are not stated.
    pub fn points(&mut self, name: &'static str, max: i32) -> Range {
        match self.look(name) {
            Some(Value::Points(range)) => *range,
            _ => Range::new(0, max),
        }
    }

    /// Vasoactive drugs, `None` if nothing is stated of them.
    pub fn pressors(&mut self, name: &'static str) -> Option<&'a Pressors> {
        match self.look(name) {
            Some(Value::Pressors(pressors)) => Some(pressors),
            _ => None,
        }
    }

    /// The dose of one agent among those given.
    pub fn dose(doses: &[Dose], agent: &str) -> Option<Interval> {
        doses.iter().find(|d| d.agent == agent).map(|d| d.dose)
    }

    /// The words that are known to hold, and whether there can be no others.
    pub fn set(&mut self, name: &'static str) -> (&'a [&'static str], bool) {
        match self.look(name) {
            Some(Value::Set(words)) => (words, true),
            Some(Value::AtLeast(words)) => (words, false),
            _ => (&[], false),
        }
    }
}
