//! Printed tables as data: rows of upper bounds in ascending order, one column a unit.

use crate::{Interval, Quantity, Range};

/// The upper end of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// `< x`
    Lt(f64),
    /// `<= x`
    Le(f64),
}

impl Bound {
    fn interval(self) -> Interval {
        match self {
            Bound::Lt(x) => Interval::below(x),
            Bound::Le(x) => Interval::at_most(x),
        }
    }

    fn complement(self) -> Interval {
        match self {
            Bound::Lt(x) => Interval::at_least(x),
            Bound::Le(x) => Interval::above(x),
        }
    }
}

/// One unit's column of a printed table. Rows go upwards: the first bound that holds gives the points, and a
/// value beyond the last bound has `beyond` points. So every value has exactly one row.
#[derive(Debug)]
pub struct Column {
    /// UCUM unit.
    pub unit: &'static str,
    /// Upper bound and points, ascending.
    pub rows: &'static [(Bound, i32)],
    /// Points above the last bound.
    pub beyond: i32,
}

/// A printed table. A value is compared in its own unit's column, because the printed columns are rounded
/// and do not coincide; the first column is the canonical unit.
#[derive(Debug)]
pub struct Table(pub &'static [Column]);

impl Table {
    /// The column for a unit, the canonical one if the table has no column of its own for it.
    fn column(&self, unit: &str) -> &'static Column {
        self.0.iter().find(|c| c.unit == unit).unwrap_or(&self.0[0])
    }

    /// Whether the table is printed in this unit too.
    pub fn has_unit(&self, unit: &str) -> bool {
        self.0.iter().any(|c| c.unit == unit)
    }

    /// Every number of points that some possible value has.
    pub fn points(&self, quantity: Quantity) -> Range {
        let column = self.column(quantity.unit);
        let mut rest = Some(quantity.interval);
        let mut found: Option<Range> = None;
        let mut add = |points: i32| {
            let one = Range::exactly(points);
            found = Some(found.map_or(one, |range| range.hull(one)));
        };
        for &(bound, points) in column.rows {
            let Some(open) = rest else { break };
            if open.within(bound.interval()).is_some() {
                add(points);
            }
            rest = open.within(bound.complement());
        }
        if rest.is_some() {
            add(column.beyond);
        }
        found.unwrap_or_default()
    }
}
