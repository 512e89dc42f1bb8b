//! The automaton that knows every form, laid out for quick steps: one is a look at a bit and an addition.
//!
//! It is packed as five byte strings, each of one kind of thing, because so it compresses best: for each node the
//! number of its ways and whether a form ends there; for each way its byte, to which node it leads, and what it adds
//! to the value; for each end what it adds. Numbers have seven bits a byte. Of two nodes met, first comes what lies behind
//! the first. A way leads to a node that no way before it led to (0), to one that was met once (twice how many were met
//! since), or to one that was met again (twice its place among those, and 1): the endings that many forms share have
//! small numbers.
//!
//! Opened, everything that a step needs lies side by side in one list of cells. Most nodes are within a word: one way,
//! to the node in the next cell, and it adds nothing. Such a node is its byte and no more.

/// Most different bytes in all forms: one bit of a node each.
const MOST_CLASSES: usize = 64;

/// A place in the automaton and what the way to it has summed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    cell: u32,
    value: u32,
}

impl State {
    /// Before the first letter.
    pub(crate) const ROOT: State = State { cell: 0, value: 0 };

    /// Behind the only way of a node within a word.
    const fn next(self) -> State {
        State { cell: self.cell + 1, ..self }
    }

    /// Behind a way: the cell that it leads to, and what it adds to the sum.
    const fn behind(self, way: [u32; 2]) -> State {
        State { cell: way[0], value: self.value.wrapping_add(way[1]) }
    }
}

/// Every form and its value.
pub(crate) struct Automaton {
    /// For each byte its class, from 0 in the order of bytes; [`MOST_CLASSES`] if no form has it.
    classes: [u8; 256],
    /// The byte of each class.
    bytes: Vec<u8>,
    /// A node within a word is its byte. Every other one is a head from [`FORK`] on, with what a form adds to the sum that
    /// ends here; the classes of bytes that lead on, in two halves; and the ways of these in order.
    cells: Vec<u32>,
}

/// Above all bytes. Further up in a head: 0, or 1 more than what an end adds.
const FORK: u32 = 1 << u8::BITS;
/// Before the ways.
const HEAD: usize = 3;

impl Automaton {
    /// Without any form.
    pub(crate) fn empty() -> Automaton {
        Automaton { classes: [MOST_CLASSES as u8; 256], bytes: Vec::new(), cells: vec![FORK, 0, 0] }
    }

    /// Reads a packed automaton; `None` if it is damaged or has too many different bytes.
    pub(crate) fn read(packed: &[u8]) -> Option<Automaton> {
        let [mut counts, mut labels, mut targets, mut values, mut ends]: [&[u8]; 5] =
            postcard::from_bytes(packed).ok()?;
        let mut automaton = Automaton { cells: Vec::with_capacity(2 * labels.len()), ..Automaton::empty() };
        automaton.classify(labels)?;
        let cells = &mut automaton.cells;
        // In which cell each node begins, in the order in which they are met; those met again; those met and not read.
        let (mut places, mut again, mut open) = (vec![0_u32], Vec::new(), vec![0]);
        while let Some(met) = open.pop() {
            places[met as usize] = cells.len() as u32;
            let new = places.len() as u32;
            let count = number(&mut counts)?;
            let own;
            (own, labels) = labels.split_at_checked((count >> 1) as usize)?;
            // What is met here is read next.
            if let (2, [0, further @ ..], [0, other @ ..]) = (count, targets, values) {
                (targets, values) = (further, other);
                cells.push(own[0].into());
                places.push(0);
                open.push(new);
                continue;
            }
            let end = if count & 1 == 1 { number(&mut ends)?.checked_add(1)?.checked_mul(2 * FORK)? } else { 0 };
            let classes = own.iter().fold(0, |all, &label| all | 1_u64 << automaton.classes[label as usize]);
            cells.extend([FORK | end, classes as u32, (classes >> u32::BITS) as u32]);
            for _ in own {
                let seen = places.len() as u32;
                let node = match number(&mut targets)? {
                    0 => {
                        places.push(0);
                        seen
                    }
                    back if back & 1 == 0 => {
                        let met = seen.checked_sub(back >> 1)?;
                        again.push(met);
                        met
                    }
                    nth => *again.get((nth >> 1) as usize)?,
                };
                cells.extend([node, number(&mut values)?]);
            }
            open.extend((new..places.len() as u32).rev());
        }
        automaton.lead_to(&places);
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

    /// Makes ways lead to the cells of nodes.
    fn lead_to(&mut self, places: &[u32]) {
        let mut at = 0;
        while at < self.cells.len() {
            if self.cells[at] < FORK {
                at += 1;
                continue;
            }
            let ways = (self.cells[at + 1].count_ones() + self.cells[at + 2].count_ones()) as usize;
            at += HEAD;
            for way in 0..ways {
                let target = &mut self.cells[at + 2 * way];
                *target = places[*target as usize];
            }
            at += 2 * ways;
        }
    }

    /// One byte on.
    #[inline]
    pub(crate) fn follow(&self, state: State, byte: u8) -> Option<State> {
        match &self.cells[state.cell as usize..] {
            [head, low, high, ways @ ..] if *head >= FORK => {
                let classes = both(*low, *high);
                let here = 1_u64.checked_shl(self.classes[byte as usize].into())?;
                let before = (classes & (here - 1)).count_ones() as usize;
                (classes & here != 0).then(|| state.behind(ways.as_chunks().0[before]))
            }
            cells => (cells[0] == u32::from(byte)).then_some(state.next()),
        }
    }

    /// Some bytes on.
    pub(crate) fn step(&self, state: State, bytes: &[u8]) -> Option<State> {
        bytes.iter().try_fold(state, |state, &byte| self.follow(state, byte))
    }

    /// Visits the bytes that lead on, in order, and where to.
    #[inline]
    pub(crate) fn each_onward(&self, state: State, mut visit: impl FnMut(u8, State)) {
        match &self.cells[state.cell as usize..] {
            [head, low, high, ways @ ..] if *head >= FORK => {
                let mut classes = both(*low, *high);
                for way in ways.as_chunks().0.iter().take(classes.count_ones() as usize) {
                    visit(self.bytes[classes.trailing_zeros() as usize], state.behind(*way));
                    classes &= classes - 1;
                }
            }
            cells => visit(cells[0] as u8, state.next()),
        }
    }

    /// The value of the form that ends here, if one does.
    #[inline]
    pub(crate) fn accepted(&self, state: State) -> Option<u32> {
        let end = self.cells[state.cell as usize] / (2 * FORK);
        (end != 0).then(|| state.value.wrapping_add(end - 1))
    }
}

/// The classes of a fork.
const fn both(low: u32, high: u32) -> u64 {
    low as u64 | (high as u64) << u32::BITS
}

/// Takes a number from the front of a byte string.
#[inline]
fn number(bytes: &mut &[u8]) -> Option<u32> {
    let (&first, rest) = bytes.split_first()?;
    if first < 0x80 {
        *bytes = rest;
        return Some(first.into());
    }
    long_number(bytes)
}

fn long_number(bytes: &mut &[u8]) -> Option<u32> {
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
