//! Intervals of real numbers: what a quantity can be.

use crate::Tri;

/// The values that a quantity can have. Ends may be open (`> 20`) and infinite (not stated at all).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    lo: f64,
    hi: f64,
    lo_open: bool,
    hi_open: bool,
}

impl Interval {
    /// Nothing is known.
    pub const UNKNOWN: Interval = Interval { lo: f64::NEG_INFINITY, hi: f64::INFINITY, lo_open: true, hi_open: true };

    /// Exactly `x`.
    pub const fn exactly(x: f64) -> Interval {
        Interval { lo: x, hi: x, lo_open: false, hi_open: false }
    }

    /// From `a` to `b`, both possible, in either order.
    pub const fn between(a: f64, b: f64) -> Interval {
        let (lo, hi) = if a <= b { (a, b) } else { (b, a) };
        Interval { lo, hi, lo_open: false, hi_open: false }
    }

    /// Less than `x`.
    pub const fn below(x: f64) -> Interval {
        Interval { hi: x, ..Interval::UNKNOWN }
    }

    /// `x` or less.
    pub const fn at_most(x: f64) -> Interval {
        Interval { hi: x, hi_open: false, ..Interval::UNKNOWN }
    }

    /// More than `x`.
    pub const fn above(x: f64) -> Interval {
        Interval { lo: x, ..Interval::UNKNOWN }
    }

    /// `x` or more.
    pub const fn at_least(x: f64) -> Interval {
        Interval { lo: x, lo_open: false, ..Interval::UNKNOWN }
    }

    /// The one value, if only one is possible.
    pub fn point(self) -> Option<f64> {
        (self.lo == self.hi).then_some(self.lo)
    }

    /// Whether nothing at all is known.
    pub fn is_unknown(self) -> bool {
        self.lo == f64::NEG_INFINITY && self.hi == f64::INFINITY
    }

    /// Smallest possible value (or the bound it stays above).
    pub const fn lo(self) -> f64 {
        self.lo
    }

    /// Largest possible value (or the bound it stays below).
    pub const fn hi(self) -> f64 {
        self.hi
    }

    /// The same set in another unit or rounding. `f` must not decrease.
    pub fn map(self, f: impl Fn(f64) -> f64) -> Interval {
        let apply = |x: f64| if x.is_finite() { f(x) } else { x };
        Interval { lo: apply(self.lo), hi: apply(self.hi), ..self }
    }

    /// What is left of it inside `other`; `None` if nothing is.
    pub fn within(self, other: Interval) -> Option<Interval> {
        let (lo, lo_open) = match self.lo.total_cmp(&other.lo) {
            std::cmp::Ordering::Greater => (self.lo, self.lo_open),
            std::cmp::Ordering::Less => (other.lo, other.lo_open),
            std::cmp::Ordering::Equal => (self.lo, self.lo_open || other.lo_open),
        };
        let (hi, hi_open) = match self.hi.total_cmp(&other.hi) {
            std::cmp::Ordering::Less => (self.hi, self.hi_open),
            std::cmp::Ordering::Greater => (other.hi, other.hi_open),
            std::cmp::Ordering::Equal => (self.hi, self.hi_open || other.hi_open),
        };
        let found = Interval { lo, hi, lo_open, hi_open };
        (lo < hi || (lo == hi && !lo_open && !hi_open)).then_some(found)
    }

    /// Whether every value of it lies in `other` (yes), none does (no), or some.
    pub fn inside(self, other: Interval) -> Tri {
        match self.within(other) {
            None => Tri::No,
            Some(part) if part == self => Tri::Yes,
            Some(_) => Tri::Unknown,
        }
    }

    /// Is it `< x`?
    pub fn lt(self, x: f64) -> Tri {
        self.inside(Interval::below(x))
    }

    /// Is it `<= x`?
    pub fn le(self, x: f64) -> Tri {
        self.inside(Interval::at_most(x))
    }

    /// Is it `> x`?
    pub fn gt(self, x: f64) -> Tri {
        self.inside(Interval::above(x))
    }

    /// Is it `>= x`?
    pub fn ge(self, x: f64) -> Tri {
        self.inside(Interval::at_least(x))
    }
}

impl Default for Interval {
    fn default() -> Interval {
        Interval::UNKNOWN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_answers_every_comparison() {
        let x = Interval::exactly(22.0);
        assert_eq!((x.ge(22.0), x.gt(22.0), x.le(22.0), x.lt(22.0)), (Tri::Yes, Tri::No, Tri::Yes, Tri::No));
    }

    #[test]
    fn a_half_line_answers_what_it_can() {
        let tachypnoeic = Interval::above(20.0);
        assert_eq!(tachypnoeic.gt(20.0), Tri::Yes);
        assert_eq!(tachypnoeic.ge(22.0), Tri::Unknown);
        assert_eq!(tachypnoeic.le(20.0), Tri::No);
        let afebrile = Interval::at_most(38.0);
        assert_eq!(afebrile.gt(38.0), Tri::No);
        assert_eq!(afebrile.lt(36.0), Tri::Unknown);
    }

    #[test]
    fn nothing_known_answers_nothing() {
        assert_eq!(Interval::UNKNOWN.lt(f64::MAX), Tri::Unknown);
        assert!(Interval::UNKNOWN.is_unknown());
    }
}
