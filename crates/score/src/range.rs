//! Ranges of points.

use crate::Tri;

/// The points that a component or a total can have: `min` when everything open turns out benign, `max` when
/// everything open turns out worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Range {
    /// Fewest points possible.
    pub min: i32,
    /// Most points possible.
    pub max: i32,
}

impl Range {
    /// From `min` to `max` points, both possible.
    pub const fn new(min: i32, max: i32) -> Range {
        Range { min, max }
    }

    /// Exactly this many points.
    pub const fn exactly(points: i32) -> Range {
        Range::new(points, points)
    }

    /// `points` if it holds, 0 if not, either if unknown.
    pub const fn if_so(holds: Tri, points: i32) -> Range {
        match holds {
            Tri::Yes => Range::exactly(points),
            Tri::No => Range::exactly(0),
            Tri::Unknown => Range::new(0, points),
        }
    }

    /// Whether only one number of points is possible.
    pub const fn is_decided(self) -> bool {
        self.min == self.max
    }

    /// How many points are open.
    pub const fn width(self) -> i32 {
        self.max - self.min
    }

    /// The worse of two arms.
    pub fn worse(self, other: Range) -> Range {
        Range::new(self.min.max(other.min), self.max.max(other.max))
    }

    /// Whatever is possible under either.
    pub fn hull(self, other: Range) -> Range {
        Range::new(self.min.min(other.min), self.max.max(other.max))
    }

    /// Whether the points reach `cut`: yes from `min` on, no if even `max` is below.
    pub const fn reaches(self, cut: i32) -> Tri {
        if self.min >= cut {
            Tri::Yes
        } else if self.max < cut {
            Tri::No
        } else {
            Tri::Unknown
        }
    }
}

impl std::ops::Add for Range {
    type Output = Range;
    fn add(self, other: Range) -> Range {
        Range::new(self.min + other.min, self.max + other.max)
    }
}

impl std::iter::Sum for Range {
    fn sum<I: Iterator<Item = Range>>(ranges: I) -> Range {
        ranges.fold(Range::default(), std::ops::Add::add)
    }
}
