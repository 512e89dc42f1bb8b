//! Keys of findings: `m3`, `v7`, `c1`.

/// The key of a finding: a letter for what it is, and its place in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct Id {
    letter: char,
    number: u32,
}

impl Id {
    /// The mention at this place.
    pub const fn mention(number: usize) -> Id {
        Id { letter: 'm', number: number as u32 }
    }

    /// The measurement (value) at this place.
    pub const fn measurement(number: usize) -> Id {
        Id { letter: 'v', number: number as u32 }
    }

    /// The cue at this place.
    pub const fn cue(number: usize) -> Id {
        Id { letter: 'c', number: number as u32 }
    }

    /// The fact at this place.
    pub const fn fact(number: usize) -> Id {
        Id { letter: 'f', number: number as u32 }
    }

    /// Reads `m3`.
    pub fn parse(id: &str) -> Option<Id> {
        let letter = id.chars().next().filter(|c| "mvcf".contains(*c))?;
        Some(Id { letter, number: id[1..].parse().ok()? })
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}{}", self.letter, self.number)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
