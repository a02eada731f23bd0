//! Doubles from text and to text.
//!
//! The standard library and `ryu-js` do the same much faster, with large tables and several ways
//! for each direction: together they were 18 KB of the annotator's WebAssembly (brotli). Numbers
//! are few in a task, so this is plain arithmetic on whole numbers of any size.

mod big;
mod read;
mod write;

pub use read::read;
pub use write::{ecmascript, plain};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every kind of double: all bits as they come, near the powers of two, and few digits.
    fn doubles() -> impl Strategy<Value = f64> {
        prop_oneof![
            any::<u64>().prop_map(f64::from_bits),
            (0_u64..2047, -2_i64..3).prop_map(|(exponent, step)| {
                f64::from_bits((exponent << 52).saturating_add_signed(step))
            }),
            (any::<i32>(), -40_i32..40)
                .prop_map(|(digits, power)| f64::from(digits) * 10_f64.powi(power)),
        ]
    }

    fn is_same(one: Option<f64>, other: Option<f64>) -> bool {
        let bits = |value: f64| if value.is_nan() { u64::MAX } else { value.to_bits() };
        one.map(bits) == other.map(bits)
    }

    /// The middle between a double and the next, with all its digits.
    fn middle(value: f64) -> String {
        let next = f64::from_bits(value.to_bits() + 1);
        halved(&format!("{value:.1080}"), &format!("{next:.1080}"))
    }

    /// The middle of two decimals that are written with equally many places.
    fn halved(one: &str, other: &str) -> String {
        let width = one.len().max(other.len());
        let pad = |text: &str| format!("{text:0>width$}").into_bytes();
        let (one, other) = (pad(one), pad(other));
        let mut sum = Vec::new();
        let mut carry = 0;
        for (one, other) in one.iter().zip(&other).rev() {
            if *one == b'.' {
                sum.push(b'.');
                continue;
            }
            let digit = one - b'0' + other - b'0' + carry;
            carry = digit / 10;
            sum.push(b'0' + digit % 10);
        }
        sum.push(b'0' + carry);
        sum.reverse();
        let mut carry = 0;
        for letter in sum.iter_mut().filter(|letter| **letter != b'.') {
            let digit = *letter - b'0' + carry * 10;
            carry = digit % 2;
            *letter = b'0' + digit / 2;
        }
        sum.push(b'0' + carry * 5);
        String::from_utf8(sum).unwrap()
    }

    proptest! {
        #[test]
        fn a_double_is_written_as_ecmascript_writes_it(value in doubles()) {
            prop_assert_eq!(ecmascript(value), ryu_js::Buffer::new().format(value).to_owned());
            prop_assert!(is_same(read(&plain(value)), Some(value)));
        }

        #[test]
        fn a_double_is_written_plainly_as_the_standard_library_does(value in doubles()) {
            // Where two are equally near, the standard library does not take the even one.
            let (ours, theirs) = (plain(value), value.to_string());
            prop_assert_eq!(ours.len(), theirs.len());
            prop_assert!(is_same(read(&ours), theirs.parse().ok()));
        }

        #[test]
        fn what_is_written_is_read_as_the_standard_library_reads_it(value in doubles(), places in 0_usize..30) {
            for text in [format!("{value}"), format!("{value:e}"), format!("{value:.places$e}")] {
                prop_assert!(is_same(read(&text), text.parse().ok()), "{}", text);
            }
        }

        #[test]
        fn digits_and_exponents_are_read_as_the_standard_library_reads_them(
            text in "[+-]?[0-9]{0,30}(\\.[0-9]{0,30})?([eE][+-]?[0-9]{0,4})?",
        ) {
            prop_assert!(is_same(read(&text), text.parse().ok()), "{}", text);
        }

        #[test]
        fn what_is_no_number_is_none(text in "[-+.0-9eEinfatyN]{0,9}") {
            prop_assert!(is_same(read(&text), text.parse().ok()), "{}", text);
        }

        #[test]
        fn a_middle_goes_to_the_even_double_and_beside_it_to_the_nearer(value in doubles()) {
            let value = value.abs();
            prop_assume!(value < f64::MAX);
            let middle = middle(value);
            for text in [middle.clone(), format!("{middle}0001"), format!("-{middle}")] {
                prop_assert!(is_same(read(&text), text.parse().ok()), "{}", text);
            }
        }
    }

    #[test]
    fn hard_cases_are_read_as_the_standard_library_reads_them() {
        let cases = [
            "0",
            "-0",
            "0e999999999999999999999",
            "1e999999999999999999999",
            "1e-999999999999999999999",
            "2.4703282292062327208e-324",
            "2.4703282292062328e-324",
            "4.9406564584124654e-324",
            "2.2250738585072011e-308",
            "2.2250738585072012e-308",
            "2.2250738585072014e-308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "9007199254740993",
            "9007199254740992.99999999999999",
            "9007199254740993.0000000000001",
            "6.631236846766476e-316",
            "1e23",
            "8.533e+68",
            "inf",
            "-Infinity",
            "nan",
            "+.5",
            "5.",
            ".",
            "",
            "+",
            "1e",
            "1e+",
            "e5",
            "1_000",
            " 1",
            "0x1p3",
            "1.2.3",
            "٣",
        ];
        for text in cases {
            assert!(is_same(read(text), text.parse().ok()), "{text}");
        }
        let long = format!("0.{}1e{}", "0".repeat(100_000), 100_001);
        assert_eq!(read(&long), Some(1.0));
        assert_eq!(read(&format!("1{}e-2000", "0".repeat(2000))), Some(1.0));
    }
}
