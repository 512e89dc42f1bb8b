//! Steps along a gradient, each number's as long as its own gradients are steady (Kingma and Ba 2015, arXiv:1412.6980).

/// Numbers that are learned.
pub(crate) struct Learned {
    pub(crate) values: Vec<f32>,
    pub(crate) gradient: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
    /// None may become larger than can be stored.
    most: f32,
}

/// The length of the next step.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    rate: f32,
    /// What the means lack after few steps.
    mean: f32,
    square: f32,
}

const KEEP_MEAN: f32 = 0.9;
const KEEP_SQUARE: f32 = 0.98;
const FLOOR: f32 = 1e-8;

impl Step {
    /// The step of this number, counted from 1.
    pub(crate) fn new(rate: f32, number: i32) -> Step {
        Step { rate, mean: 1.0 - KEEP_MEAN.powi(number), square: 1.0 - KEEP_SQUARE.powi(number) }
    }
}

impl Learned {
    pub(crate) fn new(values: Vec<f32>, most: f32) -> Learned {
        let zeros = || vec![0.0; values.len()];
        Learned { gradient: zeros(), mean: zeros(), square: zeros(), values, most }
    }

    /// One step for the numbers of a range, whose gradient is then forgotten.
    pub(crate) fn step(&mut self, range: std::ops::Range<usize>, step: Step) {
        let values = self.values[range.clone()].iter_mut().zip(&mut self.gradient[range.clone()]);
        let moments = self.mean[range.clone()].iter_mut().zip(&mut self.square[range]);
        for ((value, gradient), (mean, square)) in values.zip(moments) {
            *mean = KEEP_MEAN * *mean + (1.0 - KEEP_MEAN) * *gradient;
            *square = KEEP_SQUARE * *square + (1.0 - KEEP_SQUARE) * *gradient * *gradient;
            let next = *value + step.rate * (*mean / step.mean) / ((*square / step.square).sqrt() + FLOOR);
            *value = next.clamp(-self.most, self.most);
            *gradient = 0.0;
        }
    }

    /// One step for all.
    pub(crate) fn step_all(&mut self, step: Step) {
        self.step(0..self.values.len(), step);
    }
}
