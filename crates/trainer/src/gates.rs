//! A layer of gates while it is trained: states that flow through a sentence, and gradients that flow back.

use foco_tagger::network::STATES;

/// A state and what the gate was told of it.
#[derive(Clone, Copy, Default)]
struct Gate {
    keep: f32,
    new: f32,
    before: f32,
    after: f32,
}

fn keep(told: f32) -> f32 {
    (0.5 + told / 4.0).clamp(0.0, 1.0)
}

fn new(told: f32) -> f32 {
    told.clamp(-1.0, 1.0)
}

impl Gate {
    fn new(keep_told: f32, new_told: f32, before: f32) -> Gate {
        let (keep, new) = (keep(keep_told), new(new_told));
        Gate { keep, new, before, after: new + keep * (before - new) }
    }

    /// From the gradient of the state: that of both things told, and of the state before.
    fn back(self, gradient: f32) -> (f32, f32, f32) {
        let by_keep = if self.keep > 0.0 && self.keep < 1.0 { gradient * (self.before - self.new) / 4.0 } else { 0.0 };
        let by_new = if self.new.abs() < 1.0 { gradient * (1.0 - self.keep) } else { 0.0 };
        (by_keep, by_new, gradient * self.keep)
    }
}

/// One layer over a sentence.
#[derive(Default)]
pub(crate) struct Layer<const GATES: usize> {
    /// For each token: what to keep and what is new, forwards, then backwards.
    pub(crate) told: Vec<f32>,
    gates: Vec<[[Gate; GATES]; 2]>,
}

impl<const GATES: usize> Layer<GATES> {
    const ROWS: usize = 4 * GATES;

    /// Lets states flow from both ends; they go to place `to` of all states.
    pub(crate) fn flow(&mut self, length: usize, states: &mut [[f32; STATES]], to: usize) {
        self.gates.clear();
        self.gates.resize(length, [[Gate::default(); GATES]; 2]);
        for way in 0..2 {
            let mut state = [0.0; GATES];
            for step in 0..length {
                let at = if way == 0 { step } else { length - 1 - step };
                let told = &self.told[at * Self::ROWS + way * 2 * GATES..][..2 * GATES];
                let (keep, new) = told.split_at(GATES);
                for gate in 0..GATES {
                    let of = Gate::new(keep[gate], new[gate], state[gate]);
                    state[gate] = of.after;
                    self.gates[at][way][gate] = of;
                }
                states[at][to + way * GATES..][..GATES].copy_from_slice(&state);
            }
        }
    }

    /// The gradient of what was told, from that of the states.
    pub(crate) fn back(&self, gradient: &[[f32; STATES]], from: usize) -> Vec<f32> {
        let length = self.gates.len();
        let mut told = vec![0.0; length * Self::ROWS];
        for way in 0..2 {
            let mut flowing = [0.0; GATES];
            for step in 0..length {
                let at = if way == 0 { length - 1 - step } else { step };
                let own = &gradient[at][from + way * GATES..][..GATES];
                let told = &mut told[at * Self::ROWS + way * 2 * GATES..][..2 * GATES];
                let (keep, new) = told.split_at_mut(GATES);
                for gate in 0..GATES {
                    let (by_keep, by_new, before) = self.gates[at][way][gate].back(own[gate] + flowing[gate]);
                    keep[gate] = by_keep;
                    new[gate] = by_new;
                    flowing[gate] = before;
                }
            }
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the states of two gates both ways add up to, weighed differently, for what was told.
    fn sum(told: &[f32]) -> (f32, Layer<2>) {
        let mut layer = Layer { told: told.to_vec(), gates: Vec::new() };
        let length = told.len() / Layer::<2>::ROWS;
        let mut states = vec![[0.0; STATES]; length];
        layer.flow(length, &mut states, 0);
        let sum = states.iter().enumerate().map(|(at, of)| weights(at).iter().zip(of).map(|(w, s)| w * s).sum::<f32>());
        (sum.sum(), layer)
    }

    fn weights(at: usize) -> [f32; 4] {
        std::array::from_fn(|gate| 0.3 + (at * 4 + gate) as f32 % 1.7)
    }

    #[test]
    fn a_gradient_tells_how_the_states_change() {
        let told: Vec<f32> = (0..3 * Layer::<2>::ROWS).map(|n| ((n * 7) % 13) as f32 / 8.0 - 0.75).collect();
        let (_, layer) = sum(&told);
        let mut gradient = [[0.0; STATES]; 3];
        gradient.iter_mut().enumerate().for_each(|(at, of)| of[..4].copy_from_slice(&weights(at)));
        let found = layer.back(&gradient, 0);
        for (n, found) in found.iter().enumerate() {
            let moved = |by: f32| {
                let mut told = told.clone();
                told[n] += by;
                sum(&told).0
            };
            let expected = (moved(0.01) - moved(-0.01)) / 0.02;
            assert!((found - expected).abs() < 0.01, "{n}: {found} instead of {expected}");
        }
    }
}
