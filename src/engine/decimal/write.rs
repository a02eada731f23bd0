//! Doubles to the shortest text that is read back as the same double; of several, to the nearest;
//! of two equally near, to the even one.

use super::big::Big;
use std::cmp::Ordering;

/// As ECMAScript writes numbers (ECMA-262, Number::toString): `1.5`, `1e-7`, `NaN`, `Infinity`.
pub fn ecmascript(value: f64) -> String {
    written(value, "Infinity", |digits, point| match point {
        -5..=21 => positional(digits, point),
        _ => scientific(digits, point - 1),
    })
}

/// Without an exponent, however long that is, and with the sign of zero: as Rust writes doubles.
pub fn plain(value: f64) -> String {
    if value == 0.0 && value.is_sign_negative() {
        return String::from("-0");
    }
    written(value, "inf", positional)
}

fn written(value: f64, infinity: &str, layout: fn(&str, i32) -> String) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    let size = value.abs();
    if size.is_nan() {
        String::from("NaN")
    } else if size.is_infinite() {
        [sign, infinity].concat()
    } else if size < (1_u64 << 53) as f64 && size.trunc() == size {
        [sign, &(size as u64).to_string()].concat()
    } else {
        let (digits, point) = shortest(size);
        [sign, &layout(&digits, point)].concat()
    }
}

/// Digits with the decimal point after this many of them.
fn positional(digits: &str, point: i32) -> String {
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let count = digits.len() as i32;
    match digits.split_at_checked(usize::try_from(point).unwrap_or(0)) {
        _ if point <= 0 => ["0.", &zeros(-point), digits].concat(),
        Some((whole, fraction)) if point < count => [whole, ".", fraction].concat(),
        _ => [digits, &zeros(point - count)].concat(),
    }
}

fn scientific(digits: &str, power: i32) -> String {
    let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
    let point = if rest.is_empty() { "" } else { "." };
    let sign = if power < 0 { "e" } else { "e+" };
    [first, point, rest, sign, &power.to_string()].concat()
}

/// The digits of a number above zero, and how many of them stand before the decimal point.
///
/// This is the free-format algorithm of Steele and White ("How to print floating-point numbers
/// accurately", 1990): digits are given out until what they stand for lies within the reach of the
/// number, which goes half way to its neighbours, and includes the middle where reading rounds to it.
fn shortest(value: f64) -> (String, i32) {
    let fraction = value.to_bits() & ((1 << 52) - 1);
    let (mantissa, power, is_first) = match (value.to_bits() >> 52) as i32 {
        0 => (fraction, -1074, false),
        exponent => (fraction | 1 << 52, exponent - 1075, fraction == 0 && exponent > 1),
    };
    // All in quarters of the last place: the neighbour below the first of its exponent is half as
    // far as the one above.
    let mut left = Big::new(mantissa * 4);
    let mut reach_up = Big::new(2);
    let mut reach_down = Big::new(if is_first { 1 } else { 2 });
    let mut one = Big::new(4);
    let ends = mantissa % 2 == 0;
    if power < 0 {
        one.times_two_to_the(power.unsigned_abs());
    } else {
        for part in [&mut left, &mut reach_up, &mut reach_down] {
            part.times_two_to_the(power.unsigned_abs());
        }
    }
    // Not more than the decimal logarithm, rounded up, and at most one less.
    let lead = power + 63 - mantissa.leading_zeros() as i32;
    let mut point = (lead * 1233) >> 12;
    if point < 0 {
        for part in [&mut left, &mut reach_up, &mut reach_down] {
            part.times_ten_to_the(point.unsigned_abs());
        }
    } else {
        one.times_ten_to_the(point.unsigned_abs());
    }
    while reaches(&left, &reach_up, &one, ends) {
        one.scale(10, 0);
        point += 1;
    }
    let mut digits = String::new();
    loop {
        for part in [&mut left, &mut reach_up, &mut reach_down] {
            part.scale(10, 0);
        }
        let mut digit = 0;
        while left.compare(&one) != Ordering::Less {
            left.subtract(&one);
            digit += 1;
        }
        let fits_down = is_before(&left, &reach_down, ends);
        let fits_up = reaches(&left, &reach_up, &one, ends);
        let is_last = fits_down || fits_up;
        if is_last && (!fits_down || (fits_up && is_nearer_up(&left, &one, digit))) {
            digit += 1;
        }
        digits.push(char::from(b'0' + digit));
        if is_last {
            return (digits, point);
        }
    }
}

fn reaches(left: &Big, reach: &Big, goal: &Big, ends: bool) -> bool {
    let mut sum = left.clone();
    sum.add(reach);
    is_before(goal, &sum, ends)
}

fn is_before(one: &Big, other: &Big, or_equal: bool) -> bool {
    match one.compare(other) {
        Ordering::Less => true,
        Ordering::Equal => or_equal,
        Ordering::Greater => false,
    }
}

fn is_nearer_up(left: &Big, one: &Big, digit: u8) -> bool {
    let mut twice = left.clone();
    twice.add(left);
    is_before(one, &twice, digit % 2 == 1)
}
