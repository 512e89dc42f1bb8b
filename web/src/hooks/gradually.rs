//! Drawing a long report bit by bit.

use crate::view::blocks::Block;
use gloo_timers::callback::Timeout;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// So many bytes of new text get their marks at once; a frame has room for that.
const AT_ONCE: usize = 6_000;

/// The keys of the blocks that are drawn with their marks: those that were already, the one that is pointed at, and
/// a few more with every frame. The others show their words until it is their turn.
#[hook]
pub fn use_gradually(blocks: &[Rc<Block>], first: Option<usize>) -> Rc<BTreeSet<u64>> {
    let drawn = use_mut_ref(BTreeSet::<u64>::new);
    let again = use_force_update();
    let mut marked: BTreeSet<u64> = {
        let drawn = drawn.borrow();
        blocks.iter().map(|b| b.key).filter(|key| drawn.contains(key)).collect()
    };
    let mut room = AT_ONCE;
    for block in first.and_then(|at| blocks.get(at)).into_iter().chain(blocks) {
        if room == 0 || marked.len() == blocks.len() {
            break;
        }
        if marked.insert(block.key) {
            room = room.saturating_sub(block.text.len());
        }
    }
    let waiting = marked.len() < blocks.len();
    *drawn.borrow_mut() = marked.clone();
    // Every drawing that leaves something waiting asks for the next one.
    use_effect(move || {
        let timer = waiting.then(|| Timeout::new(8, move || again.force_update()));
        move || drop(timer)
    });
    Rc::new(marked)
}
