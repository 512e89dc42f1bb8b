//! The marks of a block as a tree: marks that overlap nest, and those that cross are cut where the outer one ends.

use foco::Span;

/// A piece of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Plain words.
    Words(Span),
    /// Something marked.
    Mark {
        /// Which of the marks.
        index: usize,
        /// Whether the mark begins with this piece.
        begins: bool,
        /// Whether it ends with it.
        ends: bool,
        /// How many marks lie one within the other in it.
        depth: usize,
        /// What is in it.
        inside: Vec<Node>,
    },
}

/// A mark that is open, with what it holds so far.
struct Open {
    index: usize,
    begins: bool,
    inside: Vec<Node>,
}

/// The tree for a text of `length` bytes. Of marks with the same words the first is the outer one.
pub fn tree(length: u32, marks: &[Span]) -> Vec<Node> {
    let mut cuts: Vec<u32> = marks.iter().flat_map(|m| [m.start, m.end]).chain([0, length]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut order: Vec<usize> = (0..marks.len()).filter(|&i| !marks[i].is_empty()).collect();
    order.sort_by_key(|&i| (marks[i].start, std::cmp::Reverse(marks[i].end), i));
    let mut waiting = order.iter().copied().peekable();
    let mut covering: Vec<usize> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut done: Vec<Node> = Vec::new();
    for pair in cuts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        covering.retain(|&i| marks[i].end > start);
        while let Some(i) = waiting.next_if(|&i| marks[i].start <= start) {
            covering.push(i);
        }
        let common = open.iter().zip(&covering).take_while(|(o, i)| o.index == **i).count();
        close(&mut open, common, start, marks, &mut done);
        for &index in &covering[common..] {
            open.push(Open { index, begins: marks[index].start == start, inside: Vec::new() });
        }
        let words = Node::Words(Span::new(start, end));
        open.last_mut().map_or(&mut done, |o| &mut o.inside).push(words);
    }
    close(&mut open, 0, length, marks, &mut done);
    done
}

/// Closes the innermost marks until `keep` are open.
fn close(open: &mut Vec<Open>, keep: usize, at: u32, marks: &[Span], done: &mut Vec<Node>) {
    while open.len() > keep {
        let Some(Open { index, begins, inside }) = open.pop() else { return };
        let depth = 1 + inside.iter().map(Node::depth).max().unwrap_or_default();
        let mark = Node::Mark { index, begins, ends: marks[index].end <= at, depth, inside };
        open.last_mut().map_or(&mut *done, |o| &mut o.inside).push(mark);
    }
}

impl Node {
    fn depth(&self) -> usize {
        match self {
            Node::Words(_) => 0,
            Node::Mark { depth, .. } => *depth,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree with brackets: `<0 …>`; a mark that goes on after a cut has a `…`.
    fn drawn(text: &str, marks: &[(u32, u32)]) -> String {
        fn draw(text: &str, nodes: &[Node]) -> String {
            let one = |node: &Node| match node {
                Node::Words(span) => text[span.start as usize..span.end as usize].to_owned(),
                Node::Mark { index, begins, ends, inside, .. } => {
                    let (from, to) = (if *begins { "" } else { "…" }, if *ends { "" } else { "…" });
                    format!("<{from}{index} {}{to}>", draw(text, inside))
                }
            };
            nodes.iter().map(one).collect()
        }
        let marks: Vec<Span> = marks.iter().map(|&(a, b)| Span::new(a, b)).collect();
        draw(text, &tree(text.len() as u32, &marks))
    }

    #[test]
    fn marks_nest_and_crossing_ones_are_cut() {
        assert_eq!(drawn("abcdef", &[]), "abcdef");
        assert_eq!(drawn("abcdef", &[(1, 3)]), "a<0 bc>def");
        assert_eq!(drawn("abcdef", &[(1, 5), (2, 3)]), "a<0 b<1 c>de>f");
        assert_eq!(drawn("abcdef", &[(1, 3), (1, 3)]), "a<0 <1 bc>>def");
        assert_eq!(drawn("abcdef", &[(0, 3), (2, 5)]), "<0 ab<1 c…>><…1 de>f");
        assert_eq!(drawn("abcdef", &[(2, 2)]), "ab".to_owned() + "cdef");
        assert_eq!(drawn("", &[]), "");
    }

    #[test]
    fn depth_counts_marks_within_marks() {
        let nodes = tree(6, &[Span::new(0, 6), Span::new(1, 3), Span::new(2, 3)]);
        assert_eq!(nodes.iter().map(Node::depth).collect::<Vec<_>>(), [3]);
    }
}
