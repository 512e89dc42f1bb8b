//! Sums of rows: the compiler may add several numbers at a time without changing their order.

/// Adds `factor` times `row` to `sum`.
#[inline]
pub(crate) fn add(sum: &mut [f32], row: &[f32], factor: f32) {
    sum.iter_mut().zip(row).for_each(|(sum, of)| *sum += factor * of);
}

/// Columns as rows.
pub(crate) fn turned(matrix: &[f32], columns: usize) -> Vec<f32> {
    let rows = matrix.len() / columns;
    (0..columns).flat_map(|column| (0..rows).map(move |row| matrix[row * columns + column])).collect()
}
