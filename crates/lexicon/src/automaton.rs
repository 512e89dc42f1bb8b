//! Steps through a finite-state automaton whose bytes are read in place.

use fst::raw::{CompiledAddr, Fst, Node, Transition};

pub(crate) type Automaton = Fst<&'static [u8]>;

/// A node and what the way to it has summed up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) node: CompiledAddr,
    pub(crate) value: u64,
}

impl State {
    /// Before the first letter.
    pub(crate) fn root(automaton: &Automaton) -> State {
        State { node: automaton.root().addr(), value: 0 }
    }

    /// Behind a transition of its node.
    pub(crate) fn after(self, transition: &Transition) -> State {
        State { node: transition.addr, value: self.value + transition.out.value() }
    }

    /// One byte on; `node` is the node of this state.
    pub(crate) fn follow(self, node: &Node, byte: u8) -> Option<State> {
        node.find_input(byte).map(|i| self.after(&node.transition(i)))
    }

    /// Some bytes on.
    pub(crate) fn step(self, automaton: &Automaton, bytes: &[u8]) -> Option<State> {
        bytes.iter().try_fold(self, |state, &byte| state.follow(&automaton.node(state.node), byte))
    }

    /// The value of the form that ends here, if one does; `node` is the node of this state.
    pub(crate) fn accepted(self, node: &Node) -> Option<u64> {
        node.is_final().then(|| self.value + node.final_output().value())
    }
}
