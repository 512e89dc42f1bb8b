//! Lists of names, short enough to need no memory of their own.

/// Whether two names are the same. They are short and most differ in the first letters, so that no call for whole
/// strings pays.
#[inline]
pub fn is_same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).all(|(a, b)| a == b)
}

/// Names that fit in place; more of them move elsewhere.
const FEW: usize = 4;

/// Names of inputs, in order. Every component has two such lists in every window of every report, and nearly all are
/// short.
#[derive(Clone, Default)]
pub struct Names {
    few: [&'static str; FEW],
    count: usize,
    /// All of them, if they are more than a few.
    many: Vec<&'static str>,
}

impl Names {
    /// None.
    pub const fn new() -> Names {
        Names { few: [""; FEW], count: 0, many: Vec::new() }
    }

    /// Puts a name at the end.
    pub fn push(&mut self, name: &'static str) {
        match self.few.get_mut(self.count) {
            Some(place) => *place = name,
            None => {
                if self.many.is_empty() {
                    self.many.extend(self.few);
                }
                self.many.push(name);
            }
        }
        self.count += 1;
    }
}

impl std::ops::Deref for Names {
    type Target = [&'static str];

    fn deref(&self) -> &[&'static str] {
        self.few.get(..self.count).unwrap_or(&self.many)
    }
}

impl FromIterator<&'static str> for Names {
    fn from_iter<I: IntoIterator<Item = &'static str>>(names: I) -> Names {
        let mut list = Names::new();
        names.into_iter().for_each(|name| list.push(name));
        list
    }
}

impl PartialEq for Names {
    fn eq(&self, other: &Names) -> bool {
        **self == **other
    }
}

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_list().entries(&**self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_to_the_last_letter() {
        for (a, b) in [("", ""), ("cr", "cr"), ("cr", "crp"), ("map", "mav"), ("map", "cap")] {
            assert_eq!(is_same(a, b), a == b, "{a} {b}");
        }
    }

    #[test]
    fn a_list_is_the_same_however_long() {
        let all = ["a", "b", "c", "d", "e", "f"];
        for length in 0..=all.len() {
            let list: Names = all[..length].iter().copied().collect();
            assert_eq!(*list, all[..length]);
        }
    }
}
