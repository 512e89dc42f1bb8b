//! Products of weights with numbers of sixteen bits: sixteen at a time where the processor can, else eight.

use fearless_simd::{Simd, i16x8, i16x16, i32x8, prelude::*};

/// How many rows are multiplied at a time.
pub(crate) const AT_ONCE: usize = 8;

/// What is multiplied at once.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(32))]
pub(crate) struct Sixteen([i16; 16]);

impl Sixteen {
    #[inline(always)]
    fn load<S: Simd>(&self, simd: S) -> i16x16<S> {
        i16x16::from_slice(simd, &self.0)
    }
}

/// The numbers of a token in pairs, each pair eight times: so eight rows are multiplied with a pair at a time, and none
/// has to be added up within itself.
pub(crate) type Pairs<const PAIRS: usize> = [Sixteen; PAIRS];

/// Weights of eight rows at a time: for each pair of numbers, the two weights of each row.
#[derive(Debug)]
pub(crate) struct Matrix<const PAIRS: usize>(Vec<[Sixteen; PAIRS]>);

/// Pairs the numbers of a token.
#[inline(always)]
pub(crate) fn pair<S: Simd, const PAIRS: usize>(simd: S, to: &mut Pairs<PAIRS>, numbers: &[i16]) {
    for (to, [a, b]) in to.iter_mut().zip(numbers.as_chunks().0) {
        let both = i32::from(*a) & 0xffff | i32::from(*b) << 16;
        i32x8::splat(simd, both).bitcast::<i16x16<S>>().store_slice(&mut to.0);
    }
}

impl<const PAIRS: usize> Matrix<PAIRS> {
    /// Rows of weights, as they are stored.
    pub(crate) fn new(weights: &[i8]) -> Matrix<PAIRS> {
        let rows: Vec<&[i8]> = weights.chunks_exact(2 * PAIRS).collect();
        let pair =
            |rows: &[&[i8]], at: usize| Sixteen(std::array::from_fn(|nth| i16::from(rows[nth / 2][2 * at + nth % 2])));
        Matrix(rows.chunks_exact(AT_ONCE).map(|rows| std::array::from_fn(|at| pair(rows, at))).collect())
    }

    /// Calls `put` with the products of eight rows after eight with several tokens, `scaled`, as near as sixteen bits
    /// allow.
    #[inline(always)]
    pub(crate) fn multiply<S: Simd, const N: usize>(
        &self,
        simd: S,
        tokens: &[Pairs<PAIRS>; N],
        scaled: impl Fn(i32x8<S>) -> i32x8<S>,
        mut put: impl FnMut(usize, [i16x8<S>; N]),
    ) {
        for (number, rows) in self.0.iter().enumerate() {
            let mut sums = [i32x8::splat(simd, 0); N];
            for (at, weights) in rows.iter().enumerate() {
                let weights = weights.load(simd);
                for (sum, token) in sums.iter_mut().zip(tokens) {
                    *sum += weights.pairwise_dot_product(token[at].load(simd));
                }
            }
            put(
                number * AT_ONCE,
                sums.map(|sum| {
                    let (some, others) = scaled(sum).split();
                    some.saturating_narrow(others)
                }),
            );
        }
    }
}

/// Eight numbers.
#[inline(always)]
pub(crate) fn eight<S: Simd>(simd: S, numbers: &[i16]) -> i16x8<S> {
    i16x8::from_slice(simd, numbers)
}

/// Adds eight numbers.
#[inline(always)]
pub(crate) fn add<S: Simd>(to: &mut [i16], of: i16x8<S>) {
    let to = &mut to[..AT_ONCE];
    eight(of.simd, to).saturating_add(of).store_slice(to);
}

#[cfg(test)]
mod tests {
    use super::*;
    use fearless_simd::{Level, dispatch};

    #[test]
    fn rows_are_multiplied_in_their_order() {
        let weights: Vec<i8> = (0..16 * 4).map(|n| (n % 7) as i8 - 3).collect();
        let (a, b) = ([5, -6, 7, 8], [1, 0, -300, 20]);
        let mut tokens = [[Sixteen::default(); 2]; 2];
        let mut found = [[0; 16]; 2];
        let matrix = Matrix::<2>::new(&weights);
        dispatch!(Level::new(), simd => {
            pair(simd, &mut tokens[0], &a);
            pair(simd, &mut tokens[1], &b);
            matrix.multiply(simd, &tokens, |sum| sum << 1, |row, of| {
                found.iter_mut().zip(of).for_each(|(found, of)| of.store_slice(&mut found[row..row + 8]));
            });
        });
        for (found, token) in found.iter().zip([a, b]) {
            for (found, row) in found.iter().zip(weights.chunks_exact(4)) {
                assert_eq!(*found, 2 * row.iter().zip(token).map(|(w, n)| i16::from(*w) * n).sum::<i16>());
            }
        }
    }
}
