//! Products of weights with numbers of sixteen bits, eight at a time, on any processor that has vectors.

use wide::{i16x8, i32x4, i32x8};

/// How many numbers are multiplied at a time.
pub(crate) const AT_ONCE: usize = 8;

/// The numbers of a token in pairs, each pair four times: so four rows are multiplied with a pair at a time, and none
/// has to be added up within itself.
pub(crate) type Pairs<const PAIRS: usize> = [i16x8; PAIRS];

/// Weights of eight rows at a time: for each pair of numbers, the weights of four rows and of the next four.
#[derive(Debug)]
pub(crate) struct Matrix<const PAIRS: usize>(Vec<[[i16x8; 2]; PAIRS]>);

/// Pairs the numbers of a token.
#[inline]
pub(crate) fn pair<const PAIRS: usize>(to: &mut Pairs<PAIRS>, numbers: &[i16]) {
    for (to, of) in to.iter_mut().zip(numbers.as_chunks().0) {
        let [a, b] = *of;
        *to = i16x8::new([a, b, a, b, a, b, a, b]);
    }
}

impl<const PAIRS: usize> Matrix<PAIRS> {
    /// Rows of weights, as they are stored.
    pub(crate) fn new(weights: &[i8]) -> Matrix<PAIRS> {
        let rows: Vec<&[i8]> = weights.chunks_exact(2 * PAIRS).collect();
        let four = |rows: &[&[i8]], at: usize| {
            i16x8::new(std::array::from_fn(|nth| i16::from(rows[nth / 2][2 * at + nth % 2])))
        };
        let eight = |rows: &[&[i8]]| std::array::from_fn(|at| [four(&rows[..4], at), four(&rows[4..], at)]);
        Matrix(rows.chunks_exact(AT_ONCE).map(eight).collect())
    }

    /// Calls `put` with the products of eight rows after eight with several tokens, `scaled`.
    #[inline]
    pub(crate) fn multiply<const N: usize>(
        &self,
        tokens: &[Pairs<PAIRS>; N],
        scaled: impl Fn(i32x4) -> i32x4,
        mut put: impl FnMut(usize, [i16x8; N]),
    ) {
        for (number, rows) in self.0.iter().enumerate() {
            let mut sums = [[i32x4::ZERO; 2]; N];
            for (at, [some, others]) in rows.iter().enumerate() {
                for (sums, token) in sums.iter_mut().zip(tokens) {
                    sums[0] += some.dot(token[at]);
                    sums[1] += others.dot(token[at]);
                }
            }
            put(number * AT_ONCE, sums.map(|[some, others]| narrow(scaled(some), scaled(others))));
        }
    }
}

/// As near as sixteen bits allow.
#[inline]
fn narrow(some: i32x4, others: i32x4) -> i16x8 {
    let [a, b, c, d] = some.to_array();
    let [e, f, g, h] = others.to_array();
    i16x8::from_i32x8_saturate(i32x8::new([a, b, c, d, e, f, g, h]))
}

/// Eight numbers.
#[inline]
pub(crate) fn eight(numbers: &[i16]) -> i16x8 {
    i16x8::from_slice_unaligned(numbers)
}

/// Adds eight numbers.
#[inline]
pub(crate) fn add(to: &mut [i16], of: i16x8) {
    let sum = eight(to).saturating_add(of);
    to[..AT_ONCE].copy_from_slice(sum.as_array());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_multiplied_in_their_order() {
        let weights: Vec<i8> = (0..16 * 4).map(|n| (n % 7) as i8 - 3).collect();
        let (a, b) = ([5, -6, 7, 8], [1, 0, -300, 20]);
        let mut tokens = [[i16x8::ZERO; 2]; 2];
        pair(&mut tokens[0], &a);
        pair(&mut tokens[1], &b);
        let mut found = [[0; 16]; 2];
        Matrix::<2>::new(&weights).multiply(
            &tokens,
            |sum| sum << 1,
            |row, of| {
                found.iter_mut().zip(of).for_each(|(found, of)| found[row..row + 8].copy_from_slice(of.as_array()));
            },
        );
        for (found, token) in found.iter().zip([a, b]) {
            for (found, row) in found.iter().zip(weights.chunks_exact(4)) {
                assert_eq!(*found, 2 * row.iter().zip(token).map(|(w, n)| i16::from(*w) * n).sum::<i16>());
            }
        }
    }
}
