//! An analysis as it is drawn: worked out once, read by several components.

use crate::view::blocks::{Block, blocks};
use crate::view::findings::{Finding, findings};
use crate::view::layers::Group;
use foco::Analysis;
use std::rc::Rc;

/// Findings and blocks of a report.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// All findings, by place.
    pub findings: Vec<Finding>,
    /// All blocks, in order.
    pub blocks: Vec<Rc<Block>>,
    /// How many findings each group has.
    pub counts: [usize; Group::ALL.len()],
}

impl Cut {
    /// Cuts a report.
    pub fn new(text: &str, analysis: &Analysis) -> Cut {
        let findings = findings(analysis);
        let mut counts = [0; Group::ALL.len()];
        for finding in &findings {
            counts[Group::of(finding.layer) as usize] += 1;
        }
        let blocks = blocks(text, &findings).into_iter().map(Rc::new).collect();
        Cut { findings, blocks, counts }
    }
}
