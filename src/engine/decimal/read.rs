//! Text to the nearest double; of two equally near, to the even one (IEEE 754).

use super::big::Big;
use std::cmp::Ordering;

/// No double, and no middle between two, has more digits than 767: what comes after these many
/// decides nothing but which side of a middle the number is on.
const DIGITS: i64 = 800;

/// The double of a text, which is written as Rust writes and reads them: `-1.5e-3`, `.5`, `+5.`,
/// `inf`, `NaN`.
pub fn read(text: &str) -> Option<f64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    let size = if is("inf") || is("infinity") {
        f64::INFINITY
    } else if is("nan") {
        f64::NAN
    } else {
        Decimal::read(text.as_bytes())?.nearest()
    };
    Some(if negative { -size } else { size })
}

/// `digits` times ten to the `power`.
struct Decimal {
    digits: Big,
    /// How many digits there are, without zeros in front.
    count: i64,
    power: i64,
}

impl Decimal {
    fn read(mut text: &[u8]) -> Option<Self> {
        let mut it = Self { digits: Big::new(0), count: 0, power: 0 };
        let (mut is_number, mut in_fraction, mut is_cut) = (false, false, false);
        while let [letter, rest @ ..] = text {
            match letter {
                b'0'..=b'9' => {
                    is_number = true;
                    is_cut |= !it.take(u32::from(letter - b'0'), in_fraction);
                }
                b'.' if !in_fraction => in_fraction = true,
                b'e' | b'E' if is_number => {
                    it.power = it.power.saturating_add(exponent(rest)?);
                    break;
                }
                _ => return None,
            }
            text = rest;
        }
        if is_cut {
            it.digits.scale(10, 1);
            it.count += 1;
            it.power = it.power.saturating_sub(1);
        }
        is_number.then_some(it)
    }

    /// Takes one digit more; says no where that is left out and the number is larger for it.
    fn take(&mut self, digit: u32, in_fraction: bool) -> bool {
        if self.count == DIGITS {
            self.power += i64::from(!in_fraction);
            return digit == 0;
        }
        self.power -= i64::from(in_fraction);
        if digit > 0 || self.count > 0 {
            self.digits.scale(10, digit);
            self.count += 1;
        }
        true
    }

    fn nearest(self) -> f64 {
        // From here on, no power is so large that working it out would take long.
        match self.count.saturating_add(self.power) {
            _ if self.count == 0 => return 0.0,
            ..-330 => return 0.0,
            331.. => return f64::INFINITY,
            _ => {}
        }
        match self.digits.small() {
            Some(digits) if digits < 1 << 53 && self.power.abs() <= 22 => {
                exactly(digits as f64, self.power)
            }
            _ => divided(self.digits, self.power as i32),
        }
    }
}

/// What stands after the `e`.
fn exponent(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    let mut size = 0_i64;
    for digit in digits {
        let digit = char::from(*digit).to_digit(10)?;
        size = size.saturating_mul(10).saturating_add(digit.into());
    }
    if digits.is_empty() { None } else { Some(if negative { -size } else { size }) }
}

/// Both the digits and the power of ten are doubles, so that one step rounds as it should.
fn exactly(digits: f64, power: i64) -> f64 {
    let ten = (0..power.abs()).fold(1.0, |ten, _| ten * 10.0);
    if power < 0 { digits / ten } else { digits * ten }
}

/// Long division, binary digit by binary digit.
fn divided(mut above: Big, power: i32) -> f64 {
    let mut below = Big::new(1);
    let tens = if power < 0 { &mut below } else { &mut above };
    tens.times_ten_to_the(power.unsigned_abs());
    // `above / below` is brought to between 1 and 2; the number is that times 2 to the `lead`.
    let mut lead = above.bits() - below.bits();
    let smaller = if lead < 0 { &mut above } else { &mut below };
    smaller.times_two_to_the(lead.unsigned_abs());
    if above.compare(&below) == Ordering::Less {
        above.scale(2, 0);
        lead -= 1;
    }
    // The last binary digit of a double stands for 2 to the `last`; what is less than half of the
    // smallest is nothing.
    let last = (lead - 52).max(-1074);
    if lead < last - 1 {
        return 0.0;
    }
    let mut fraction = 0_u64;
    for _ in last..=lead {
        fraction *= 2;
        if above.compare(&below) != Ordering::Less {
            above.subtract(&below);
            fraction += 1;
        }
        above.scale(2, 0);
    }
    let up = match above.compare(&below) {
        Ordering::Less => 0,
        Ordering::Equal => fraction & 1,
        Ordering::Greater => 1,
    };
    // A fraction that fills up carries over into the exponent, and from the largest into infinity.
    let bits = (((last + 1074) as u64) << 52) + fraction + up;
    f64::from_bits(bits.min(f64::INFINITY.to_bits()))
}
