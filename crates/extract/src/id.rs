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

impl Id {
    /// The letter and the digits, at the end of `place`.
    fn written(self, place: &mut [u8; 11]) -> &str {
        let mut rest = self.number;
        let mut first = place.len();
        while first == place.len() || rest > 0 {
            first -= 1;
            place[first] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        first -= 1;
        place[first] = self.letter as u8;
        std::str::from_utf8(&place[first..]).unwrap_or_default()
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.written(&mut [0; 11]))
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.written(&mut [0; 11]))
    }
}
