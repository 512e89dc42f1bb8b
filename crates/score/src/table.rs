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
    fn holds(self, value: f64) -> bool {
        match self {
            Bound::Lt(x) => value.total_cmp(&x).is_lt(),
            Bound::Le(x) => value.total_cmp(&x).is_le(),
        }
    }

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
    /// The column to read a value in, and the value in its unit: the report's own unit if the table prints it.
    fn column(&self, quantity: &Quantity) -> (&'static Column, Interval) {
        let own = |unit: &str| self.0.iter().find(|c| c.unit == unit);
        let native = quantity.native.and_then(|(interval, unit)| Some((own(unit)?, interval)));
        native.unwrap_or_else(|| (own(quantity.unit).unwrap_or(&self.0[0]), quantity.interval))
    }

    /// Every number of points that some possible value has.
    pub fn points(&self, quantity: Quantity) -> Range {
        let (column, interval) = self.column(&quantity);
        // What is exactly known has one row; what is not known at all has every row.
        if let Some(value) = interval.point() {
            let row = column.rows.iter().find(|(bound, _)| bound.holds(value));
            return Range::exactly(row.map_or(column.beyond, |(_, points)| *points));
        }
        if interval.is_unknown() {
            let rows = column.rows.iter().map(|(_, points)| Range::exactly(*points));
            return rows.fold(Range::exactly(column.beyond), Range::hull);
        }
        let mut rest = Some(interval);
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

#[cfg(test)]
mod tests {
    use super::*;

    static CREATININE: Table = Table(&[
        Column { unit: "mg/dL", rows: &[(Bound::Lt(1.2), 0)], beyond: 1 },
        Column { unit: "umol/L", rows: &[(Bound::Lt(110.0), 0)], beyond: 1 },
    ]);

    #[test]
    fn a_value_is_compared_in_its_own_units_column() {
        // 108 µmol/L is 1.22 mg/dL: 0 points in its own column, 1 after conversion.
        let canonical = Quantity::new(Interval::exactly(108.0 / 88.42), "mg/dL");
        assert_eq!(CREATININE.points(canonical), Range::exactly(1));
        let native = Quantity { native: Some((Interval::exactly(108.0), "umol/L")), ..canonical };
        assert_eq!(CREATININE.points(native), Range::exactly(0));
    }

    #[test]
    fn a_set_of_values_has_all_their_points() {
        assert_eq!(CREATININE.points(Quantity::new(Interval::UNKNOWN, "mg/dL")), Range::new(0, 1));
        assert_eq!(CREATININE.points(Quantity::new(Interval::below(1.2), "mg/dL")), Range::exactly(0));
        assert_eq!(CREATININE.points(Quantity::new(Interval::at_most(1.2), "mg/dL")), Range::new(0, 1));
    }
}
