//! The automaton that knows every form, laid out for quick steps: one is a look at a bit and an addition.
//!
//! It is packed as five byte strings, each of one kind of thing, because so it compresses best: for each node the
//! number of its ways and whether a form ends there; for each way its byte, to which node it leads, and what it adds
//! to the value; for each end what it adds. Numbers have seven bits a byte. Of two nodes met, first comes what lies behind
//! the first. A way leads to a node that no way before it led to (0), to one that was met once (twice how many were met
//! since), or to one that was met again (twice its place among those, and 1): the endings that many forms share have
//! small numbers.

/// Most different bytes in all forms: one bit of a node each.
const MOST_CLASSES: usize = 64;
/// No class, no value.
const NONE: u32 = u32::MAX;

/// A place in the automaton and what the way to it has summed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    node: u32,
    value: u32,
}

impl State {
    /// Before the first letter.
    pub(crate) const ROOT: State = State { node: 0, value: 0 };
}

#[derive(Clone, Copy)]
struct Node {
    /// The classes of bytes that lead on.
    classes: u64,
    /// The way of the lowest class; the others follow in order.
    first: u32,
    /// What a form that ends here adds to the sum, or [`NONE`].
    value: u32,
}

#[derive(Clone, Copy)]
struct Way {
    node: u32,
    /// What it adds to the sum.
    value: u32,
}

/// Every form and its value.
pub(crate) struct Automaton {
    /// For each byte its class, from 0 in the order of bytes; [`MOST_CLASSES`] if no form has it.
    classes: [u8; 256],
    /// The byte of each class.
    bytes: Vec<u8>,
    nodes: Vec<Node>,
    ways: Vec<Way>,
}

impl Automaton {
    /// Without any form.
    pub(crate) fn empty() -> Automaton {
        let root = Node { classes: 0, first: 0, value: NONE };
        let classes = [MOST_CLASSES as u8; 256];
        Automaton { classes, bytes: Vec::new(), nodes: vec![root], ways: Vec::new() }
    }

    /// Reads a packed automaton; `None` if it is damaged or has too many different bytes.
    pub(crate) fn read(packed: &[u8]) -> Option<Automaton> {
        let [mut counts, labels, mut targets, mut values, mut ends]: [&[u8]; 5] = postcard::from_bytes(packed).ok()?;
        let mut automaton = Automaton { nodes: Vec::with_capacity(counts.len()), ..Automaton::empty() };
        automaton.ways.reserve_exact(labels.len());
        automaton.classify(labels)?;
        // Where each node lies, in the order in which they are met; those met again; those met and not read.
        let (mut places, mut again, mut open) = (vec![0_u32], Vec::new(), vec![0]);
        while let Some(met) = open.pop() {
            places[met as usize] = automaton.nodes.len() as u32;
            let count = number(&mut counts)?;
            let value = if count & 1 == 1 { number(&mut ends)? } else { NONE };
            let first = automaton.ways.len();
            let new = places.len() as u32;
            let mut classes = 0;
            for &label in labels.get(first..first + (count >> 1) as usize)? {
                classes |= 1 << automaton.classes[label as usize];
                let seen = places.len() as u32;
                let node = match number(&mut targets)? {
                    0 => {
                        places.push(NONE);
                        seen
                    }
                    back if back & 1 == 0 => {
                        let met = seen.checked_sub(back >> 1)?;
                        again.push(met);
                        met
                    }
                    nth => *again.get((nth >> 1) as usize)?,
                };
                automaton.ways.push(Way { node, value: number(&mut values)? });
            }
            open.extend((new..places.len() as u32).rev());
            automaton.nodes.push(Node { classes, first: first as u32, value });
        }
        automaton.ways.iter_mut().for_each(|way| way.node = places[way.node as usize]);
        counts.is_empty().then_some(automaton)
    }

    /// Gives every byte that leads anywhere a class.
    fn classify(&mut self, labels: &[u8]) -> Option<()> {
        let mut occurs = [false; 256];
        labels.iter().for_each(|&byte| occurs[byte as usize] = true);
        self.bytes = (0..=u8::MAX).filter(|&byte| occurs[byte as usize]).collect();
        for (class, &byte) in self.bytes.iter().enumerate() {
            self.classes[byte as usize] = class as u8;
        }
        (self.bytes.len() <= MOST_CLASSES).then_some(())
    }

    /// One byte on.
    #[inline]
    pub(crate) fn follow(&self, state: State, byte: u8) -> Option<State> {
        let node = &self.nodes[state.node as usize];
        let here = 1_u64.checked_shl(self.classes[byte as usize].into())?;
        if node.classes & here == 0 {
            return None;
        }
        let before = (node.classes & (here - 1)).count_ones();
        Some(self.after(state, self.ways[(node.first + before) as usize]))
    }

    fn after(&self, state: State, way: Way) -> State {
        State { node: way.node, value: state.value.wrapping_add(way.value) }
    }

    /// Some bytes on.
    pub(crate) fn step(&self, state: State, bytes: &[u8]) -> Option<State> {
        bytes.iter().try_fold(state, |state, &byte| self.follow(state, byte))
    }

    /// The bytes that lead on, in order, and where to.
    pub(crate) fn onward(&self, state: State) -> impl Iterator<Item = (u8, State)> {
        let node = &self.nodes[state.node as usize];
        let above = |classes: &u64| Some(classes & (classes - 1)).filter(|rest| *rest != 0);
        let classes = std::iter::successors(Some(node.classes).filter(|classes| *classes != 0), above);
        let ways = self.ways[node.first as usize..].iter();
        let byte = |classes: u64| self.bytes[classes.trailing_zeros() as usize];
        classes.zip(ways).map(move |(classes, &way)| (byte(classes), self.after(state, way)))
    }

    /// The value of the form that ends here, if one does.
    #[inline]
    pub(crate) fn accepted(&self, state: State) -> Option<u32> {
        let value = self.nodes[state.node as usize].value;
        (value != NONE).then(|| state.value.wrapping_add(value))
    }
}

/// Takes a number from the front of a byte string.
#[inline]
fn number(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..u32::BITS).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}
