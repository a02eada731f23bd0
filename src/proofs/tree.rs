//! All of many statements, and all but one of them, in few words: a question that leaves one out
//! assumes a statement for each level of a tree, and not one for each of the others.

use crate::gates::Gates;
use crate::solver::Lit;

/// Statements in pairs, pairs of those, and so on up to one.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Each level says all that the one before says, in half as many statements.
    levels: Vec<Vec<Lit>>,
}

impl Tree {
    /// A tree over these.
    pub fn new(gates: &mut Gates, leaves: Vec<Lit>) -> Self {
        let mut levels = vec![leaves];
        while let Some(last) = levels.last().filter(|last| last.len() > 1) {
            levels.push(last.chunks(2).map(|pair| gates.all(pair)).collect());
        }
        Self { levels }
    }

    /// All of them.
    pub fn all(&self) -> Lit {
        self.levels.last().and_then(|level| level.first()).copied().unwrap_or(Lit::TRUE)
    }

    /// All but the one at this place.
    pub fn without(&self, at: usize) -> Vec<Lit> {
        let beside = |(level, lits): (usize, &Vec<Lit>)| lits.get((at >> level) ^ 1).copied();
        self.levels.iter().enumerate().filter_map(beside).filter(|lit| *lit != Lit::TRUE).collect()
    }

    /// Leaves the one at this place out for good.
    pub fn drop(&mut self, gates: &mut Gates, at: usize) {
        let mut made = Lit::TRUE;
        for (level, lits) in self.levels.iter_mut().enumerate() {
            let place = at >> level;
            if let Some(lit) = lits.get_mut(place) {
                *lit = made;
            }
            made = gates.both(made, lits.get(place ^ 1).copied().unwrap_or(Lit::TRUE));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solver::Answer;

    #[test]
    fn one_that_is_left_out_may_fail_and_no_other_may() {
        for count in 0..9 {
            let mut gates = Gates::default();
            let leaves: Vec<Lit> = (0..count).map(|_| gates.fresh()).collect();
            let mut tree = Tree::new(&mut gates, leaves.clone());
            let mut can_fail = |assumed: Vec<Lit>, failing: Lit| {
                let all: Vec<Lit> = [!failing].into_iter().chain(assumed).collect();
                matches!(gates.ask(&all), Answer::Can(_))
            };
            for (at, leaf) in leaves.iter().enumerate() {
                for other in &leaves {
                    assert_eq!(can_fail(tree.without(at), *other), other == leaf);
                }
                assert!(!can_fail(vec![tree.all()], *leaf));
            }
            let Some(dropped) = leaves.get(count / 2) else { continue };
            tree.drop(&mut gates, count / 2);
            for leaf in &leaves {
                let answer = gates.ask(&[!*leaf, tree.all()]);
                assert_eq!(matches!(answer, Answer::Can(_)), leaf == dropped);
            }
        }
    }
}
