//! Whole numbers of any size, with only what reading and writing doubles needs.

use std::cmp::Ordering;
use std::iter;

/// A whole number from 0.
#[derive(Clone)]
pub(super) struct Big {
    /// In base 2^32, the lowest first; the highest is never 0.
    limbs: Vec<u32>,
}

impl Big {
    pub(super) fn new(value: u64) -> Self {
        let mut big = Self { limbs: vec![value as u32, (value >> 32) as u32] };
        big.trim();
        big
    }

    /// The number itself, where it fits into 64 bits.
    pub(super) fn small(&self) -> Option<u64> {
        match *self.limbs.as_slice() {
            [] => Some(0),
            [low] => Some(low.into()),
            [low, high] => Some(u64::from(high) << 32 | u64::from(low)),
            _ => None,
        }
    }

    /// How many binary digits it has; 0 has none.
    pub(super) fn bits(&self) -> i32 {
        let unused = self.limbs.last().map_or(0, |limb| limb.leading_zeros());
        self.limbs.len() as i32 * 32 - unused as i32
    }

    /// Multiplies, then adds.
    pub(super) fn scale(&mut self, factor: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for limb in &mut self.limbs {
            carry += u64::from(*limb) * u64::from(factor);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.limbs.push(carry as u32);
        }
    }

    pub(super) fn times_two_to_the(&mut self, power: u32) {
        let mut limbs = vec![0; power as usize / 32];
        limbs.extend_from_slice(&self.limbs);
        self.limbs = limbs;
        self.scale(1 << (power % 32), 0);
    }

    pub(super) fn times_ten_to_the(&mut self, power: u32) {
        for _ in 0..power / 9 {
            self.scale(1_000_000_000, 0);
        }
        for _ in 0..power % 9 {
            self.scale(10, 0);
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.combine(other, 1);
    }

    /// Takes away what is not larger.
    pub(super) fn subtract(&mut self, other: &Self) {
        self.combine(other, -1);
    }

    fn combine(&mut self, other: &Self, sign: i64) {
        let length = self.limbs.len().max(other.limbs.len());
        self.limbs.resize(length, 0);
        let mut carry = 0;
        let others = other.limbs.iter().copied().chain(iter::repeat(0));
        for (limb, other) in self.limbs.iter_mut().zip(others) {
            carry += i64::from(*limb) + sign * i64::from(other);
            *limb = carry as u32;
            carry >>= 32;
        }
        self.limbs.push(carry as u32);
        self.trim();
    }

    fn trim(&mut self) {
        while self.limbs.last() == Some(&0) {
            self.limbs.pop();
        }
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let lengths = self.limbs.len().cmp(&other.limbs.len());
        lengths.then_with(|| self.limbs.iter().rev().cmp(other.limbs.iter().rev()))
    }
}
