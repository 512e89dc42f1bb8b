//! What a score asks of every case, worked out once for all reports.

use crate::case::mark;
use foco_score::{Definition, Input, Kind};
use std::sync::LazyLock;

/// A score and how to go through its inputs.
pub(crate) struct Plan {
    pub(crate) definition: &'static Definition,
    /// The mark of the variable of each input.
    pub(crate) marks: Vec<u128>,
    /// The inputs by name.
    pub(crate) by_name: Vec<&'static Input>,
    /// Whether it reads totals of other scores.
    pub(crate) reads_totals: bool,
}

impl Plan {
    fn new(definition: &'static Definition) -> Plan {
        let inputs = definition.inputs;
        let mut by_name: Vec<_> = inputs.iter().collect();
        by_name.sort_by_key(|input| input.name);
        Plan {
            definition,
            marks: inputs.iter().map(|input| mark(input.variable)).collect(),
            by_name,
            reads_totals: inputs.iter().any(|input| matches!(input.kind, Kind::Points { .. })),
        }
    }

    /// Of every score, in the order in which they are shown.
    pub(crate) fn all() -> &'static [Plan] {
        static ALL: LazyLock<Vec<Plan>> = LazyLock::new(|| foco_score::all().iter().copied().map(Plan::new).collect());
        &ALL
    }
}
