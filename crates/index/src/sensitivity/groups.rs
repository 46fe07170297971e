//! Inputs that move together.

use super::SensitivityFault;

/// Which group each input belongs to; a group of one is an input alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    /// By input: its group, from zero.
    of: Vec<usize>,
    count: usize,
}

impl Groups {
    /// Groups by the number of each input.
    ///
    /// *Errors*: no inputs; a number below the greatest that no input has.
    pub fn new(of: Vec<usize>) -> Result<Self, SensitivityFault> {
        let count = of.iter().max().map_or(0, |most| most.saturating_add(1));
        if count == 0 {
            return Err(SensitivityFault::NoInputs);
        }
        let given = of.len();
        if count > given || (0..count).any(|group| !of.contains(&group)) {
            let needed = count;
            return Err(SensitivityFault::Lengths { given, needed });
        }
        Ok(Self { of, count })
    }

    /// Every input alone.
    #[must_use]
    pub fn alone(inputs: usize) -> Self {
        Self {
            of: (0..inputs).collect(),
            count: inputs,
        }
    }

    /// How many groups.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many inputs.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.of.len()
    }

    /// The group of an input; `None` for an input that is not there.
    #[must_use]
    pub fn of(&self, input: usize) -> Option<usize> {
        self.of.get(input).copied()
    }

    /// The inputs of a group.
    pub fn members(&self, group: usize) -> impl Iterator<Item = usize> {
        let all = self.of.iter().enumerate();
        all.filter(move |(_, own)| **own == group).map(|(n, _)| n)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Bootstrap, Estimator, Matrix, Order, Outputs, Points, Resampling, Saltelli, Trajectories,
    };
    use super::*;
    use waymark_numerics::random::Random;

    #[test]
    fn groups_are_numbered_without_gaps() {
        let groups = Groups::new(vec![1, 0, 1]).unwrap();
        assert_eq!((groups.count(), groups.inputs()), (2, 3));
        assert_eq!(groups.members(1).collect::<Vec<_>>(), [0, 2]);
        assert_eq!((groups.of(1), groups.of(3)), (Some(0), None));
        assert!(Groups::new(vec![0, 2]).is_err());
        assert!(Groups::new(vec![0, 2, 2]).is_err());
        assert!(Groups::new(Vec::new()).is_err());
        assert_eq!(Groups::alone(2), Groups::new(vec![0, 1]).unwrap());
    }

    fn y(x: &[f64]) -> f64 {
        x[0] + 2.0 * x[1] + x[2]
    }

    /// Of x1 + 2 x2 + x3 the first and the third explain 2/6 together, the second 4/6.
    #[test]
    fn a_group_explains_what_its_inputs_do_together() {
        let points = Points::sobol(6, Random::new(2, 3)).unwrap();
        let groups = Groups::new(vec![0, 1, 0]).unwrap();
        let design = Saltelli::new(points, 256, Order::Second).unwrap();
        let design = design.of_groups(groups).unwrap();
        assert_eq!((design.runs(), design.inputs()), (256 * 6, 3));
        assert_eq!(design.run(7), Some((1, Matrix::AWithB(0))));
        let row = design.row(3);
        let runs: Vec<&[f64]> = row.chunks(3).collect();
        let (a, b) = (runs[0], runs[5]);
        assert_eq!(runs[1], [b[0], a[1], b[2]]);
        assert_eq!(runs[2], [a[0], b[1], a[2]]);
        assert_eq!(runs[3], [a[0], b[1], a[2]]);
        let mut out = Vec::new();
        let mut x = [0.0; 3];
        for run in 0..design.runs() {
            design.fill(run, &mut x);
            assert_eq!(x.as_slice(), &design.row(run / 6)[run % 6 * 3..][..3]);
            out.push(y(&x));
        }
        let found = Outputs::new(&out, 2, Order::Second).unwrap();
        let found = found.indices(Estimator::SALIB).unwrap();
        for (share, expected) in found
            .first
            .iter()
            .chain(&found.total)
            .zip([1.0, 2.0, 1.0, 2.0])
        {
            assert!((share - expected / 3.0).abs() < 0.01, "{found:?}");
        }
    }

    /// Inputs of a group move at once, each up or down; the figures are those of `SALib` 1.6.0 on the same runs.
    #[test]
    fn trajectories_of_groups_move_all_their_inputs() {
        let groups = Groups::new(vec![0, 1, 0]).unwrap();
        let moves = Trajectories::of_groups(groups, 4, 20, Random::new(5, 8)).unwrap();
        assert_eq!(moves.runs(), 60);
        let mut all = vec![[0.0; 3]; 60];
        all.iter_mut()
            .enumerate()
            .for_each(|(run, x)| moves.fill(run, x));
        for pair in all.chunks(3).flat_map(|runs| runs.windows(2)) {
            let moved: Vec<bool> = (0..3)
                .map(|n| (pair[0][n] - pair[1][n]).abs() > 0.5)
                .collect();
            assert!(moved == [true, false, true] || moved == [false, true, false]);
        }
        let out: Vec<f64> = all
            .iter()
            .map(|x| x[0] * x[0] + 2.0 * x[1] * x[2])
            .collect();
        let bootstrap = Bootstrap {
            resampling: Resampling::Joint,
            resamples: 100,
            level: 0.9,
            random: Random::new(1, 1),
        };
        let found = moves.screen(&out, &bootstrap).unwrap();
        for (found, expected) in found.iter().zip(PEER) {
            let found = found.unwrap();
            assert!((found.mu_star - expected).abs() < 1e-12, "{found:?}");
        }
        assert_eq!(found[0].unwrap().mu, None);
        assert!(found[1].unwrap().mu.is_some());
    }

    const PEER: [f64; 2] = [1.133_333_333_333_334, 1.366_666_666_666_667];
}
