//! Packs an automaton: forms in order, each with a number, as few nodes as possible. `src/automaton.rs` reads it.

use std::collections::HashMap;

/// Packs forms, which must come in the order of their bytes.
pub fn pack<'f>(forms: impl Iterator<Item = (&'f str, u64)>) -> Vec<u8> {
    let mut builder = fst::raw::Builder::memory();
    for (form, value) in forms {
        builder.insert(form, value).expect("forms come in order");
    }
    let fst = fst::raw::Fst::new(builder.into_inner().expect("in memory")).expect("built here");
    let root = fst.root().addr();
    let [mut nodes, mut labels, mut targets, mut values, mut ends] = [const { Vec::new() }; 5];
    // How many nodes were met before each, and which were met again, in this order.
    let (mut met, mut again) = (HashMap::from([(root, 0)]), HashMap::new());
    let mut open = vec![root];
    while let Some(address) = open.pop() {
        let node = fst.node(address);
        number(&mut nodes, node.len() as u64 * 2 + u64::from(node.is_final()));
        if node.is_final() {
            number(&mut ends, node.final_output().value());
        }
        let mut new = Vec::new();
        for way in node.transitions() {
            let (seen, twice) = (met.len() as u64, again.len() as u64);
            let target = match (met.get(&way.addr), again.get(&way.addr)) {
                (_, Some(nth)) => nth * 2 + 1,
                (Some(before), None) => {
                    again.insert(way.addr, twice);
                    (seen - before) * 2
                }
                (None, None) => {
                    met.insert(way.addr, seen);
                    new.push(way.addr);
                    0
                }
            };
            labels.push(way.inp);
            number(&mut targets, target);
            number(&mut values, way.out.value());
        }
        open.extend(new.into_iter().rev());
    }
    postcard::to_allocvec(&[nodes, labels, targets, values, ends]).expect("byte strings")
}

/// Seven bits a byte, the lowest first; the high bit says that more follow.
fn number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
