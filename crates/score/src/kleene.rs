//! Kleene's three-valued logic.

/// Yes, no, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Tri {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// The inputs do not tell.
    #[default]
    Unknown,
}

impl Tri {
    /// Both hold: one `No` decides, else one `Unknown` leaves it open.
    pub const fn and(self, other: Tri) -> Tri {
        match (self, other) {
            (Tri::No, _) | (_, Tri::No) => Tri::No,
            (Tri::Yes, Tri::Yes) => Tri::Yes,
            _ => Tri::Unknown,
        }
    }

    /// At least one holds: one `Yes` decides, else one `Unknown` leaves it open.
    pub const fn or(self, other: Tri) -> Tri {
        match (self, other) {
            (Tri::Yes, _) | (_, Tri::Yes) => Tri::Yes,
            (Tri::No, Tri::No) => Tri::No,
            _ => Tri::Unknown,
        }
    }

    /// `yes`, `no` or `unknown`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Tri::Yes => "yes",
            Tri::No => "no",
            Tri::Unknown => "unknown",
        }
    }

    /// Whether it is decided.
    pub const fn is_known(self) -> bool {
        !matches!(self, Tri::Unknown)
    }
}

impl std::ops::Not for Tri {
    type Output = Tri;
    fn not(self) -> Tri {
        match self {
            Tri::Yes => Tri::No,
            Tri::No => Tri::Yes,
            Tri::Unknown => Tri::Unknown,
        }
    }
}

impl From<bool> for Tri {
    fn from(value: bool) -> Tri {
        if value { Tri::Yes } else { Tri::No }
    }
}

impl From<Option<bool>> for Tri {
    fn from(value: Option<bool>) -> Tri {
        value.map_or(Tri::Unknown, Tri::from)
    }
}

#[cfg(test)]
mod tests {
    use super::Tri::{self, No, Unknown, Yes};

    #[test]
    fn one_decisive_operand_is_enough() {
        assert_eq!(Unknown.or(Yes), Yes);
        assert_eq!(Unknown.and(No), No);
        assert_eq!(Unknown.or(No), Unknown);
        assert_eq!(Unknown.and(Yes), Unknown);
    }

    #[test]
    fn de_morgan_holds_for_every_pair() {
        let all = [Yes, No, Unknown];
        for a in all {
            for b in all {
                assert_eq!(!a.and(b), (!a).or(!b));
                assert_eq!(!a.or(b), (!a).and(!b));
            }
        }
        assert_eq!(Tri::from(None), Unknown);
    }
}
